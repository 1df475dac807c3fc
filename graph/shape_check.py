"""The load tier's shapes, checked record by record, fast enough for figures by the thousand.

The rules are the SHACL file and nothing else; this reads the part of SHACL Core that looks
at one record alone. A construct it does not know stops it when the shapes are read, never
in silence. What you would get wrong: pySHACL stays the referee; a test holds this to its
verdict on every example and on a whole council.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import cast

import rdflib
from pyoxigraph import Literal, NamedNode
from rdflib.collection import Collection
from rdflib.namespace import RDF as RDFLIB_RDF
from rdflib.namespace import SH

from graph.findings import Severity
from graph.rdflib_terms import from_rdflib
from graph.terms import Term
from graph.trail.records import Record
from ontology import GTS, RDF, XSD
from ontology.shapes import load_shapes
from ontology.vocabulary import subclasses_of

Values = tuple[Term, ...]
Holds = Callable[[Record, Values], bool]

_SEVERITIES: Mapping[rdflib.term.Node | None, Severity] = {
    SH.Violation: Severity.VIOLATION,
    SH.Warning: Severity.WARNING,
    SH.Info: Severity.INFO,
}
_ABOUT = frozenset(
    {RDFLIB_RDF.type, SH.path, SH.severity, SH.message, SH.targetClass, SH.property, SH.qualifiedMinCount}
)
_NUMERIC = frozenset({XSD.decimal, XSD.integer})


@dataclass(frozen=True, slots=True)
class Fault:
    """One rule that a record breaks; ``property`` is the first of those that the rule looks at.

    A shape's message says itself what to do; other rules may say it in ``remedy``.
    """

    severity: Severity
    rule: str
    record: NamedNode
    property: NamedNode | None
    message: str
    remedy: str | None = None


@dataclass(frozen=True, slots=True)
class ShapeRule:
    """One named shape: whom it is for, what it looks at and whether that holds."""

    name: str
    classes: frozenset[NamedNode]
    paths: tuple[NamedNode, ...]
    holds: Holds
    severity: Severity
    message: str


def faults(records: Iterable[Record]) -> list[Fault]:
    """Everything in the records that breaks a rule of the load tier."""
    rules = rules_by_class()
    return [
        Fault(rule.severity, rule.name, record.iri, rule.paths[0] if rule.paths else None, rule.message)
        for record in records
        for class_iri in record.values(RDF.type)
        if isinstance(class_iri, NamedNode)
        for rule in rules.get(class_iri, ())
        if not rule.holds(record, _reached(record, rule.paths))
    ]


@cache
def rules_by_class() -> Mapping[NamedNode, tuple[ShapeRule, ...]]:
    """The rules for each class, those of its superclasses included."""
    found: dict[NamedNode, list[ShapeRule]] = {}
    for rule in _rules(load_shapes()):
        for class_iri in rule.classes:
            found.setdefault(class_iri, []).append(rule)
    return {class_iri: tuple(rules) for class_iri, rules in found.items()}


def _rules(shapes: rdflib.Graph) -> list[ShapeRule]:
    rules = []
    for shape in sorted(set(shapes.subjects(RDFLIB_RDF.type, SH.NodeShape)), key=str):
        classes = frozenset(
            narrower
            for target in shapes.objects(shape, SH.targetClass)
            for narrower in subclasses_of(NamedNode(str(target)))
        )
        named = [
            *shapes.objects(shape, SH.property),
            *([shape] if (shape, SH.message, None) in shapes else []),
        ]
        rules += [_rule(shapes, each, classes) for each in sorted(named, key=str)]
    return rules


def _rule(shapes: rdflib.Graph, shape: rdflib.term.Node, classes: frozenset[NamedNode]) -> ShapeRule:
    return ShapeRule(
        name=str(shape).removeprefix(GTS.iri),
        classes=classes,
        paths=_paths(shapes, shape),
        holds=_all_hold(shapes, shape),
        severity=_SEVERITIES[shapes.value(shape, SH.severity)],
        message=str(shapes.value(shape, SH.message)),
    )


def _paths(shapes: rdflib.Graph, shape: rdflib.term.Node) -> tuple[NamedNode, ...]:
    path = shapes.value(shape, SH.path)
    if path is None:
        return ()
    if isinstance(path, rdflib.URIRef):
        return (NamedNode(str(path)),)
    options = shapes.value(path, SH.alternativePath)
    if options is None:
        raise NotImplementedError(f"The shape {shape} has a path that leaves its record.")
    return tuple(NamedNode(str(option)) for option in Collection(shapes, options))


def _reached(record: Record, paths: tuple[NamedNode, ...]) -> Values:
    return tuple(value for path in paths for value in record.values(path))


def _all_hold(shapes: rdflib.Graph, shape: rdflib.term.Node) -> Holds:
    checks = [
        _check(shapes, shape, component, wanted)
        for component, wanted in shapes.predicate_objects(shape)
        if component not in _ABOUT
    ]
    return lambda record, values: all(check(record, values) for check in checks)


def _check(
    shapes: rdflib.Graph, shape: rdflib.term.Node, component: rdflib.term.Node, wanted: rdflib.term.Node
) -> Holds:
    if component in _COUNTING:
        return _COUNTING[component](int(str(wanted)))
    if component in _EACH:
        fits = _EACH[component](shapes, wanted)
        return lambda _, values: all(fits(value) for value in values)
    if component in _AGAINST:
        return _AGAINST[component](NamedNode(str(wanted)))
    if component in _WHOLE:
        return _WHOLE[component](shapes, shape, wanted)
    raise NotImplementedError(f"The shape {shape} uses {component}, which is not checked here.")


def _qualified(shapes: rdflib.Graph, shape: rdflib.term.Node, wanted: rdflib.term.Node) -> Holds:
    fits = _all_hold(shapes, wanted)
    least = int(str(shapes.value(shape, SH.qualifiedMinCount)))
    return lambda record, values: sum(fits(record, (value,)) for value in values) >= least


def _not(shapes: rdflib.Graph, _: rdflib.term.Node, wanted: rdflib.term.Node) -> Holds:
    inner = _nested(shapes, wanted)
    return lambda record, values: not inner(record, values)


def _or(shapes: rdflib.Graph, _: rdflib.term.Node, wanted: rdflib.term.Node) -> Holds:
    options = [_nested(shapes, option) for option in Collection(shapes, wanted)]
    return lambda record, values: any(option(record, values) for option in options)


def _nested(shapes: rdflib.Graph, shape: rdflib.term.Node) -> Holds:
    """A shape inside another: with a path of its own, with properties, or about the same values."""
    inner = [_nested(shapes, each) for each in shapes.objects(shape, SH.property)]
    paths, own = _paths(shapes, shape), _all_hold(shapes, shape)

    def holds(record: Record, values: Values) -> bool:
        looked_at = _reached(record, paths) if paths else values
        return own(record, looked_at) and all(each(record, values) for each in inner)

    return holds


def _has_value(_: rdflib.Graph, __: rdflib.term.Node, wanted: rdflib.term.Node) -> Holds:
    term = from_rdflib(cast(rdflib.term.Identifier, wanted))
    return lambda _, values: any(value == term for value in values)


def _unique_languages(_: rdflib.Graph, __: rdflib.term.Node, ___: rdflib.term.Node) -> Holds:
    def holds(_: Record, values: Values) -> bool:
        languages = [value.language for value in values if isinstance(value, Literal) and value.language]
        return len(languages) == len(set(languages))

    return holds


_WHOLE: Mapping[rdflib.term.Node, Callable[[rdflib.Graph, rdflib.term.Node, rdflib.term.Node], Holds]] = {
    SH["not"]: _not,
    SH["or"]: _or,
    SH.hasValue: _has_value,
    SH.qualifiedValueShape: _qualified,
    SH.uniqueLang: _unique_languages,
}


_COUNTING: Mapping[rdflib.term.Node, Callable[[int], Holds]] = {
    SH.minCount: lambda least: lambda _, values: len(values) >= least,
    SH.maxCount: lambda most: lambda _, values: len(values) <= most,
}


def _number(value: Term) -> Decimal | None:
    if isinstance(value, Literal) and value.datatype in _NUMERIC:
        return Decimal(value.value)
    return None


def _bound(holds: Callable[[Decimal, Decimal], bool]) -> Callable[..., Callable[[Term], bool]]:
    def component(_: rdflib.Graph, wanted: rdflib.term.Node) -> Callable[[Term], bool]:
        limit = Decimal(str(wanted))
        return lambda value: (number := _number(value)) is not None and holds(number, limit)

    return component


def _in(shapes: rdflib.Graph, wanted: rdflib.term.Node) -> Callable[[Term], bool]:
    allowed = frozenset(from_rdflib(each) for each in Collection(shapes, wanted))  # type: ignore[arg-type]
    return lambda value: value in allowed


def _languages(shapes: rdflib.Graph, wanted: rdflib.term.Node) -> Callable[[Term], bool]:
    allowed = frozenset(str(each) for each in Collection(shapes, wanted))
    return lambda value: isinstance(value, Literal) and value.language in allowed


def _node_kind(_: rdflib.Graph, wanted: rdflib.term.Node) -> Callable[[Term], bool]:
    kind = {SH.IRI: NamedNode, SH.Literal: Literal}[wanted]  # type: ignore[index]
    return lambda value: isinstance(value, kind)


def _datatype(_: rdflib.Graph, wanted: rdflib.term.Node) -> Callable[[Term], bool]:
    datatype = NamedNode(str(wanted))
    return lambda value: isinstance(value, Literal) and value.datatype == datatype


def _pattern(_: rdflib.Graph, wanted: rdflib.term.Node) -> Callable[[Term], bool]:
    pattern = re.compile(str(wanted))
    return lambda value: pattern.search(value.value) is not None


def _min_length(_: rdflib.Graph, wanted: rdflib.term.Node) -> Callable[[Term], bool]:
    least = int(str(wanted))
    return lambda value: len(value.value) >= least


_EACH: Mapping[rdflib.term.Node, Callable[[rdflib.Graph, rdflib.term.Node], Callable[[Term], bool]]] = {
    SH["in"]: _in,
    SH.datatype: _datatype,
    SH.nodeKind: _node_kind,
    SH.pattern: _pattern,
    SH.minLength: _min_length,
    SH.languageIn: _languages,
    SH.minInclusive: _bound(lambda value, limit: value >= limit),
    SH.minExclusive: _bound(lambda value, limit: value > limit),
    SH.maxInclusive: _bound(lambda value, limit: value <= limit),
}


def _ordered(value: Term) -> Decimal | str:
    return found if (found := _number(value)) is not None else value.value


def _less(holds: Callable[[Decimal | str, Decimal | str], bool]) -> Callable[[NamedNode], Holds]:
    return lambda other: (
        lambda record, values: all(
            holds(_ordered(value), _ordered(limit)) for value in values for limit in record.values(other)
        )
    )


_AGAINST: Mapping[rdflib.term.Node, Callable[[NamedNode], Holds]] = {
    SH.lessThan: _less(lambda value, limit: value < limit),  # type: ignore[operator]
    SH.lessThanOrEquals: _less(lambda value, limit: value <= limit),  # type: ignore[operator]
    SH.disjoint: lambda other: lambda record, values: not set(values) & set(record.values(other)),
}
