"""What stands below the list of reports: how they can be read by everyone, and what the words mean."""

from __future__ import annotations

from html import escape

from simlib.present.speech import Speech

# The words that the reports use in a meaning of their own, in the order they are met.
TERMS = (
    "budget-test",
    "continuity-test",
    "frame",
    "planned",
    "outcome",
    "interval",
    "median",
    "reserve",
    "state-grant",
    "exit",
    "gap",
    "absorb",
    "replace",
    "wind-down",
    "component",
    "lever",
    "uncertainty",
    "assumption",
    "baseline",
)
STATEMENT = ("standard", "tested", "not-tested", "known-lacks", "tell")


def about(speech: Speech) -> str:
    """The glossary and the accessibility statement, as two sections of a page."""
    return glossary(speech) + accessibility(speech)


def glossary(speech: Speech) -> str:
    terms = "".join(
        f'<dt id="term-{term}"><dfn>{escape(speech(f"term-{term}"))}</dfn></dt>'
        f"<dd>{escape(speech(f'means-{term}'))}</dd>"
        for term in TERMS
    )
    return f'<h2 id="glossary">{escape(speech("heading-glossary"))}</h2><dl>{terms}</dl>'


def accessibility(speech: Speech) -> str:
    said = "".join(f"<p>{escape(speech(f'accessible-{part}'))}</p>" for part in STATEMENT)
    return f'<h2 id="accessibility">{escape(speech("heading-accessibility"))}</h2>{said}'
