"""The state grants of one region: each grant, each year's cliff, and published amounts beside computed."""

from __future__ import annotations

from dataclasses import replace

from simlib.analysis.outcome import Outcome
from simlib.analysis.portfolio import Cliff, assumed_years, by_unit, cliffs, is_portfolio, reconciled
from simlib.continuity import Activity
from simlib.present.speech import PARAMETERS_PAGE, Speech, html_id, parameter_anchor, source_anchor
from simlib.present.table import Cell, Table
from simlib.present.tables.cells import Money, blank
from simlib.setting import Payee


def portfolio_tables(outcome: Outcome, speech: Speech) -> list[Table]:
    """G1 to G3; none for a scheme that one grant or no grant carries."""
    if not is_portfolio(outcome):
        return []
    return [grant_table(outcome, speech), cliff_table(outcome, speech), published_table(outcome, speech)]


def grant_table(outcome: Outcome, speech: Speech) -> Table:
    """G1: a row per grant: rule, years, the last year's amount, end, exit and what goes on the year after."""
    money = Money(speech, "mkr", 1)
    granted, going_on = (by_unit(outcome.ledger, name) for name in ("granted_activity", "continuing"))
    cliff = {one.year: one for one in cliffs(outcome)}
    rows = []
    for place, (payee, activity) in enumerate(
        zip(outcome.case.setting.payees, outcome.continuity.activities, strict=True)
    ):
        years = [year for year, amounts in granted.items() if amounts[place]]
        last = years[-1]
        amount = int(granted[last][place])
        after = int(going_on[last + 1][place]) if last + 1 in going_on else None
        ended = activity.ends < outcome.case.setting.horizon.end
        rows.append(
            (
                Cell(
                    speech.label(payee.label), payee.id,
                    sub=f"{years[0]}–{last}" if years[0] < last else str(last),
                    link=f"{PARAMETERS_PAGE}#{html_id('unit', payee.id)}",
                ),
                Cell(str(years[0])),
                Cell(speech(f"key-{str(payee.facts['key']).replace('_', '-')}"), sub=_guessed(payee, speech)),
                money.cell(amount, link=_amount_link(payee)),
                Cell(speech.number(cliff[last].per_resident(amount) / 100), float(amount), number=True),
                _end_cell(outcome, payee, activity, speech),
                Cell(_way_out(outcome, payee, activity, speech) if ended else "–", activity.exit),
                money.cell(after) if ended and after is not None else blank("–"),
            )
        )  # fmt: skip
    columns = (
        ("grant", speech("col-grant-name")),
        ("first_year", speech("col-years")),
        ("key", speech("col-key")),
        ("last_ore", speech("col-last-year")),
        ("per_resident", speech("col-per-resident")),
        ("ends", speech("col-grant-ends")),
        ("exit", speech("col-exit")),
        ("after_ore", speech("col-goes-on")),
    )
    note = speech("grants-note")
    hidden = frozenset({"first_year"})
    return Table("G1", speech("grants-caption"), columns, tuple(rows), note=note, files_only=hidden)


def _guessed(payee: Payee, speech: Speech) -> str:
    return "" if payee.facts["key_known"] == "yes" else speech("assumption")


def _amount_link(payee: Payee) -> str:
    return f"{PARAMETERS_PAGE}#{parameter_anchor(f'grants.national_amount.{payee.id}')}"


def _end_cell(outcome: Outcome, payee: Payee, activity: Activity, speech: Speech) -> Cell:
    """The day, also beyond the horizon; or that no end is decided."""
    last = outcome.case.setting.grant_term("national_amount", payee.id).values[-1]
    if not last.ends:
        return Cell(speech("no-end-decided"))
    return Cell(speech.day(max(last.since, activity.ends)), css="day")


def _way_out(outcome: Outcome, payee: Payee, activity: Activity, speech: Speech) -> str:
    """The grant that carries it on, else the exit that is named."""
    heir = [other for other in outcome.case.setting.payees if other.id == payee.facts["successor"]]
    if heir:
        return speech("carried-on-by", grant=speech.label(heir[0].label))
    return speech(f"exit-{activity.exit.replace('_', '-')}")


