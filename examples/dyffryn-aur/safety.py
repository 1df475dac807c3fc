"""Ensuring everyone is safe (WB2): outcomes, work and measures."""
# ruff: noqa: E501 (tables are read across)

from workbook import table

OUTCOMES = table("""
    Code   | Name (English)                      | Owner | For          | Themes | Equality
    OUT-21 | Adults at risk are protected        | HD-SG | WB2 strong   |        |
    OUT-22 | People feel safe where they live    | HD-CY | WB2 strong   |        | EQ4 moderate
    OUT-23 | People have a safe and settled home | HD-HO | WB2 strong   |        |
    OUT-24 | Food, goods and roads are safe      | HD-PP | WB2 moderate |        |
""")

WORK = table("""
    Code   | Name (English)                               | Kind      | Plan  | Owner | Starts on  | Due on     | Ways of working            | Towards         | By
    ACT-21 | One team for safeguarding enquiries          | action    | SP-SG | HD-SG | 2020-04-01 | 2020-12-31 | integration; collaboration | OUT-21 strong   | SVC-SG@WB2 strong
    ACT-22 | Wardens in the evening in three town centres | action    | SP-CY | HD-CY | 2020-06-01 | 2021-03-31 | prevention; collaboration  | OUT-22 strong   | SVC-CY@WB2 strong
    ACT-23 | Rooms for everyone who sleeps rough          | action    | HST18 | HD-HO | 2020-03-30 | 2021-03-31 | prevention; collaboration  | OUT-23 strong   | SVC-HO@WB2 strong; SVC-LH@WB2 moderate
    ACT-24 | Advice before rent arrears grow              | action    | SP-HO | HD-HO | 2020-04-01 | 2021-03-31 | prevention; involvement    | OUT-23 moderate | SVC-HO@WB2 moderate
    ACT-25 | Inspect the riskiest premises first          | action    | SP-PP | HD-PP | 2020-04-01 | 2021-03-31 | prevention; integration    | OUT-24 strong   | SVC-PP@WB2 strong
    ACT-26 | Slower roads outside schools                 | action    | CP20  | HD-HT | 2020-04-01 | 2021-09-30 | long-term; involvement     | OUT-24 moderate | SVC-HT@WB2 moderate
    PRJ-21 | Two hundred new council homes                | project   | HST18 | HD-LH | 2018-06-01 | 2022-12-31 | long-term; collaboration   | OUT-23 strong   | SVC-LH@WB2 strong
    MS-211 | Safeguarding team in one place               | milestone | SP-SG | HD-SG | 2020-04-01 | 2020-09-30 |                            | ACT-21 strong   |
    MS-221 | Wardens on duty                              | milestone | SP-CY | HD-CY | 2020-06-01 | 2020-10-31 |                            | ACT-22 strong   |
    MS-231 | Forty rooms ready                            | milestone | HST18 | HD-HO | 2020-03-30 | 2020-05-29 |                            | ACT-23 strong   |
    MS-261 | Ten school streets changed                   | milestone | CP20  | HD-HT | 2020-04-01 | 2021-03-31 |                            | ACT-26 moderate |
    MS-2P1 | First sixty homes let                        | milestone | HST18 | HD-LH | 2018-06-01 | 2020-09-30 |                            | PRJ-21 strong   |
""")

