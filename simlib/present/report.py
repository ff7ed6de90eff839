"""What the notebooks call: one scenario opened, and each part of its two reports by name."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from html import escape

from simlib.analysis.measured import least_that_earns
from simlib.analysis.outcome import Decision, shown_year
from simlib.analysis.precision import part_of_spread
from simlib.analysis.solve import highest_that_holds, levers
from simlib.parameters.values import STATUSES
from simlib.present.figures.scheme import rules_list
from simlib.present.formula import in_words, labels
from simlib.present.memo import memo, memo_html
from simlib.present.pictures import Pictures
from simlib.present.pieces import EXPLAINED, Html, paragraph, paragraphs
from simlib.present.rounding import per_cent
from simlib.present.sentences import changes_and_reasons, mean_against_plan, solved_in_words
from simlib.present.speech import BOARD_PAGE, PARAMETERS_PAGE, Speech, html_id
from simlib.present.table import Table
from simlib.present.tables import provenance
from simlib.present.tables.contents import contents
from simlib.present.tables.control import check_table
from simlib.present.tables.decision import box, decision_sentences
from simlib.present.tables.explained import explained
from simlib.present.tables.measures import measure_sentences
from simlib.present.tables.portfolio import left_out, portfolio_sentences
from simlib.present.tables.reconciliation import reconciliation_sentences, statements
from simlib.present.trace import how_simulated
from simlib.tree import Node

# Goal seek prices every draw some twenty times; this many carry its answer to the percent.
SOLVE_DRAWS = 2048
SOLVE_TARGET = 0.90


@dataclass(frozen=True)
class Report:
    decision: Decision
    speech: Speech

    @property
    def title(self) -> str:
        setting = self.decision.proposal.case.setting
        return f"{self.speech.label(setting.region.label)}: {self.speech.label(setting.scenario.label)}"

    @cached_property
    def year(self) -> int:
        """The year shown in detail."""
        return shown_year(self.decision.proposal.case)

    @property
    def pictures(self) -> Pictures:
        return Pictures(self.decision, self.speech)

    # --- tables ---------------------------------------------------------------

    @cached_property
    def tables(self) -> dict[str, Table]:
        """Every table of both reports, in order, but the checks."""
        return {table.key: table for table in contents(self.decision, self.year, self.speech)}

    @cached_property
    def digest(self) -> str:
        """One sum over the exact values of every table and payment line: same inputs, same sum."""
        total = hashlib.sha256()
        for key, table in self.tables.items():
            total.update(key.encode())
            total.update(table.frame().to_csv(index=False, lineterminator="\n").encode())
        total.update(self.decision.proposal.ledger.lines.to_csv(index=False, lineterminator="\n").encode())
        return total.hexdigest()[:16]

    @cached_property
    def check_table(self) -> Table:
        return check_table(self.decision, self.speech, self.digest)

    def table(self, key: str) -> Html:
        """One table by its key; nothing where the scheme has none."""
        return Html(self.tables[key].html() if key in self.tables else "")

    def simulated(self) -> Html:
        """How the simulated figures of the page are made."""
        return Html(how_simulated(self.decision.proposal, self.tables, self.speech))

    def checks(self) -> Html:
        return Html(self.check_table.html())

    # --- words --------------------------------------------------------------------

    def decision_box(self) -> Html:
        sentences = decision_sentences(self.decision, self.speech)
        return Html(box(self.tables["T1"], sentences, self.speech))

    def cost_words(self) -> Html:
        """Whether the outcomes come to what is planned, beyond the error of the simulation."""
        return paragraphs([mean_against_plan(self.decision.proposal, self.speech)], self.speech)

    def memo(self) -> Html:
        """What an official's letter needs, section by section."""
        summary = decision_sentences(self.decision, self.speech)
        return Html(memo_html(memo(self.decision, summary, self.speech), self.speech))

    def budget_words(self) -> Html:
        """Which component carries the risk, and which rate would make the frame hold."""
        speech, proposal = self.speech, self.decision.proposal
        shares = proposal.budget.risk_shares
        most = max(shares, key=lambda name: shares[name])
        label = speech.label(proposal.case.wiring.rules[most].label)
        part = part_of_spread(proposal.budget.components[most].sum(axis=0), proposal.budget.whole)
        sentences = [speech("says-carries-risk", component=label, share=per_cent(part, speech))]
        known = levers(proposal.case)  # another region may have other units than the scheme thinks of first
        paths = [path for path in proposal.case.programme.LEVERS if path in known]
        return paragraphs(sentences + [self._solved(path) for path in paths], speech)

    def _solved(self, path: str) -> str:
        simulation = self.decision.proposal.simulation
        draws = min(simulation.draws, SOLVE_DRAWS)
        found = highest_that_holds(
            self.decision.proposal.case, path, target=SOLVE_TARGET, draws=draws, seed=simulation.seed
        )
        return solved_in_words(found, self.speech)

    def reconciliation(self) -> Html:
        """The headline against the items, where the decision states both; nothing otherwise."""
        if "T5" not in self.tables:
            return Html("")
        heading = f'<h2 id="reconciliation">{escape(self.speech("heading-reconciliation"))}</h2>'
        shown = "".join(self.table(key).text for key in self.tables if key.startswith("T5"))
        return Html(heading + self.reconciliation_words().text + shown)

    def measures(self) -> Html:
        """The shares that the scheme is held to, and what they earn; nothing where there are none."""
        proposal, speech = self.decision.proposal, self.speech
        scheme, draws = proposal.case.programme, min(proposal.simulation.draws, SOLVE_DRAWS)
        if not scheme.MEASURES:
            return Html("")
        secured = (
            least_that_earns(proposal.case, target=SOLVE_TARGET, draws=draws, seed=proposal.simulation.seed)
            if scheme.CAPACITY
            else None
        )
        heading = f'<h2 id="measures">{escape(speech("heading-measures"))}</h2>'
        said = paragraphs(measure_sentences(proposal, secured, speech), speech).text
        pictures = "".join(picture.html() for picture in self.pictures.measures(self.year))
        tables = "".join(self.table(key).text for key in self.tables if re.match(r"M\d|M-", key))
        return Html(heading + said + pictures + tables)

    def portfolio(self) -> Html:
        """The grants one by one and year by year, where every activity has its own; nothing otherwise."""
        if "G1" not in self.tables:
            return Html("")
        heading = f'<h2 id="grants">{escape(self.speech("heading-grants"))}</h2>'
        said = paragraphs(
            portfolio_sentences(self.decision.proposal, self.speech), self.speech, EXPLAINED
        ).text
        if missing := left_out(self.decision.proposal):
            said += paragraph(self.speech("says-left-out"), self.speech, EXPLAINED, f"{missing}.")
        tables = "".join(self.table(key).text for key in ("G2", "G1", "G3"))
        return Html(heading + said + self.pictures.calendar().html() + tables)

    def coverage_words(self) -> Html:
        """Residents without a unit, where the scheme divides a county between units."""
        case = self.decision.proposal.case
        if not hasattr(case.programme, "uncovered"):
            return Html("")
        missing = case.programme.uncovered(case.setting, case.admitted, case.monthly)
        said = [
            self.speech("says-uncovered", places=", ".join(names), count=count, month=month)
            for month, names, count in missing
        ]
        return paragraphs(said or [self.speech("says-covered")], self.speech, f"{PARAMETERS_PAGE}#sources")

    def limits(self) -> Html:
        """Who stands near a limit, and a new key year by year; nothing in a scheme without limits."""
        if "limits" not in self.tables:
            return Html("")
        heading = f'<h2 id="limits">{escape(self.speech("heading-limits"))}</h2>'
        parts = [heading, self.pictures.limits().html(), self.table("limits").text]
        if "new-key" in self.tables:
            tables = [self.table(key).text for key in ("new-key", "new-key-units")]
            parts += [self.pictures.phase_in().html(), *tables]
        return Html("".join(parts))

    def reconciliation_words(self) -> Html:
        speech, case = self.speech, self.decision.proposal.case
        found = [said for one in statements(case) for said in reconciliation_sentences(one, speech)]
        if found and "reading" in {parameter.name for parameter in case.setting.parameters.values()}:
            reading = case.setting.parameter("reading")
            chosen = (reading.choices or {})[str(reading.settled(case.setting.horizon))]
            found.append(speech("says-reading-used", reading=speech.label(chosen)))
        return paragraphs(found, speech, EXPLAINED)

    def scenario_words(self) -> Html:
        """The scenario in words: why, and every change it makes."""
        speech, scenario = self.speech, self.decision.proposal.case.scenario
        leads = f"{PARAMETERS_PAGE}#levers"
        changes = changes_and_reasons(self.decision.proposal.case.setting, speech)
        because = speech("says-because")
        told = [paragraph(f"{said} {because}" if why else said, speech, leads, why) for said, why in changes]
        return Html(paragraph("", speech, leads, scenario.why) + "".join(told))

    def status_words(self) -> Html:
        proposal = self.decision.proposal
        used = [p for p in proposal.case.setting.parameters.values() if provenance.concerns(proposal, p)]
        statuses = [d.status for p in used for d in p.values]
        count = {status: statuses.count(status) for status in STATUSES}
        said = self.speech("says-statuses", total=len(statuses), **count)
        return paragraphs([said], self.speech, "")

    def rules(self) -> Html:
        """Every rule of the scheme in words, and the formula that runs."""
        case = self.decision.proposal.case
        known = labels(case)
        items = [
            f'<li id="{html_id("rule", name)}"><strong>{escape(self.speech.label(rule.label))}</strong> = '
            f"{escape(in_words(rule, known, self.speech))}<br>"
            f'<code class="source">{escape(name)} = {escape(rule.formula())}</code></li>'
            for name, rule in case.wiring.rules.items()
        ]
        return Html(f"{rules_list(case, language=self.speech.language)}<ul>{''.join(items)}</ul>")

    # --- figures explained -----------------------------------------------------------

    def explained(self) -> Html:
        """Every figure of the year shown, back to its sources."""
        proposal = self.decision.proposal
        explainer, setting = proposal.explainer, proposal.case.setting
        nodes: list[tuple[str, Node]] = [("cost", explainer.figure())]
        nodes += [
            (f"{name}-{self.year}", explainer.figure(name, self.year))
            for name in proposal.ledger.amounts
            if proposal.ledger.total(name, self.year)
        ]
        parts = [explained(node, self.speech, setting, key) for key, node in nodes]
        if self.decision.others:
            other = self.decision.baseline
            label = self.speech("explained-baseline", other=self.speech.label(other.case.scenario.label))
            tree = other.explainer.figure()
            parts.append(f"<h3>{escape(label)}</h3>")
            parts.append(explained(tree, self.speech, other.case.setting, "baseline", setting))
        return Html("".join(parts))


__all__ = ["BOARD_PAGE", "PARAMETERS_PAGE", "Html", "Report"]
