"""What stands beside the figures: what others reach, what was expected of the year's end, who is counted.

The comparators are as made up as the council. What you would get wrong: a forecast is for the
whole year and stays what was expected then, though the year's last quarter is known now.
"""
# ruff: noqa: E501 (tables are read across)

from workbook import table

BENCHMARKS = table("""
    Measure | Period     | Comparator | Name (English)                 | Value | Definition match     | Source                   | Note
    ED03    | 2020-21-Q2 | AVERAGE    | Average of ten made-up councils | 92.3  | same                 | Made up for illustration |
    ED03    | 2020-21-Q2 | GLYN-HIR   | Glyn Hir, a made-up neighbour  | 93.1  | similar              | Made up for illustration | Counts half days, not sessions
    HS05    | 2020-21-Q3 | AVERAGE    | Average of ten made-up councils | 80.2  | same                 | Made up for illustration |
    EC05    | 2020-21-Q3 | AVERAGE    | Average of ten made-up councils | 79.0  | same                 | Made up for illustration |
    EN01    | 2020-21-Q3 | GLYN-HIR   | Glyn Hir, a made-up neighbour  | 61.0  | different            | Made up for illustration | Counts street sweepings too
""")

FORECASTS = table("""
    Measure | Period  | Value   | Status   | Forecast by | Forecast on | Method
    HS19    | 2020-21 | 51.0    | forecast | HD-LL       | 2021-01-18  | The three quarters before, carried on
    EC06    | 2020-21 | 71.0    | forecast | HD-PL       | 2021-01-20  | The three quarters before, carried on
    EN13    | 2020-21 | 1588000 | forecast | HD-ES       | 2021-01-12  | The supplier's price for the last quarter
""")

BROKEN_DOWN = table("""
    Measure | Period     | Breakdown | Status   | Assurance
    SF19    | 2020-21-Q3 | male      | withheld | board-accepted
    SF19    | 2020-21-Q3 | female    | withheld | board-accepted
""")
"""By the sex of the parent: few are men, and taken from the total, which is shown, the women give them away."""
