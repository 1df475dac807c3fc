"""What boards and committees decided and agreed is to be done, and what was reported of it.

Among the actions some are done, one of them late, some overdue, one paused, one stopped, each of
the last two by a decision. On MIN-ENV-2 nobody has reported anything.
"""
# ruff: noqa: E501 (tables are read across)

from workbook import table

MINUTES = table("""
    Code      | Text (English)                                                            | Kind     | Body   | Agreed on  | Owner | Due on     | Concerns
    MIN-SLT-1 | Stop the sessions in libraries while they are closed                      | decision | SLT    | 2020-04-14 |       |            | ACT-36
    MIN-ECO-1 | Tell the board how many posts in planning are empty                       | action   | PB-ECO | 2020-11-10 | HD-PL | 2021-02-02 | EC05
    MIN-SAF-1 | Tell the board which of the new homes wait for the contractor             | action   | PB-SAF | 2020-11-11 | HD-LH | 2021-01-29 | MS-2P1; SF09
    MIN-COU-1 | Have a second officer answer information requests until the spring        | action   | PB-COU | 2020-11-12 | HD-DG | 2020-12-18 | MR13
    MIN-ENV-1 | Hold an open day at the recycling centre in the spring                    | action   | PB-ENV | 2020-11-17 | HD-WR | 2021-04-16 | EN01
    MIN-EDU-1 | Ring every school that has no attendance officer yet                      | action   | PB-EDU | 2020-11-18 | HD-EW | 2020-12-11 | ED03; MS-512
    MIN-EDU-2 | Bring the board the absences cluster by cluster                           | action   | PB-EDU | 2020-11-18 | HD-EW | 2021-02-10 | ED03
    MIN-HEA-1 | Settle with the contractor when the assessment hub can be used            | action   | PB-HEA | 2020-11-19 | CO-SC | 2021-01-15 | MS-6P1
    MIN-EXB-1 | Show money beside performance in the report for the year                  | action   | EXB    | 2021-01-12 | CO-FI | 2021-07-01 | REC-01
    MIN-LIF-1 | Bring the committee what families say of the first-day calls              | action   | SC-LIF | 2021-01-20 | HD-EW | 2021-06-30 | ED03; IV-01
    MIN-ECO-2 | Show how many applications wait, month by month                           | action   | PB-ECO | 2021-02-09 | HD-PL | 2021-05-14 | EC05
    MIN-ECO-3 | Ask the skills partnership what brings people back to work soonest        | action   | PB-ECO | 2021-02-09 | HD-SK | 2021-06-04 | EC02
    MIN-ECO-4 | Pay planning officers a market supplement until the end of 2021           | decision | PB-ECO | 2021-02-09 |       |            | IV-06; EC05
    MIN-SAF-2 | Agree with the health board how safeguarding enquiries are shared out     | action   | PB-SAF | 2021-02-10 | HD-SG | 2021-04-30 | SF04
    MIN-SAF-3 | Ask the schools when the other streets can be changed                     | action   | PB-SAF | 2021-02-10 | HD-HT | 2021-05-28 | MS-261
    MIN-SAF-4 | Leave the last six school streets until pupils are back                   | decision | PB-SAF | 2021-02-10 |       |            | MS-261; ACT-26
    MIN-COU-2 | Plan the sessions in libraries afresh for the autumn                      | action   | PB-COU | 2021-02-11 | HD-DG | 2021-05-07 | ACT-36
    MIN-COU-3 | Write down who may change a reported figure                               | action   | PB-COU | 2021-02-11 | CO-CS | 2021-06-04 | REC-02
    MIN-ENV-2 | Find out why fewer people take the bus and what would bring them back     | action   | PB-ENV | 2021-02-16 | HD-HT | 2021-05-14 | EN18
    MIN-ENV-3 | Hold no open days in 2021 while gatherings are not allowed                | decision | PB-ENV | 2021-02-16 |       |            | MIN-ENV-1
    MIN-EDU-3 | Name somebody to ring each leaver who has lost touch with a course or job | action   | PB-EDU | 2021-02-17 | HD-YS | 2021-04-30 | ED11
    MIN-EDU-4 | Say which youth clubs can open first, and when                            | action   | PB-EDU | 2021-02-17 | HD-YS | 2021-06-09 | ED18
    MIN-EDU-5 | Keep the first-day calls until the end of the school year                 | decision | PB-EDU | 2021-02-17 |       |            | IV-01; ED03
    MIN-HEA-2 | Tell the education board how many moves of home were moves of school      | action   | PB-HEA | 2021-02-18 | HD-CS | 2021-03-31 | HS02; ED03
    MIN-HEA-3 | Show how long each step of a child's assessment takes                     | action   | PB-HEA | 2021-02-18 | HD-CS | 2021-05-07 | HS05
    MIN-SLT-2 | Ask children's services for no new analysis until the inspectorate's visit is over | decision | SLT | 2021-03-02 |    |            | MIN-HEA-3
""")

REPORTED = table("""
    About     | Reported on | Status      | Forecast date | Done on    | Commentary (English)                                     | Decision
    MIN-ECO-1 | 2021-02-02  | done        |               | 2021-01-27 | Three of nine posts are empty.                           |
    MIN-SAF-1 | 2021-02-02  | done        |               | 2021-01-22 |                                                          |
    MIN-COU-1 | 2020-12-18  | done        |               | 2020-12-01 |                                                          |
    MIN-ENV-1 | 2021-01-29  | on-track    |               |            |                                                          |
    MIN-ENV-1 | 2021-02-26  | stopped     |               |            |                                                          | MIN-ENV-3
    MIN-EDU-1 | 2020-12-18  | done        |               | 2020-12-10 | Two clusters had no officer.                             |
    MIN-EDU-2 | 2021-01-29  | slipped     | 2021-03-05    |            | Two clusters count absence in another way.               |
    MIN-EDU-2 | 2021-03-05  | done        |               | 2021-03-03 |                                                          |
    MIN-HEA-1 | 2021-01-29  | slipped     | 2021-03-12    |            | The contractor's plan was not finished.                  |
    MIN-HEA-1 | 2021-03-15  | done        |               | 2021-03-12 | It can be used from 30 June.                             |
    MIN-EXB-1 | 2021-04-20  | on-track    |               |            |                                                          |
    MIN-LIF-1 | 2021-04-20  | on-track    |               |            |                                                          |
    MIN-ECO-2 | 2021-04-20  | on-track    |               |            |                                                          |
    MIN-ECO-3 | 2021-04-20  | on-track    |               |            |                                                          |
    MIN-SAF-2 | 2021-04-20  | slipped     | 2021-06-11    |            | The health board named another officer to settle it with. |
    MIN-SAF-3 | 2021-04-20  | on-track    |               |            |                                                          |
    MIN-COU-2 | 2021-04-20  | not-started |               |            |                                                          |
    MIN-COU-3 | 2021-04-20  | on-track    |               |            |                                                          |
    MIN-EDU-3 | 2021-04-20  | on-track    |               |            | Done in three of five clusters.                          |
    MIN-EDU-4 | 2021-04-20  | on-track    |               |            |                                                          |
    MIN-HEA-2 | 2021-04-20  | done        |               | 2021-03-26 | Seven of nineteen moves were.                            |
    MIN-HEA-3 | 2021-03-05  | paused      |               |            |                                                          | MIN-SLT-2
""")
