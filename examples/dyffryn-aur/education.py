"""Improving secondary education (WB5): outcomes, work and measures."""
# ruff: noqa: E501 (tables are read across)

from workbook import table

OUTCOMES = table("""
    Code   | Name (English)                                       | Owner | For          | Themes       | Equality
    OUT-51 | Pupils attend school and stay in learning            | HD-EW | WB5 strong   | PT2 moderate |
    OUT-52 | Pupils achieve well at age 16                        | HD-SI | WB5 strong   |              | EQ2 strong
    OUT-53 | Pupils feel safe and well at school                  | HD-IN | WB5 moderate |              |
    OUT-54 | Young people leave school ready for work or learning | HD-YS | WB5 strong   |              |
""")

WORK = table("""
    Code   | Name (English)                                       | Kind      | Plan  | Owner | Starts on  | Due on     | Ways of working            | Towards         | By
    ACT-51 | Follow up every secondary absence on the first day   | action    | SP-EW | HD-EW | 2020-04-01 | 2021-03-31 | prevention; collaboration  | OUT-51 strong   | SVC-EW@WB5 strong
    ACT-52 | Offer catch-up lessons after schools reopen          | action    | CP20  | HD-SI | 2020-09-01 | 2021-07-31 | long-term; prevention      | OUT-52 strong   | SVC-SI@WB5 strong
    ACT-53 | Train a well-being lead in every secondary school    | action    | CP20  | HD-IN | 2020-04-01 | 2021-03-31 | prevention; involvement    | OUT-53 strong   | SVC-IN@WB5 moderate
    ACT-54 | Give every leaver at risk a named youth worker       | action    | SP-YS | HD-YS | 2020-09-01 | 2021-07-31 | prevention; collaboration  | OUT-54 strong   | SVC-YS@WB5 strong; SVC-SK@WB5 moderate
    ACT-55 | Agree a shared support plan with each school at risk | action    | SP-SI | HD-SI | 2020-04-01 | 2021-03-31 | collaboration; integration | OUT-52 moderate | SVC-SI@WB5 moderate
    ACT-56 | Lend devices to pupils who have none at home         | action    | DS19  | HD-DG | 2020-04-20 | 2020-12-18 | integration; involvement   | OUT-51 moderate | SVC-DG moderate
    PRJ-51 | New sixth-form centre                                | project   | CP20  | HD-SI | 2019-04-01 | 2022-08-31 | long-term; collaboration   | OUT-54 moderate | SVC-SI@WB5
    MS-511 | Attendance officers appointed for all five clusters  | milestone | SP-EW | HD-EW | 2020-04-01 | 2020-09-30 |                            | ACT-51 strong   |
    MS-512 | First-day calls in place in every secondary school   | milestone | SP-EW | HD-EW | 2020-04-01 | 2020-12-18 |                            | ACT-51 moderate |
    MS-521 | Catch-up tutors recruited                            | milestone | CP20  | HD-SI | 2020-09-01 | 2020-11-30 |                            | ACT-52 strong   |
    MS-541 | Every leaver at risk named                           | milestone | SP-YS | HD-YS | 2020-09-01 | 2021-01-29 |                            | ACT-54 strong   |
    MS-561 | One thousand devices lent                            | milestone | DS19  | HD-DG | 2020-04-20 | 2020-06-30 |                            | ACT-56 strong   |
    MS-5P1 | Sixth-form centre: design agreed                     | milestone | CP20  | HD-SI | 2019-04-01 | 2020-10-30 |                            | PRJ-51 strong   |
""")

