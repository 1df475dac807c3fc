"""Interventions, recommendations, lessons, events, judgements and progress reports.

The regulators are made up, and so is every finding. One dip, EN06 in 2020-21-Q4, has no
intervention: it is the one with nobody acting. IV-04 seems to have worked until HS05 is
restated.
"""
# ruff: noqa: E501 (tables are read across)

import random
from datetime import date, timedelta

from workbook import Row, table

INTERVENTIONS = table("""
    Code  | Name (English)                                    | Owner | Started on | Due on     | Because of (measure) | Because of (period) | Expected on | Expected value | By period  | Corrects
    IV-01 | First-day calls and home visits for absent pupils | HD-EW | 2020-10-19 | 2021-07-16 | ED03                 | 2020-21-Q2          | ED03        | 92.5           | 2020-21-Q4 | ED03 strong; MS-512
    IV-02 | Summer contact with every leaver                  | HD-YS | 2021-05-03 | 2021-09-30 | ED11                 | 2020-21-Q4          | ED11        | 3.6            | 2021-22-Q2 | ED11 moderate
    IV-03 | Emergency placements with trained families        | HD-CS | 2021-01-18 | 2021-09-30 | HS02                 | 2020-21-Q3          | HS02        | 10.5           | 2021-22-Q2 | HS02 strong
    IV-04 | Weekly check of assessments about to fall due     | HD-CS | 2020-02-03 | 2020-12-31 | HS05                 | 2019-20-Q3          | HS05        | 78.0           | 2020-21-Q3 | HS05 strong
    IV-05 | Two agency officers for safeguarding enquiries    | HD-SG | 2021-01-25 | 2021-06-30 | SF04                 | 2020-21-Q3          | SF04        | 86.0           | 2021-22-Q1 | SF04 moderate
    IV-06 | Market supplement for planning officers           | HD-PL | 2021-02-15 | 2021-12-31 | EC05                 | 2020-21-Q3          | EC05        | 80.0           | 2021-22-Q2 | EC05 strong; ACT-12
    IV-07 | Carers' visits outdoors or by video               | HD-CA | 2021-04-12 | 2021-08-31 | HS11                 | 2020-21-Q4          | HS11        | 76.0           | 2021-22-Q1 | HS11 moderate
    IV-08 | Second officer for information requests           | HD-DG | 2020-10-12 | 2021-03-31 | MR13                 | 2020-21-Q2          | MR13        | 90.0           | 2020-21-Q3 | MR13 strong
    IV-09 | Recovery team for the new homes                   | HD-LH | 2020-10-05 | 2021-06-30 | SF09                 | 2020-21-Q1          | SF09        | 84.0           | 2021-22-Q1 | MS-2P1 strong; SF09
    IV-10 | Retention payments for children's social workers  | HD-CS | 2020-04-06 | 2021-03-31 | HS08                 | 2019-20-Q4          | HS08        | 12.5           | 2020-21-Q4 | HS08 strong
    IV-11 | One form for all carers' assessments              | HD-CA | 2020-10-12 | 2021-03-31 | HS11                 | 2020-21-Q1          | HS11        | 80.0           | 2020-21-Q4 | HS11 weak
""")

CAUSES = {
    "IV-01": "Many families kept children at home after schools opened again.",
    "IV-03": "Two foster families stopped, and no other places were near.",
    "IV-06": "Three of nine posts are empty.",
    "IV-08": "One officer answered all requests and was ill.",
    "IV-11": "Each team asked carers the same questions on a form of its own.",
}
DECISIONS_DUE = {"IV-01": "2021-06-16", "IV-03": "2021-06-17", "IV-10": "2021-06-17", "IV-11": "2021-06-17"}
INTERVENTION_KINDS = {
    "IV-01": "contact",
    "IV-02": "contact",
    "IV-03": "supply",
    "IV-04": "checks",
    "IV-05": "people",
    "IV-06": "pay",
    "IV-07": "contact",
    "IV-08": "people",
    "IV-09": "process",
    "IV-10": "pay",
    "IV-11": "process",
}

