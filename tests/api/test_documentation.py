"""The examples of the description are answers of the product, not wishes."""

from pathlib import Path

from api.documentation import EXAMPLES, examples_text


def test_the_examples_are_up_to_date(tmp_path: Path) -> None:
    """Run ``python -m api.documentation`` when this fails."""
    assert EXAMPLES.read_text("utf-8") == examples_text(tmp_path / "store")
