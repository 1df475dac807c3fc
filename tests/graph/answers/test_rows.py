"""Named questions and one's own: their values, their answers, and what is refused."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from graph.answers.model import Walkable
from graph.answers.rows import Rows, Statements, refuse_reaching_out, run_query
from graph.catalogue import CATALOGUE
from graph.errors import BadArgument, NotInThread, QueryRefused, WrongUsage
from graph.sparql_guard import LONGEST_QUERY
from graph.thread import Thread

Asked = Callable[..., Walkable]
PREFIX = "PREFIX gt: <https://w3id.org/goldenthread/def#> "
CODES = PREFIX + "SELECT ?code WHERE { ?m a gt:Measure ; gt:code ?code } ORDER BY ?code"


@pytest.fixture
def ask(first_steps: Thread, at: Asked, tmp_path: Path) -> Callable[..., Rows | Statements]:
    """Ask the small council a named question, or a query that is written to a file first."""

    def make(name: str | None, *values: str, text: str | None = None) -> Rows | Statements:
        if text is not None:
            path = tmp_path / "own.rq"
            path.write_text(text, "utf-8")
            name = str(path)
        return run_query(first_steps, at(first_steps), name, values)

    return make


def rows_of(answer: Rows | Statements) -> Rows:
    """The answer, which has rows."""
    assert isinstance(answer, Rows)
    return answer


def test_without_a_name_the_questions_are_listed(ask: Callable[..., Rows]) -> None:
    """Whoever does not know the names finds them here, with the values each takes."""
    listed = ask(None)
    assert [row[0] for row in listed.rows] == sorted(CATALOGUE)
    values = {row[0]: row[2] for row in listed.rows}
    assert values["measures_in_period"] == "objective=thing period=period"


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("measures_in_period", ("objective=WB1", "period=2020-21-Q2")),
        ("why_do_we_do_this", ("thing=School attendance",)),
        ("dip_in_period", ("measure=ED1", "until=2020-11-15")),
        ("what_did_we_believe", ("record=ED1@2020-21-Q2", "time=2020-11-15")),
        ("show_me_the_cell", ("record=figure/ED1/2020-21-Q2",)),
        ("overseers", ()),
        ("change_sets", ()),
    ],
)
def test_a_named_question_takes_values_as_people_write_them(
    ask: Callable[..., Rows], name: str, values: tuple[str, ...]
) -> None:
    """A code, a name or a handle for a thing; a period, a day, a time."""
    answer = ask(name, *values)
    assert answer.columns == CATALOGUE[name].row._fields
    assert answer.rows
    assert answer.illustrative


def test_every_question_without_values_can_be_asked(ask: Callable[..., Rows]) -> None:
    """A listed question that fails is worse than none."""
    for name, query in CATALOGUE.items():
        if not query.header.parameters:
            assert ask(name).columns == query.row._fields


@pytest.mark.parametrize(
    ("name", "values", "words"),
    [
        ("ambition", (), "takes period=period"),
        ("ambition", ("period=2020-21-Q2", "more=1"), "takes period=period"),
        ("ambition", ("2020-21-Q2",), "name=value"),
        ("ambition", ("period=Q2",), "2020-21-Q2"),
        ("overseers", ("thing=ED1",), "takes no values"),
        ("dip_in_period", ("measure=ED1", "until=soon"), "is not a day"),
        ("what_did_we_believe", ("record=ED1", "time=soon"), "is not a time"),
    ],
)
def test_wrong_values_say_what_is_wanted(
    ask: Callable[..., Rows], name: str, values: tuple[str, ...], words: str
) -> None:
    """A day that cannot be read would otherwise find nothing, silently."""
    with pytest.raises(WrongUsage, match=words):
        ask(name, *values)


def test_an_unknown_question_names_the_nearest(ask: Callable[..., Rows]) -> None:
    """Nobody remembers forty names."""
    with pytest.raises(BadArgument, match=r"Nearest: .*overseers.*golden-thread query"):
        ask("overseer")


def test_an_unknown_thing_names_the_nearest(ask: Callable[..., Rows]) -> None:
    """As every other command does."""
    with pytest.raises(NotInThread, match="School attendance"):
        ask("why_do_we_do_this", "thing=school attendence")


def test_a_value_is_a_term_and_never_text(ask: Callable[..., Rows]) -> None:
    """What would close the pattern elsewhere is looked up as a name here."""
    with pytest.raises(NotInThread):
        ask("why_do_we_do_this", "thing=ED1> . ?s ?p ?o . <x")


def test_an_own_query_is_answered_from_the_snapshot(ask: Callable[..., Rows]) -> None:
    """The person at the command line is not bound to our questions."""
    assert ask(None, text=CODES).rows == (("ED1",), ("ED2",), ("FS1",))


def test_an_own_query_may_take_values(ask: Callable[..., Rows]) -> None:
    """With the same header as ours; the other lines of a header are not asked of it."""
    text = "# Parameters: $thing thing, $word\n" + PREFIX
    text += "SELECT ?to ?said WHERE { ?l gt:linkFrom $thing ; gt:linkTo ?to BIND ($word AS ?said) }"
    rows = ask(None, "thing=ED2", 'word=a "quoted" word', text=text).rows
    assert rows == (("https://data.first-steps.example/id/well-being-objective/WB2", 'a "quoted" word'),)
    with pytest.raises(WrongUsage, match="takes thing=thing, word=text"):
        ask(None, text=text)


def test_without_a_header_a_dollar_is_a_variable(ask: Callable[..., Rows]) -> None:
    """SPARQL written elsewhere may spell its variables so."""
    assert ask(None, text=CODES.replace("?code", "$code")).rows == (("ED1",), ("ED2",), ("FS1",))


def test_the_trail_is_not_in_sight_of_an_own_query(ask: Callable[..., Rows]) -> None:
    """Every earlier value would be there twice."""
    assert ask(None, text="SELECT ?g WHERE { GRAPH ?g { ?s ?p ?o } }").rows == ()
    assert ask(None, text=PREFIX + "SELECT ?v WHERE { ?v a gt:RecordVersion }").rows == ()


def test_yes_or_no_is_a_row_and_statements_are_turtle(ask: Callable[..., Rows | Statements]) -> None:
    """Each form of query has an answer."""
    assert rows_of(ask(None, text="ASK { ?s ?p ?o }")).rows == (("yes",),)
    made = ask(None, text=PREFIX + "CONSTRUCT { ?m a gt:Measure } WHERE { ?m a gt:Measure }")
    assert isinstance(made, Statements)
    assert made.count == 3
    assert "gt:Measure" in made.turtle


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("change_sets", ()),
        ("files_used", ()),
        ("how_has_this_changed", ("record=HS05@2020-21-Q3",)),
        ("show_me_the_cell", ("record=HS05@2020-21-Q3",)),
        ("what_did_we_believe", ("record=HS05@2020-21-Q3", "time=2021-05-20")),
    ],
)
def test_history_is_told_as_it_was_known_at_a_time(
    dyffryn_aur: Thread, at: Asked, name: str, values: tuple[str, ...]
) -> None:
    """Who asks as of a day must not see the correction that came after it."""
    before = at(dyffryn_aur, as_of=datetime(2021, 5, 10, tzinfo=UTC))
    then, now = (
        rows_of(run_query(dyffryn_aur, walkable, name, values)) for walkable in (before, at(dyffryn_aur))
    )
    sequence = now.columns.index("sequence")
    assert {row[sequence] for row in then.rows} == {"1"}
    assert "2" in {row[sequence] for row in now.rows}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SELECT * WHERE { SERVICE <https://x.example/> { ?s ?p ?o } }", "SERVICE is not run"),
        ("SELECT * WHERE { OPTIONAL { { SERVICE SILENT ?x { ?s ?p ?o } } } }", "SERVICE is not run"),
        ("SELECT * WHERE { FILTER EXISTS { SERVICE <a:b> { ?s ?p ?o } } }", "SERVICE is not run"),
        ("SELECT * WHERE { { SELECT * { MINUS { SERVICE <a:b> { ?s ?p ?o } } } } }", "SERVICE is not run"),
        ("CONSTRUCT FROM <https://x.example/> WHERE { ?s ?p ?o }", "FROM is not run"),
        ("DESCRIBE <a:b> FROM <https://x.example/>", "FROM is not run"),
        ("SELECT * FROM <https://x.example/> WHERE { ?s ?p ?o }", "FROM is not run"),
        ("SELECT * FROM NAMED <https://x.example/> WHERE { ?s ?p ?o }", "FROM is not run"),
        ("ASK FROM <https://x.example/> { ?s ?p ?o }", "FROM is not run"),
        ("LOAD <https://x.example/>", "only reads"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "only reads"),
        ("DROP ALL", "only reads"),
        ("DELETE WHERE { ?s ?p ?o }", "only reads"),
        ("which measures are red?", "not a SPARQL query"),
        ("", "not a SPARQL query"),
        ("SELECT * WHERE { ?s ?p ?o } #" + "x" * LONGEST_QUERY, "characters"),
        ("SELECT * WHERE " + "{" * 5000 + "}" * 5000, "more than 100 deep"),
    ],
    ids=lambda text: text[:30],
)
def test_what_reaches_out_or_changes_anything_is_refused(
    ask: Callable[..., Rows], text: str, words: str
) -> None:
    """Each with a sentence that says why."""
    with pytest.raises(QueryRefused, match=words):
        ask(None, text=text)


def test_a_refused_word_inside_a_text_is_no_refusal() -> None:
    """A measure may well be called the customer service."""
    refuse_reaching_out('SELECT ?s WHERE { ?s ?p "SERVICE from LOAD" }')


def test_a_file_that_is_not_there_is_named(ask: Callable[..., Rows]) -> None:
    """The path is in the sentence."""
    with pytest.raises(BadArgument, match=r"nothing\.rq cannot be read"):
        ask("nothing.rq")
