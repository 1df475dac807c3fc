"""The tiny council First Steps: one plan, two boards, three measures, and one dip.

Everything is made up. School attendance (ED1) falls in 2020-21-Q2 against the same quarter
a year before; it influences how many young people are in no work or learning (ED2), which
indicates the other board's objective. The family service is shared by both objectives.
"""
# ruff: noqa: E501 (tables are read across)

from workbook import Sheets, table

FIRST_STEPS: Sheets = {
    "Council": table("""
        Code        | Name (English)      | Base address                     | Made up | Default scheme | Weak | Moderate | Strong | Risk grid
        FIRST-STEPS | First Steps Council | https://data.first-steps.example | yes     | STANDARD       | 0.2  | 0.5      | 0.8    | 5
    """),
    "Plans": table("""
        Code | Name (English)         | Kind    | Valid from | Valid to   | Owner
        CP20 | Council Plan 2020-2023 | council | 2020-04-01 | 2023-04-01 | CO-ED
    """),
    "Aims": table("""
        Code | Name (English)                           | Kind       | Plan | Owner | Order
        VIS  | A place where everyone gets a good start | vision     | CP20 | CO-ED |
        WB1  | Every pupil does well at school          | well-being | CP20 | CO-ED | 1
        WB2  | Children are healthy and well            | well-being | CP20 | CO-HE | 2
    """),
    "Services": table("""
        Code   | Name (English) | Head
        SVC-FS | Family support | CO-HE
    """),
    "Bodies": table("""
        Code  | Name (English)           | Kind           | Frequency
        PB-ED | Education Priority Board | priority-board | quarterly
        PB-HE | Health Priority Board    | priority-board | quarterly
    """),
    "Oversight": table("""
        Body  | Oversees | From       | Basis
        PB-ED | WB1      | 2020-04-01 | officer
        PB-HE | WB2      | 2020-04-01 | officer
    """),
    "Posts": table("""
        Code  | Name (English)
        CO-ED | Chief Officer Education
        CO-HE | Chief Officer Health
    """),
    "Measures": table("""
        Code | Name (English)                                        | Kind    | Scope       | Unit    | Decimals | Statistic | Accumulation  | Frequency | Calendar  | Seasonal | Polarity         | Dead band | Available after (days) | Owner
        ED1  | School attendance                                     | outcome | performance | percent | 1        | ratio     | flow          | quarterly | financial | yes      | higher-is-better | 0.5       | 20                     | CO-ED
        ED2  | Young people not in education, employment or training | outcome | population  | percent | 1        | ratio     | point-in-time | quarterly | financial | no       | lower-is-better  | 0.3       | 20                     | CO-ED
        FS1  | Families helped early                                 | output  | performance | number  | 0        | count     | flow          | quarterly | financial | no       | higher-is-better | 10        | 20                     | CO-HE
    """),
    "Figures": table("""
        Measure | Period     | Value | Status
        ED1     | 2019-20-Q2 | 94.1  | final
        ED1     | 2020-21-Q1 | 93.6  | final
        ED1     | 2020-21-Q2 | 91.2  | final
        ED2     | 2019-20-Q2 | 3.1   | final
        ED2     | 2020-21-Q1 | 3.2   | final
        ED2     | 2020-21-Q2 | 3.4   | provisional
        FS1     | 2020-21-Q1 | 118   | final
        FS1     | 2020-21-Q2 | 124   | final
    """),
    "Targets": table("""
        Measure | Period     | Intent  | Value | Tolerance | Reason
        ED1     | 2020-21-Q2 | sustain | 94.0  | 1.0       | Hold what was reached
        ED2     | 2020-21-Q2 | sustain | 3.2   | 0.3       |
        FS1     | 2020-21-Q2 | improve | 120   | 10        | Reach more families
    """),
    "Rating schemes": table("""
        Scheme   | Rating | Order | Word (English) | Word (Welsh) | Colour  | Symbol | Basis     | From
        STANDARD | green  | 1     | Green          | Gwyrdd       | #00703c | ●      | tolerance | 0
        STANDARD | amber  | 2     | Amber          | Ambr         | #b35900 | ▲      | tolerance | -1
        STANDARD | red    | 3     | Red            | Coch         | #d4351c | ■      | tolerance |
    """),
    "Links": table("""
        From   | Type            | To     | Strength | Sign       | Lag (months) | Under objective | Why                                                         | Basis   | Asserted by | Reviewed on
        WB1    | realises-vision | VIS    |          | reinforces |              |                 |                                                             | officer | CO-ED       | 2020-04-01
        WB2    | realises-vision | VIS    |          | reinforces |              |                 |                                                             | officer | CO-HE       | 2020-04-01
        WB1    | furthers-goal   | GOAL-1 |          | reinforces |              |                 |                                                             | officer | CO-ED       | 2020-04-01
        WB2    | furthers-goal   | GOAL-3 |          | reinforces |              |                 |                                                             | officer | CO-HE       | 2020-04-01
        ED1    | indicates       | WB1    | strong   | reinforces |              |                 |                                                             | officer | CO-ED       | 2020-09-30
        ED1    | influences      | ED2    | moderate | reinforces | 6            |                 | Pupils who miss school leave it with fewer choices          | officer | CO-ED       | 2020-09-30
        ED2    | indicates       | WB2    | moderate | reinforces |              |                 | Young people with something to do are healthier             | officer | CO-HE       | 2020-09-30
        FS1    | indicates       | SVC-FS | strong   | reinforces |              | WB2             |                                                             | officer | CO-HE       | 2020-09-30
        SVC-FS | contributes-to  | WB1    |          | reinforces |              | WB1             | Families who are helped early send their children to school | officer | CO-ED       | 2020-09-30
        SVC-FS | contributes-to  | WB2    | strong   | reinforces |              | WB2             |                                                             | officer | CO-HE       | 2020-09-30
    """),
}
