"""The conditions of the decision, judged for each activity."""

from __future__ import annotations

from simlib.conditions import Finding, condition, met, not_met, unknown

SOURCE = "jh-rs-26-2020"


@condition(
    sv="Befintliga resurser i första hand", en="Existing resources first", source=SOURCE, page="villkor 1"
)
def uses_existing_resources(existing_resources: str) -> Finding:
    return {"yes": met("resources-existing"), "no": not_met("resources-new")}.get(
        existing_resources, unknown("resources-unknown")
    )


@condition(sv="Registrerad i Stratsys", en="Registered in Stratsys", source=SOURCE, page="villkor 2")
def is_registered(registered: str) -> Finding:
    return {"yes": met("registered"), "no": not_met("not-registered")}.get(
        registered, unknown("registered-unknown")
    )


@condition(
    sv="Bara årets avskrivning för investering",
    en="Only the year's depreciation of an investment",
    source=SOURCE,
    page="villkor 3",
)
def charges_only_depreciation(investment: str) -> Finding:
    return {"no": met("investment-none"), "yes": unknown("investment-plan-missing")}.get(
        investment, unknown("investment-unknown")
    )


@condition(
    sv="Inga medel flyttas till egen regi",
    en="No money moved to region-run units",
    source=SOURCE,
    page="villkor 4",
)
def moves_no_money_inside(operator: str, booking: str) -> Finding:
    if operator == "private":
        return met("booking-private")
    return met("booking-excess") if booking == "permitted_excess" else not_met("booking-moved")


@condition(
    sv="Privata redovisar på begäran",
    en="Private providers account on request",
    source=SOURCE,
    page="villkor 5",
)
def accounts_when_asked(operator: str, accounts_on_request: str) -> Finding:
    if operator == "region":
        return met("account-not-private")
    answers = {
        "yes": met("account-given"),
        "no": not_met("account-refused"),
        "not_asked": unknown("account-not-asked"),
    }
    return answers.get(accounts_on_request, unknown("account-unknown"))


@condition(
    sv="Återredovisas till regiondirektören",
    en="Reported back to the region's director",
    source=SOURCE,
    page="ärendebeskrivning",
)
def is_reported_back(reports_back: str) -> Finding:
    return {"yes": met("reported"), "no": not_met("not-reported")}.get(
        reports_back, unknown("reported-unknown")
    )


@condition(
    sv="Kalkyl för när bidraget upphör",
    en="Calculation for when the grant ends",
    source=SOURCE,
    page="villkor 6",
)
def has_exit(exit_named: str) -> Finding:
    """Without one of the three exits no new activity may be granted."""
    return not_met("exit-none") if exit_named == "none" else met(f"exit-{exit_named.replace('_', '-')}")
