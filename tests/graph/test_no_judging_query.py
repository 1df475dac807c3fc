"""No query computes a rating or a judgement: figures are found and told in SPARQL, never reckoned with.

The queries are parsed, so that it does not matter how one is written. What you would get
wrong: a figure goes by another name once it is bound or selected as one, and that is followed.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from rdflib import XSD, Graph, Namespace, URIRef, Variable
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from ontology import PREFIXES

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "graph" / "queries").glob("*.rq"))
GT, SCHEMA = Namespace(PREFIXES["gt"]), Namespace(PREFIXES["schema"])
HOLDING_FIGURES = (
    GT.Observation,
    GT.Target,
    GT.RatingBand,
    GT.Benchmark,
    GT.MeasureStatus,
    GT.ExpectedEffect,
)
TELLING = {"Builtin_BOUND", "Builtin_LANG", "Builtin_EXISTS", "Builtin_NOTEXISTS", "Aggregate_Count"}
"""What may be done with a figure: to ask whether there is one, in what language, and how many."""
RECKONING = (
    "RelationalExpression",
    "AdditiveExpression",
    "MultiplicativeExpression",
    "Builtin_",
    "Aggregate_",
)


@cache
def figures() -> frozenset[URIRef]:
    """The properties of figures, targets, bands, benchmarks, statuses and effects that hold numbers.

    The order of a scheme's ratings is none: it is looked up, to know which of them is the worst.
    """
    said = Graph()
    for file in (ROOT / "ontology").glob("*.ttl"):
        said.parse(file)
    numbers = {
        prop for each in (XSD.decimal, XSD.integer) for prop in said.subjects(SCHEMA.rangeIncludes, each)
    }
    held = {prop for each in HOLDING_FIGURES for prop in said.subjects(SCHEMA.domainIncludes, each)}
    return frozenset({*(numbers & held - {GT.order}), URIRef(PREFIXES["sdmxm"] + "obsValue")})


def parts(node: Any) -> Iterator[CompValue]:
    """A parsed query and everything in it."""
    if isinstance(node, CompValue):
        yield node
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list | tuple) else ()
    for each in inner:
        yield from parts(each)


def variables(node: Any) -> set[Variable]:
    """The variables that an expression reads."""
    if isinstance(node, Variable):
        return {node}
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list | tuple) else ()
    return {found for each in inner for found in variables(each)}


def named(query: CompValue) -> set[Variable]:
    """The variables that stand for figures, under whatever name; amounts of money may be added up."""
    steps = [step for part in parts(query) if part.name in {"BGP", "TriplesBlock"} for step in triples(part)]
    money = {start for start, path, _ in steps if path == GT.ofBudgetLine}
    found = {
        end for start, path, end in steps if isinstance(end, Variable) and start not in money and leads(path)
    }
    renamed = [part for part in parts(query) if part.name == "Extend" and isinstance(part.expr, Variable)]
    for part in reversed(renamed):
        if part.expr in found:
            found.add(part.var)
    return found


def triples(part: CompValue) -> Iterator[tuple[Any, ...]]:
    """The steps of a pattern; inside EXISTS the parser leaves several in one row."""
    for row in part.triples:
        yield from zip(row[::3], row[1::3], row[2::3], strict=True)


def leads(path: Any) -> bool:
    """Whether a step, simple or of several parts, may lead to a figure; one by a variable may."""
    return isinstance(path, Variable) or any(prop.n3() in path.n3() for prop in figures())


def reckoned(text: str) -> list[str]:
    """The operations of a query that do more with a figure than to tell it."""
    judged = named(translateQuery(parseQuery(text)).algebra)
    return [
        part.name
        for part in parts(parseQuery(text)[1])
        if part.name.startswith(RECKONING)
        and part.name not in TELLING
        and (part.other or not part.name.endswith("Expression"))
        and variables(part) & judged
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_query_reckons_with_a_figure(file: Path) -> None:
    """Ratings are derived once; a comparison of a value with a target here would be a second opinion."""
    assert reckoned(file.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "where",
    [
        "?o sdmxm:obsValue ?v . ?t gt:targetValue ?w FILTER (?v < ?w)",
        "?t gt:targetValue ?w BIND (IF(?low, ?w - ?v, ?v - ?w) AS ?gap)",
        "?o sdmxm:obsValue ?v FILTER (?v < 95)",
        "?o sdmxm:obsValue ?v FILTER (?v < $least)",
        "?o sdmxm:obsValue ?v BIND (?v AS ?other) FILTER (2 * ?other > 9)",
        "?o gt:figure/sdmxm:obsValue ?v FILTER (?v IN (1, 2))",
        "?o ?any ?v FILTER (ABS(?v) > 3)",
        "?o sdmxm:obsValue|gt:targetValue ?v FILTER EXISTS { ?o gt:upperBound ?w FILTER (?w > ?v) }",
    ],
)
def test_reckoning_is_recognised(where: str) -> None:
    """A check that cannot fail guards nothing."""
    prefixes = "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in ("gt", "sdmxm"))
    assert reckoned(f"{prefixes} SELECT ?o WHERE {{ {where} }}") != []


def test_figures_that_are_only_told_are_left_alone() -> None:
    """To find, order and count figures, and to compare days, is what queries are for."""
    query = f"""PREFIX gt: <{GT}> SELECT ?o ?v (COUNT(?v) AS ?n) WHERE {{
        ?o gt:targetValue ?v ; gt:lastDay ?day OPTIONAL {{ ?o gt:upperBound ?w }}
        FILTER (?day < $day && !BOUND(?w)) }} GROUP BY ?o ?v ORDER BY ?v"""
    assert reckoned(query) == []