RECOMMENDATIONS = table("""
    Code   | Name (English)                                               | Regulator | Report                                | Reported on | Owner | Due on     | Response    | Answered by                   | Panel assessment | Closed on  | Closed on evidence
    REC-01 | Show members performance and money side by side              | REG-AU    | Review of performance reporting, 2020 | 2020-07-14  | CO-FI | 2021-03-31 | in-progress | ACT-33 strong                 |                  |            |
    REC-02 | Keep a record of every change to a reported figure           | REG-AU    | Review of performance reporting, 2020 | 2020-07-14  | CO-CS | 2021-06-30 | in-progress | PRJ-31 weak                   |                  |            |
    REC-03 | Tell each board what other boards' figures mean for it       | REG-AU    | Review of performance reporting, 2020 | 2020-07-14  | GT-LD | 2021-06-30 | open        |                               |                  |            |
    REC-04 | Agree how schools in difficulty are spotted early            | REG-ED    | Visit to education services, 2019     | 2019-11-19  | CO-ED | 2020-09-30 | closed      | ACT-55 strong                 |                  | 2020-10-13 | ED15@2020-21-Q2
    REC-05 | Follow up absence in the same way in every school            | REG-ED    | Visit to education services, 2019     | 2019-11-19  | HD-EW | 2020-12-31 | in-progress | ACT-51 strong; IV-01 moderate |                  |            |
    REC-06 | Plan additional learning support with young people           | REG-ED    | Visit to education services, 2019     | 2019-11-19  | HD-IN | 2021-07-31 | in-progress | ACT-53 weak                   |                  |            |
    REC-07 | Finish children's assessments on time                        | REG-CA    | Inspection of children's care, 2019   | 2019-09-17  | HD-CS | 2020-09-30 | in-progress | ACT-63 strong; IV-04 moderate |                  |            |
    REC-08 | Give children stable homes near their friends and schools    | REG-CA    | Inspection of children's care, 2019   | 2019-09-17  | HD-CS | 2021-09-30 | in-progress | ACT-62 strong; IV-03 moderate |                  |            |
    REC-09 | Use one set of definitions in all children's teams           | REG-CA    | Inspection of children's care, 2019   | 2019-09-17  | CO-SC | 2020-06-30 | closed      | PRJ-61 moderate               |                  | 2020-07-02 |
    REC-10 | Say sooner what the figures mean                             | PANEL-20  |                                       |             | CO-CE | 2021-09-30 | in-progress | ACT-33 moderate               | PA-20            |            |
    REC-11 | Ask staff each year whether they know what their work is for | PANEL-20  |                                       |             | HD-HR | 2021-10-29 | open        |                               | PA-20            |            |
""")

LESSONS = table("""
    Code   | Text (English)                                                          | Learned on | Learned from | Concerns       | Applied in
    LES-01 | Text messages on the first morning bring more pupils back than letters  | 2019-07-05 | SVC-EW       | ED03; OUT-51   | ACT-51; IV-01
    LES-02 | Devices are used only where somebody shows the family how               | 2020-07-10 | ACT-56       | OUT-51; SVC-DG | ACT-36
    LES-03 | One front door works once every team writes in the same record          | 2020-09-30 | ACT-63       | OUT-62; HS05   | PRJ-61
    LES-04 | People who sleep rough stay when the room comes with a worker they know | 2020-08-28 | ACT-23       | OUT-23; SF08   | ACT-24
    LES-05 | Counts agreed by two people are rarely restated                         | 2019-12-10 | SVC-CS         | HS05; HS07     | IV-04
    LES-06 | Lending crews to another service shows on the streets within a month    | 2021-04-15 | EN06         | EN06; SVC-ST   |
""")

EVENTS = table("""
    Code   | Name (English)                              | Kind     | From       | To | Concerns
    EV-PAN | Pandemic: schools, shops and centres closed | pandemic | 2020-03-23 |    | OUT-51; OUT-13; OUT-64; SVC-LL; SVC-YS; ED03; ED18; HS18; HS21; EC02; EC09; EN18
""")

JUDGEMENTS = table("""
    About | Period     | Delivery  | Outcomes  | Agreed rating | Reason                                                      | Judged by | Judged on
    WB1   | 2020-21-Q2 | on-track  | flat      | amber         | Grants are paid; jobs have not yet followed.                | PB-ECO    | 2020-11-10
    WB2   | 2020-21-Q2 | on-track  | improving | green         | Everyone who slept rough has a room.                        | PB-SAF    | 2020-11-11
    WB3   | 2020-21-Q2 | on-track  | improving | green         | Online services carried the load.                           | PB-COU    | 2020-11-12
    WB4   | 2020-21-Q2 | on-track  | improving | green         | Recycling rises and waste falls.                            | PB-ENV    | 2020-11-17
    WB5   | 2020-21-Q2 | on-track  | worsening | amber         | Catch-up is under way, but secondary attendance has fallen. | PB-EDU    | 2020-11-18
    WB6   | 2020-21-Q2 | on-track  | flat      | amber         | The front door is open; its effect is not seen yet.         | PB-HEA    | 2020-11-19
    WB1   | 2020-21-Q3 | off-track | flat      | red           | Planning decisions are late while posts stand empty.        | PB-ECO    | 2021-02-09
    WB2   | 2020-21-Q3 | on-track  | flat      | amber         | Safeguarding enquiries take longer.                         | PB-SAF    | 2021-02-10
    WB3   | 2020-21-Q3 | on-track  | improving | green         | Work goes as planned.                                       | PB-COU    | 2021-02-11
    WB4   | 2020-21-Q3 | on-track  | improving | green         | Work goes as planned.                                       | PB-ENV    | 2021-02-16
    WB5   | 2020-21-Q3 | off-track | worsening | red           | First-day calls started late and attendance is still low.   | PB-EDU    | 2021-02-17
    WB6   | 2020-21-Q3 | off-track | worsening | red           | The hub is late and more children moved home.               | PB-HEA    | 2021-02-18
""")

