"""Ensuring a modern and resilient council (WB3): outcomes, work and measures."""
# ruff: noqa: E501 (tables are read across)

from workbook import table

OUTCOMES = table("""
    Code   | Name (English)                                 | Plan | Owner | For          | Themes | Equality
    OUT-31 | Residents can do their business with us online | DS19 | HD-DG | WB3 strong   |        |
    OUT-32 | Staff are well, skilled and valued             | CP20 | HD-HR | WB3 strong   |        | EQ1 strong
    OUT-33 | The council lives within its means             | CP20 | HD-FN | WB3 strong   |        |
    OUT-34 | Residents are heard and answered               | CP20 | HD-DG | WB3 moderate |        |
""")

WORK = table("""
    Code   | Name (English)                                    | Kind      | Plan  | Owner | Starts on  | Due on     | Ways of working           | Towards                        | By
    ACT-31 | Twenty most used forms made easy online           | action    | DS19  | HD-DG | 2019-09-01 | 2021-03-31 | long-term; involvement    | OUT-31 strong                  | SVC-DG strong
    ACT-32 | Well-being support for staff who work at home     | action    | SP-HR | HD-HR | 2020-04-14 | 2021-03-31 | prevention; involvement   | OUT-32 strong                  | SVC-HR@WB3 strong
    ACT-33 | Monthly look-ahead at spending with every service | action    | MTF20 | HD-FN | 2020-04-01 | 2021-03-31 | integration; prevention   | OUT-33 strong                  | SVC-FN@WB3 strong
    ACT-34 | Reply to every complaint with what was learned    | action    | SP-DG | HD-DG | 2020-04-01 | 2021-03-31 | involvement; integration  | OUT-34 strong                  | SVC-DG moderate
    ACT-35 | Fair recruitment in every department              | action    | SP-HR | HD-HR | 2020-04-01 | 2021-03-31 | involvement; long-term    | OUT-32 moderate                | SVC-HR@WB3 moderate
    ACT-36 | Digital skills sessions for residents             | action    | DS19  | HD-LL | 2020-04-01 | 2021-09-30 | collaboration; prevention | OUT-31 moderate                | SVC-LL@WB3 moderate; SVC-DG weak
    PRJ-31 | One customer record                               | project   | DS19  | HD-DG | 2019-09-01 | 2021-09-30 | integration; long-term    | OUT-31 strong; OUT-34 moderate | SVC-DG strong
    MS-311 | Ten forms live                                    | milestone | DS19  | HD-DG | 2019-09-01 | 2020-09-30 |                           | ACT-31 strong                  |
    MS-321 | Support line for staff open                       | milestone | SP-HR | HD-HR | 2020-04-14 | 2020-05-29 |                           | ACT-32 moderate                |
    MS-331 | Look-ahead held with all services                 | milestone | MTF20 | HD-FN | 2020-04-01 | 2020-07-31 |                           | ACT-33 moderate                |
    MS-3P1 | Customer record: waste and council tax joined     | milestone | DS19  | HD-DG | 2019-09-01 | 2020-12-31 |                           | PRJ-31 strong                  |
""")

