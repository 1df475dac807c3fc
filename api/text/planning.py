"""How plans read on a terminal: service plans, line of sight, lineage."""

from api.text.page import Page
from api.text.walks import LinksReliedOn
from api.text.wording import code_word, codes, counted, link_verb, made_up, named
from graph.answers.line_of_sight import LineOfSight, Sight
from graph.answers.lineage import Lineage, MeasureLineage, PointOfLine, Stretch, Succession
from graph.answers.service_plans import ServicePlan, ServicePlans, StepOfPlan

MARKS = {"done": "●", "in-progress": "◐", "not-started": "○", None: "?"}
POINTS_SHOWN = 6


def show_plans(page: Page, answer: ServicePlans, *, in_full: bool) -> None:
    """A line for each plan, or each in full; then the services without one."""
    page.title(counted(len(answer.plans), "service plan"))
    made_up(page, answer.illustrative)
    if in_full:
        for plan in answer.plans:
            _show_plan(page, plan)
    else:
        page.line("● done  ◐ in progress  ○ not started  ? nothing recorded; steps: " + _step_names())
        page.table(
            ("Plan", "Service", "Steps", "Signed off", "Weaknesses"),
            (_line(plan) for plan in answer.plans),
        )
        page.line("One plan in full, with its weaknesses in words: golden-thread plans SP-…")
    page.section("Services without a plan", (named(gap.thing) for gap in answer.without_plan))


def _step_names() -> str:
    keys = ("self-assessment", "building", "measures-of-success", "completion-and-sign-off")
    return ", ".join(code_word("plan-step", key).lower() for key in keys)


def _line(plan: ServicePlan) -> tuple[str, ...]:
    last = plan.steps[-1]
    signed = last.done_on.isoformat() if last.done_on else "yes" if plan.signed_off else "no"
    return (
        plan.plan.code,
        plan.service.label if plan.service else "",
        " ".join(MARKS[step.state] for step in plan.steps),
        signed,
        ", ".join(gap.rule.removeprefix("service-plan-").replace("-", " ") for gap in plan.weaknesses),
    )


def _show_plan(page: Page, plan: ServicePlan) -> None:
    page.heading(named(plan.plan))
    until = f" until {plan.valid_to.isoformat()}" if plan.valid_to else ""
    page.line(f"Valid from {plan.valid_from.isoformat() if plan.valid_from else 'no stated day'}{until}", 2)
    for words, thing in (("Service", plan.service), ("Owner", plan.owner), ("Approved by", plan.approved_by)):
        if thing:
            page.line(f"{words}: {named(thing)}", 2)
    page.lines(map(_step, plan.steps))
    for each in plan.objectives:
        page.line(f"Objective: {named(each.objective)}", 2)
        page.lines(
            (
                f"{link_verb(link.link_type)} {named(link.to)}, {link.strength or 'not judged'}"
                for link in each.serves
            ),
            4,
        )
    page.line("Weaknesses:" if plan.weaknesses else "No rule finds a weakness.", 2)
    for gap in plan.weaknesses:
        page.lines((f"{gap.message} To do: {gap.remedy}",), 4)


def _step(step: StepOfPlan) -> str:
    state = code_word("step-state", step.state).lower() if step.state else "nothing recorded"
    when = f" on {step.done_on.isoformat()}" if step.done_on else ""
    who = f" by {named(step.done_by)}" if step.done_by else ""
    return f"{code_word('plan-step', step.step)}: {state}{when}{who}"


def show_line_of_sight(page: Page, answer: LineOfSight) -> None:
    """What the post owns, and the objectives in its sight with the best routes."""
    page.title(f"Line of sight: {named(answer.post)}")
    made_up(page, answer.illustrative)
    page.line(f"Owns: {', '.join(thing.code for thing in answer.owns) or 'nothing'}", 2)
    if not answer.objectives:
        page.line("No objective is in its sight, by agreement or by any stored link.")
    links = LinksReliedOn()
    for sight in answer.objectives:
        page.heading(f"{named(sight.objective)}: {_why(sight)}")
        page.lines(f"{route.path} {links.marks(route)}" for route in sight.routes)
    page.section("Owned, and leading to no objective", map(named, answer.owns_without_sight))
    if any(sight.routes for sight in answer.objectives):
        page.heading("Links")
        links.show(page)


def _why(sight: Sight) -> str:
    reasons = (
        "agreed for the post" if sight.agreed else "",
        "owned by the post" if sight.owned else "",
        f"through {codes(sight.through)}" if sight.through else "",
    )
    return "; ".join(filter(None, reasons))


def show_lineage(page: Page, answer: Lineage) -> None:
    """The changes from plan to plan, then the lines of measures across them."""
    page.title(f"Lineage of {named(answer.thing)}" if answer.thing else "Lineage of plans and objectives")
    made_up(page, answer.illustrative)
    if not answer.plans and not answer.aims:
        page.line("No record says that it replaced anything, or was replaced.")
    for words, found in (("Plans", answer.plans), ("Objectives", answer.aims)):
        if found:
            page.heading(words)
            page.lines(map(_succession, found))
    for measure in answer.measures:
        _show_line(page, measure)


def _succession(found: Succession) -> str:
    on = f", {found.on.isoformat()}" if found.on else ""
    older = " and ".join(map(named, found.older))
    newer = " and ".join(map(named, found.newer))
    if found.change == "ended":
        return f"{older} ended with its plan"
    if found.change == "new":
        return f"{newer} is new{on}"
    words = {"replaced": "was replaced by", "merged": "were merged into", "split": "was split into"}
    return f"{older} {words[found.change]} {newer}{on}"


def _show_line(page: Page, measure: MeasureLineage) -> None:
    page.heading(named(measure.measure))
    for stretch in measure.stretches:
        if stretch.begins:
            on = stretch.since.isoformat() if stretch.since else "a day not stated"
            page.line(f"─── break on {on}: {'; '.join(map(_succession, stretch.begins))}", 2)
        page.line(f"under {_under(stretch)}: {_points(stretch.points)}", 2)


def _under(stretch: Stretch) -> str:
    return codes(stretch.objectives) or "no objective"


def _points(points: tuple[PointOfLine, ...]) -> str:
    shown = [
        f"{'║ ' if point.is_break else ''}{point.period} {point.text}" for point in points[-POINTS_SHOWN:]
    ]
    earlier = f"{len(points) - POINTS_SHOWN} earlier, " if len(points) > POINTS_SHOWN else ""
    return earlier + (", ".join(shown) or "no figures")
