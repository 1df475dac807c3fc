"""The chain of seals: it holds, and whatever is altered afterwards is found where it was altered."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.answers.audit import Verification, audit, verify
from graph.store.layout import Layout
from graph.store.writer import checkpoint_numbers, locked
from graph.thread import Thread
from ingest.load import Manner, Order, load
from ontology import DCTERMS, GT, RDF, RDFS, SDMX_MEASURE

ROOT = Path(__file__).parents[3]
CORRECTED = datetime(2020, 11, 9, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def two_loads(first_steps: Thread, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small council with one figure corrected by a second load."""
    folder = tmp_path_factory.mktemp("two-loads")
    root, book = folder / "thread", folder / "council.xlsx"
    shutil.copytree(first_steps.layout.root, root)
    held = load_workbook(ROOT / "examples/first-steps/council.xlsx")
    held["Figures"]["F4"] = 91.4
    held.save(book)
    order = Order((book,), "Performance team", reason="Counted again", recorded_at=CORRECTED)
    manner = Manner(today=CORRECTED.date(), now=datetime(2025, 1, 1, tzinfo=UTC))
    assert not load(root, (order,), manner).refused
    return root


@pytest.fixture
def altered(two_loads: Path, tmp_path: Path) -> Callable[..., Verification]:
    """Verify a copy of the thread in which some quads were taken out and others put in."""

    def make(
        find: Callable[[Thread], list[Quad]],
        put: Callable[[Quad], Quad | None] = lambda _: None,
        place: str = "checkpoints/2",
    ) -> Verification:
        root = tmp_path / "thread"
        shutil.copytree(two_loads, root)
        store = Store(str(root / place))
        for quad in find(Thread(two_loads)):
            store.remove(quad)
            if instead := put(quad):
                store.add(instead)
        store.flush()
        del store
        return verify(Thread(root))

    return make


def about(subject: NamedNode, predicate: NamedNode | None = None) -> Callable[[Thread], list[Quad]]:
    """The first quad of the trail about a subject."""
    return lambda thread: sorted(
        thread.store.quads_for_pattern(subject, predicate, None, thread.names.trail), key=str
    )[:1]


def of_class(class_iri: NamedNode, change_set: int) -> Callable[[Thread], list[Quad]]:
    """A quad about the last thing of a class that a change set brought, its type apart."""

    def find(thread: Thread) -> list[Quad]:
        typed = thread.store.quads_for_pattern(None, RDF.type, class_iri, thread.names.trail)
        kind = "cell" if class_iri == GT.Cell else "version"
        start = f"{thread.names.base}/id/{kind}/{change_set}/"
        subject = max((q.subject for q in typed if q.subject.value.startswith(start)), key=str)
        held = thread.store.quads_for_pattern(subject, None, None, thread.names.trail)
        return sorted((q for q in held if q.predicate != RDF.type), key=str)[:1]

    return find


def record_of(change_set: int) -> Callable[[Thread], list[Quad]]:
    """A value that a change set's own graph holds."""

    def find(thread: Thread) -> list[Quad]:
        graph = thread.names.change_set_graph(change_set)
        return sorted(thread.store.quads_for_pattern(None, SDMX_MEASURE.obsValue, None, graph), key=str)[:1]

    return find


def other_text(quad: Quad) -> Quad:
    """The same statement with another value."""
    return Quad(quad.subject, quad.predicate, Literal("altered"), quad.graph_name)


def test_an_untouched_thread_verifies(two_loads: Path, dyffryn_aur: Thread) -> None:
    """Large and small commits take different ways into the store; both must hold."""
    for thread, change_sets in ((Thread(two_loads), 2), (dyffryn_aur, 2)):
        found = verify(thread)
        assert found.verified
        assert (found.change_sets, found.broken_at, found.broken_in, found.strays) == (
            change_sets, None, None, 0,
        )  # fmt: skip
        assert found.snapshot
        assert found.illustrative
        assert found.head == audit(thread).head


def test_change_sets_are_listed_with_who_when_and_why(two_loads: Path) -> None:
    """The true time is kept beside one that was set to an earlier day."""
    first, second = audit(Thread(two_loads)).change_sets
    assert (first.change_set, second.change_set) == (1, 2)
    assert (second.recorded_by, second.reason) == ("Performance team", "Counted again")
    assert second.recorded_at == CORRECTED
    assert second.clock_time == datetime(2025, 1, 1, tzinfo=UTC)


def test_as_of_lists_what_had_been_recorded(two_loads: Path) -> None:
    """The head of that day can be compared with the one that was written down then."""
    thread = Thread(two_loads)
    earlier = audit(thread, datetime(2020, 11, 8, tzinfo=UTC))
    assert [each.change_set for each in earlier.change_sets] == [1]
    assert earlier.head == audit(thread).change_sets[0].seal


@pytest.mark.parametrize("place", ["checkpoints/2", "store"])
@pytest.mark.parametrize("change_set", [1, 2])
@pytest.mark.parametrize("put", [lambda _: None, other_text], ids=["removed", "altered"])
def test_a_record_that_was_tampered_with_names_its_change_set(
    altered: Callable[..., Verification], change_set: int, put: Callable[[Quad], Quad | None], place: str
) -> None:
    """Wherever the thread is kept: what readers see and what the next load builds on."""
    found = altered(record_of(change_set), put, place)
    assert not found.verified
    assert found.broken_at == change_set
    assert found.broken_in == place.split("/", maxsplit=1)[0]


