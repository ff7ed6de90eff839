"""axe-core, the accessibility checker, from the package that pins it; only its script is used."""

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

_SCRIPT = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
# All that is on by default, best practices among it, and WCAG 2.2's rule on small targets.
_RULES = {"target-size": {"enabled": True}}
_CONTRAST = "color-contrast"
# What depends on how wide the page is.
_SHAPES = ["target-size", "scrollable-region-focusable", "link-in-text-block"]
# Contrast takes axe nine tenths of its time, element by element, and a page of three thousand elements has
# some forty looks. One element of each is marked: the same colour, size and weight of text, on the same
# grounds, placed alike. Of those that look the same, one with little in it.
_LOOKS = """() => {
  document.querySelectorAll('[data-look]').forEach(e => e.removeAttribute('data-look'));
  const grounds = new Map([[null, '']]);
  const ground = e => {
    if (!grounds.has(e)) {
      const s = getComputedStyle(e);
      const own = [s.backgroundColor, s.backgroundImage, s.opacity, s.position, s.filter];
      const plain = own.join() === 'rgba(0, 0, 0, 0),none,1,static,none';
      grounds.set(e, ground(e.parentElement) + (plain ? '' : '|' + own.join()));
    }
    return grounds.get(e);
  };
  const looks = new Map(), text = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (text.nextNode()) {
    const e = text.currentNode.parentElement;
    if (!text.currentNode.data.trim() || !e.checkVisibility()) continue;
    const s = getComputedStyle(e), look = [s.color, s.fontSize, s.fontWeight, s.textShadow, ground(e)].join();
    const seen = looks.get(look);
    if (!seen || e.childElementCount < seen.childElementCount) looks.set(look, e);
  }
  [...looks.values()].forEach((e, i) => { e.dataset.look = i; });
  return looks.size;
}"""


def audit(page: Page) -> list[str]:
    """What the open page breaks, one line for each element; empty when all is well."""
    return _run(page, "document", {"rules": _RULES})


def audit_looks(page: Page) -> list[str]:
    """The same, but the contrast of one element of each look."""
    rest = _run(page, "document", {"rules": {**_RULES, _CONTRAST: {"enabled": False}}})
    return rest + audit_contrast(page)


def audit_contrast(page: Page) -> list[str]:
    """Too little contrast in the open page as it is shown now, by one element of each look."""
    assert page.evaluate(_LOOKS) > 0
    return _run(page, "{include: [['[data-look]']]}", {"runOnly": [_CONTRAST]})


def audit_shape(page: Page) -> list[str]:
    """What the page breaks by its present width."""
    return _run(page, "document", {"rules": _RULES, "runOnly": _SHAPES})


def _run(page: Page, where: str, options: dict[str, Any]) -> list[str]:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_SCRIPT)
    result: dict[str, Any] = page.evaluate(
        f"options => axe.run({where}, options)", {"resultTypes": ["violations"], **options}
    )
    return [
        f"{rule['id']} ({rule['impact']}): {node['html'][:200]} {node['failureSummary']}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]
