"""Improving the environment (WB4): outcomes, work and measures."""
# ruff: noqa: E501 (tables are read across)

from workbook import table

OUTCOMES = table("""
    Code   | Name (English)                              | Owner | For          | Themes     | Equality
    OUT-41 | We throw less away                          | HD-WR | WB4 strong   |            |
    OUT-42 | Streets and green places are clean and safe | HD-ST | WB4 strong   | PT4 strong |
    OUT-43 | The council's carbon footprint falls        | HD-ES | WB4 strong   |            |
    OUT-44 | Nature recovers                             | HD-CB | WB4 moderate |            |
""")

WORK = table("""
    Code   | Name (English)                                     | Kind      | Plan  | Owner | Starts on  | Due on     | Ways of working           | Towards                          | By
    ACT-41 | Weekly food waste collection everywhere            | action    | SP-WR | HD-WR | 2020-04-01 | 2021-03-31 | long-term; involvement    | OUT-41 strong                    | SVC-WR@WB4 strong
    ACT-42 | Visit streets where recycling is spoiled           | action    | SP-WR | HD-WR | 2020-07-01 | 2021-03-31 | prevention; involvement   | OUT-41 moderate                  | SVC-WR@WB4 moderate
    ACT-43 | Clean town centres seven days a week               | action    | SP-ST |       | 2020-04-01 | 2021-03-31 | prevention; integration   | OUT-42 strong                    | SVC-ST@WB4 strong
    ACT-44 | Plant trees and let verges grow                    | action    | CP20  | HD-CB | 2020-04-01 | 2023-03-31 | long-term; collaboration  | OUT-44 strong                    | SVC-CB@WB4 strong
    ACT-45 | Solar panels on council roofs                      | action    | CP20  | HD-ES | 2020-04-01 | 2022-03-31 | long-term; integration    | OUT-43 strong                    | SVC-ES@WB4 strong
    ACT-46 | Mend potholes the first time                       | action    | SP-HT | HD-HT | 2020-04-01 | 2021-03-31 | prevention; long-term     | OUT-42 moderate                  | SVC-HT@WB4 strong
    PRJ-41 | Electric refuse vehicles                           | project   | CP20  | HD-WR | 2020-01-06 | 2022-03-31 | long-term; integration    | OUT-43 moderate                  | SVC-WR@WB4 moderate
    PRJ-42 | Riverside path for walking and cycling             | project   | CP20  | HD-HT | 2019-04-01 | 2021-08-31 | collaboration; prevention | OUT-43 moderate; OUT-64 moderate | SVC-HT@WB4 moderate
    MS-411 | Food waste collected in half of the county borough | milestone | SP-WR | HD-WR | 2020-04-01 | 2020-10-31 |                           | ACT-41 strong                    |
    MS-431 | Weekend rota agreed                                | milestone | SP-ST | HD-ST | 2020-04-01 | 2020-06-30 |                           | ACT-43 moderate                  |
    MS-441 | Two thousand trees in the ground                   | milestone | CP20  | HD-CB | 2020-04-01 | 2021-02-28 |                           | ACT-44 strong                    |
    MS-451 | Panels on the first six roofs                      | milestone | CP20  | HD-ES | 2020-04-01 | 2021-01-31 |                           | ACT-45 strong                    |
    MS-4P1 | First three electric vehicles on the road          | milestone | CP20  | HD-WR | 2020-01-06 | 2020-12-31 |                           | PRJ-41 strong                    |
    MS-4P2 | Riverside path: northern half open                 | milestone | CP20  | HD-HT | 2019-04-01 | 2020-11-30 |                           | PRJ-42 moderate                  |
""")

