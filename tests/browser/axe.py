"""axe-core, the accessibility checker, from the package that pins it; only its script is used."""

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

_SCRIPT = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
# All that is on by default, best practices among it, and WCAG 2.2's rule on small targets.
_OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}


def audit(page: Page) -> list[str]:
    """What the open page breaks, one line for each element; empty when all is well."""
    page.evaluate(_SCRIPT)
    result: dict[str, Any] = page.evaluate("options => axe.run(document, options)", _OPTIONS)
    return [
        f"{rule['id']} ({rule['impact']}): {node['html'][:200]} {node['failureSummary']}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]
