"""Promoting good health and well-being (WB6): outcomes, work and measures."""
# ruff: noqa: E501 (tables are read across)

from workbook import table

OUTCOMES = table("""
    Code   | Name (English)                                 | Owner | For          | Themes     | Equality
    OUT-61 | Children and young people are healthy and well | HD-EY | WB6 strong   | PT2 strong |
    OUT-62 | Children in need are safe and settled          | HD-CS | WB6 strong   |            |
    OUT-63 | Adults live independently for longer           | HD-AS | WB6 strong   |            |
    OUT-64 | People of all ages are active and connected    | HD-LL | WB6 moderate | PT6 strong |
""")

WORK = table("""
    Code   | Name (English)                                         | Kind      | Plan  | Owner | Starts on  | Due on     | Ways of working            | Towards         | By
    ACT-61 | Open a drop-in for young people's mental health        | action    | CP20  | HD-EY | 2020-04-01 | 2021-03-31 | prevention; involvement    | OUT-61 strong   | SVC-YS@WB6 strong; SVC-EY@WB6 moderate
    ACT-62 | Recruit local foster families                          | action    | SP-CS | HD-CS | 2020-04-01 | 2021-12-31 | long-term; involvement     | OUT-62 strong   | SVC-CS@WB6 strong
    ACT-63 | One front door for children's referrals                | action    | SP-CS | HD-CS | 2019-11-01 | 2020-12-31 | integration; collaboration | OUT-62 strong   | SVC-CS@WB6 strong; SVC-DG
    ACT-64 | Reablement at home within two days of leaving hospital | action    | SP-AS | HD-AS | 2020-04-01 | 2021-03-31 | prevention; collaboration  | OUT-63 strong   | SVC-AS@WB6 strong
    ACT-65 | Breaks and advice for unpaid carers                    | action    | CP20  | HD-CA | 2020-04-01 | 2021-03-31 | prevention; involvement    | OUT-63 moderate | SVC-CA@WB6 strong
    ACT-66 | Walking and reading groups in every ward               | action    | SP-LL | HD-LL | 2020-04-01 | 2021-09-30 | involvement; prevention    | OUT-64 strong   | SVC-LL@WB6 strong
    PRJ-61 | Children's assessment hub                              | project   | CP20  | HD-CS | 2020-01-06 | 2021-06-30 | integration; long-term     | OUT-62 moderate | SVC-CS@WB6 moderate
    PRJ-62 | New extra-care homes                                   | project   | HST18 | HD-AS | 2018-09-01 | 2022-03-31 | long-term; collaboration   | OUT-63 moderate | SVC-AS@WB6
    MS-611 | Drop-in open two evenings a week                       | milestone | CP20  | HD-EY | 2020-04-01 | 2020-12-31 |                            | ACT-61 strong   |
    MS-621 | Twenty foster families approved                        | milestone | SP-CS | HD-CS | 2020-04-01 | 2021-03-31 |                            | ACT-62 strong   |
    MS-631 | Front door open                                        | milestone | SP-CS | HD-CS | 2019-11-01 | 2020-07-31 |                            | ACT-63 strong   |
    MS-641 | Reablement team at full strength                       | milestone | SP-AS | HD-AS | 2020-04-01 | 2020-10-31 |                            | ACT-64 strong   |
    MS-6P1 | Assessment hub: staff moved in                         | milestone | CP20  | HD-CS | 2020-01-06 | 2021-01-15 |                            | PRJ-61 strong   |
    MS-6P2 | Extra-care homes: roof on                              | milestone | HST18 | HD-AS | 2018-09-01 | 2020-11-30 |                            | PRJ-62 moderate |
""")