@pytest.mark.parametrize("put", [lambda _: None, other_text], ids=["removed", "altered"])
@pytest.mark.parametrize("change_set", [1, 2])
@pytest.mark.parametrize("class_iri", [GT.RecordVersion, GT.Cell], ids=["version", "cell"])
def test_a_version_or_cell_that_was_tampered_with_names_its_change_set(
    altered: Callable[..., Verification],
    class_iri: NamedNode,
    change_set: int,
    put: Callable[[Quad], Quad | None],
) -> None:
    """The evidence is sealed with the figure."""
    assert altered(of_class(class_iri, change_set), put).broken_at == change_set


@pytest.mark.parametrize("change_set", [1, 2])
@pytest.mark.parametrize(
    "predicate",
    [
        GT.recordedBy,
        GT.changeReason,
        GT.recordedAt,
        GT.clockTime,
        GT.sequence,
        GT.changeKind,
        GT.seal,
        RDF.type,
    ],
    ids=lambda term: term.value.rsplit("#")[-1],
)
@pytest.mark.parametrize("put", [lambda _: None, other_text], ids=["removed", "altered"])
def test_who_when_and_why_cannot_be_changed_afterwards(
    altered: Callable[..., Verification],
    change_set: int,
    predicate: NamedNode,
    put: Callable[[Quad], Quad | None],
    two_loads: Path,
) -> None:
    """Also of the last change set, which no later seal covers."""
    if put is other_text and predicate in {GT.recordedAt, GT.clockTime, GT.sequence}:

        def put(quad: Quad) -> Quad:
            other = "9" if predicate == GT.sequence else "2019-01-01T00:00:00Z"
            literal = Literal(other, datatype=quad.object.datatype)  # type: ignore[union-attr]
            return Quad(quad.subject, quad.predicate, literal, quad.graph_name)

    iri = Thread(two_loads).names.change_set(change_set)
    found = altered(about(iri, predicate), put)
    assert not found.verified
    assert found.broken_at == change_set


def test_the_name_of_a_file_is_sealed(altered: Callable[..., Verification]) -> None:
    """Evidence that points to another file is no evidence."""
    found = altered(
        lambda thread: sorted(
            thread.store.quads_for_pattern(None, DCTERMS.title, None, thread.names.trail), key=str
        )[:1],
        other_text,
    )
    assert found.broken_at == 1


def test_a_head_that_was_set_back_names_what_lies_beyond_it(
    altered: Callable[..., Verification], two_loads: Path
) -> None:
    """The next load would otherwise write over what was there."""
    names = Thread(two_loads).names

    def back(quad: Quad) -> Quad:
        return Quad(quad.subject, quad.predicate, names.change_set(1), quad.graph_name)

    assert altered(about(names.head, GT.head), back).broken_at == 2


def test_a_statement_slipped_into_the_trail_is_counted(altered: Callable[..., Verification]) -> None:
    """A version that belongs to no change set is in no seal."""

    def add(quad: Quad) -> Quad:
        return quad

    found = altered(
        lambda thread: [
            Quad(
                NamedNode(f"{thread.names.base}/id/version/1/measure/FAKE"),
                GT.ofRecord,
                NamedNode(f"{thread.names.base}/id/measure/FAKE"),
                thread.names.trail,
            )
        ],
        add,
    )
    assert (found.verified, found.strays, found.broken_at) == (False, 1, None)


@pytest.mark.parametrize("predicate", [RDFS.label, GT.isDip, GT.builtTo, GT.rating])
def test_a_snapshot_that_is_not_what_the_records_make_fails(
    altered: Callable[..., Verification], predicate: NamedNode
) -> None:
    """The trail holds, but what queries read was altered."""

    def find(thread: Thread) -> list[Quad]:
        held = thread.store.quads_for_pattern(None, predicate, None, thread.names.snapshot)
        return sorted(held, key=str)[:1]

    found = altered(find)
    assert (found.verified, found.broken_at, found.snapshot) == (False, None, False)


def test_the_text_kept_for_replay_is_verified_too(two_loads: Path, tmp_path: Path) -> None:
    """A backup made of altered texts would restore another past."""
    root = tmp_path / "thread"
    shutil.copytree(two_loads, root)
    text = root / "change-sets" / "1.nt"
    text.write_text(text.read_text("utf-8").replace("94.1", "84.1"), "utf-8")
    found = verify(Thread(root))
    assert (found.verified, found.broken_at, found.broken_in) == (False, 1, "change-sets/1.nt")


def test_while_somebody_writes_only_the_checkpoint_is_verified(two_loads: Path) -> None:
    """An audit must not wait for a load, nor open a store that another process has open."""
    with locked(Layout(two_loads), patience=0):
        assert verify(Thread(two_loads)).verified
    assert checkpoint_numbers(Layout(two_loads)) == [1, 2]
