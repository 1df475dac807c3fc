"""What every command does with what the machine refuses."""

from errno import EACCES, ENOSPC

import pytest

from api.options import told


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(ENOSPC, "No space left on device", "figures.html"), "The disk is full."),
        (OSError("IO error: No space left on device: While appending to file"), "The disk is full."),
        (OSError(EACCES, "Permission denied", "format"), "format cannot be used: Permission denied."),
        (
            OSError("IO error: lock failed\nat 2"),
            "A file of the thread cannot be used: IO error: lock failed.",
        ),
    ],
)
def test_what_the_machine_refuses_is_a_sentence(
    capsys: pytest.CaptureFixture[str], error: OSError, said: str
) -> None:
    """The store's engine knows no error numbers; a full disk is to be told as one all the same."""

    def refused() -> None:
        raise error

    with pytest.raises(SystemExit) as ended:
        told(refused)
    assert ended.value.code == 1
    assert capsys.readouterr().err.startswith(said)
