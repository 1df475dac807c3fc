"""Developing the economy (WB1): outcomes, work and measures."""
# ruff: noqa: E501 (tables are read across)

from workbook import table

OUTCOMES = table("""
    Code   | Name (English)                             | Owner | For          | Themes     | Equality
    OUT-11 | There are more and better jobs             | HD-BS | WB1 strong   | PT3 strong |
    OUT-12 | Businesses start, stay and grow here       | HD-BS | WB1 strong   |            |
    OUT-13 | Town centres are busy and cared for        | HD-PL | WB1 moderate |            |
    OUT-14 | People have the skills that employers need | HD-SK | WB1 strong   |            |
""")

WORK = table("""
    Code   | Name (English)                                      | Kind      | Plan  | Owner | Starts on  | Due on     | Ways of working           | Towards         | By
    ACT-11 | Recovery grants for small firms                     | action    | CP20  | HD-BS | 2020-04-06 | 2021-03-31 | prevention; collaboration | OUT-12 strong   | SVC-BS@WB1 strong
    ACT-12 | Decide planning applications online from end to end | action    | SP-PL | HD-PL | 2020-04-01 | 2021-03-31 | integration; involvement  | OUT-12 moderate | SVC-PL@WB1 strong; SVC-DG
    ACT-13 | Bring empty shops back into use                     | action    | CP20  | HD-PL | 2020-04-01 | 2022-03-31 | long-term; involvement    | OUT-13 strong   | SVC-PL@WB1 moderate
    ACT-14 | Jobs coaches in libraries                           | action    | SP-SK | HD-SK | 2020-04-01 | 2021-03-31 | integration; prevention   | OUT-11 moderate | SVC-SK@WB1 strong
    ACT-15 | Apprenticeships in every council department         | action    | CP20  | HD-SK | 2020-04-01 | 2021-09-30 | long-term; collaboration  | OUT-14 strong   | SVC-SK@WB1 moderate
    ACT-16 | Buy more from local firms                           | action    | CP20  | HD-FN | 2020-04-01 | 2021-03-31 | long-term; integration    | OUT-12 moderate | SVC-FN@WB1 moderate
    PRJ-11 | Riverside business park, second phase               | project   | CP20  | HD-BS | 2019-10-01 | 2021-12-31 | long-term; collaboration  | OUT-11 strong   | SVC-BS@WB1 moderate
    MS-111 | First two hundred grants paid                       | milestone | CP20  | HD-BS | 2020-04-06 | 2020-07-31 |                           | ACT-11 strong   |
    MS-121 | Online planning service open                        | milestone | SP-PL | HD-PL | 2020-04-01 | 2020-11-30 |                           | ACT-12 strong   |
    MS-131 | Plan for each of the three high streets agreed      | milestone | CP20  | HD-PL | 2020-04-01 | 2021-02-26 |                           | ACT-13 moderate |
    MS-151 | Forty apprentices in post                           | milestone | CP20  | HD-SK | 2020-04-01 | 2021-03-31 |                           | ACT-15 strong   |
    MS-1P1 | Business park: access road open                     | milestone | CP20  | HD-BS | 2019-10-01 | 2020-12-18 |                           | PRJ-11 moderate |
""")

