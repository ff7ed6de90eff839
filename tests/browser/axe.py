"""axe-core, the accessibility checker, from the package that pins it; only its script is used."""

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

_SCRIPT = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
# All that is on by default, best practices among it, and WCAG 2.2's rule on small targets.
_RULES = {"target-size": {"enabled": True}}
_CONTRAST, _LINKS = "color-contrast", "link-in-text-block"
# What depends on how wide the page is.
_SHAPES = ["target-size", "scrollable-region-focusable"]
# Two rules take axe nine tenths of its time, element by element: contrast, and links told from the text
# around them. A page of eight thousand elements has some forty looks. One element of each is marked: the same
# colour, size and weight of text, on the same grounds, placed alike; of those one with little in it.
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
    const s = getComputedStyle(e), around = e.tagName === 'A' ? getComputedStyle(e.parentElement).color : '';
    const own = [s.color, s.fontSize, s.fontWeight, s.textShadow, s.textDecorationLine, around];
    const look = [...own, ground(e)].join();
    const seen = looks.get(look);
    if (!seen || e.childElementCount < seen.childElementCount) looks.set(look, e);
  }
  [...looks.values()].forEach((e, i) => { e.dataset.look = i; });
  return looks.size;
}"""


def audit(page: Page) -> list[str]:
    """What the open page breaks, one line for each element; empty when all is well."""
    return _run(page, {"rules": _RULES}, "")


def audit_looks(page: Page) -> list[str]:
    """The same, but the contrast, and links in text, of one element of each look."""
    assert page.evaluate(_LOOKS) > 0
    return _run(page, {"rules": _RULES}, "[data-look]")


def audit_again(page: Page) -> list[str]:
    """What may have come of other colours or another width: of a page that has been audited."""
    assert page.evaluate(_LOOKS) > 0
    return _run(page, {"rules": _RULES, "runOnly": [_CONTRAST, *_SHAPES]}, "[data-look]")


def _run(page: Page, options: dict[str, Any], looks: str) -> list[str]:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_SCRIPT)
    rules = [{"id": _CONTRAST, "selector": looks or "*"}, {"id": _LINKS, "selector": f"a[href]{looks}"}]
    result: dict[str, Any] = page.evaluate(
        "([rules, options]) => { axe.configure({rules}); return axe.run(document, options); }",
        [rules, {"resultTypes": ["violations"], **options}],
    )
    return [
        f"{rule['id']} ({rule['impact']}): {node['html'][:200]} {node['failureSummary']}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]
