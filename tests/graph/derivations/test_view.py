"""Views: in memory, in a store and altered, all answer alike."""

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

from graph.derivations.view import Altered, Difference, Statements, Stored
from tests.graph.trail.conftest import NAMES

SUBJECTS, PROPERTIES = (
    [NamedNode(f"https://x.example/{letter}") for letter in some] for some in ("abc", "pq")
)
THINGS = [NamedNode("https://x.example/1"), NamedNode("https://x.example/2")]
VALUES = [*THINGS, Literal("1")]
TRIPLES = st.frozensets(
    st.builds(Triple, *(st.sampled_from(terms) for terms in (SUBJECTS, PROPERTIES, VALUES)))
)


def stored(triples) -> Stored:
    """A view of a store's graph, beside another graph that says everything."""
    store = Store()
    everything = (Triple(s, p, v) for s in SUBJECTS for p in PROPERTIES for v in VALUES)
    store.extend(Quad(t.subject, t.predicate, t.object, NAMES.trail) for t in everything)
    store.extend(Quad(t.subject, t.predicate, t.object, NAMES.snapshot) for t in triples)
    return Stored(store, NAMES.snapshot)


@given(TRIPLES, TRIPLES)
def test_every_view_answers_as_the_statements_themselves(before, after):
    """A derivation must not be able to tell what it reads from."""
    difference = Difference.between(before, after)
    for view in (Statements(after), stored(after), Altered(Statements(before), difference)):
        for subject in SUBJECTS:
            said = {(t.predicate, t.object) for t in after if t.subject == subject}
            assert view.about(subject).statements == said
            for prop in PROPERTIES:
                for value in THINGS:
                    assert view.says(subject, prop, value) == (Triple(subject, prop, value) in after)
        for prop in PROPERTIES:
            for value in THINGS:
                found = list(view.saying(prop, value))
                assert sorted(found, key=str) == sorted(
                    (t.subject for t in after if (t.predicate, t.object) == (prop, value)), key=str
                )


@given(TRIPLES, TRIPLES, TRIPLES)
def test_two_differences_one_after_the_other_are_one(first, second, third):
    """What comes and goes again never reaches the store."""
    whole = Difference.between(first, second).with_more(Difference.between(second, third))
    assert whole == Difference.between(first, third)
