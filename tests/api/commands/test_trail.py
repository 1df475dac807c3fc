"""``query``, ``history``, ``audit`` and ``export`` as a person types them."""

import csv
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib
from click.testing import Result
from pyoxigraph import Literal, Quad, RdfFormat, Store, parse

from graph.export import EXPORT_FORMATS
from graph.thread import Thread
from ontology import GT

Run = Callable[..., Result]
FORMS = {
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
}


def test_the_forms_of_a_query_tell_the_same(run: Run, first_steps: Thread) -> None:
    """For eyes, for Excel, for programs."""
    store = first_steps.layout.root
    made = json.loads(run("query", "overseers", "--format", "json", store=store).stdout)
    table = list(csv.reader(run("query", "overseers", "--format", "csv", store=store).stdout.splitlines()))
    assert table[0] == made["columns"] == ["thing", "body"]
    assert table[1:] == [[cell or "" for cell in row] for row in made["rows"]]
    shown = run("query", "overseers", store=store).stdout
    assert shown.endswith(f"{len(made['rows'])} rows.\n")


def test_an_own_query_is_run_from_its_file(run: Run, first_steps: Thread, tmp_path: Path) -> None:
    """With values, where its header asks for any."""
    path = tmp_path / "objectives.rq"
    path.write_text(
        "# Parameters: $measure thing\nPREFIX gt: <https://w3id.org/goldenthread/def#>\n"
        "SELECT ?code WHERE { $measure gt:indicates/gt:code ?code }",
        "utf-8",
    )
    result = run("query", path, "measure=ED1", "--format", "csv", store=first_steps.layout.root)
    assert result.stdout == "code\nWB1\n"
    assert run("query", path, store=first_steps.layout.root).exit_code == 2


def test_statements_are_turtle_and_rows_are_not(run: Run, first_steps: Thread, tmp_path: Path) -> None:
    """Each kind of query has forms of its own, and says so."""
    path = tmp_path / "own.rq"
    path.write_text("CONSTRUCT WHERE { ?s a <https://w3id.org/goldenthread/def#Measure> }", "utf-8")
    store = first_steps.layout.root
    made = run("query", path, "--format", "ttl", store=store)
    assert made.exit_code == 0
    assert len(rdflib.Graph().parse(data=made.stdout, format="turtle")) == 3
    for words in ((path, "--format", "csv"), ("overseers", "--format", "ttl")):
        refused = run("query", *words, store=store)
        assert refused.exit_code == 1
        assert "--format" in refused.stderr or "table, csv or json" in refused.stderr


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * WHERE { SERVICE <https://x.example/> { ?s ?p ?o } }",
        "LOAD <https://x.example/>",
        "SELECT * FROM <https://x.example/> WHERE { ?s ?p ?o }",
        "DELETE WHERE { ?s ?p ?o }",
        "nonsense",
    ],
)
def test_what_reaches_out_is_refused_with_a_sentence(
    run: Run, first_steps: Thread, tmp_path: Path, text: str
) -> None:
    """Exit code 1, and nothing was run."""
    path = tmp_path / "own.rq"
    path.write_text(text, "utf-8")
    result = run("query", path, store=first_steps.layout.root)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert len(result.stderr.strip().splitlines()) == 1


def test_history_shows_both_values_and_their_cells(run: Run, dyffryn_aur: Thread) -> None:
    """The correction and what it corrected, newest first."""
    shown = run("history", "HS05@2020-21-Q3", store=dyffryn_aur.layout.root).stdout
    assert re.search(r"78\.4 → 74\.8  \(figures-restated\.xlsx, sheet “Figures”,\s+cell F2\)", shown)
    assert shown.index("change set 2") < shown.index("change set 1")


def test_an_audit_that_fails_names_the_change_set_and_exits_with_1(
    run: Run, first_steps: Thread, tmp_path: Path
) -> None:
    """A nightly job goes by the code."""
    root = tmp_path / "thread"
    shutil.copytree(first_steps.layout.root, root)
    store = Store(str(root / "checkpoints" / "1"))
    (who,) = store.quads_for_pattern(None, GT.recordedBy, None, None)
    store.remove(who)
    store.add(Quad(who.subject, who.predicate, Literal("Somebody else"), who.graph_name))
    store.flush()
    del store
    result = run("audit", "--verify", store=root)
    assert result.exit_code == 1
    assert "The audit trail is broken at change set 1" in result.stdout
    assert json.loads(run("audit", "--verify", "--json", store=root).stdout)["broken_at"] == 1


@pytest.mark.parametrize("form", sorted(EXPORT_FORMATS))
def test_an_export_parses_again_whole_and_says_that_it_is_made_up(
    run: Run, first_steps: Thread, tmp_path: Path, form: str
) -> None:
    """As many statements as it says, among them the council's own."""
    path = tmp_path / f"thread.{form}"
    result = run("export", "--format", form, "-o", path, store=first_steps.layout.root)
    assert result.exit_code == 0, result.output
    said = re.search(r"Wrote (\d+) statements", result.stdout)
    assert said is not None
    if form in FORMS:
        found = {(q.subject.value, q.predicate.value, str(q.object), str(q.graph_name)) for q in parse(
            path.read_bytes(), format=FORMS[form])}  # fmt: skip
        made_up = [o for _, p, o, _ in found if p == GT.illustrative.value]
    else:
        graph = rdflib.Graph().parse(path, format="json-ld")
        found = set(graph)  # type: ignore[assignment]
        made_up = [str(o) for o in graph.objects(None, rdflib.URIRef(GT.illustrative.value))]
    assert len(found) == int(said[1])
    assert any("true" in each for each in made_up)


def test_only_whole_exports_hold_the_trail(run: Run, first_steps: Thread, tmp_path: Path) -> None:
    """An archive keeps the evidence; a data set for others is what holds now."""
    for form, there in (("nquads", True), ("ntriples", False)):
        path = tmp_path / form
        run("export", "--format", form, "-o", path, store=first_steps.layout.root)
        assert (f"> <{GT.rawText.value}> " in path.read_text("utf-8")) == there


def test_an_earlier_snapshot_can_be_exported(run: Run, dyffryn_aur: Thread, tmp_path: Path) -> None:
    """What was published then can be published again."""
    path = tmp_path / "then.nt"
    words = ("export", "--format", "ntriples", "-o", path, "--as-of", "2021-05-10")
    assert run(*words, store=dyffryn_aur.layout.root).exit_code == 0
    figure = "/id/figure/HS05/2020-21-Q3> <http://purl.org/linked-data/sdmx/2009/measure#obsValue> "
    assert f'{figure}"78.4"' in path.read_text("utf-8")


def test_a_whole_export_of_an_earlier_time_knows_nothing_later(
    run: Run, dyffryn_aur: Thread, tmp_path: Path
) -> None:
    """The trail, its head and the snapshot are those of then; what came after is nowhere in it."""
    path = tmp_path / "then.nq"
    words = ("export", "--format", "nquads", "-o", path, "--as-of", "2021-05-10")
    assert run(*words, store=dyffryn_aur.layout.root).exit_code == 0
    text = path.read_text("utf-8")
    assert "/change-set/1>" in text
    assert "change-set/2" not in text
    assert "Sixteen assessments" not in text
    assert (
        f"<{dyffryn_aur.names.head.value}> <{GT.head.value}> <{dyffryn_aur.names.change_set(1).value}>"
        in text
    )
