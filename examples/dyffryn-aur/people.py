"""Services, bodies, posts, seats, oversight and the calendar of meetings.

Posts, never people. The Children's Accelerated Improvement Board overlays the health board
from October 2019 until the end of March 2021, so it is there on some days and not on others.
"""
# ruff: noqa: E501 (tables are read across)

from workbook import Row, table

SERVICES = table("""
    Code   | Name (English)                          | Department | Head
    SVC-SI | School improvement                      | DEP-ED     | HD-SI
    SVC-IN | Inclusion and additional learning needs | DEP-ED     | HD-IN
    SVC-EW | Education welfare                       | DEP-ED     | HD-EW
    SVC-YS | Youth service                           | DEP-ED     | HD-YS
    SVC-EY | Early years and family support          | DEP-ED     | HD-EY
    SVC-CS | Children's social care                  | DEP-SC     | HD-CS
    SVC-AS | Adult social care                       | DEP-SC     | HD-AS
    SVC-SG | Adult safeguarding                      | DEP-SC     | HD-SG
    SVC-CA | Carers and community support            | DEP-SC     | HD-CA
    SVC-WR | Waste and recycling                     | DEP-EN     | HD-WR
    SVC-ST | Streets and parks                       | DEP-EN     | HD-ST
    SVC-HT | Highways and transport                  | DEP-EN     | HD-HT
    SVC-CB | Countryside and biodiversity            | DEP-EN     | HD-CB
    SVC-ES | Energy and estates                      | DEP-EN     | HD-ES
    SVC-BS | Business support and regeneration       | DEP-EC     | HD-BS
    SVC-PL | Planning                                | DEP-EC     | HD-PL
    SVC-SK | Skills and employment                   | DEP-EC     | HD-SK
    SVC-PP | Public protection                       | DEP-EC     | HD-PP
    SVC-HO | Housing options                         | DEP-HC     | HD-HO
    SVC-LH | Council homes                           | DEP-HC     | HD-LH
    SVC-CY | Community safety                        | DEP-HC     | HD-CY
    SVC-LL | Libraries and leisure                   | DEP-HC     | HD-LL
    SVC-HR | People and organisation                 | DEP-CS     | HD-HR
    SVC-DG | Digital and customer services           | DEP-CS     | HD-DG
    SVC-FN | Finance and revenues                    | DEP-CS     | HD-FN
""")

BODIES = table("""
    Code   | Name (English)                           | Name (Welsh)                 | Kind              | Reports to | Valid from | Valid to   | Frequency
    DEP-ED | Education and Early Help                 |                              | department        |            |            |            |
    DEP-SC | Social Care                              |                              | department        |            |            |            |
    DEP-EN | Environment                              |                              | department        |            |            |            |
    DEP-EC | Economy and Planning                     |                              | department        |            |            |            |
    DEP-HC | Housing and Communities                  |                              | department        |            |            |            |
    DEP-CS | Corporate Services                       |                              | department        |            |            |            |
    PB-ECO | Economy Priority Board                   |                              | priority-board    | SLT        | 2020-04-01 |            | quarterly
    PB-SAF | Safety Priority Board                    |                              | priority-board    | SLT        | 2020-04-01 |            | quarterly
    PB-COU | Modern Council Priority Board            |                              | priority-board    | SLT        | 2020-04-01 |            | quarterly
    PB-ENV | Environment Priority Board               |                              | priority-board    | SLT        | 2020-04-01 |            | quarterly
    PB-EDU | Education Priority Board                 |                              | priority-board    | SLT        | 2020-04-01 |            | quarterly
    PB-HEA | Health and Well-being Priority Board     |                              | priority-board    | SLT        | 2020-04-01 |            | quarterly
    AIB-CH | Children's Accelerated Improvement Board |                              | improvement-board | SLT        | 2019-10-14 | 2021-04-01 | monthly
    EQG    | Equality Group                           |                              | team              | SLT        | 2020-04-01 |            | half-yearly
    GTT    | Golden Thread Team                       |                              | team              | SLT        | 2019-04-01 |            | quarterly
    SLT    | Strategic Leadership Team                |                              | leadership-team   | EXB        |            |            | quarterly
    EXB    | Executive Board                          | Bwrdd Gweithredol            | executive         | FULL       |            |            | half-yearly
    FULL   | Full Council                             |                              | council           |            |            |            | annual
    SC-LIF | Lifelong Learning Scrutiny Committee     |                              | scrutiny          | FULL       |            |            | half-yearly
    SC-CAR | Care and Communities Scrutiny Committee  |                              | scrutiny          | FULL       |            |            | half-yearly
    SC-PLA | Place and Resources Scrutiny Committee   |                              | scrutiny          | FULL       |            |            | half-yearly
    PSB    | Public Services Board                    | Bwrdd gwasanaethau cyhoeddus | partnership       |            |            |            | half-yearly
    REG-AU | Illustrative Audit Office                |                              | regulator         |            |            |            |
    REG-ED | Illustrative Schools Inspectorate        |                              | regulator         |            |            |            |
    REG-CA | Illustrative Care Inspectorate           |                              | regulator         |            |            |            |
    PANEL-20 | Illustrative Panel of 2020             |                              | panel             |            |            |            |
""")

