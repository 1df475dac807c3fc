"""The sheets of budget lines and what is spent of them, and of risks and their scores."""

from ingest.sheets.columns import (
    ABOUT_SOURCE,
    CODE,
    NAME,
    OWNER,
    PERIOD_KEY,
    STATUS,
    VALUE,
    choice,
    number,
    ref,
    whole,
    words,
)
from ingest.sheets.model import Sheet
from ontology import GT

MONEY_AND_RISK: tuple[Sheet, ...] = (
    Sheet(
        "Budget lines",
        "What money is voted for.",
        "budget-line",
        (
            CODE,
            *NAME,
            choice("Kind", GT.budgetKind, "budget-kind", required=True),
            words("Cost centre", GT.costCentre),
            OWNER,
            choice("Side", GT.budgetSide, "budget-side"),
            *ABOUT_SOURCE,
        ),
        {"Code": "BL07", "Name (English)": "School improvement", "Kind": "Revenue"},
        welsh="Llinellau cyllideb",
    ),
    Sheet(
        "Money",
        "Budget, profile, actual and forecast, per line and period, in pounds.",
        "money",
        (
            ref(
                "Budget line",
                GT.ofBudgetLine,
                "Budget lines",
                welsh="Llinell gyllideb",
                required=True,
                key=True,
            ),
            PERIOD_KEY,
            choice("View", GT.financialView, "financial-view", required=True, key=True),
            number("Amount (£)", VALUE, required=True),
            choice("Status", STATUS, "obs-status", welsh="Statws"),
            *ABOUT_SOURCE,
        ),
        {"Budget line": "BL07", "Period": "2020-21-Q2", "View": "Actual to date", "Amount (£)": "412000"},
    ),
    Sheet(
        "Risks",
        "What might go wrong.",
        "risk",
        (CODE, *NAME, OWNER, words("Controls", GT.control), *ABOUT_SOURCE),
        {"Code": "RK1", "Name (English)": "Not enough specialist teachers"},
        welsh="Risgiau",
    ),
    Sheet(
        "Risk scores",
        "Likelihood and impact of a risk, per period and view.",
        "risk-score",
        (
            ref("Risk", GT.ofRisk, "Risks", welsh="Risg", required=True, key=True),
            PERIOD_KEY,
            choice("View", GT.riskView, "risk-view", required=True, key=True),
            whole("Likelihood", GT.likelihood, welsh="Tebygolrwydd", required=True),
            whole("Impact", GT.impact, welsh="Effaith", required=True),
            *ABOUT_SOURCE,
        ),
        {"Risk": "RK1", "Period": "2020-21-Q2", "View": "Current", "Likelihood": "3", "Impact": "4"},
    ),
)