def cliff_table(outcome: Outcome, speech: Speech) -> Table:
    """G2: year by year: money, fall, what stops, what goes on without a grant, against the room."""
    money, found = Money(speech, "mkr", 1), cliffs(outcome)
    rows = tuple(_cliff_row(one, money) for one in found)
    columns = (
        ("year", speech("col-year")),
        ("granted_ore", speech("col-grant")),
        ("change_ore", speech("col-change-before")),
        ("stopped_ore", speech("col-stopped")),
        ("continuing_ore", speech("col-take-over")),
        ("per_resident", speech("col-per-resident")),
        ("of_net_cost", speech("col-of-net-cost")),
        ("room_ore", speech("col-room")),
        ("stops", speech("col-stops")),
    )
    hidden = frozenset({"of_net_cost", "stops"})
    return Table("G2", speech("cliff-caption"), columns, rows, note=speech("cliff-note"), files_only=hidden)


def _cliff_row(one: Cliff, money: Money) -> tuple[Cell, ...]:
    speech = money.speech
    stops = ", ".join(speech.label(activity.label) for activity in one.stops)
    share, each = one.of_net_cost(one.continuing), one.per_resident(one.continuing)
    return (
        Cell(str(one.year)),
        money.cell(one.granted),
        blank("–") if one.change is None else money.cell(one.change),
        money.cell(one.stopped),
        money.cell(one.continuing),
        Cell(speech.number(each / 100), float(each), number=True, sub=speech.percent(share, 2)),
        Cell(speech.percent(share, 2), float(share), number=True),
        money.cell(one.room),
        Cell(stops),
    )


def published_table(outcome: Outcome, speech: Speech) -> Table:
    """G3: what is published for the region beside what the rules give: nothing is smoothed."""
    money = Money(speech, "mkr", 3)
    rows = tuple(
        (
            Cell(f"{one.name} {one.year}", f"{one.grant}-{one.year}", lang=speech.of_files),
            money.cell(one.published, link=f"{PARAMETERS_PAGE}#{source_anchor(one.source)}"),
            money.cell(one.computed),
            replace(money.cell(one.difference), css="negative" if one.difference else ""),
            Cell(speech(f"compared-{one.method}"), one.method),
        )
        for one in reconciled(outcome)
    )
    columns = (
        ("grant", speech("col-grant-name")),
        ("published_ore", speech("col-published")),
        ("computed_ore", speech("col-computed")),
        ("difference_ore", speech("col-difference")),
        ("method", speech("col-compared")),
    )
    return Table("G3", speech("published-caption"), columns, rows, note=speech("published-note"))


def portfolio_sentences(outcome: Outcome, speech: Speech) -> tuple[str, ...]:
    """What stops and when, the deepest fall, and what must be taken over."""
    found = cliffs(outcome)
    deepest = min(found[1:], key=lambda one: one.change or 0)
    heaviest = max(found, key=lambda one: one.continuing)
    names = ", ".join(speech.label(activity.label) for activity in deepest.stops)
    setting = outcome.case.setting
    assumed = sum(len(assumed_years(setting, payee.id)) for payee in setting.payees)
    said = []
    if deepest.change is not None and deepest.change < 0:
        fall = -deepest.change
        said.append(
            speech(
                "says-cliff", year=str(deepest.year), fall=speech.money(fall, "mkr", 1),
                per_resident=speech.money(deepest.per_resident(fall)),
                share=speech.percent(deepest.of_net_cost(fall), 2), names=names or "–",
            )
        )  # fmt: skip
    said.append(
        speech(
            "says-take-over", year=str(heaviest.year), amount=speech.money(heaviest.continuing, "mkr", 1),
            per_resident=speech.money(heaviest.per_resident(heaviest.continuing)),
            share=speech.percent(heaviest.of_net_cost(heaviest.continuing), 2),
            room=speech.money(heaviest.room, "mkr", 1),
        )
    )  # fmt: skip
    said.append(speech("says-assumed-amounts", count=assumed))
    return tuple(said)


def left_out(outcome: Outcome) -> str:
    """The names of the grants that are left out of the account, as the file has them."""
    return ", ".join(outcome.case.programme.left_out(outcome.case.setting))