SLIPPED = table("""
    About  | Forecast date | Commentary (English)
    MS-512 | 2021-04-30    | Two clusters had no officer until January.
    MS-2P1 | 2021-05-28    | The contractor's site was closed for eleven weeks.
    MS-6P1 | 2021-06-30    | Building work stopped in the spring of 2020 and started again in August.
    MS-121 | 2021-03-31    | The supplier's test failed twice; posts in the team are empty.
    MS-4P1 | 2021-03-12    | The maker delivered late.
    MS-621 | 2021-09-30    | Panels could not meet in person; twelve families are approved.
    ACT-12 | 2021-09-30    | Waits for the online service and for officers.
    PRJ-61 | 2021-10-29    | See the milestone for moving in.
    ACT-26 | 2022-03-31    | Schools asked to wait until pupils were back.
    MS-261 | 2021-09-30    | Four of ten streets are changed.
    PRJ-21 | 2023-06-30    | See the milestone for the first sixty homes.
    ACT-45 | 2022-10-31    | Two roofs need repair first.
    MS-451 | 2021-07-30    | Two of the six roofs need repair first.
    PRJ-41 | 2022-09-30    | The maker's next delivery is late too.
    PRJ-42 | 2022-02-28    | The southern half waits for a landowner.
""")
LATE_WORK = {line["About"]: line for line in SLIPPED}
STOPPED = {
    "ACT-36": ("Sessions in libraries were stopped in April 2020 and will be planned afresh.", "MIN-SLT-1")
}


def interventions() -> list[Row]:
    """The rows of the sheet Interventions."""
    return [_without(line, "Corrects") | _details(line["Code"]) for line in INTERVENTIONS]


def _details(code: str) -> Row:
    known = {
        "Kind": INTERVENTION_KINDS[code],
        "Cause": CAUSES.get(code),
        "Next decision on": DECISIONS_DUE.get(code),
    }
    return {heading: text for heading, text in known.items() if text}


def recommendations() -> list[Row]:
    """The rows of the sheet Recommendations."""
    return [_without(line, "Answered by") for line in RECOMMENDATIONS]


def _without(line: Row, heading: str) -> Row:
    return {key: text for key, text in line.items() if key != heading}


def progress(work: list[Row]) -> list[Row]:
    """A report a quarter on each piece of work and on each intervention begun; one on each recommendation."""
    rows = [_report(piece, day) for piece in work for day in REPORTED_ON]
    rows += [_intervention_report(line, day) for line in INTERVENTIONS for day in _days_of(line)]
    return rows + [
        {"About": line["Code"], "Reported on": YEAR_END, "Status": PROGRESS_OF[line["Response"]]}
        for line in RECOMMENDATIONS
    ]


PROGRESS_OF = {"open": "not-started", "in-progress": "on-track", "closed": "done"}
YEAR_END = "2021-04-20"
REPORTED_ON = ("2020-07-24", "2020-10-30", "2021-01-29", YEAR_END)
MOST_DAYS_EARLY = 24


def _report(piece: Row, day: str) -> Row:
    code, due = piece["Code"], piece["Due on"]
    about = {"About": code, "Reported on": day}
    if code in STOPPED:
        said, decision = STOPPED[code]
        return about | {"Status": "stopped", "Commentary (English)": said, "Decision": decision}
    if code in LATE_WORK and (day == YEAR_END or due < day):
        return _late(about, LATE_WORK[code])
    if piece["Starts on"] > day:
        return about | {"Status": "not-started"}
    done = _done_on(code, due)
    return about | ({"Status": "done", "Done on": done} if done <= day else {"Status": "on-track"})


def _done_on(code: str, due: str) -> str:
    """The day work on time was done: some days before it was due, by chance."""
    early = random.Random(code).randrange(MOST_DAYS_EARLY)
    return str(date.fromisoformat(due) - timedelta(days=early))


def _late(about: Row, line: Row) -> Row:
    if line["Forecast date"] <= about["Reported on"]:
        return {**about, "Status": "done", "Done on": line["Forecast date"]}
    return {**about, **line, "Status": "slipped"}


def _days_of(line: Row) -> list[str]:
    """The days an intervention is reported on: each since it started, and the year's end."""
    return [day for day in REPORTED_ON if line["Started on"] <= day or day == YEAR_END]


def _intervention_report(line: Row, day: str) -> Row:
    about = {"About": line["Code"], "Reported on": day}
    if line["Started on"] > day:
        return about | {"Status": "not-started"}
    finished = line["Due on"] <= day
    return about | ({"Status": "done", "Done on": line["Due on"]} if finished else {"Status": "on-track"})
