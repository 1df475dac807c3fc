"""``recommendations``, ``lessons`` and ``self-assessment`` as a person types them."""

from collections.abc import Callable

import pytest
from click.testing import Result

from graph.thread import Thread

Run = Callable[..., Result]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("recommendations",), "11 recommendations: 1 closed on evidence, 1 closed without evidence"),
        (("recommendations", "REC-09"), "evidence: none in the thread"),
        (("recommendations", "REC-03"), "Nothing answers it, by any stored link."),
        (
            ("recommendations", "REC-05"),
            "Secondary school attendance (ED03): 2020-21-Q4 91.4%, Red [ED03 ← IV-01]",
        ),
        (("lessons", "ED03"), "It was learned from Education welfare (SVC-EW), which ED03 indicates."),
        (("lessons", "MR07"), "No lesson is joined to it by any stored link."),
        (("self-assessment",), "Secondary attendance has fallen and has not come back (SA-C2)"),
        (("self-assessment",), "Nothing in the thread shows this."),
        (("self-assessment", "SVC-EW"), "Service users, survey, 2021-03-12, 412 people"),
        (("self-assessment", "--period", "2018-19"), "No statement is recorded for this period."),
    ],
)
def test_the_text_says(run: Run, dyffryn_aur: Thread, words: tuple[str, ...], said: str) -> None:
    """The governance committee reads it printed."""
    result = run(*words, store=dyffryn_aur.layout.root, TODAY="2021-05-20")
    assert result.exit_code == 0, result.output
    assert said in " ".join(result.stdout.split())