MEASURES = table("""
    Code | Name                                                 | Form         | Better | Kind             | Scope | Owner | Shows                            | From    | To      | Noise | Season | Aim     | Step  | Dead   | Tol | Scheme
    MR01 | Working days lost to sickness per employee           | days-year    | low    | outcome          | perf  | HD-HR | OUT-32 strong; SVC-HR@WB3 strong | 10.60   | 9.40    | 0.092 |        | improve | 0.2   | 0.4    |     |
    MR02 | Employees who left in the last twelve months         | pct-rolling  | range  | outcome          | perf  | HD-HR | OUT-32 moderate                  |         | 9.8     | 0.28  |        | range   | 8-12  | 0.6    | 1.0 |
    MR03 | Appraisals completed                                 | pct-year     | high   | output           | perf  | HD-HR | OUT-32 moderate                  | 86.0    | 92.0    | 0.69  |        | improve | 1.0   | 3.0    |     |
    MR04 | Staff who would recommend the council as an employer | annual-pct   | high   | user-perspective | perf  | HD-HR | OUT-32 strong                    | 61.0    | 66.0    | 0.54  |        | improve | 1.0   | 1.5    |     |
    MR05 | Planned savings made                                 | pct-year     | high   | financial        | perf  | HD-FN | OUT-33 strong                    | 91.0    | 93.0    | 0.69  |        | sustain | 0     | 3.0    |     |
    MR06 | Calls answered within a minute                       | month-pct    | high   | output           | perf  | HD-DG | OUT-34 moderate; SVC-DG strong   |         | 80.0    | 1.4   |        | improve | 0.5   | 3.0    |     |
    MR07 | Council tax collected                                | pct-year     | high   | financial        | perf  | HD-FN | OUT-33 strong; SVC-FN@WB3 strong | 97.2    | 97.4    | 0.14  |        | sustain | 0     | 0.6    |     |
    MR08 | Business rates collected                             | pct-year     | high   | financial        | perf  | HD-FN | OUT-33 moderate                  | 98.0    | 98.1    | 0.14  |        | sustain | 0     | 0.6    |     |
    MR09 | Invoices paid within 30 days                         | pct          | high   | output           | perf  | HD-FN | SVC-FN@WB3 moderate              | 92.0    | 95.5    | 0.7   |        | improve | 0.3   | 1.5    |     |
    MR10 | Transactions done online                             | pct          | high   | outcome          | perf  | HD-DG | OUT-31 strong                    | 52.0    | 68.0    | 0.54  |        | stretch | 4.0   | 1.5    | 2.0 |
    MR11 | Residents who found the online service easy          | pct          | high   | user-perspective | perf  | HD-DG | OUT-31 strong                    |         | 76.0    | 1.3   |        | improve | 0.5   | 2.8    |     |
    MR12 | Hours that main systems were down                    | hours        | low    | outcome          | perf  | HD-DG | OUT-31 weak; SVC-DG moderate     |         | 6.0     | 0.85  |        | sustain | 0     | 1.8    |     |
    MR13 | Freedom of information requests answered on time     | pct          | high   | output           | perf  | HD-DG | OUT-34 moderate                  |         | 91.5    | 1     |        | improve | 0.3   | 2.2    |     |
    MR14 | Complaints upheld                                    | count        | low    | outcome          | perf  | HD-DG | OUT-34 moderate                  |         | 34      | 2.8   |        | improve | 1     | 6      |     |
    MR15 | Complaints answered on time                          | pct          | high   | output           | perf  | HD-DG | OUT-34 strong                    |         | 87.0    | 1.2   |        | improve | 0.5   | 2.5    |     |
    MR16 | Residents who feel they can influence decisions      | survey-pct   | high   | user-perspective | pop   | HD-DG | OUT-34 strong                    | 21.0    | 23.0    | 0.36  |        | improve | 0.5   | 1.0    |     |
    MR17 | Cost of council buildings per square metre           | annual-cost  | none   | financial        | perf  | HD-ES | SVC-ES@WB3                       | 98.40   | 104.10  | 1.1   |        |         |       | 3      |     |
    MR18 | Spending on agency staff                             | money-year   | low    | financial        | perf  | HD-HR | OUT-33 moderate                  | 2450000 | 2160000 | 28000 |        | improve | 40000 | 120000 |     |
    MR19 | Office staff equipped to work anywhere               | pct-point    | high   | input            | perf  | HD-DG | OUT-32 weak                      | 31.0    | 88.0    | 0.54  |        | improve | 3.0   | 1.5    |     |
    MR20 | Letters franked in the post room                     | count        | none   | input            | perf  | HD-DG |                                  | 41000   | 26500   | 900   |        |         |       | 2500   |     |
""")
