"""Where the documents state one amount in two ways: both are kept, and the difference is shown."""

from __future__ import annotations

from simlib.parameters.values import Label
from simlib.programmes.access_grant.terms import AGREEMENT, PERFORMANCE
from simlib.reconcile import Statement
from simlib.setting import Setting

_MILLION = 1_000_000 * 100  # öre: the documents write whole millions of kronor


def statements(setting: Setting) -> tuple[Statement, ...]:
    """The patient billion as decided and agreed; the waiting-time money of 2019 as described and paid."""

    def amount(name: str) -> int:
        return int(setting.start_value(name))

    def national(grant: str) -> int:
        return int(setting.parameters[f"grants.national_amount.{grant}"].values[0].number)

    items = {
        name: setting.parameter(name).label
        for name in ("billion_to_others", "queue_in_june", "queue_in_december")
    }
    return (
        Statement(
            label=setting.parameter("billion_total").label,
            headline=amount("billion_total"),
            precision=_MILLION,
            readings={
                "decision": {
                    "to_regions": national("patient_billion"),
                    "billion_to_others": amount("billion_to_others"),
                },
                "agreement": {"billion_agreed": amount("billion_agreed")},
            },
            reading_labels={
                "decision": Label(
                    "Beslutet i maj 2018: regionerna + övriga", "The decision of May 2018: regions + others"
                ),
                "agreement": setting.parameter("billion_agreed").label,
            },
            item_labels=items,
            source=AGREEMENT,
            path=setting.path("billion_total"),
        ),
        Statement(
            label=Label("Kömiljarden 2019", "The waiting-time money of 2019"),
            headline=national("queue_billion"),
            precision=_MILLION,
            readings={"paid": {name: amount(name) for name in ("queue_in_june", "queue_in_december")}},
            reading_labels={"paid": Label("Betalat i juni + december", "Paid in June + December")},
            item_labels=items,
            source=PERFORMANCE,
            path="grants.national_amount.queue_billion",
        ),
    )
