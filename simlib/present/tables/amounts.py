"""What is paid for what, and how it is booked."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np

from simlib.analysis.outcome import Outcome
from simlib.grounds import grounds
from simlib.money import parts_in_steps, rounded_parts
from simlib.present.speech import PARAMETERS_PAGE, Speech, assumption, html_id, scale_of
from simlib.present.table import Cell, Table
from simlib.present.tables.cells import Money, blank


def component_table(outcome: Outcome, year: int, speech: Speech) -> Table:
    """T3: volume times mean rate = amount, and its share; the amounts sum exactly."""
    book, explainer = outcome.ledger, outcome.explainer
    names = [name for name in book.amounts if book.total(name, year)]
    exact = [book.total(name, year) for name in names]
    money = Money(speech, *scale_of(sum(exact) / 10))  # components are smaller than the whole
    printed = rounded_parts(exact, money.scale, money.decimals)
    shares = [Fraction(ore, sum(exact) or 1) for ore in exact]
    thousandths = parts_in_steps([1000 * share for share in shares], 1)
    rows = tuple(
        (
            Cell(speech.label(outcome.case.wiring.rules[name].label), name),
            *_priced(ore, _volume(outcome, name, year), speech),
            _amount(money, shown, ore, f"#{html_id('explain', name, str(year))}", rests),
            *_shares(share, thousandth, rests, speech),
        )
        for name, ore, shown, share, thousandth in zip(
            names, exact, printed, shares, thousandths, strict=True
        )
        for rests in [grounds(explainer, name, year).share_assumed]
    )
    total = (
        Cell(speech("sum"), "total"),
        blank(),
        blank(),
        money.cell(sum(printed), sum(exact), link="#explain-cost"),
        *_shares(sum(shares), sum(thousandths), grounds(explainer, None, year).share_assumed, speech),
    )
    columns = (
        ("component", speech("col-component")),
        ("volume", speech("col-volume")),
        ("mean_rate_ore", speech("col-mean-rate")),
        ("amount_ore", speech("col-amount")),
        ("share", speech("col-share")),
        ("assumed", speech("col-assumed")),
    )
    caption = speech("t3-caption", year=str(year), unit=money.scale)
    return Table("T3", caption, columns, (*rows, total), note=speech("t3-note"), total=True)


def _priced(ore: int, volume: Fraction | None, speech: Speech) -> tuple[Cell, Cell]:
    """How many, and what each came to; nothing where the component is not paid by count."""
    if not volume:
        return blank("–"), blank("–")
    return Cell(speech.number(volume), round(volume), number=True), Money(speech, "kr").cell(ore / volume)


def _amount(money: Money, shown: int, ore: int, link: str, assumed: Fraction) -> Cell:
    """The amount, marked if any of it rests on an assumption."""
    mark = assumption(money.speech, PARAMETERS_PAGE) if assumed else ""
    return replace(money.cell(shown, ore, link=link), mark=mark)


def _shares(share: Fraction | int, thousandths: int, assumed: Fraction, speech: Speech) -> tuple[Cell, Cell]:
    """Share of the whole, as it is printed, and how much of the amount rests on assumptions."""
    return (
        Cell(speech.percent(Fraction(thousandths, 1000), 1), float(share), number=True),
        Cell(speech.percent(assumed), float(assumed), number=True),
    )


def _volume(outcome: Outcome, component: str, year: int) -> Fraction | None:
    """What the component is paid by, summed over the year: patients, visits, residents."""
    base = getattr(outcome.case.programme, "PAID_BY", {}).get(component)
    if base is None:
        return None
    book = outcome.ledger
    values = book.values[base]
    part = book.grid.slices()[book.grid.years.index(year)]
    members = values.values() if isinstance(values, dict) else [values]
    whole = sum(
        (
            Fraction(np.broadcast_to(member, (len(book.grid), *member.shape[1:]))[part].sum())
            for member in members
        ),
        Fraction(0),
    )
    # Residents are a stock, not a flow: their mean over the year's months.
    return whole / (part.stop - part.start) if base in ("residents", "weighted_residents") else whole


def booking_table(outcome: Outcome, speech: Speech) -> Table:
    """How the amounts are booked: paid out, internal, or an excess that is permitted."""
    lines, money = outcome.ledger.lines, Money(speech, "kr", 2)
    sums = lines.groupby(["booking", "purse"], sort=True, as_index=False)["ore"].sum()
    rows = [
        (
            Cell(speech(f"booking-{booking.replace('_', '-')}"), booking),
            Cell(speech(f"purse-{purse.split(':')[0]}"), purse),
            money.cell(int(ore)),
        )
        for booking, purse, ore in zip(sums["booking"], sums["purse"], sums["ore"], strict=True)
    ]
    rows.append((Cell(speech("sum"), "total"), Cell(""), money.cell(outcome.ledger.total())))
    columns = (
        ("booking", speech("col-booking")),
        ("purse", speech("col-purse")),
        ("ore", speech("col-amount")),
    )
    return Table("booking", speech("booking-caption"), columns, tuple(rows), total=True)
