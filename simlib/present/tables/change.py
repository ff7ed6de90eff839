"""What the proposal changes: per year, per component, per unit."""

from __future__ import annotations

from fractions import Fraction

from simlib.analysis.outcome import Decision
from simlib.analysis.precision import chance, eight_of_ten
from simlib.ledger import Ledger
from simlib.money import rounded_parts
from simlib.present.speech import PARAMETERS_PAGE, Speech, html_id, scale_of
from simlib.present.table import Cell, Table
from simlib.present.tables.cells import Money, blank, chance_cell
from simlib.setting import Payee


def _alternatives(decision: Decision, speech: Speech) -> tuple[tuple[str, str], ...]:
    """The columns of what is compared, under the names of the scenarios."""
    return (
        ("old_ore", speech.label(decision.baseline.case.scenario.label)),
        ("new_ore", speech.label(decision.proposal.case.scenario.label)),
        ("difference_ore", speech("col-difference")),
    )


def cost_per_year(decision: Decision, speech: Speech) -> Table:
    """T2: planned cost under current rules and the proposal, and the paired difference."""
    books, difference = (decision.baseline.ledger, decision.proposal.ledger), decision.comparison.difference
    years = books[1].grid.years
    exact = [[book.total(None, year) for year in years] for book in books]
    scale, decimals = scale_of(*(sum(amounts) for amounts in exact))
    money = Money(speech, scale, decimals)
    printed = [rounded_parts(amounts, scale, decimals) for amounts in exact]
    names = [*(str(year) for year in years), speech("sum")]
    paired = [eight_of_ten(change) for change in (*difference, difference.sum(axis=0))]
    olds, news = ([*zip(p, e, strict=True), (sum(p), sum(e))] for p, e in zip(printed, exact, strict=True))
    rows = tuple(
        (
            Cell(name),
            money.cell(*old),
            money.cell(*new, link="#explain-cost"),
            money.cell(new[0] - old[0], new[1] - old[1]),
            *(money.estimate(figure) for figure in spread),
        )
        for name, old, new, spread in zip(names, olds, news, paired, strict=True)
    )
    columns = (
        ("year", speech("col-year")),
        *_alternatives(decision, speech),
        ("p10_ore", "P10"),
        ("p50_ore", "P50"),
        ("p90_ore", "P90"),
    )
    caption = speech("t2-caption", unit=scale)
    return Table("T2", caption, columns, rows, note=speech("t2-note"), total=True)


def component_changes(decision: Decision, speech: Speech) -> Table:
    """The exact change of every component over all years."""
    old, new, money = decision.baseline.ledger, decision.proposal.ledger, Money(speech, "kr", 2)
    rules = decision.proposal.case.wiring.rules
    parts = [
        (name, speech.label(rules[name].label), old.total(name), new.total(name)) for name in new.amounts
    ]
    parts = [part for part in parts if part[2] or part[3]]
    parts.append(("total", speech("sum"), old.total(), new.total()))
    rows = tuple(
        (Cell(label, name), *(money.cell(ore) for ore in (before, after, after - before)))
        for name, label, before, after in parts
    )
    columns = (("component", speech("col-component")), *_alternatives(decision, speech))
    return Table("T2-components", speech("components-caption"), columns, rows, total=True)


def unit_table(decision: Decision, speech: Speech) -> Table:
    """T6: every unit: what it gets now, what it would get, and the risk of losing."""
    comparison = decision.comparison
    payees, pairs = comparison.payees, comparison.planned_by_unit()
    money = Money(speech, "tkr")
    printed = [rounded_parts([pair[side] for pair in pairs], money.scale, money.decimals) for side in (0, 1)]
    shown = tuple(zip(*printed, strict=True))
    rows = [_unit_row(decision, u, payee, shown[u], pairs[u], money) for u, payee in enumerate(payees)]
    total = (
        Cell(speech("sum"), "total"),
        Cell(""),
        *_both_and_change((sum(printed[0]), sum(printed[1])), _sums(pairs), money),
        *(blank() for _ in range(5)),
    )
    columns = (
        ("unit", speech("col-unit-name")),
        ("operator", speech("fact-operator")),
        *_alternatives(decision, speech),
        ("relative", speech("col-relative")),
        ("interval", speech("col-interval")),
        ("p10_ore", "P10"),
        ("p90_ore", "P90"),
        ("losing", speech("col-paying-more" if _pay(decision) else "col-losing")),
    )
    years = decision.proposal.ledger.grid.years
    return Table(
        "T6",
        speech(
            "t6-caption-payers" if _pay(decision) else "t6-caption",
            first=str(years[0]),
            last=str(years[-1]),
            unit=money.scale,
        ),
        columns,
        (*rows, total),
        total=True,
        # Those who pay are all of one kind.
        files_only=frozenset({"p10_ore", "p90_ore", *(["operator"] if _pay(decision) else [])}),
        page_only=frozenset({"interval"}),
    )


