"""Which targets pull against one another along a link, and which do not."""

import pytest

from graph.status.pulls import Pull, pull_between


@pytest.mark.parametrize(
    ("sign", "start", "end", "pull"),
    [
        ("hinders", "improve", "improve", Pull.OPPOSITE),
        ("hinders", "stretch", "sustain", Pull.OPPOSITE),
        ("hinders", "sustain", "improve", None),
        ("hinders", "improve", "not-stated", None),
        ("hinders", "improve", None, None),
        ("reinforces", "sustain", "improve", Pull.INCOMPATIBLE),
        ("reinforces", "sustain", "stretch", Pull.INCOMPATIBLE),
        ("reinforces", "improve", "improve", None),
        ("reinforces", "improve", "sustain", None),
        ("reinforces", "sustain", "sustain", None),
        ("reinforces", "not-stated", "improve", None),
    ],
)
def test_only_stated_intents_along_a_link_can_pull_apart(
    sign: str, start: str | None, end: str | None, pull: Pull | None
) -> None:
    """What nobody has stated is no conflict, and two that help one another are none either."""
    assert pull_between(sign, start, end) == pull