CHIEF_AND_LEAD_POSTS = table("""
    Code   | Name (English)                         | Body   | Serves
    CO-CE  | Chief Executive                        | SLT    | WB3
    CO-FI  | Chief Finance Officer                  | DEP-CS | WB3
    CO-ED  | Chief Officer Education and Early Help | DEP-ED | WB5
    CO-SC  | Chief Officer Social Care              | DEP-SC | WB6; WB2
    CO-EN  | Chief Officer Environment              | DEP-EN | WB4
    CO-EC  | Chief Officer Economy and Planning     | DEP-EC | WB1
    CO-HC  | Chief Officer Housing and Communities  | DEP-HC | WB2; WB6
    CO-CS  | Chief Officer Corporate Services       | DEP-CS | WB3
    PC-ECO | Priority Co-ordinator Economy          | DEP-EC | WB1
    PC-SAF | Priority Co-ordinator Safety           | DEP-HC | WB2
    PC-COU | Priority Co-ordinator Modern Council   | DEP-CS | WB3
    PC-ENV | Priority Co-ordinator Environment      | DEP-EN | WB4
    PC-EDU | Priority Co-ordinator Education        | DEP-ED | WB5
    PC-HEA | Priority Co-ordinator Health           | DEP-SC | WB6
    LM-ECO | Lead Member Economy                    | EXB    | WB1
    LM-SAF | Lead Member Safety                     | EXB    | WB2
    LM-COU | Lead Member Modern Council             | EXB    | WB3
    LM-ENV | Lead Member Environment                | EXB    | WB4
    LM-EDU | Lead Member Education                  | EXB    | WB5
    LM-HEA | Lead Member Health and Well-being      | EXB    | WB6
    LDR    | Leader of the Council                  | EXB    |
    CH-LIF | Chair Lifelong Learning Scrutiny       | SC-LIF |
    CH-CAR | Chair Care and Communities Scrutiny    | SC-CAR |
    CH-PLA | Chair Place and Resources Scrutiny     | SC-PLA |
    GT-LD  | Golden Thread Team Leader              | GTT    | WB3
    PA-PSB | Partnership Manager                    | PSB    |
""")

OVERSIGHT = table("""
    Body   | Oversees | From       | To         | Basis
    PB-ECO | WB1      | 2020-04-01 |            | source
    PB-SAF | WB2      | 2020-04-01 |            | source
    PB-COU | WB3      | 2020-04-01 |            | source
    PB-ENV | WB4      | 2020-04-01 |            | source
    PB-EDU | WB5      | 2020-04-01 |            | source
    PB-HEA | WB6      | 2020-04-01 |            | source
    PB-COU | DS19     | 2020-04-01 |            | officer
    AIB-CH | OUT-62   | 2019-10-14 | 2021-04-01 | source
    AIB-CH | HS05     | 2019-10-14 | 2021-04-01 | source
    AIB-CH | HS07     | 2019-10-14 | 2021-04-01 | source
    AIB-CH | HS08     | 2019-10-14 | 2021-04-01 | source
    EQG    | EQ1      | 2020-04-01 |            | officer
    EQG    | EQ2      | 2020-04-01 |            | officer
    EQG    | EQ3      | 2020-04-01 |            | officer
    EQG    | EQ4      | 2020-04-01 |            | officer
    EQG    | EQ5      | 2020-04-01 |            | officer
    PSB    | PT1      | 2018-05-01 |            | source
    PSB    | PT2      | 2018-05-01 |            | source
    PSB    | PT3      | 2018-05-01 |            | source
    PSB    | PT4      | 2018-05-01 |            | source
    PSB    | PT5      | 2018-05-01 |            | source
    PSB    | PT6      | 2018-05-01 |            | source
    SC-LIF | WB5      | 2020-05-20 |            | officer
    SC-CAR | WB6      | 2020-05-20 |            | officer
    SC-CAR | WB2      | 2020-05-20 |            | officer
    SC-PLA | WB1      | 2020-05-20 |            | officer
    SC-PLA | WB3      | 2020-05-20 |            | officer
    SC-PLA | WB4      | 2020-05-20 |            | officer
""")

