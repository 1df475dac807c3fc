"""What the council says of itself and what others said: self-assessment, voices, panel, contested links.

Three weaknesses are planned: SA-C3 and SA-LL cite nothing, and the services SVC-IN and SVC-PP
finished their self-assessment without one statement.
"""
# ruff: noqa: E501 (tables are read across)

from workbook import Row, table

CONTESTED_LINKS = table("""
    From | Type       | To     | Contested by | Contested on | Why                                                                   | Settled on | Settlement
    EN01 | influences | MR05   | HD-WR        | 2021-02-11   | The new contract has one price, however rich the recycling is         |            |
    EC09 | influences | EN07   | CO-EC        | 2021-03-04   | The street survey of 2019 was made in one week of roadworks           |            |
    HS10 | influences | ED03   | HD-EW        | 2020-06-18   | Attendance fell for reasons that counselling has no part in           | 2020-09-10 | Kept as weak; to be looked at again with two years of figures
""")

VOICES = table("""
    Code  | Text (English)                                                                | Whose         | How          | Heard on   | How many | Concerns
    VO-01 | Six in ten families knew whom to ring when a child would not go to school     | service-users | survey       | 2021-03-12 | 412      | SVC-EW; ED03
    VO-02 | Social workers said that twelve cases each leave no time to write assessments | staff         | meeting      | 2020-11-25 | 31       | SVC-CS; HS05
    VO-03 | Carers asked for visits in the evening                                        | service-users | contact      | 2021-02-26 | 58       | SVC-CA; HS11
    VO-04 | Seven in ten residents wanted weekly food waste collections to stay           | public        | consultation | 2020-12-18 | 1904     | SVC-WR; WB4
    VO-05 | Half of the staff said that they know which objective their work serves       | staff         | survey       | 2020-10-09 | 1277     | WB3; SVC-HR
    VO-06 | Employers said that leavers lack practice in interviews                       | partners      | meeting      | 2021-01-21 | 14       | SVC-SK; OUT-13
""")

STATEMENTS = table("""
    Code  | Text (English)                                                                  | Of          | Requirement | Evidence                                    | Owner
    SA-C1 | Five of six priorities have boards that met every quarter and judged themselves | DYFFRYN-AUR | governance  | WB1@2020-21-Q3; WB5@2020-21-Q3; WB6@2020-21-Q3 | CO-CE
    SA-C2 | Secondary attendance has fallen and has not come back                           | DYFFRYN-AUR | functions   | ED03@2020-21-Q4; VO-01; WB5@2020-21-Q3      | CO-ED
    SA-C3 | Money is spent where it does most good                                          | DYFFRYN-AUR | resources   |                                             | CO-FI
    SA-C4 | Staff do not all see what their work is for                                     | DYFFRYN-AUR | governance  | VO-05                                       | CO-CS
    SA-EW | Absence is followed up, but later than planned in two clusters                  | SVC-EW      | functions   | ED03@2020-21-Q4; VO-01; REC-05              | HD-EW
    SA-SI | Schools at risk are found early                                                 | SVC-SI      | functions   | ED15@2020-21-Q4; ACT-55                     | HD-SI
    SA-YS | More young people lose touch after they leave school                            | SVC-YS      | functions   | ED11@2020-21-Q4                             | HD-YS
    SA-EY | Families are helped as early as a year ago                                      | SVC-EY      | functions   | ED20@2020-21-Q4                             | HD-EY
    SA-CS | Assessments are late more often than was reported                               | SVC-CS      | functions   | HS05@2020-21-Q3; VO-02; LES-05              | HD-CS
    SA-AS | Care packages start as quickly as a year ago                                    | SVC-AS      | functions   | HS13@2020-21-Q4                             | HD-AS
    SA-SG | Enquiries take longer while posts are empty                                     | SVC-SG      | functions   | SF04@2020-21-Q4                             | HD-SG
    SA-WR | Recycling rises and residents want food waste collections to stay               | SVC-WR      | functions   | EN01@2020-21-Q3; VO-04                      | HD-WR
    SA-ST | Streets were dirtier while crews were lent elsewhere                            | SVC-ST      | functions   | EN06@2020-21-Q4; LES-06                     | HD-ST
    SA-HT | Street lights work; potholes are not counted in time                            | SVC-HT      | functions   | EN11@2020-21-Q4                             | HD-HT
    SA-BS | Grants reach firms quickly                                                      | SVC-BS      | resources   | EC19@2020-21-Q4                             | HD-BS
    SA-PL | Decisions are late while posts are empty                                        | SVC-PL      | resources   | EC05@2020-21-Q4; IV-06                      | HD-PL
    SA-SK | Fewer leavers are ready for interviews                                          | SVC-SK      | functions   | VO-06                                       | HD-SK
    SA-HO | Everyone who slept rough has a room                                             | SVC-HO      | functions   | WB2@2020-21-Q2; LES-04                      | HD-HO
    SA-LH | Gas checks are in date                                                          | SVC-LH      | functions   | SF10@2020-21-Q4                             | HD-LH
    SA-CY | Cameras work                                                                    | SVC-CY      | resources   | SF16@2020-21-Q4                             | HD-CY
    SA-LL | People missed the libraries                                                     | SVC-LL      | functions   |                                             | HD-LL
    SA-HR | Staff want to know which objective they serve                                   | SVC-HR      | governance  | VO-05; MR01@2020-21-Q4                      | HD-HR
    SA-DG | Calls are answered and systems stay up                                          | SVC-DG      | functions   | MR12@2020-21-Q4                             | HD-DG
    SA-FN | Invoices are paid on time                                                       | SVC-FN      | resources   | MR09@2020-21-Q4                             | HD-FN
""")

PANEL_ASSESSMENTS = table("""
    Code  | Name (English)                     | Of          | Period  | Panel    | Reported on | Conclusion                                                                                    | Responded on
    PA-20 | Illustrative panel assessment 2020 | DYFFRYN-AUR | 2020-21 | PANEL-20 | 2020-12-08  | The council knows what it wants; it tells itself too late whether it is getting there.        | 2021-02-24
""")


def statements() -> list[Row]:
    """The self-assessment for 2020-21."""
    return [{**row, "Period": "2020-21", "Judged on": "2021-04-30"} for row in STATEMENTS]
