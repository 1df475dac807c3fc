"""What is withheld comes out of no door: every command, address, page and export is searched for it.

A figure is recorded, then withheld; another is too small by a rule that came later. Their numbers
occur nowhere else, so that wherever one of them is found, it has come through. A door that is
not in the lists here fails the test until somebody has thought of it.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner
from pyoxigraph import parse

from api import linked, pages, rest
from api.cli import COMMANDS, main
from graph.answers.audit import verify
from graph.answers.history import history
from graph.catalogue import CATALOGUE
from graph.export import EXPORT_FORMATS, WHOLE
from graph.thread import Thread
from ontology import GT
from tests.conftest import Serve
from tests.ingest.conftest import book_of

RECORDED = """
    Sheet: Figures
    Measure | Period     | For unit | Breakdown | Value | Numerator | Denominator | Status | Reported rating
    ED1     | 2020-21-Q2 |          |           | 73.19 | 61987     | 84693       | Final  | red
    FS1     | 2020-21-Q1 |          |           | 43217 |           |             | Provisional |
    FS1     | 2020-21-Q2 |          |           | 98765 |           |             | Final |
    FS1     | 2020-21-Q1 | SVC-FS   |           | 61234 |           |             | Final |
    FS1     | 2020-21-Q1 |          | Female    | 52468 |           |             | Final |
    FS1     | 2019-20-Q4 |          |           | 45678 |           |             | Forecast |
"""
WITHHELD = """
    Sheet: Measures
    Code | Name (English)       | Kind   | Scope       | Unit   | Decimals | Statistic | Accumulation     | Frequency | Calendar       | Polarity         | Owner | Withhold below
    FS1  | Families helped early | Output | performance | number | 0       | Count     | The period alone | Quarterly | Financial year | Higher is better | CO-HE | 50000
    Sheet: Figures
    Measure | Period     | For unit | Breakdown | Value | Status
    ED1     | 2020-21-Q2 |          |           |       | Withheld
    FS1     | 2020-21-Q1 |          |           | 188888 | Final
    FS1     | 2020-21-Q2 |          |           |       | Withheld
    FS1     | 2020-21-Q1 | SVC-FS   |           |       | Withheld
    FS1     | 2020-21-Q1 |          | Female    |       | Withheld
    FS1     | 2019-20-Q4 |          |           | 199999 | Final
