"""``plans``, ``line-of-sight`` and ``lineage`` as a person types them."""

from collections.abc import Callable

import pytest
from click.testing import Result

from graph.thread import Thread

Run = Callable[..., Result]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("plans",), "SP-PP Public protection ● ● ◐ ○ no"),
        (
            ("plans", "SVC-PP"),
            "- Self-assessment: done on 2020-01-31 by Head of Service, Public protection (HD-PP)",
        ),
        (("plans", "SVC-PP"), "To do: On the sheet “Self-assessment”"),
        (("plans", "SVC-CA"), "Services without a plan - Carers and community support (SVC-CA)"),
        (("line-of-sight", "HD-EW"), "Improving secondary education (WB5): through ACT-51"),
        (("line-of-sight", "LDR"), "No objective is in its sight, by agreement or by any stored link."),
        (("lineage",), "Giving every child a good start (WO6) was split into"),
        (("lineage", "ED03"), "─── break on 2020-04-01:"),
    ],
)
def test_the_text_says(run: Run, dyffryn_aur: Thread, words: tuple[str, ...], said: str) -> None:
    """The planning officer reads it on a terminal first."""
    result = run(*words, store=dyffryn_aur.layout.root, TODAY="2021-05-20")
    assert result.exit_code == 0, result.output
    assert said in " ".join(result.stdout.split())


@pytest.mark.parametrize("words", [("line-of-sight", "ED03"), ("lineage", "PB-EDU"), ("plans", "SP-XX")])
def test_what_has_no_answer_is_refused_with_the_nearest(
    run: Run, dyffryn_aur: Thread, words: tuple[str, ...]
) -> None:
    """Exit 1: nothing was changed, and the sentence helps on."""
    result = run(*words, store=dyffryn_aur.layout.root)
    assert (result.exit_code, words[1] in result.stderr) == (1, True)
