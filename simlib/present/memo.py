"""What an official's letter to the board needs, said out of the results: nothing that they do not carry."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from html import escape

import numpy as np

from simlib.analysis.outcome import Decision
from simlib.analysis.portfolio import is_portfolio
from simlib.analysis.precision import chance as estimated
from simlib.analysis.precision import eight_of_ten, middle, quantile
from simlib.grounds import grounds
from simlib.present.figures.precision import Amounts
from simlib.present.pieces import EXPLAINED, SIMULATED, trace_link
from simlib.present.rounding import chance
from simlib.present.sentences import changes_and_reasons, changes_in_words
from simlib.present.speech import Speech, scale_of

_CHILDREN = "age_0_19"


def memo(decision: Decision, summary: Sequence[str], speech: Speech) -> dict[str, tuple[str, ...]]:
    """The sentences of each section; `summary`: those of the decision box, which come second."""
    writer = _Writer(decision, speech)
    said = {
        "proposal": writer.to_decide(),
        "summary": summary,
        "background": writer.background(),
        "economy": writer.economy(),
        "patients": writer.patients(),
        "providers": writer.providers(),
        "equality": writer.equality(),
        "children": writer.children(),
        "terms": writer.terms(),
        "follow-up": writer.follow_up(),
        "limits": writer.limits(),
    }
    return {section: tuple(sentences) for section, sentences in said.items()}


def memo_html(sections: dict[str, tuple[str, ...]], speech: Speech) -> str:
    """A heading per section; what is proposed stands before the list of what it needs."""
    parts = "".join(
        f'<h3 id="memo-{key}">{escape(speech(f"memo-{key}"))}</h3>{_said(key, said, speech)}'
        for key, said in sections.items()
    )
    leads = (
        f"{trace_link(speech, EXPLAINED, 'trace-planned')} {trace_link(speech, SIMULATED, 'trace-simulated')}"
    )
    return f'<div data-trace="{SIMULATED}"><p class="source">{leads}</p>{parts}</div>'


def _said(key: str, said: tuple[str, ...], speech: Speech) -> str:
    if key == "proposal":
        return f"<p>{escape(said[0])}</p>{_listed(said[1:])}"
    return _listed(said, speech.of_files if key == "background" else "")  # which begins as the file says it


def _listed(said: tuple[str, ...], first: str = "") -> str:
    """`first`: the language of the first sentence, where it is not that of the page."""
    marks = [f' lang="{first}"' if first and not place else "" for place in range(len(said))]
    items = "".join(f"<li{mark}>{escape(one)}</li>" for one, mark in zip(said, marks, strict=True))
    return f"<ul>{items}</ul>" if said else ""


class _Writer:
    def __init__(self, decision: Decision, speech: Speech) -> None:
        self.decision, self.speech = decision, speech
        self.proposal, self.case = decision.proposal, decision.proposal.case
        total = self.proposal.ledger.total()
        self.amounts = Amounts(speech, *scale_of(float(total)))

    def _needs(self) -> list[str]:
        """What the two tests ask for before the proposal can be carried out as it stands."""
        budget, continuity, found = self.proposal.budget, self.proposal.continuity, []
        if budget.verdict != "holds":
            key = "memo-needs-reserve-pot" if budget.pot else "memo-needs-reserve"
            reserve = quantile(np.maximum(budget.overrun.max(axis=0), 0.0), 0.90)
            found.append(self.speech(key, reserve=self.amounts.simulated(reserve)))
        unnamed = [a for a in continuity.activities if a.verdict == "fails" and a.exit == "none"]
        if unnamed:
            found.append(self.speech("memo-needs-exit", count=len(unnamed)))
        after = continuity.first_year_after
        if after and not unnamed:
            gap = middle(continuity.sum("gap")[continuity.years.index(after)])
            if gap.value > 0:
                found.append(
                    self.speech("memo-needs-money", gap=self.amounts.simulated(gap), year=str(after))
                )
        return found

    def to_decide(self) -> list[str]:
        label = self.speech.label(self.case.scenario.label)
        needs = self._needs()
        key = "memo-proposes-conditions" if needs else "memo-proposes"
        return [self.speech(key, scenario=label), *needs]

    def background(self) -> list[str]:
        setting, speech = self.case.setting, self.speech
        months = [f"{step.start:%Y-%m}" for step in (self.case.monthly.steps[0], self.case.monthly.steps[-1])]
        others = "; ".join(speech.label(o.case.scenario.label) for o in self.decision.others)
        said = changes_in_words(setting, speech)
        if speech.of_files:  # the reasons are in another language, and stand where the scenario is told
            said = [one for one, _ in changes_and_reasons(setting, speech)]
        return [
            setting.scenario.why,
            speech("memo-time", region=speech.label(setting.region.label), first=months[0], last=months[1]),
            *([speech("memo-compared", others=others)] if others else []),
            *(said if setting.scenario.changes else []),
        ]

    def economy(self) -> list[str]:
        book, speech, years = self.proposal.ledger, self.speech, self.proposal.ledger.grid.years
        found = [
            speech(
                "memo-cost-payers" if self.case.programme.PAYEES_PAY else "memo-cost",
                first=str(years[0]),
                last=str(years[-1]),
                cost=self.amounts.exact(book.total()),
                end=self.amounts.exact(book.total(None, years[-1])),
            )
        ]
        if self.decision.others:
            apart = self.decision.comparison.difference.sum(axis=0)
            low, median, high = (self.amounts.simulated(one, signed=True) for one in eight_of_ten(apart))
            other = speech.label(self.decision.baseline.case.scenario.label)
            planned = self.decision.comparison.planned()
            change = self.amounts.plus(planned)
            key = "memo-difference" if planned else "memo-no-difference"
            found.append(speech(key, other=other, change=change))
            key = "memo-simulated" if apart.any() else "memo-simulated-alike"
            found.append(speech(key, median=median, low=low, high=high))
        if not self.proposal.budget.pot:
            breaks = self.proposal.budget.breaks
            worst = breaks.index(max(breaks))
            if breaks[worst] > 0:
                share = chance(estimated(self.proposal.budget.overrun[worst] > 0), speech)
                found.append(speech("memo-worst-year", year=str(years[worst]), share=share))
        return found

    def patients(self) -> list[str]:
        """Planned counts of the last year, where the scheme counts people, visits or the like."""
        book, speech = self.proposal.ledger, self.speech
        year = book.grid.years[-1]
        part = book.grid.slices()[-1]
        said = []
        # What happens once is nobody who comes; what is counted in a form of its own may be days or a stock.
        volumes = [volume for volume in self.case.wiring.volumes.values() if not volume.once]
        for volume in (volume for volume in volumes if not volume.planned):
            value = book.values[volume.name]
            members = value.values() if isinstance(value, dict) else [value]
            count = sum(int(member[part].sum()) for member in members)
            if count:
                said.append(f"{speech.label(volume.label)} {speech.number(count)}")
        found = [speech("memo-patients-planned", year=str(year), counts="; ".join(said))] if said else []
        kinds = [speech.label(volume.label) for volume in volumes if volume.planned]
        if kinds:
            found.append(speech("memo-patients-kinds", volumes="; ".join(kinds)))
        return found or [speech("memo-no-patients")]

    def providers(self) -> list[str]:
        speech, comparison = self.speech, self.decision.comparison
        if not self.decision.others:
            return [speech("memo-no-comparison")]
        changes = [new - old for old, new in comparison.planned_by_unit()]
        pay = self.case.programme.PAYEES_PAY
        counts = {
            "more": sum(change > 0 for change in changes),
            "less": sum(change < 0 for change in changes),
            "same": sum(change == 0 for change in changes),
        }
        found = [speech("memo-payers" if pay else "memo-units", **counts)]
        worst = max(changes) if pay else min(changes)
        if worst > 0 if pay else worst < 0:
            unit = self.case.setting.payees[changes.index(worst)]
            key = "memo-most-payer" if pay else "memo-most"
            found.append(speech(key, unit=speech.label(unit.label), change=speech.money(worst, "tkr")))
        return found

    def equality(self) -> list[str]:
        """Where people live is all that the data tell."""
        scheme, setting, speech = self.case.programme, self.case.setting, self.speech
        said = []
        if hasattr(scheme, "uncovered"):
            missing = scheme.uncovered(setting, self.case.admitted, self.case.monthly)
            said = [
                speech("says-uncovered", places=", ".join(names), count=count, month=month)
                for month, names, count in missing
            ] or [speech("says-covered")]
        return [*said, speech("memo-equality-not-known")]

    def children(self) -> list[str]:
        members = [p for p in self.case.setting.parameters.values() if p.member == _CHILDREN]
        horizon = self.case.setting.horizon
        said = [
            self.speech(
                "memo-children-weigh",
                label=self.speech.label(p.label),
                value=self.speech.bare(Fraction(str(p.settled(horizon))), p.unit),
            )
            for p in members
        ]
        return [*said, self.speech("memo-children-not-tried")]

    def terms(self) -> list[str]:
        states = [outcome.finding.state for outcome in self.case.outcomes]
        if not states:
            return [self.speech("memo-no-terms")]
        met, unmet, still_open = (states.count(state) for state in ("met", "not_met", "unknown"))
        found = [self.speech("memo-terms-count", met=met, unmet=unmet, open=still_open)]
        barred = [
            self.speech.label(payee.label)
            for payee in self.case.setting.payees
            if payee.id not in self.case.admitted
        ]
        return found + ([self.speech("memo-barred", units=", ".join(barred))] if barred else [])

    def follow_up(self) -> list[str]:
        speech, shares = self.speech, self.proposal.budget.risk_shares
        most = max(shares, key=lambda name: shares[name])
        label = speech.label(self.case.wiring.rules[most].label)
        found = [speech("memo-follow-cost", component=label)]
        ends = self.proposal.continuity.grant_ends
        if ends and self.proposal.continuity.granted and ends > self.case.setting.horizon.start:
            key = "memo-follow-grants" if is_portfolio(self.proposal) else "memo-follow-grant"
            found.append(speech(key, day=speech.day(ends)))
        if any(outcome.finding.state == "unknown" for outcome in self.case.outcomes):
            found.append(speech("memo-follow-terms"))
        return [*found, speech("memo-follow-compare")]

    def limits(self) -> list[str]:
        """What the reader must not take the figures for."""
        speech, rests = self.speech, grounds(self.proposal.explainer)
        share = speech.percent(rests.share_assumed)
        draws = speech.number(self.proposal.simulation.draws)
        return [
            speech(
                "memo-limit-assumed",
                share=share,
                assumed=len(rests.assumed_numbers),
                numbers=len(rests.numbers),
            ),
            *(speech(f"memo-limit-{key}") for key in ("health", "behaviour", "levers", "payer")),
            speech("memo-limit-draws", draws=draws),
        ]
