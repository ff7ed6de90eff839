"""What the agreements ask: two action plans for the money, and reports and codes from 2019."""

from __future__ import annotations

from simlib.conditions import Finding, condition, met, not_met, unknown

AGREEMENT, LETTER = "gov-patient-billion-2018", "halland-letter-2018-22"
PERFORMANCE = "vantetider-2019"
HANDED_IN, MISSING = "handed_in", "missing"


@condition(
    sv="Handlingsplan för vårdgarantin", en="Action plan for the guarantee", source=AGREEMENT, gates=True
)
def guarantee_plan_in(guarantee_plan: str) -> Finding:
    return _plan("guarantee-plan", guarantee_plan)


@condition(
    sv="Handlingsplan för patientkontrakt",
    en="Action plan for patient contracts",
    source=AGREEMENT,
    gates=True,
)
def contract_plan_in(contract_plan: str) -> Finding:
    return _plan("contract-plan", contract_plan)


def _plan(what: str, state: str) -> Finding:
    """The money went to the regions that had handed in their plan."""
    states = {HANDED_IN: met(f"access-{what}"), MISSING: not_met(f"access-{what}-missing")}
    return states.get(state, unknown(f"access-{what}-unknown"))


@condition(
    sv="Rapporterar till väntetidsdatabasen",
    en="Reports to the national waiting-time database",
    source=LETTER,
    page="Utökad uppföljning",
)
def reports_nationally(reports: str, reporting: str) -> Finding:
    """Asked for from 2019-01-01."""
    return met("access-reports-later") if reporting == "later" else _answer("reports", reports)


@condition(
    sv="Koder av all legitimerad personal",
    en="Codes by all licensed staff",
    source=LETTER,
    page="Utökad uppföljning",
)
def codes_registered(codes: str) -> Finding:
    """Without a diagnosis or action code an assessment does not count."""
    return _answer("codes", codes)


def _answer(what: str, said: str) -> Finding:
    answers = {"yes": met(f"access-{what}"), "no": not_met(f"access-{what}-not")}
    return answers.get(said, unknown(f"access-{what}-unknown"))