MEASURES = table("""
    Code | Name                                                    | Form            | Better | Kind      | Scope | Owner | Shows                                               | From   | To     | Noise | Season   | Aim     | Step  | Dead | Tol | Scheme
    EC01 | People aged 16 to 64 in work                            | survey-pct      | high   | outcome   | pop   | HD-SK | OUT-11 strong                                       | 70.8   | 72.4   | 0.43  |          | improve | 0.4   | 1.2  |     |
    EC02 | People of working age who claim out-of-work benefits    | month-pct-point | low    | outcome   | pop   | HD-SK | OUT-11 strong                                       |        | 4.6    | 0.19  |          | sustain | 0     | 0.4  |     |
    EC03 | New businesses helped to start                          | count-year      | high   | output    | perf  | HD-BS | OUT-12 strong; SVC-BS@WB1 moderate                  | 96     | 112    | 2.8   |          | improve | 3     | 12   |     |
    EC04 | Shops standing empty                                    | pct-point       | low    | outcome   | pop   | HD-PL | OUT-13 strong                                       |        | 13.4   | 0.47  |          | improve | 0.2   | 1.0  |     |
    EC05 | Planning applications decided on time                   | pct             | high   | output    | perf  | HD-PL | SVC-PL@WB1 strong; OUT-12 moderate                  |        | 85.0   | 1.2   |          | improve | 0.5   | 2.5  |     |
    EC06 | Major planning applications decided on time             | pct             | high   | output    | perf  | HD-PL | SVC-PL@WB1 moderate                                 |        | 72.0   | 1.9   |          | year    | 2.0   | 4.0  |     |
    EC07 | Median weekly pay                                       | survey-money    | high   | outcome   | pop   | HD-BS | OUT-11 moderate                                     | 488.40 | 521.70 | 3.6   |          | improve | 6     | 10   |     |
    EC08 | Jobs made or saved with the council's help              | count-year      | high   | outcome   | perf  | HD-BS | OUT-11 strong                                       | 240    | 292    | 6.9   |          | improve | 8     | 30   |     |
    EC09 | People walking in town centres                          | count           | high   | outcome   | pop   | HD-PL | OUT-13 strong                                       |        | 596000 | 9000  | lockdown | sustain | 0     |      |     | PERCENT5
    EC10 | Market stalls let                                       | pct-point       | high   | outcome   | perf  | HD-PL | OUT-13 moderate                                     |        | 86.0   | 1.2   |          | sustain | 0     | 2.5  |     |
    EC11 | Spending by visitors, in millions                       | survey-money    | high   | outcome   | pop   | HD-BS | OUT-12 weak                                         | 64.10  | 68.90  | 0.72  |          | improve | 0.5   | 2    |     |
    EC12 | Apprenticeships started                                 | school-count    | high   | outcome   | pop   | HD-SK | OUT-14 strong                                       | 690    | 735    | 9     |          | improve | 10    | 25   |     |
    EC13 | Adults who gain a qualification with the council's help | school-count    | high   | outcome   | perf  | HD-SK | OUT-14 moderate; SVC-SK@WB1                         | 355    | 402    | 7.2   |          | improve | 8     | 20   |     |
    EC14 | Adults without a qualification                          | survey-pct      | low    | outcome   | pop   | HD-SK | OUT-14 moderate                                     | 10.4   | 9.5    | 0.18  |          | improve | 0.2   | 0.5  |     |
    EC15 | Residents helped into work                              | count           | high   | outcome   | perf  | HD-SK | SVC-SK@WB1 strong; OUT-11 moderate; SVC-SK@WB5 weak |        | 86     | 3.8   |          | improve | 2     | 8    |     |
    EC16 | Growth grant drawn down                                 | pct-year        | high   | financial | perf  | HD-BS | SVC-BS@WB1 moderate                                 | 92.0   | 95.0   | 0.69  |          | sustain | 0     | 3.0  |     |
    EC17 | Council spending that goes to local firms               | pct             | high   | outcome   | perf  | HD-FN | OUT-12 moderate                                     | 48.0   | 53.5   | 0.94  |          | improve | 0.5   | 2.0  |     |
    EC18 | Industrial units let                                    | pct-point       | range  | outcome   | perf  | HD-ES | OUT-12 weak; SVC-ES@WB1                             |        | 91.0   | 0.94  |          | range   | 88-97 | 2.0  | 2.0 |
    EC19 | Days to pay a business grant                            | days-median     | low    | output    | perf  | HD-BS | SVC-BS@WB1 strong                                   | 21.0   | 14.5   | 0.85  |          | improve | 0.5   | 1.8  |     |
    EC20 | Homes that can have superfast broadband                 | pct-point       | high   | outcome   | pop   | HD-DG | OUT-12 moderate                                     | 90.1   | 95.8   | 0.14  |          | improve | 0.8   | 0.4  |     |
""")
