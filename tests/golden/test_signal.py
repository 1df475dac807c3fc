"""The golden case of variation: which points the limits rest on decides whether there is a signal."""
# ruff: noqa: E501 (tables are read across)

from decimal import Decimal

from tests.golden.conftest import MEASURES, Golden

SERIES = (62, 60, 63, 61, 64, 62, 60, 63, 61, 62, 63, 61, 55)
MONTHS = [f"2019-{number:02}" for number in range(4, 13)] + [f"2020-{number:02}" for number in range(1, 5)]


def test_xmr_limits_of_12_points_signal_and_of_13_do_not(golden: Golden) -> None:
    """From the first twelve the limits are 56.3 to 67.4 and 55 is a signal; with all 13 they are 54.9 to 67.7."""
    header = MEASURES.rstrip() + " | Limits until | Reason for limits | Limits set by\n"
    row = "| Answered | performance | percent | 0 | ratio | flow | monthly | financial | Higher is better | POINTS2"
    lines = golden.lines(
        f"""
        Sheet: Posts
        Code | Name (English)
        HEAD | Head of performance
        {header}
        FIXED {row} | 2020-03-31 | One year of the new service | HEAD
        ALL   {row} | | |
        Sheet: Figures
        Measure | Period | Value
        """
        + "".join(
            f"\n{code} | {month} | {value}"
            for code in ("FIXED", "ALL")
            for month, value in zip(MONTHS, SERIES, strict=True)
        ),
        "2020-04",
    )
    fixed, everything = (lines[code]["variation"] for code in ("FIXED", "ALL"))
    assert (fixed["variation"], fixed["rules"]) == ("concern-low", ["outside-limits"])
    assert everything["variation"] == "common-cause"
    assert _limits(fixed) == ("56.3", "67.4", 12)
    assert _limits(everything) == ("54.9", "67.7", 13)
    (said,) = fixed["limits_set"]
    assert (said["until"], said["reason"], said["set_by"]["code"]) == (
        "2020-03-31", "One year of the new service", "HEAD",
    )  # fmt: skip
    assert fixed["rule_set"].startswith("XmR")


def _limits(variation: dict) -> tuple[str, str, int]:
    limits = variation["limits"]
    lower, upper = (str(round(Decimal(limits[end]), 1)) for end in ("lower", "upper"))
    return lower, upper, limits["points"]
