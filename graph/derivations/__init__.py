"""What a snapshot concludes from its records, kept up to date change by change.

A *derivation* (`derivation.Derivation`) is one kind of conclusion: it says for a changed
record which subjects must be concluded anew, and concludes everything of one subject from
a view of the thread. `conclude` follows a difference of records through all of them. A
whole snapshot is made by the same function, as the change from nothing to all records;
so keeping one up and making it anew cannot drift apart but where a derivation forgets a
subject, and a property test over random histories looks for that.

To add one:

1. write a module beside the others, with ``touched``, ``derive`` and, if its conclusions
   look at `Days`, ``depends_on_days``; its docstring says what its conclusions rest on;
2. put it into ``DERIVATIONS`` after those whose conclusions it reads: a view holds what
   was concluded before, and a changed conclusion is a change like that of a record;
3. let no other derivation, subject or record state the same triples (tested on the
   examples), and let ``derive`` read no conclusions of its own kind;
4. give ``tests/graph/trail/histories.py`` the records that can change its conclusions.

What you would get wrong: ``touched`` is asked of the view before and of the one after. A
record that is gone is found in the first, one that is new in the second.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from pyoxigraph import NamedNode, Triple

from graph.derivations.derivation import Changed, Days, Derivation, State, Subject
from graph.derivations.effects import EFFECTS
from graph.derivations.lenses import LENSES
from graph.derivations.links import LINKS
from graph.derivations.oversight import OVERSIGHT
from graph.derivations.periods import PERIODS
from graph.derivations.priorities import PRIORITIES
from graph.derivations.statuses import STATUSES
from graph.derivations.view import Altered, Difference

DERIVATIONS = (LINKS, OVERSIGHT, LENSES, STATUSES, EFFECTS, PRIORITIES, PERIODS)


def conclude(was: State, records: Difference, days: Days) -> Difference:
    """A difference of records with all that follows from it and from a move of the days."""
    now = State(was.names, Altered(was.view, records), days)
    whole, changed = records, _changed(records, was, now)
    for derivation in DERIVATIONS:
        subjects = _subjects(derivation, changed.values(), was, now)
        step = Difference.between(
            _concluded(derivation, subjects, was), _concluded(derivation, subjects, now)
        )
        now = replace(now, view=Altered(now.view, step))
        whole, changed = whole.with_more(step), {**changed, **_changed(step, was, now)}
    return whole


def _changed(difference: Difference, was: State, now: State) -> Mapping[NamedNode, Changed]:
    subjects = difference.subjects()
    return {iri: Changed(was.view.about(iri), now.view.about(iri)) for iri in subjects}


def _subjects(
    derivation: Derivation, changed: Iterable[Changed], was: State, now: State
) -> Iterable[Subject]:
    found: set[Subject] = set()
    for each in changed:
        found.update(derivation.touched(each, was.view), derivation.touched(each, now.view))
    if was.days != now.days:
        found.update(derivation.depends_on_days(was.view), derivation.depends_on_days(now.view))
    return found


def _concluded(derivation: Derivation, subjects: Iterable[Subject], state: State) -> Iterable[Triple]:
    return (triple for subject in subjects for triple in derivation.derive(subject, state))
