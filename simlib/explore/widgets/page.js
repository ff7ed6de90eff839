// What the widgets library leaves nameless gets its name from the row it stands in, as it comes and goes:
// handles of sliders (noUiSlider issue 1223), fields and buttons without a label of their own.
(() => {
  const give = (node, name) => { if (node && name && node.getAttribute('aria-label') !== name) node.setAttribute('aria-label', name); };
  const name = () => {
    for (const row of document.querySelectorAll('.simlib-row')) {
      const words = (row.querySelector('.simlib-name') || { dataset: {} }).dataset;
      give(row.querySelector('.noUi-handle'), words.slider);
      give(row.querySelector('input[type=text]'), words.field);
      give(row.querySelector('select'), words.field);
      give(row.querySelector('button'), words.reset);
    }
    const page = document.getElementById('rendered_cells'); // Voilà's, which has no landmark
    if (page && !page.hasAttribute('role')) page.setAttribute('role', 'main');
    for (const live of document.querySelectorAll('.simlib-status, .simlib-said')) {
      if (!live.hasAttribute('aria-live')) live.setAttribute('aria-live', 'polite');
    }
    for (const group of document.querySelectorAll('.simlib-groups .widget-toggle-button')) {
      group.setAttribute('aria-pressed', String(group.classList.contains('mod-active')));
    }
    for (const rows of document.querySelectorAll('.simlib-rows')) {
      give(rows, (document.querySelector('.simlib-rows-name') || {}).textContent);
      rows.setAttribute('role', 'region');
      rows.tabIndex = 0;
    }
  };
  // In JupyterLab it comes far below the text and the cells: once there, it is brought into view.
  const bring = () => {
    const bench = document.querySelector('.jp-NotebookPanel .simlib-workbench:not(.simlib-brought)');
    if (!bench || !bench.offsetHeight) return;
    bench.classList.add('simlib-brought');
    bench.scrollIntoView({ block: 'start' });
  };
  let asked = false;
  const later = () => { if (!asked) { asked = true; requestAnimationFrame(() => { asked = false; name(); bring(); }); } };
  new MutationObserver(later).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['class'] });
  later();
})();
