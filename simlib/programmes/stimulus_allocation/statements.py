"""What the document says, beside what it sums to."""

from __future__ import annotations

from simlib.programmes.stimulus_allocation.activities import GROUPS
from simlib.programmes.stimulus_allocation.terms import SOURCE
from simlib.reconcile import StaffRow, Statement
from simlib.setting import Payee, Setting


def statements(setting: Setting) -> tuple[Statement, ...]:
    """The headline and the items under every reading of item 5."""
    amounts, counts = setting.settled_family("decided_amount"), setting.settled_family("areas_by_reading")
    by_item: dict[str, Payee] = {}
    for payee in setting.payees:
        by_item.setdefault(f"item_{payee.facts['item']}", payee)
    readings = {
        reading: {
            item: int(amounts[payee.id] * (count if payee.id == GROUPS else 1))
            for item, payee in by_item.items()
        }
        for reading, count in counts.items()
    }
    choices = setting.parameter("reading").choices or {}
    return (
        Statement(
            label=setting.parameter("headline").label,
            headline=int(setting.start_value("headline")),
            precision=int(setting.start_value("headline_precision")),
            readings=readings,
            reading_labels={reading: choices[reading] for reading in readings},
            item_labels={item: payee.label for item, payee in by_item.items()},
            source=SOURCE,
            path=setting.path("headline"),
        ),
    )


def staff_rows(setting: Setting) -> tuple[StaffRow, ...]:
    """Item 1 as stated: two rows that imply two prices of a full-time month."""
    labels = {row: parameter.label for row, parameter in setting.family("library_amount").items()}
    amounts, shares, months = (
        setting.settled_family(f"library_{what}") for what in ("amount", "share", "months")
    )
    return tuple(StaffRow(labels[row], shares[row], months[row], int(amounts[row])) for row in labels)
