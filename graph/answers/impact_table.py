"""An impact list as a table for a spreadsheet: a row for each thing that may feel it, with its best route."""

from graph.answers.impact import Affected, Impact
from graph.answers.rows import Rows

COLUMNS = (
    "code", "name", "kind", "strength", "score", "direction", "hops", "sideways",
    "earliest_months", "latest_months", "lag_complete", "unjudged_routes", "overseen_by", "best_route",
)  # fmt: skip


def impact_table(answer: Impact) -> Rows:
    """The things listed in an answer, in its order."""
    return Rows(COLUMNS, tuple(_row(each) for each in answer.affected), answer.illustrative)


def _row(each: Affected) -> tuple[str | None, ...]:
    return (
        each.thing.code,
        each.thing.label,
        each.thing.kind,
        each.strength,
        None if each.score is None else format(each.score, "f"),
        each.direction,
        str(each.hops),
        "true" if each.sideways else "false",
        str(each.lag.earliest_months) if each.lag else None,
        str(each.lag.latest_months) if each.lag else None,
        ("true" if each.lag.complete else "false") if each.lag else None,
        str(each.unjudged_routes),
        "; ".join(board.code for board in each.boards),
        each.routes[0].sentence,
    )