BOARD_MEMBERS = table("""
    Body   | Chair | Lead member | Co-ordinator | Members
    PB-ECO | CO-EC | LM-ECO      | PC-ECO       | HD-BS; HD-PL; HD-SK; HD-FN
    PB-SAF | CO-HC | LM-SAF      | PC-SAF       | HD-SG; HD-CY; HD-HO; HD-PP; HD-FN
    PB-COU | CO-CS | LM-COU      | PC-COU       | HD-HR; HD-DG; HD-FN; CO-FI
    PB-ENV | CO-EN | LM-ENV      | PC-ENV       | HD-WR; HD-ST; HD-HT; HD-CB; HD-ES; HD-FN
    PB-EDU | CO-ED | LM-EDU      | PC-EDU       | HD-SI; HD-IN; HD-EW; HD-YS; HD-FN
    PB-HEA | CO-SC | LM-HEA      | PC-HEA       | HD-CS; HD-AS; HD-EY; HD-LL; HD-FN
""")

OTHER_SEATS = table("""
    Body   | Post   | From       | To         | Role
    AIB-CH | CO-CE  | 2019-10-14 | 2021-04-01 | chair
    AIB-CH | CO-SC  | 2019-10-14 | 2021-04-01 | member
    AIB-CH | CO-ED  | 2020-07-01 | 2021-04-01 | member
    AIB-CH | HD-CS  | 2019-10-14 | 2021-04-01 | member
    AIB-CH | LM-HEA | 2019-10-14 | 2021-04-01 | lead-member
    SLT    | CO-CE  | 2017-04-01 |            | chair
    SLT    | CO-FI  | 2017-04-01 |            | member
    SLT    | CO-ED  | 2017-04-01 |            | member
    SLT    | CO-SC  | 2017-04-01 |            | member
    SLT    | CO-EN  | 2017-04-01 |            | member
    SLT    | CO-EC  | 2017-04-01 |            | member
    SLT    | CO-HC  | 2017-04-01 |            | member
    SLT    | CO-CS  | 2017-04-01 |            | member
    EXB    | LDR    | 2017-05-17 |            | chair
    EXB    | LM-ECO | 2020-04-01 |            | lead-member
    EXB    | LM-SAF | 2020-04-01 |            | lead-member
    EXB    | LM-COU | 2020-04-01 |            | lead-member
    EXB    | LM-ENV | 2020-04-01 |            | lead-member
    EXB    | LM-EDU | 2020-04-01 |            | lead-member
    EXB    | LM-HEA | 2020-04-01 |            | lead-member
    SC-LIF | CH-LIF | 2020-05-20 |            | chair
    SC-CAR | CH-CAR | 2020-05-20 |            | chair
    SC-PLA | CH-PLA | 2020-05-20 |            | chair
    GTT    | GT-LD  | 2019-04-01 |            | chair
    GTT    | PC-EDU | 2019-04-01 |            | member
    GTT    | PC-HEA | 2019-04-01 |            | member
    GTT    | PA-PSB | 2019-09-01 |            | adviser
    EQG    | CO-CS  | 2020-04-01 |            | chair
    EQG    | HD-HR  | 2020-04-01 |            | member
    PSB    | LDR    | 2018-05-01 |            | chair
    PSB    | CO-CE  | 2018-05-01 |            | member
    PB-EDU | HD-EY  | 2020-04-01 | 2020-10-01 | member
    PB-HEA | HD-YS  | 2020-10-01 |            | member
""")