MEASURES = table("""
    Code | Name                                                        | Form        | Better | Kind             | Scope | Owner | Shows                                | From | To     | Noise | Season   | Aim     | Step  | Dead | Tol | Scheme
    HS01 | Children on the child protection register per 10,000        | per-10000   | none   | activity         | pop   | HD-CS | OUT-62                               |      | 46.0   | 1.4   |          |         |       | 3.0  |     |
    HS02 | Children looked after who moved home three times in a year  | pct-point   | low    | outcome          | perf  | HD-CS | OUT-62 strong                        |      | 9.8    | 0.38  |          | improve | 0.2   | 0.8  | 1.0 |
    HS03 | Children looked after                                       | count-point | low    | outcome          | pop   | HD-CS | OUT-62 moderate                      | 268  | 292    | 4.3   |          | sustain | 0     | 12   | 15  |
    HS04 | Children put back on the register within 12 months          | pct         | low    | outcome          | perf  | HD-CS | OUT-62 moderate                      |      | 5.8    | 0.33  |          | improve | 0.1   | 0.7  |     |
    HS05 | Children's assessments completed on time                    | pct         | high   | output           | perf  | HD-CS | OUT-62 strong; SVC-CS@WB6 strong     | 71.0 | 78.0   | 1.2   |          | improve | 1.0   | 2.5  | 1.5 |
    HS06 | Care leavers in learning or work a year after leaving       | pct-point   | high   | outcome          | perf  | HD-CS | OUT-62 moderate                      |      | 54.5   | 1.2   |          | stretch | 3.0   | 2.5  | 3.0 |
    HS07 | Visits to children on the register made on time             | pct         | high   | output           | perf  | HD-CS | SVC-CS@WB6 strong                    |      | 91.0   | 1.2   |          | improve | 0.5   | 2.5  |     | PERCENT5
    HS08 | Children's social worker posts that are vacant              | pct-point   | low    | input            | perf  | HD-CS | SVC-CS@WB6 moderate                  | 16.5 | 12.0   | 0.54  |          | improve | 0.5   | 1.5  |     |
    HS09 | Children aged 4 to 5 at a healthy weight                    | survey-pct  | high   | outcome          | pop   | HD-EY | OUT-61 strong                        | 72.1 | 71.4   | 0.36  |          | improve | 0.3   | 1.0  |     |
    HS10 | Young people seen by the counselling service within 4 weeks | pct         | high   | output           | perf  | HD-EY | OUT-61 moderate; SVC-EY@WB6          | 84.0 | 79.0   | 1.3   |          | improve | 0.5   | 2.8  |     |
    HS11 | Carers offered an assessment within 28 days                 | pct         | high   | output           | perf  | HD-CA | SVC-CA@WB6 strong; OUT-63 moderate   |      | 78.0   | 1.2   |          | improve | 0.5   | 2.5  |     |
    HS12 | People delayed in hospital for social care reasons          | month-count | low    | outcome          | perf  | HD-AS | OUT-63 strong                        |      | 19     | 2.8   |          | improve | 1     | 6    |     |
    HS13 | Days to start a care package                                | days        | low    | output           | perf  | HD-AS | SVC-AS@WB6 strong; OUT-63 moderate   |      | 10.2   | 0.56  |          | improve | 0.3   | 1.2  |     |
    HS14 | Adults who need no more support after reablement            | pct         | high   | outcome          | perf  | HD-AS | OUT-63 strong                        |      | 66.5   | 1     |          | improve | 0.5   | 2.2  |     |
    HS15 | People aged 65 and over helped at home per 1,000            | per-1000    | none   | activity         | pop   | HD-AS | OUT-63                               |      | 61.0   | 1.2   |          |         |       | 2.5  |     |
    HS16 | Care home beds in use                                       | pct-point   | range  | input            | perf  | HD-AS | SVC-AS@WB6 weak                      |      | 88.0   | 1.2   |          | range   | 85-95 | 2.5  | 3.0 |
    HS17 | People content with their care and support                  | annual-pct  | high   | user-perspective | perf  | HD-AS | OUT-63 strong                        | 83.0 | 84.5   | 0.54  |          | sustain | 0     | 1.5  |     |
    HS18 | Leisure centre visits                                       | count       | high   | output           | perf  | HD-LL | OUT-64 moderate; SVC-LL@WB6 strong   |      | 158000 | 2600  | lockdown | sustain | 0     |      |     | PERCENT5
    HS19 | Exercise on referral: people who finish the course          | pct         | high   | outcome          | perf  | HD-LL | OUT-64 strong                        |      | 52.0   | 1.2   |          | year    | 1.0   | 2.5  |     |
    HS20 | Adults who say they often feel lonely                       | survey-pct  | low    | outcome          | pop   | HD-CA | OUT-64 moderate                      | 17.5 | 16.9   | 0.36  |          | improve | 0.2   | 1.0  |     |
    HS21 | Library visits                                              | count       | high   | output           | perf  | HD-LL | SVC-LL@WB6 moderate; SVC-LL@WB5 weak |      | 82000  | 1500  | lockdown | sustain | 0     |      |     | PERCENT5
    HS22 | Food premises that meet hygiene standards                   | pct-point   | high   | outcome          | perf  | HD-PP | SVC-PP@WB6 moderate                  |      | 95.6   | 0.38  |          | sustain | 0     | 0.8  | 1.0 |
    HS23 | Weekly cost of a residential place for a child              | mean-cost   | low    | financial        | perf  | HD-CS | OUT-62 weak; SVC-CS@WB6              | 3650 | 4120   | 65    |          | sustain | 0     | 180  | 200 |
    HS24 | Pupils active three times a week                            | school-pct  | high   | outcome          | pop   | HD-LL | OUT-61 moderate                      | 47.0 | 49.5   | 0.54  |          | improve | 0.5   | 1.5  |     |
""")
