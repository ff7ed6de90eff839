"""What an open page is asked about itself, beside what axe sees."""

# Everything in one go.
FACTS = """() => {
  const all = selector => [...document.querySelectorAll(selector)];
  const name = e => (e.getAttribute('aria-label') || e.getAttribute('alt') ||
    (e.getAttribute('aria-labelledby') || '').split(' ').filter(Boolean)
      .map(id => (document.getElementById(id) || {}).textContent || '').join(' ') ||
    (e.querySelector && e.querySelector('title') || {}).textContent || '').trim();
  return {
    ids: all('[id]').map(e => e.id),
    levels: all('h1, h2, h3, h4, h5, h6').map(e => Number(e.tagName[1])),
    pictures: all('img, [role="img"]').map(name),
    untold: all('svg').filter(e => !e.closest('[role="img"], [aria-hidden="true"]')).length,
    tables: all('table').map(t => ({
      caption: ((t.querySelector('caption') || {}).textContent || '').trim(),
      unscoped: t.querySelectorAll('th:not([scope])').length,
      heads: t.querySelectorAll('thead th[scope=col]').length,
      rows: t.querySelectorAll('tbody tr').length,
      named: t.querySelectorAll('tbody th[scope=row]').length,
    })),
    title: document.title,
    language: document.documentElement.lang,
    mains: all('main').length,
  };
}"""
# The words of each picture that stand beyond its edge, or on other words: two pixels are let pass.
COVERED = """() => [...document.querySelectorAll('figure.picture svg')].flatMap(svg => {
  const edge = svg.getBoundingClientRect(), found = [];
  const words = [...svg.querySelectorAll('text')].filter(e => e.textContent.trim())
    .map(e => [e.textContent, e.getBoundingClientRect()]);
  for (const [text, box] of words)
    if (box.left < edge.left - 2 || box.right > edge.right + 2 || box.top < edge.top - 2
        || box.bottom > edge.bottom + 2) found.push(`cut: ${text}`);
  words.forEach(([text, a], i) => words.slice(i + 1).forEach(([other, b]) => {
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across > 2 && down > 4) found.push(`${text} on ${other}`);
  }));
  return found;
})"""
UNFOLD = "document.querySelectorAll('details').forEach(details => details.open = true)"
WIDTH = "document.documentElement.scrollWidth"
HELD = """[...document.querySelectorAll('body *')]
  .filter(e => ['fixed', 'sticky'].includes(getComputedStyle(e).position)).length"""
