"""The planned story in the figures: what dips, what is blank, late or broken, what is restated.

Everything here was decided before any figure was drawn; README.md tells it in words.
"""
# ruff: noqa: E501 (tables are read across)

from workbook import Row, table

PANDEMIC = "EV-PAN"

PLANNED = table("""
    Measure | Period     | Value | Numerator | Denominator | Reported rating | Explained by | Commentary (English)
    ED03    | 2020-21-Q2 | 90.6  |           |             | red             | EV-PAN       | What it shows: attendance is 3 points below the same quarter last year. Why: year groups were sent home and some families kept children away. So what: these pupils are likelier to leave without a place. Next: first-day calls from October.
    ED03    | 2020-21-Q3 | 90.9  |           |             | red             | EV-PAN       | Attendance has not recovered; years 10 and 11 are lowest. First-day calls have begun in three of five clusters.
    ED03    | 2020-21-Q4 | 91.4  |           |             | red             | EV-PAN       | Slowly better since schools reopened to all years, still 2 points below last year.
    ED11    | 2020-21-Q4 | 4.3   |           |             | red             |              | More leavers of the summer have lost contact with their course or job. Most of them missed many weeks of school in the autumn.
    HS02    | 2020-21-Q3 | 12.5  |           |             | red             |              | Two foster families stopped at short notice and eleven children had to move again.
    HS02    | 2020-21-Q4 | 12.2  |           |             | red             |              | No better yet; four new foster families start in May.
    HS05    | 2020-21-Q3 | 78.4  | 345       | 440         | green           |              |
    SF04    | 2020-21-Q3 | 79.0  |           |             | red             |              | Enquiries rose by a fifth while two posts were vacant.
    SF04    | 2020-21-Q4 | 80.2  |           |             | red             |              | One post is filled; the backlog will be gone by June.
    EC05    | 2020-21-Q3 | 71.5  |           |             | red             |              | Three planning officers' posts stood empty all quarter, which is also why the budget is underspent.
    EC05    | 2020-21-Q4 | 72.9  |           |             | red             |              | One officer started in March; two posts are still empty.
    EN06    | 2020-21-Q4 | 90.1  |           |             | red             |              | Crews were lent to the waste service for six weeks.
    HS11    | 2020-21-Q4 | 69.3  |           |             | red             |              | Visits stopped in January and February; carers preferred to wait for one in person.
    MR13    | 2020-21-Q2 | 82.0  |           |             | red             |              | Requests about the pandemic doubled and one officer was redeployed.
    MR13    | 2020-21-Q3 | 91.3  |           |             |                 |              | Back to the usual level after the officer returned.
    HS05    | 2020-21-Q4 | 76.8  |           |             |                 |              |
""")

RESTATED = table("""
    Measure | Period     | Value | Numerator | Denominator | Status | Assurance      | Reported rating | Commentary (English)
    HS05    | 2020-21-Q3 | 74.8  | 329       | 440         | final  | board-accepted | red             | Restated on 11 May 2021: 16 assessments finished late had been counted as in time. Not 78.4 but 74.8, which is red, not green.
""")

NO_SESSIONS = {(code, "2020-21-Q1") for code in ("ED01", "ED02", "ED03", "ED04")}
BREAKS = {
    **{(code, "2020-21-Q1"): PANDEMIC for code in ("ED18", "HS18", "HS21", "EC09", "EN18")},
    **{(code, "2019-20-academic"): PANDEMIC for code in ("ED07", "ED08", "ED09")},
    ("EC02", "2020-04"): PANDEMIC,
}
SHIFTS = {
    "HS05": "2019-20-Q1",
    "EC17": "2018-19-Q3",
    "MR09": "2018-19-Q2",
    "EC19": "2018-19-Q4",
    "EN05": "2019-20-Q1",
    "HS10": "2019-20-Q2",
    "SF07": "2018-19-Q4",
    "SF08": "2019-10",
}
"""The period from which a measure stands at another level, for better or worse, and stays there."""
LATE = {("EN09", "2020-21-Q4")}
WITHHELD = {("SF19", "2020-21-Q4")}
"""So few that a family could be recognised."""
REPORTED = {
    ("SF09", "2020-21-Q4"): "red",
    ("HS22", "2020-21-Q4"): "amber",
    ("HS19", "2020-21-Q4"): "amber",
}
"""What services wrote in their own report cards, where it is not what the council's rules give."""


def planned_figure(measure: str, period: str) -> Row | None:
    """What the story says of this figure, if it says anything."""
    for line in PLANNED:
        if (line["Measure"], line["Period"]) == (measure, period):
            return line
    return None
