// A list of reports that can be filtered and sorted. Without scripts it is the table as it stands.
'use strict';
const table = document.querySelector('table');
const body = table.tBodies[0];
const words = document.getElementById('index-words').dataset;
const order = new Intl.Collator(document.documentElement.lang, {numeric: true});
const rank = ['holds', 'at-risk', 'fails'];

function value(row, column) {
  const cell = row.cells[column];
  const verdict = cell.querySelector('.verdict');
  return verdict ? String(rank.findIndex(word => verdict.classList.contains(word))) : cell.textContent;
}

function sort(heading) {
  const column = heading.cellIndex;
  const down = heading.getAttribute('aria-sort') === 'ascending';
  const found = new Map([...body.rows].map(row => [row, value(row, column)]));
  const rows = [...body.rows].sort((a, b) => order.compare(found.get(a), found.get(b)));
  if (down) rows.reverse();
  body.append(...rows);
  for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
  heading.setAttribute('aria-sort', down ? 'descending' : 'ascending');
}

for (const heading of table.tHead.querySelectorAll('th:not(.plain)')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'sort';
  button.textContent = heading.textContent;
  button.addEventListener('click', () => sort(heading));
  heading.replaceChildren(button);
}

const field = document.createElement('p');
field.className = 'filter';
field.innerHTML = '<label for="filter"></label> <input id="filter" type="search"> <output for="filter"></output>';
const [label, input, told] = field.children;
label.textContent = words.filter;
function filter() {
  const asked = input.value.toLocaleLowerCase().split(/\s+/);
  let shown = 0;
  for (const row of body.rows) {
    const cells = [...row.cells].filter(cell => !cell.classList.contains('plain'));
    const text = cells.map(cell => cell.textContent).join(' ').toLocaleLowerCase();
    row.hidden = !asked.every(word => text.includes(word));
    shown += !row.hidden;
  }
  told.textContent = words.shown.replace('#', shown).replace('#', body.rows.length);
}
input.addEventListener('input', filter);
document.getElementById('index-words').after(field);
filter();