CALENDAR = table("""
    Bodies                                         | Considers  | Days
    PB-ECO; PB-SAF; PB-COU; PB-ENV; PB-EDU; PB-HEA | 2019-20-Q4 | 2020-06-09; 2020-06-10; 2020-06-11; 2020-06-16; 2020-06-17; 2020-06-18
    PB-ECO; PB-SAF; PB-COU; PB-ENV; PB-EDU; PB-HEA | 2020-21-Q1 | 2020-09-08; 2020-09-09; 2020-09-10; 2020-09-15; 2020-09-16; 2020-09-17
    PB-ECO; PB-SAF; PB-COU; PB-ENV; PB-EDU; PB-HEA | 2020-21-Q2 | 2020-11-10; 2020-11-11; 2020-11-12; 2020-11-17; 2020-11-18; 2020-11-19
    PB-ECO; PB-SAF; PB-COU; PB-ENV; PB-EDU; PB-HEA | 2020-21-Q3 | 2021-02-09; 2021-02-10; 2021-02-11; 2021-02-16; 2021-02-17; 2021-02-18
    PB-ECO; PB-SAF; PB-COU; PB-ENV; PB-EDU; PB-HEA | 2020-21-Q4 | 2021-06-08; 2021-06-09; 2021-06-10; 2021-06-15; 2021-06-16; 2021-06-17
    SLT; SLT; SLT                                  | 2020-21-Q1 | 2020-09-22; 2020-09-29; 2020-10-06
    SLT; SLT                                       | 2020-21-Q2 | 2020-11-24; 2020-12-01
    SLT; SLT                                       | 2020-21-Q3 | 2021-02-23; 2021-03-02
    SLT                                            | 2020-21-Q4 | 2021-06-22
    EXB; EXB                                       | 2020-21-Q2 | 2020-12-15; 2021-01-12
    EXB                                            | 2020-21-Q4 | 2021-07-13
    FULL                                           | 2019-20    | 2020-10-21
    SC-LIF; SC-CAR; SC-PLA                         | 2020-21-Q2 | 2021-01-20; 2021-01-27; 2021-02-03
    SC-LIF; SC-CAR; SC-PLA                         | 2020-21-Q4 | 2021-07-07; 2021-07-14; 2021-07-21
    PSB; PSB                                       | 2020-21-H1 | 2020-11-26; 2020-12-10
    EQG; GTT                                       | 2020-21-H1 | 2020-11-05; 2020-10-22
    AIB-CH; AIB-CH; AIB-CH                         | 2020-21-Q1 | 2020-07-20; 2020-08-17; 2020-09-21
    AIB-CH; AIB-CH; AIB-CH                         | 2020-21-Q2 | 2020-10-19; 2020-11-16; 2020-12-14
    AIB-CH; AIB-CH; AIB-CH                         | 2020-21-Q3 | 2021-01-18; 2021-02-15; 2021-03-15
""")

TOPICS = table("""
    Body   | Topic | Decided on | Decision   | Reason                                                                        | Looked into on
    SC-LIF | ED03  | 2020-12-09 | chosen     | Attendance fell in every cluster, and other committees' priorities may feel it | 2021-01-20
    SC-LIF | ED18  | 2020-12-09 | not-chosen | Clubs were closed by order; there is nothing to ask yet                       |
    SC-CAR | HS05  | 2020-12-09 | put-off    | The inspectorate visits in the spring                                         |
    SC-PLA | EC05  | 2021-03-03 | put-off    | The priority board looks at the empty posts first                             |
    SC-PLA | MR13  | 2021-02-03 | not-chosen | Back to its usual level since the officer returned                            |
""")

ACKNOWLEDGEMENTS = table("""
    Measure | Period     | By     | Acknowledged on
    ED03    | 2020-21-Q2 | CO-ED  | 2020-11-04
    ED03    | 2020-21-Q2 | PB-EDU | 2020-11-18
    ED03    | 2020-21-Q3 | PB-EDU | 2021-02-17
    EC05    | 2020-21-Q3 | PB-ECO | 2021-02-09
    HS02    | 2020-21-Q3 | PB-HEA | 2021-02-18
    MR13    | 2020-21-Q2 | CO-CS  | 2020-11-12
""")


def posts() -> list[Row]:
    """Chief officers, co-ordinators, members' posts, and a head of every service."""
    return CHIEF_AND_LEAD_POSTS + [_head(service) for service in SERVICES]


def _head(service: Row) -> Row:
    return {
        "Code": service["Head"],
        "Name (English)": f"Head of Service, {service['Name (English)']}",
        "Body": service["Department"],
    }


def seats() -> list[Row]:
    """The seats on the priority boards, then those on all other bodies."""
    return [seat for board in BOARD_MEMBERS for seat in _seats_on(board)] + OTHER_SEATS


def _seats_on(board: Row) -> list[Row]:
    roles = [(board["Chair"], "chair"), (board["Lead member"], "lead-member")]
    roles += [(board["Co-ordinator"], "priority-co-ordinator")]
    roles += [(post, "member") for post in board["Members"].split("; ")]
    return [{"Body": board["Body"], "Post": post, "From": "2020-04-01", "Role": role} for post, role in roles]


def meetings() -> list[Row]:
    """Every meeting of 2020-21 and those already fixed for the summer after it."""
    return [
        {"Body": body, "Date": day, "Considers": line["Considers"]}
        for line in CALENDAR
        for body, day in zip(line["Bodies"].split("; "), line["Days"].split("; "), strict=True)
    ]