MEASURES = table("""
    Code | Name                                                                | Form          | Better | Kind             | Scope | Owner | Shows                                | From    | To      | Noise | Season   | Aim     | Step | Dead  | Tol
    ED01 | Primary school attendance                                           | pct           | high   | outcome          | perf  | HD-EW | OUT-51 moderate                      |         | 94.6    | 0.23  | school   | sustain | 0    | 0.5   | 1.0
    ED02 | Secondary pupils who attend less than 80% of the time               | pct           | low    | outcome          | perf  | HD-EW | OUT-51 strong                        |         | 6.2     | 0.26  | absent   | improve | 0.1  | 0.6   | 0.8
    ED03 | Secondary school attendance                                         | pct           | high   | outcome          | perf  | HD-EW | OUT-51 strong; SVC-EW@WB5 strong     |         | 93.8    | 0.23  | school   | improve | 0.1  | 0.5   | 1.0
    ED04 | Secondary sessions missed without permission                        | pct           | low    | outcome          | perf  | HD-EW | OUT-51 moderate                      |         | 1.6     | 0.13  | absent   | sustain | 0    | 0.3   |
    ED05 | Fixed-term exclusions per 1,000 secondary pupils                    | per-1000      | low    | outcome          | perf  | HD-IN | OUT-53 moderate                      |         | 21.5    | 1.2   |          | improve | 0.3  | 2.5   |
    ED06 | Permanent exclusions                                                | count-year    | low    | outcome          | perf  | HD-IN | OUT-53 weak                          | 16      | 12      | 0.69  |          | sustain | 0    | 3     |
    ED07 | Points scored at age 16, best nine subjects                         | school-points | high   | outcome          | pop   | HD-SI | OUT-52 strong                        | 346     | 353     | 1.4   |          | improve | 1.5  | 4     |
    ED08 | Pupils with five good passes at age 16                              | school-pct    | high   | outcome          | pop   | HD-SI | OUT-52 strong                        | 56.2    | 58.8    | 0.54  |          | improve | 0.5  | 1.5   |
    ED09 | Pupils on free school meals with five good passes                   | school-pct    | high   | outcome          | pop   | HD-SI | OUT-52 moderate                      | 29.5    | 32.4    | 0.72  |          | stretch | 2.0  | 2.0   |
    ED10 | Secondary pupils who say they feel safe at school                   | annual-pct    | high   | user-perspective | perf  | HD-IN | OUT-53 strong                        | 87.0    | 88.5    | 0.54  |          | improve | 0.3  | 1.5   |
    ED11 | Young people aged 16 to 18 not in education, employment or training | pct-point     | low    | outcome          | pop   | HD-YS | OUT-54 strong                        |         | 3.2     | 0.19  |          | improve | 0.1  | 0.4   |
    ED12 | Year 11 leavers with a place agreed for September                   | school-pct    | high   | outcome          | perf  | HD-YS | OUT-54 strong                        | 96.1    | 97.0    | 0.22  |          | improve | 0.2  | 0.6   |
    ED13 | Pupils aged 14 to 16 who take a vocational subject                  | school-pct    | none   | activity         | perf  | HD-SI | OUT-54                               | 41.0    | 46.0    | 0.72  |          |         |      | 2.0   |
    ED14 | Additional learning plans made within 12 weeks                      | pct           | high   | output           | perf  | HD-IN | SVC-IN@WB5 strong; OUT-53 moderate   |         | 88.0    | 1.2   |          | improve | 1.0  | 2.5   |
    ED15 | Secondary schools in need of support                                | count-point   | low    | outcome          | perf  | HD-SI | OUT-52 moderate                      |         | 2       | 0     |          | sustain | 0    | 1     |
    ED16 | Unfilled secondary school places                                    | annual-pct    | range  | input            | perf  | HD-SI | SVC-SI@WB5 weak                      | 12.4    | 9.1     | 0.36  |          | range   | 5-10 | 1.0   |
    ED17 | Pupils taught mainly through Welsh                                  | annual-pct    | high   | outcome          | pop   | HD-SI | WB5 moderate                         | 21.0    | 22.6    | 0.14  |          | improve | 0.3  | 0.4   |
    ED18 | Youth club visits                                                   | count         | high   | output           | perf  | HD-YS | SVC-YS@WB5 moderate; SVC-YS@WB6 weak |         | 5500    | 130   | lockdown | sustain | 0    |       | 400
    ED19 | Young people who gain a youth award                                 | count-year    | high   | outcome          | perf  | HD-YS | SVC-YS@WB5 moderate                  | 310     | 345     | 5.8   |          | improve | 6    | 25    |
    ED20 | Families with young children helped early                           | count         | high   | output           | perf  | HD-EY | SVC-EY@WB6 strong; SVC-EY@WB5 weak   |         | 212     | 7     |          | improve | 4    | 15    |
    ED21 | Cost of secondary school transport                                  | money-year    | low    | financial        | perf  | HD-HT | SVC-HT@WB5 weak                      | 1910000 | 1985000 | 8000  |          | sustain | 0    | 60000 |
    ED22 | Pupils on secondary school rolls                                    | school-count  | none   | input            | pop   | HD-SI | WB5                                  | 7420    | 7610    | 18    |          |         |      | 50    |
""")
