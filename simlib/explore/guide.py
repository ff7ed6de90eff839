"""The first five minutes: which question, how a verdict and a picture are read, which files, what next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape

from simlib.present.opening import open_report
from simlib.present.pieces import Html
from simlib.present.report import Report
from simlib.present.table import Cell, Table
from simlib.present.tables.decision import decision_sentences

_FILES = (
    ("params/programmes/", "workbench-first-file-programmes"),
    ("params/regions/", "workbench-first-file-regions"),
    ("params/scenarios/", "workbench-first-file-scenarios"),
    ("params/sources.yaml", "workbench-first-file-sources"),
    ("outputs/", "workbench-first-file-outputs"),
)
# The colours of the report's verdicts, where a notebook has no page around them.
_LOOK = """<style>
.simlib-guide { max-width: 60rem; font-size: 15px; line-height: 1.5; }
.simlib-guide table { border-collapse: collapse; background: #fff; color: #1c2126; }
.simlib-guide caption { text-align: left; font-weight: 600; }
.simlib-guide table :is(th, td) { text-align: left !important; vertical-align: top; }
.simlib-guide table :is(th, td) { padding: 4px 10px; font-weight: 400; }
.simlib-guide table thead th { font-weight: 600; border-bottom: 2px solid #6b7782; }
.simlib-guide table :is(th, td).n { text-align: right !important; }
.simlib-guide .source { font-size: 13px; }
.simlib-guide figcaption strong { display: block; }
.simlib-guide .verdict { padding: 0 8px; border: 1px solid; border-radius: 3px; font-weight: 650; }
.simlib-guide .verdict { color: #47525c; background: #eef0f2; white-space: nowrap; }
.simlib-guide .verdict.holds { color: #0b5a2a; background: #e2f3e7; }
.simlib-guide .verdict.at-risk { color: #6b4700; background: #fdf0d2; }
.simlib-guide .verdict.fails { color: #8c1d18; background: #fbe5e3; }
</style>"""


@dataclass(frozen=True)
class Guide:
    report: Report

    def question(self) -> Html:
        """What is asked, and of what here."""
        say, scenario = self.report.speech, self.report.decision.proposal.case.scenario
        return self._part(
            say("workbench-first-question-title"),
            say("workbench-first-question"),
            [say("workbench-first-budget"), say("workbench-first-continuity")],
            say("workbench-first-example", scenario=self.report.title),
            say("workbench-first-why", why=scenario.why),
        )

    def verdict(self) -> Html:
        """The decision box as the report has it, and what its words mean."""
        say, proposal = self.report.speech, self.report.decision.proposal
        green, yellow = (say.percent(level) for level in proposal.budget.thresholds)
        words = {
            "holds": say("workbench-first-holds", green=green),
            "at-risk": say("workbench-first-at-risk", green=green, yellow=yellow),
            "fails": say("workbench-first-fails", yellow=yellow),
        }
        legend = "".join(
            f'<li><span class="verdict {key}">{escape(say(f"verdict-{key}"))}</span> {escape(text)}</li>'
            for key, text in words.items()
        )
        draws = say.number(proposal.simulation.draws)
        return self._part(
            say("workbench-first-verdict-title"),
            say("workbench-first-outcomes", draws=draws),
            Html(f"<ul>{legend}</ul>"),
            say("workbench-first-assumed"),
            Html(f"<h3>{escape(say('heading-decision'))}</h3>"),
            *decision_sentences(self.report.decision, say),
            Html(_alone(self.report.tables["T1"]).html()),
        )

    def picture(self) -> Html:
        say = self.report.speech
        fan = Html(replace(self.report.pictures.fan(), trace=("", "")).html())
        return self._part(say("workbench-first-picture-title"), say("workbench-first-picture"), fan)

    def files(self) -> Html:
        say = self.report.speech
        rows = tuple((Cell(name), Cell(say(key))) for name, key in _FILES)
        columns = (("file", say("workbench-first-file")), ("what", say("workbench-first-holds-what")))
        files = Table("files", say("workbench-first-files-caption"), columns, rows)
        return self._part(say("workbench-first-files-title"), Html(files.html()))

    def onwards(self) -> Html:
        """Where to go, and what to do there."""
        say = self.report.speech
        link = '<a href="explore.ipynb">explore.ipynb</a>'
        steps = [
            say("workbench-first-next-open", link="@"),
            say("workbench-first-next-move"),
            say("workbench-first-next-goal", button=say("workbench-goal")),
            say("workbench-first-next-save"),
        ]
        items = "".join(f"<li>{escape(step).replace('@', link)}</li>" for step in steps)
        return self._part(say("workbench-first-next-title"), Html(f"<ol>{items}</ol>"))

    def _part(self, title: str, *parts: str | list[str] | Html) -> Html:
        body = f"<h2>{escape(title)}</h2>"
        for part in parts:
            if isinstance(part, Html):
                body += part.text
            elif isinstance(part, list):
                body += f"<ul>{''.join(f'<li>{escape(one)}</li>' for one in part)}</ul>"
            else:
                body += f"<p>{escape(part)}</p>"
        return Html(f'{_LOOK}<div class="simlib-guide">{body}</div>')


def _alone(table: Table) -> Table:
    """Without ways to the pages of a report, which are not here."""
    rows = (tuple(replace(cell, link="") for cell in row) for row in table.rows)
    return replace(table, rows=tuple(rows), trace=("", ""))


def open_guide(scenario: str, *, draws: int, seed: int, language: str, region: str = "") -> Guide:
    """The guide by the example of one scenario."""
    return Guide(open_report(scenario, draws=draws, seed=seed, language=language, region=region))