MEASURES = table("""
    Code | Name                                          | Form           | Better | Kind             | Scope | Owner | Shows                                | From    | To      | Noise | Season   | Aim     | Step  | Dead  | Tol | Scheme
    EN01 | Household waste recycled, reused or composted | pct-rolling    | high   | outcome          | perf  | HD-WR | OUT-41 strong; SVC-WR@WB4 strong     | 61.5    | 65.5    | 0.29  |          | improve | 0.5   | 0.8   | 1.0 |
    EN02 | Waste not recycled per household              | kilograms-year | low    | outcome          | perf  | HD-WR | OUT-41 strong                        | 212.0   | 190.0   | 1.8   |          | improve | 3.0   | 8.0   |     |
    EN03 | Missed bin collections per 100,000            | month-rate     | low    | output           | perf  | HD-WR | SVC-WR@WB4 strong                    |         | 52.0    | 3.8   |          | improve | 1.0   | 8.0   |     |
    EN04 | Waste sent to landfill                        | tonnes         | low    | outcome          | perf  | HD-WR | OUT-41 moderate                      | 1480    | 980     | 31    | summer   | improve | 40    | 100   |     | PERCENT5
    EN05 | Recycling spoiled by the wrong things         | pct            | low    | outcome          | perf  | HD-WR | OUT-41 moderate                      | 13.5    | 11.8    | 0.56  |          | improve | 0.3   | 1.2   |     |
    EN06 | Streets at a high standard of cleanliness     | pct            | high   | outcome          | perf  | HD-ST | OUT-42 strong; SVC-ST@WB4 strong     |         | 95.2    | 0.75  |          | sustain | 0     | 1.6   | 1.5 |
    EN07 | Fly-tipping reports                           | count          | low    | outcome          | pop   | HD-ST | OUT-42 moderate                      |         | 505     | 21    |          | sustain | 0     | 45    |     |
    EN08 | Fly-tips cleared within 5 days                | pct            | high   | output           | perf  | HD-ST | SVC-ST@WB4 moderate                  |         | 96.5    | 0.66  |          | sustain | 0     | 1.4   |     |
    EN09 | Potholes mended on time                       | pct            | high   | output           | perf  | HD-HT | SVC-HT@WB4 strong                    |         | 90.0    | 1.2   |          | improve | 0.5   | 2.5   |     |
    EN10 | Main roads in poor condition                  | annual-pct     | low    | outcome          | perf  | HD-HT | SVC-HT@WB4 moderate; SVC-HT@WB1 weak | 4.6     | 3.9     | 0.11  |          | improve | 0.1   | 0.3   |     |
    EN11 | Street lights in working order                | pct-point      | high   | output           | perf  | HD-HT | SVC-HT@WB2 weak; SVC-HT@WB4          |         | 99.0    | 0.19  |          | sustain | 0     | 0.4   |     |
    EN12 | Carbon from council buildings                 | tonnes         | low    | outcome          | perf  | HD-ES | OUT-43 strong; SVC-ES@WB4 strong     | 2350    | 1880    | 40    | winter   | improve | 50    | 150   |     | PERCENT5
    EN13 | Energy bill of council buildings              | money-year     | low    | financial        | perf  | HD-ES | OUT-43 moderate; SVC-ES@WB3 weak     | 1640000 | 1590000 | 14000 |          | year    | 20000 | 60000 |     |
    EN14 | Council vehicles with low emissions           | pct-point      | high   | output           | perf  | HD-HT | OUT-43 moderate                      | 4.0     | 17.0    | 0.29  |          | improve | 1.0   | 0.8   |     |
    EN15 | Trees planted                                 | count-year     | high   | output           | perf  | HD-CB | ACT-44 strong                        | 1450    | 2300    | 28    | planting | improve | 40    | 120   |     |
    EN16 | Parks with a quality award                    | annual-count   | high   | outcome          | perf  |       | OUT-42 moderate                      | 5       | 8       | 0     |          | sustain | 0     | 1     |     |
    EN17 | Visits to country parks                       | count          | high   | output           | perf  | HD-CB | SVC-CB@WB4 moderate; SVC-CB@WB6      |         | 104000  | 3700  | summer   | sustain | 0     | 9000  |     | PERCENT5
    EN18 | Bus journeys                                  | count          | high   | outcome          | pop   | HD-HT | OUT-43 weak                          |         | 388000  | 6000  | lockdown | sustain | 0     |       |     | PERCENT5
    EN19 | Residents content with the recycling service  | annual-pct     | high   | user-perspective | perf  | HD-WR | OUT-41 moderate; SVC-WR@WB4          | 78.0    | 81.0    | 0.54  |          | sustain | 0     | 1.5   |     |
    EN20 | Residents who say their area is clean         | survey-pct     | high   | user-perspective | pop   | HD-ST | OUT-42 strong                        | 68.0    | 70.0    | 0.43  |          | improve | 0.4   | 1.2   |     |
""")