def _pay(decision: Decision) -> bool:
    """Whether the units are those who pay, so that more is a loss."""
    return bool(decision.proposal.case.programme.PAYEES_PAY)


def alternatives_table(decision: Decision, speech: Speech) -> Table:
    """T6, all alternatives side by side: the planned amount of every unit under each."""
    payees, books = decision.proposal.case.setting.payees, [outcome.ledger for outcome in decision.all]
    exact = [[_by_id(book).get(payee.id, 0) for payee in payees] for book in books]
    money = Money(speech, "tkr")
    printed = [rounded_parts(amounts, money.scale, money.decimals) for amounts in exact]
    rows = [
        (
            Cell(speech.label(payee.label), payee.id, link=f"{PARAMETERS_PAGE}#{html_id('unit', payee.id)}"),
            *(money.cell(shown[u], ore[u]) for shown, ore in zip(printed, exact, strict=True)),
        )
        for u, payee in enumerate(payees)
    ]
    rows.append(
        (
            Cell(speech("sum"), "total"),
            *(money.cell(sum(s), sum(o)) for s, o in zip(printed, exact, strict=True)),
        )
    )
    scenarios = [outcome.case.scenario for outcome in decision.all]
    columns = (
        ("unit", speech("col-unit-name")),
        *((f"{one.id}_ore", speech.label(one.label)) for one in scenarios),
    )
    years = books[0].grid.years
    caption = speech("alternatives-caption", first=str(years[0]), last=str(years[-1]), unit=money.scale)
    return Table("T6-alternatives", caption, columns, tuple(rows), total=True)


def _by_id(book: Ledger) -> dict[str, int]:
    """The planned amount of every unit, by its id: alternatives may have other units, in another order."""
    units = enumerate(book.case.setting.payees)
    return {unit.id: sum(int(part[:, u].sum()) for part in book.amounts.values()) for u, unit in units}


def _unit_row(
    decision: Decision, u: int, payee: Payee, shown: tuple[int, int], exact: tuple[int, int], money: Money
) -> tuple[Cell, ...]:
    speech, comparison = money.speech, decision.comparison
    change = comparison.by_unit[u]
    low, _, high = eight_of_ten(change)
    relative = Fraction(exact[1] - exact[0], exact[0]) if exact[0] else None
    told = payee in decision.proposal.case.setting.payees  # on the page of parameters
    return (
        Cell(
            speech.label(payee.label),
            payee.id,
            link=f"{PARAMETERS_PAGE}#{html_id('unit', payee.id)}" if told else "",
        ),
        Cell(speech(payee.operator), payee.operator),
        *_both_and_change(shown, exact, money),
        blank("–") if relative is None else Cell(speech.percent(relative), float(relative), number=True),
        Cell(money.span(low, high), number=True, estimate=low),
        money.estimate(low),
        money.estimate(high),
        chance_cell(chance(change > 0 if _pay(decision) else change < 0), speech),
    )


def _both_and_change(shown: tuple[int, int], exact: tuple[int, int], money: Money) -> tuple[Cell, ...]:
    """Old, new and the difference: of what is printed, so that the row adds up as it stands."""
    change = money.cell(shown[1] - shown[0], exact[1] - exact[0])
    return money.cell(shown[0], exact[0]), money.cell(shown[1], exact[1]), change


def _sums(pairs: tuple[tuple[int, int], ...]) -> tuple[int, int]:
    return sum(old for old, _ in pairs), sum(new for _, new in pairs)
