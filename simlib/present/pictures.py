"""The pictures of one decision, by name: what the notebooks show."""

from __future__ import annotations

from dataclasses import dataclass, replace

from simlib.analysis.limits import limits, new_key_years, reach, standings
from simlib.analysis.measured import goal, shares
from simlib.analysis.outcome import Decision, Outcome
from simlib.analysis.portfolio import assumed_years, by_unit, cliffs, is_portfolio
from simlib.present.figures.calendar import Span, calendar
from simlib.present.figures.change import waterfall, winners_and_losers
from simlib.present.figures.frame import fan, frame_curve, s_curve
from simlib.present.figures.grant import after_the_grant
from simlib.present.figures.limits import Panel, limits_picture
from simlib.present.figures.measures import share_picture
from simlib.present.figures.phase import phase_in
from simlib.present.figures.precision import stamp
from simlib.present.figures.scheme import rules_graph
from simlib.present.pieces import EXPLAINED, SIMULATED, Sentence, leads_to
from simlib.present.speech import Speech
from simlib.present.svg import Picture


@dataclass(frozen=True)
class Pictures:
    decision: Decision
    speech: Speech

    @property
    def _foot(self) -> str:
        return stamp(self.decision.proposal.simulation, self.speech.language)

    @property
    def _period(self) -> str:
        years = self.decision.proposal.simulation.years
        return f"{years[0]}–{years[-1]}"

    @leads_to(SIMULATED)
    def fan(self) -> Picture:
        """P1: cost per year with its bands against the frame; today's rules in grey."""
        proposal, others = self.decision.proposal, self.decision.others
        current = others[0].budget if others else None
        label = self.speech.label(others[0].case.scenario.label) if others else ""
        ends = proposal.continuity.grant_ends if proposal.continuity.granted else None
        return fan(
            proposal.budget,
            grant_ends=ends,
            current=current,
            current_label=label,
            several=is_portfolio(proposal),
            foot=self._foot,
            language=self.speech.language,
        )

    @leads_to(SIMULATED)
    def s_curve(self) -> Picture:
        """P2: the share of outcomes that fit in the frame."""
        return s_curve(self.decision.proposal.budget, foot=self._foot, language=self.speech.language)

    @leads_to(SIMULATED)
    def frame_curve(self) -> Picture:
        """P3: how large the frame must be to hold."""
        return frame_curve(self.decision.proposal.budget, foot=self._foot, language=self.speech.language)

    @leads_to(EXPLAINED)
    def waterfall(self, names: tuple[str, str] = ("", "")) -> Picture:
        """P4: from today's rules to the proposal, a bar per component, exact.

        `names`: of the two, where they are not to be called what their scenarios are.
        """
        comparison, speech = self.decision.comparison, self.speech
        rules = self.decision.proposal.case.wiring.rules
        parts = [(speech.label(rules[name].label), ore) for name, ore in comparison.components]
        labels = [
            speech.label(o.case.scenario.label) for o in (self.decision.baseline, self.decision.proposal)
        ]
        return waterfall(
            comparison.old_ledger.total(),
            parts,
            comparison.new_ledger.total(),
            old_label=names[0] or labels[0],
            new_label=names[1] or labels[1],
            period=self._period,
            foot=self._foot,
            language=speech.language,
        )

    @leads_to(SIMULATED)
    def after_the_grant(self) -> Picture | Sentence:
        """P7: who pays, year by year, for every alternative."""
        if self.decision.proposal.continuity.grant_ends is None:
            return Sentence(self.speech("says-no-grant"), self.speech)
        tests = [
            (self.speech.label(outcome.case.scenario.label), outcome.continuity)
            for outcome in self.decision.all
        ]
        several = is_portfolio(self.decision.proposal)
        return after_the_grant(tests, foot=self._foot, language=self.speech.language, several=several)

    @leads_to(EXPLAINED)
    def calendar(self) -> Picture:
        """When each state grant comes and ends, where every activity has its own."""
        proposal, speech = self.decision.proposal, self.speech
        setting, years = proposal.case.setting, proposal.simulation.years
        granted = by_unit(proposal.ledger, "granted_activity")
        spans = [
            Span(
                speech.label(payee.label),
                [int(granted[year][place]) for year in years],
                assumed_years(setting, payee.id),
                activity.ends.year if activity.ends < setting.horizon.end else None,
            )
            for place, (payee, activity) in enumerate(
                zip(setting.payees, proposal.continuity.activities, strict=True)
            )
        ]
        fall = max(cliffs(proposal)[1:], key=lambda one: one.stopped).year
        stops = sum(span.ends is not None for span in spans)
        return calendar(spans, years, fall=fall, stops=stops, foot=self._foot, language=speech.language)

    @leads_to(SIMULATED)
    def winners_and_losers(self) -> Picture | Sentence:
        """P8: what each unit gains or loses over the whole time; per resident where municipalities pay."""
        proposal = self.decision.proposal
        if not self.decision.comparison.by_unit.any():
            return Sentence(self.speech("says-nobody-changes"), self.speech)
        labels = [self.speech.label(payee.label) for payee in self.decision.comparison.payees]
        return winners_and_losers(
            labels,
            self.decision.comparison.by_unit,
            residents=self._residents if proposal.case.programme.PAYEES_PAY else None,
            kind="payer" if proposal.case.programme.PAYEES_PAY else proposal.case.programme.DIMENSION,
            period=self._period,
            foot=self._foot,
            language=self.speech.language,
        )

    @leads_to(SIMULATED)
    def limits(self) -> Picture:
        """What is paid beside the index it is paid by, in the last year; for schemes with limits.

        Today's rule stands first where the proposal has another.
        """
        year = self.decision.proposal.simulation.years[-1]
        old, new = (
            self._panels(outcome, year) for outcome in (self.decision.baseline, self.decision.proposal)
        )
        changed = [panel for panel in old if panel.limit not in [other.limit for other in new]]
        named = [replace(panel, name=self._name(self.decision.baseline)) for panel in changed]
        if changed:
            kinds = {panel.limit.kind for panel in changed}
            new = [
                replace(panel, name=self._name(self.decision.proposal))
                if panel.limit.kind in kinds
                else panel
                for panel in new
            ]
        return limits_picture([*named, *new], year, foot=self._foot, language=self.speech.language)

    def _panels(self, outcome: Outcome, year: int) -> list[Panel]:
        return [
            Panel(limit, standings(outcome, limit, year), reach(outcome), self.speech)
            for limit in limits(outcome, year)
        ]

    def _name(self, outcome: Outcome) -> str:
        return self.speech.label(outcome.case.scenario.label)

    @leads_to(EXPLAINED)
    def phase_in(self) -> Picture:
        """What a new key gives and takes, year by year; for proposals that have one."""
        proposal = self.decision.proposal
        labels = [self.speech.label(payee.label) for payee in proposal.case.setting.payees]
        return phase_in(labels, new_key_years(proposal), foot=self._foot, language=self.speech.language)

    @leads_to(SIMULATED)
    def measures(self, year: int) -> list[Picture]:
        """The share reached in time that year, unit by unit, for each that the scheme is held to."""
        proposal, say = self.decision.proposal, self.speech
        case, simulation = proposal.case, proposal.simulation
        labels = [say.label(payee.label) for payee in case.setting.payees] + [say("all-together")]
        return [
            share_picture(
                labels,
                shares(simulation, measure)[:, simulation.years.index(year)],
                goal(case, measure),
                what=say.label(case.wiring.rules[measure.reached].label),
                year=year,
                foot=self._foot,
                language=say.language,
                key=f"share{number}",
            )
            for number, measure in enumerate(case.programme.MEASURES, start=1)
        ]

    @property
    def _residents(self) -> list[int]:
        """Of each payee's municipality, on 31 December before the horizon: an amount means little without."""
        setting = self.decision.proposal.case.setting
        year = setting.horizon.start.year - 1
        here = {m.code: m.residents[year] for m in setting.region.municipalities}
        return [here[str(payee.facts["municipality"])] for payee in setting.payees]

    def rules_graph(self) -> Picture:
        """The scheme's rules, from what is read to what is paid."""
        return rules_graph(self.decision.proposal.case, foot=self._foot, language=self.speech.language)