"""  # noqa: E501 (tables are read across)
SECRETS = re.compile(r"73\.19|61987|84693|43217|98765|61234|52468|45678|0\.7319")
BETWEEN = "2020-11-03T12:00:00Z"
"""A time at which the numbers were on record."""

FIGURES = ("ED1@2020-21-Q2", "FS1@2020-21-Q1", "FS1@2020-21-Q2", "FS1@2020-21-Q1/SVC-FS")
SAID: dict[str, list[str]] = {
    "scorecard": [f"{body} --period 2020-21-{q} --format {form}" for body in ("PB-ED", "WB1", "SVC-FS", "WB2")
                  for q in ("Q1", "Q2") for form in ("text", "json", "html")],
    "measure": ["ED1", "FS1", "ED1 --json", "FS1 --json"],
    "actions": ["", "--json"],
    "impact": ["ED1 --period 2020-21-Q2", "ED1 --json", "FS1 --json", "ED1 --csv",
               f"ED1 --since {BETWEEN} --json", "ED1 --since-day 2020-04-01 --json"],
    "trace": ["ED1", "ED1 --json", "WB1 --down --json"],
    "drivers": ["WB1", "WB1 --json"],
    "dips": ["", "--json", "--period 2020-21-Q2 --json"],
    "depends": ["", "SVC-FS --json"],
    "gaps": ["", "--json"],
    "coverage": ["", "--json"],
    "health": ["", "--json"],
    "plans": ["", "--json", "SVC-FS --json"],
    "line-of-sight": ["CO-ED", "CO-ED --json"],
    "lineage": ["", "ED1 --json"],
    "recommendations": ["", "--json"],
    "lessons": ["", "--json", "ED1 --json"],
    "self-assessment": ["", "--json", "SVC-FS --period 2020-21 --json"],
    "radar": ["", "--json"],
    "oversight": ["", "--period 2020-21-Q2 --json"],
    "alerts": ["", "--json"],
    "calendar": ["", "--json"],
    "conflicts": ["", "--json"],
    "keystones": ["", "--json"],
    "what-if": ["--withdraw SVC-FS --json", "--set ED1@2020-21-Q1=80 --json", "--set FS1@2020-21-Q1=188889"],
    "explore": ["-o out.html"],
    "history": [f"{figure}{form}" for figure in FIGURES for form in ("", " --json")],
    "audit": ["", "--json", "--verify --json"],
    "export": [f"--format {form} -o out.rdf" for form in sorted(EXPORT_FORMATS - set(WHOLE))],
    "settings": ["", "--json"],
}  # fmt: skip
WHOLE_COPIES = {"backup", "restore"}
"""What copies the whole thread for whoever keeps it; so do the exports with the trail, which say so."""
NOT_READING = {"load", "template", "serve"}
CODES = ("ED1", "FS1", "SVC-FS", "WB1", "PB-ED")
BODIES = ("PB-ED", "WB1", "SVC-FS", "WB2")
RECORDS = ("ED1/2020-21-Q2", "FS1/2020-21-Q1", "FS1/2020-21-Q2", "FS1/2020-21-Q1/SVC-FS")
VALUES: dict[str, Iterable[str]] = {
    "thing": (*CODES, *FIGURES),
    "period": ("2020-21-Q1", "2020-21-Q2"),
    "day": ("2020-11-15",),
    "time": (BETWEEN,),
}

REST: dict[str, Iterable[str]] = {
    "/things": ("?q=Families", "?kind=measure"),
    "/things/{code:path}": CODES,
    "/thread/{code:path}": ("ED1", "WB1?direction=down", "FS1"),
    "/impact/{code:path}": ("ED1?period=2020-21-Q2", "FS1", "ED1?format=csv"),
    "/impact-changes/{code:path}": (f"ED1?since={BETWEEN}", "ED1?since_day=2020-04-01"),
    "/drivers/{code:path}": ("WB1", "WB2"),
    "/dips": ("", "?period=2020-21-Q2"),
    "/depends": ("",),
    "/depends/{code:path}": ("SVC-FS",),
    "/gaps": ("",),
    "/coverage": ("",),
    "/health": ("",),
    "/plans": ("",),
    "/plans/{code:path}": ("SVC-FS",),
    "/line-of-sight/{code:path}": ("CO-ED",),
    "/lineage": ("",),
    "/lineage/{code:path}": ("ED1",),
    "/recommendations": ("",),
    "/recommendations/{code:path}": ("CO-ED",),
    "/lessons": ("",),
    "/lessons/{code:path}": ("ED1",),
    "/self-assessment": ("",),
    "/self-assessment/{code:path}": ("SVC-FS?period=2020-21",),
    "/actions": ("",),
    "/actions/{code:path}": ("PB-ED",),
    "/boards": ("",),
    "/measures": ("",),
    "/measures/{code:path}": ("ED1", "FS1"),
    "/scorecards/{code:path}": [f"{body}?period=2020-21-{q}" for body in BODIES for q in ("Q1", "Q2")],
    "/radar": ("",),
    "/oversight": ("", "?period=2020-21-Q2"),
    "/alerts": ("",),
    "/calendar": ("",),
    "/conflicts": ("",),
    "/keystones": ("",),
    "/queries": ("",),
    "/queries/{name}": (),
    "/change-sets": ("",),
    "/change-sets/{number}": ("1", "2", "3"),
    "/records/{record:path}/history": FIGURES,
    "/audit": ("", "?verify=true"),
}
LINKED: dict[str, Iterable[str]] = {
    "/id/{rest:path}": [
        *(f"figure/{record}.{form}" for record in RECORDS for form in ("ttl", "nt", "jsonld")),
        *(f"version/{number}/figure/{record}.ttl" for record in RECORDS for number in (2, 3)),
        *(f"measure/{code}.ttl" for code in ("ED1", "FS1")),
        *(f"change-set/{number}.ttl" for number in (2, 3)),
    ],
    "/def": ("",),
    "/def.{suffix}": ("ttl",),
    "/def/context.jsonld": ("",),
    "/.well-known/void": ("",),
}
PAGES: dict[str, Iterable[str]] = {
    "/": ("",),
    "/measures": ("", "?show=dips"),
    "/measures/{code:path}": ("ED1", "FS1"),
    "/things/{code:path}": CODES,
    "/scorecards/{code:path}": REST["/scorecards/{code:path}"],
    "/impact/{code:path}": ("ED1?period=2020-21-Q2", "FS1"),
    "/drivers/{code:path}": ("WB1",),
    "/dips": ("?period=2020-21-Q2",),
    "/radar": ("",),
    "/oversight": ("?period=2020-21-Q2",),
    "/coverage": ("",),
    "/health": ("",),
    "/thread/{code:path}": ("ED1", "ED1?to=WB1"),
    "/gaps": ("",),
    "/search": ("?q=Families", "?q=school"),
    "/questions": ("",),
    "/questions/{name}": (),
    "/audit": ("",),
    "/change-sets/{number}": ("1", "2", "3"),
    "/history/{record:path}": FIGURES,
    "/def": ("",),
    "/explorer": ("", "?focus=ED1"),
}
EVERYTHING = "SELECT * WHERE { ?s ?p ?o }"
EVERYWHERE = "SELECT * WHERE { GRAPH ?g { ?s ?p ?o } }"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small council that recorded figures, and then withheld them."""
    folder = tmp_path_factory.mktemp("withheld")
    root = folder / "thread"
    example = Path(__file__).parents[2] / "examples" / "first-steps"
    assert CliRunner().invoke(main, ["load", str(example), "--store", str(root)]).exit_code == 0
    for name, text, at in (("recorded", RECORDED, "03"), ("withheld", WITHHELD, "04")):
        path = folder / f"{name}.xlsx"
        book_of(text).save(path)
        words = ["load", str(path), "--store", str(root), "--reason", "A later load"]
        answer = CliRunner().invoke(main, [*words, "--recorded-at", f"2020-11-{at}T10:00:00Z"])
        assert answer.exit_code == 0, answer.output
    return root