MEASURES = table("""
    Code | Name                                             | Form              | Better | Kind             | Scope | Owner | Shows                              | From   | To     | Noise | Season | Aim     | Step | Dead  | Tol | Scheme
    SF01 | Reports that an adult may be at risk             | count             | none   | activity         | pop   | HD-SG | OUT-21                             |        | 204    | 9.4   |        |         |      | 20    |     |
    SF02 | Reports of anti-social behaviour                 | month-count       | low    | outcome          | pop   | HD-CY | OUT-22 strong                      |        | 214    | 12    | summer | improve | 4    | 30    |     |
    SF03 | Domestic abuse referrals                         | count             | none   | activity         | pop   | HD-CY | OUT-21                             |        | 244    | 9.4   |        |         |      | 20    |     |
    SF04 | Safeguarding enquiries completed within 7 days   | pct               | high   | output           | perf  | HD-SG | SVC-SG@WB2 strong; OUT-21 strong   |        | 88.5   | 1.2   |        | improve | 0.5  | 2.5   |     |
    SF05 | Adults reported at risk more than once in a year | pct               | low    | outcome          | perf  | HD-SG | OUT-21 moderate                    |        | 12.5   | 0.56  |        | improve | 0.3  | 1.2   |     |
    SF06 | People who feel safe outside after dark          | survey-pct        | high   | user-perspective | pop   | HD-CY | OUT-22 strong                      | 71.0   | 72.5   | 0.43  |        | improve | 0.4  | 1.2   |     |
    SF07 | Households kept from becoming homeless           | pct               | high   | outcome          | perf  | HD-HO | OUT-23 strong; SVC-HO@WB2 strong   | 68.0   | 63.5   | 1.2   |        | improve | 0.5  | 2.5   |     |
    SF08 | Households in temporary accommodation            | month-count-point | low    | outcome          | perf  | HD-HO | OUT-23 strong; SVC-HO@WB2 moderate | 118    | 131    | 3.8   |        | sustain | 0    | 8     |     |
    SF09 | Days spent in temporary accommodation            | days              | low    | outcome          | perf  | HD-HO | OUT-23 moderate                    |        | 90.0   | 2.3   |        | improve | 1.0  | 5.0   |     |
    SF10 | Council homes with a gas safety check in date    | pct-point         | high   | output           | perf  | HD-LH | OUT-23 strong; SVC-LH@WB2 strong   |        | 99.6   | 0.14  |        | sustain | 0    | 0.3   |     |
    SF11 | Council homes that meet the quality standard     | annual-pct        | high   | outcome          | perf  | HD-LH | OUT-23 moderate                    | 88.0   | 97.0   | 0.36  |        | improve | 1.0  | 1.0   |     |
    SF12 | People killed or badly hurt on the roads         | count             | low    | outcome          | pop   | HD-HT | OUT-24 strong                      |        | 9      | 2     | summer | sustain | 0    | 5     |     |
    SF13 | High-risk businesses inspected                   | pct-year          | high   | output           | perf  | HD-PP | OUT-24 strong; SVC-PP@WB2 strong   | 97.0   | 99.0   | 0.46  |        | sustain | 0    | 2.0   |     |
    SF14 | Rogue trading complaints put right               | pct               | high   | outcome          | perf  | HD-PP | OUT-24 moderate                    |        | 83.0   | 1.2   |        | improve | 0.5  | 2.5   |     |
    SF15 | Young people who enter the youth justice system  | count-year        | low    | outcome          | pop   | HD-YS | OUT-22 moderate; SVC-YS@WB2 weak   | 46     | 38     | 0.92  |        | improve | 1    | 4     |     |
    SF16 | Street cameras in working order                  | pct-point         | high   | input            | perf  | HD-CY | SVC-CY@WB2 weak                    |        | 97.4   | 0.47  |        | sustain | 0    | 1.0   |     |
    SF17 | Rent owed by current council tenants             | money-point       | low    | financial        | perf  | HD-LH | SVC-LH@WB2 moderate                | 812000 | 905000 | 14000 |        | sustain | 0    | 40000 |     |
    SF18 | Empty homes brought back into use                | count-year        | high   | outcome          | perf  | HD-HO | OUT-23 moderate                    | 52     | 64     | 1.4   |        | improve | 2    | 6     |     |
    SF19 | Families in bed and breakfast for over 6 weeks   | count-point       | low    | outcome          | perf  | HD-HO | OUT-23 moderate; SVC-HO@WB2 weak   | 14     | 8      | 0.6   |        | sustain | 0    | 2     | 1   |
""")
