"""What some measures count exactly; ``Base`` is about how many there are in a quarter.

A measure with a base has its figures' numerators and denominators stated too. ``DEFINED`` holds the
rest of a definition, for the few measures that show what can be said.
"""
# ruff: noqa: E501 (tables are read across)

from collections.abc import Mapping

from workbook import Row, table

DETAILS: Mapping[str, Row] = {
    line["Code"]: line
    for line in table("""
    Code | Definition (English)                                                               | Numerator                          | Denominator                | Data source             | Base
    ED01 | Half-day sessions attended by pupils aged 5 to 11, of all sessions possible        | Sessions attended                  | Sessions possible          | Pupil records system    | 520000
    ED02 | Pupils aged 11 to 16 who attended fewer than four in five sessions                 | Pupils below 80%                   | Pupils on roll             | Pupil records system    | 7400
    ED03 | Half-day sessions attended by pupils aged 11 to 16, of all sessions possible       | Sessions attended                  | Sessions possible          | Pupil records system    | 410000
    ED04 | Half-day sessions missed without permission, of all sessions possible              | Sessions missed without permission | Sessions possible          | Pupil records system    | 410000
    ED11 | People aged 16 to 18 known not to be in education, work or training                | Young people in none of the three  | Young people aged 16 to 18 | Careers partner's count | 3300
    ED14 | Plans finished within 12 weeks of the request                                      | Plans finished in 12 weeks         | Plans finished             | Learning needs register | 90
    HS02 | Children looked after on the last day who moved home three times or more in a year | Children with three moves          | Children looked after      | Children's case system  | 280
    HS05 | Assessments finished within 42 working days                                        | Assessments finished in time       | Assessments finished       | Children's case system  | 420
    HS07 | Statutory visits made within the time set                                          | Visits made in time                | Visits due                 | Children's case system  | 700
    HS11 | Carers who were offered an assessment within 28 days of asking                     | Carers offered in time             | Carers who asked           | Adults' case system     | 310
    HS14 | People who finished reablement and then needed no long-term support                | People with no further need        | People who finished        | Adults' case system     | 190
    EC05 | Decisions on planning applications within 8 weeks or the time agreed               | Decisions in time                  | Decisions                  | Planning system         | 240
    SF04 | Enquiries whose first stage was completed within 7 working days                    | Enquiries completed in time        | Enquiries                  | Adults' case system     | 130
    SF07 | Households that were threatened with homelessness and kept or found a home         | Households with a home             | Households threatened      | Housing options system  | 160
    MR07 | Council tax received for the year so far, of all that is due for the year          |                                    |                            | Revenues system         |
    MR09 | Undisputed invoices paid within 30 days of receipt                                 | Invoices paid in time              | Invoices paid              | Finance system          | 21000
    MR13 | Requests answered within 20 working days                                           | Requests answered in time          | Requests answered          | Customer record         | 260
    MR15 | Complaints answered within 10 working days                                         | Complaints answered in time        | Complaints answered        | Customer record         | 150
    EN01 | Waste recycled, reused or composted in the twelve months to the quarter's end      |                                    |                            | Weighbridge returns     |
    EN06 | Streets surveyed that were graded high, of all surveyed                            | Streets graded high                | Streets surveyed           | Street survey           | 620
    EN08 | Reported fly-tips cleared within 5 working days                                    | Fly-tips cleared in time           | Fly-tips reported          | Customer record         | 500
    EN09 | Potholes mended within the time set for their size                                 | Potholes mended in time            | Potholes reported          | Highways system         | 640
""")
}

DEFINED: Mapping[str, Row] = {
    line.pop("Code"): line
    for line in table("""
    Code | Question (English)                                    | Inclusion rules                                             | Collected by | Approved by | Approved on | Data quality | Quality checked on | Status policy                                         | Publication | Comparators                  | Price basis | Prices of | Baseline (period)      | Baseline value | Baseline name          | Withhold below
    ED03 | Are young people in school as often as they can be?   | Sessions missed for illness count as missed                 | HD-EW        | EXB         | 2020-03-10  | good         | 2020-11-20         | Final when the term's return is closed                | public      | Average of all such councils |             |           |                        |                |                        |
    EN01 | How much of what we throw away is used again?         | Waste of households and shops; rubble left out              | HD-WR        | EXB         | 2020-03-10  | fair         | 2021-01-15         | Provisional until the yearly return is checked        | public      | Neighbours                   |             |           |                        |                |                        |
    SF15 | How many young people come before a court first time? | Ages 10 to 17, counted once                                 |              | EXB         | 2020-03-10  | fair         | 2020-12-01         |                                                       | restricted  |                              |             |           |                        |                |                        |
    SF12 | Are the roads getting safer?                          | Collisions that the police recorded                         |              |             |             |              |                    |                                                       | public      |                              |             |           | 2017-04-01--2020-03-31 | 9.0            | Average of three years |
    HS23 | What does a place cost a week?                        | Fees only, not what our own officers cost                   |              |             |             | poor         | 2021-02-10         |                                                       |             |                              | cash        |           |                        |                |                        |
    MR17 | Do our buildings cost more or less to run?            | Schools left out                                            |              |             |             |              |                    |                                                       |             |                              | real-terms  | 2019-20   |                        |                |                        |
    SF19 | How many families wait too long for a home?           |                                                             |              |             |             |              |                    |                                                       |             |                              |             |           |                        |                |                        | 5
""")
}