def found(text: str) -> list[str]:
    """The numbers that came through, however they are written out."""
    return SECRETS.findall(re.sub(r"(?<=\d)[,   ](?=\d{3})", "", text))


def test_every_command_is_looked_at() -> None:
    """A new command must say here how it is asked."""
    assert set(COMMANDS) == set(SAID) | WHOLE_COPIES | NOT_READING | {"query"}


@pytest.mark.parametrize("moment", [[], ["--as-of", BETWEEN]], ids=["now", "then"])
@pytest.mark.parametrize("command", SAID)
def test_no_command_tells_what_is_withheld(
    store: Path, command: str, moment: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither now nor asked about a time when it was not withheld yet."""
    monkeypatch.chdir(tmp_path)
    for words in SAID[command]:
        answer = CliRunner().invoke(main, [command, *words.split(), "--store", str(store), *moment])
        assert answer.exit_code == 0, f"{command} {words}: {answer.output}"
        files = "".join(path.read_text("utf-8") for path in tmp_path.iterdir())
        assert not found(answer.output + files), f"{command} {words}"


@pytest.mark.parametrize("moment", [[], ["--as-of", BETWEEN]], ids=["now", "then"])
def test_no_question_tells_what_is_withheld(store: Path, moment: list[str]) -> None:
    """Each named question with everything it may be asked about."""
    for name, query in CATALOGUE.items():
        kinds = query.header.parameters
        for values in product(*(VALUES[kind] for kind in kinds.values())):
            words = [f"{given}={value}" for given, value in zip(kinds, values, strict=True)]
            answer = CliRunner().invoke(
                main, ["query", name, *words, "--format", "json", "--store", str(store), *moment]
            )
            assert answer.exit_code in {0, 1}, answer.output
            assert not found(answer.output), f"{name} {words}"


def test_every_address_is_looked_at() -> None:
    """A new address must say here how it is asked."""
    reading = [route for theme in rest.THEMES for route in theme.router.routes]
    for asked, routes in ((REST, reading), (LINKED, linked.router.routes), (PAGES, pages.router.routes)):
        assert {route.path for route in routes if "GET" in route.methods} == set(asked)  # type: ignore[attr-defined]


@pytest.mark.parametrize("moment", ["", f"as_of={BETWEEN}"], ids=["now", "then"])
def test_no_address_tells_what_is_withheld(serve: Serve, store: Path, moment: str) -> None:
    """Bodies, pages and statements alike."""
    with httpx.Client(base_url=serve(Thread(store)).address, timeout=60) as client:
        for address in addresses():
            mark = "&" if "?" in address else "?"
            answer = client.get(address + (mark + moment if moment else ""))
            assert answer.status_code in {200, 404}, f"{address}: {answer.text}"
            assert not found(answer.text), address
        then = {"as_of": BETWEEN} if moment else {}
        for query in (EVERYTHING, EVERYWHERE):
            answer = client.get("/sparql", params={"query": query} | then)
            assert answer.status_code == 200
            assert not found(answer.text), query


def addresses() -> Iterator[str]:
    """Every address with everything it is asked about here."""
    for before, asked in (("/api/v1", REST), ("", LINKED), ("/en", PAGES), ("/cy", PAGES)):
        for path, given in asked.items():
            start, _, rest_of_path = re.sub(r"\{\w+(:path)?\}", "{}", path).partition("{}")
            yield from (f"{before}{start}{each}{rest_of_path}" for each in given)


def test_cells_and_versions_tell_where_they_stood_and_not_what(serve: Serve, store: Path) -> None:
    """A hash is as good as the number to whoever tries all small ones."""
    thread = Thread(store)
    rows = thread.store.quads_for_pattern(None, GT.rawText, None, thread.names.trail)
    cells = {row.subject.value for row in rows if found(row.object.value)}
    assert len(cells) >= 5, "the trail itself has forgotten nothing"
    versions = {f"{thread.names.base}/id/version/2/figure/{record}" for record in RECORDS}
    with httpx.Client(base_url=serve(thread).address, timeout=60) as client:
        for iri in sorted(cells | versions):
            answer = client.get(iri.removeprefix(thread.names.base) + ".ttl")
            assert answer.status_code == 200, iri
            assert not found(answer.text), iri
            assert iri in cells or "sha256" not in answer.text


def test_history_says_why_a_value_is_not_told(store: Path) -> None:
    """That there was one, and who recorded it when, stays."""
    withheld = history(Thread(store), "FS1@2020-21-Q2").versions
    assert [version.closed is None for version in withheld] == [True, False, False]
    assert withheld[1].closed == "Not shown, because this figure is withheld now."
    newest, small, _ = history(Thread(store), "FS1@2020-21-Q1").versions
    assert small.closed == "Not shown, because counts below 50000 are withheld now."
    assert ("withheld", "188888") in {(change.before, change.after) for change in newest.changes}
    assert ("final", "withheld") in {(change.before, change.after) for change in withheld[0].changes}


@pytest.mark.parametrize("form", sorted(WHOLE))
def test_the_auditors_copy_says_what_it_holds(store: Path, form: str, tmp_path: Path) -> None:
    """Its seals can be worked out again only with everything that was sealed."""
    path = tmp_path / "whole.rdf"
    answer = CliRunner().invoke(main, ["export", "--format", form, "-o", str(path), "--store", str(store)])
    assert "it holds 9 versions of figures whose values are withheld now" in answer.output
    text = path.read_text("utf-8")
    assert text.startswith("# This is the auditor's copy")
    assert found(text)
    assert list(parse(path=str(path), format=WHOLE[form]))


def test_the_seals_hold_though_nothing_is_told(store: Path) -> None:
    """What is not told is not taken out."""
    assert verify(Thread(store)).verified
