(() => {
  'use strict';
  const data = JSON.parse(document.getElementById('data').textContent);
  const explorer = document.getElementById('explorer');
  const CHUNK = 100;
  const state = { query: '', part: '', sort: '', down: false, shown: 0, rows: [] };

  // Text goes in as text only: nothing here takes markup.
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === 'on') for (const [event, run] of Object.entries(value)) element.addEventListener(event, run);
      else if (value !== undefined) element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  };

  const order = Object.keys(data.parts);
  data.items.forEach((item, at) => {
    item.at = at;
    if (item.d === undefined) item.d = item.l || '';
    item.l = item.l || '';
    item.changes = (item.c || []).map(([kind, before, after]) => {
      const [glyph, word] = data.kinds[kind];
      return { kind, before, after, glyph, word, name: (before || after).split(/[ :]/)[0] };
    });
    item.find = [item.i, item.r, item.p, item.k, item.s, item.o, item.t, item.w, item.f, item.v, item.b, item.a, item.g && `cause:${item.g}:`,
      item.x === undefined ? '' : item.x ? 'exact' : 'inexact',
      ...item.changes.map(c => c.word + ' ' + c.name), item.l, item.d]
      .filter(Boolean).join('\n').toLowerCase().replaceAll('"', '');
  });

  const columns = [
    { title: 'Item', value: i => i.i },
    ...(data.onePair ? [] : [{ title: 'Release', value: i => i.r }]),
    { title: data.compared ? 'Category' : 'Part', value: i => order.indexOf(i.p) * 100 + (i.s ? +i.s[1] : 9) },
    { title: 'Outcome', value: i => i.o },
    { title: 'Exact', value: i => i.x === undefined ? 2 : i.x ? 1 : 0 },
    { title: data.compared ? 'Changes' : 'Against the label', value: i => -i.changes.length },
    { title: 'ms', value: i => -i.m, number: true },
  ];

  const words = query => (query.toLowerCase().match(/"[^"]*"?|\S+/g) || [])
    .map(word => word.replace(/^"|"$/g, '')).filter(Boolean);

  const select = () => {
    const wanted = words(state.query);
    const rows = data.items.filter(item =>
      (!state.part || item.p === state.part) && wanted.every(word => item.find.includes(word)));
    const column = columns.find(c => c.title === state.sort);
    if (column) {
      const sign = state.down ? -1 : 1;
      rows.sort((a, b) => {
        const x = column.value(a), y = column.value(b);
        return (x < y ? -sign : x > y ? sign : 0) || a.at - b.at;
      });
    }
    return rows;
  };

  const sign = change => make('span', { class: 'sign ' + change.kind }, change.glyph);
  const pill = item => make('span', { class: 'pill ' + data.parts[item.p].tone }, data.parts[item.p].glyph + ' ' + (data.compared ? item.k : data.parts[item.p].title.toLowerCase()));
  const summary = item => {
    if (!item.changes.length) return [data.compared || item.p === 'failing' || item.p === 'unknown' ? item.w || '' : ''];
    const bits = item.changes.slice(0, 4).map(change => make('span', { class: 'bit' }, sign(change), ' ',
      make('span', { class: 'vh' }, change.word + ' '), make('code', {}, change.name)));
    if (item.changes.length > 4) bits.push(`and ${item.changes.length - 4} more`);
    return bits;
  };

  const side = (title, text, item, which) => {
    const marks = new Map(item.changes.map(change => [change[which], change]));
    const out = make('p', { class: text ? 'depends' : 'none' }, text ? '' : 'no Depends');
    const pieces = text ? text.split(',') : [];
    pieces.forEach((piece, at) => {
      const relation = piece.trim(), change = marks.get(relation);
      out.append(make('span', { class: 'rel' }, change
        ? make('mark', { class: change.kind }, sign(change), make('span', { class: 'vh' }, change.word + ' '), relation)
        : relation, at < pieces.length - 1 ? ',' : ''), ' ');
    });
    return make('section', {}, make('h4', {}, title), out);
  };

  const detail = item => {
    const facts = [item.r, item.t && 'tier ' + item.t, item.b && 'label ' + item.b, item.m + ' ms', item.v && 'waived by ' + item.v];
    const parts = [make('p', { class: 'facts-line' }, facts.filter(Boolean).join(' · '))];
    if (item.w) parts.push(make('p', { class: 'facts-line' }, item.w));
    if (item.a) parts.push(make('p', { class: 'facts-line' }, item.a));
    const sides = make('div', { class: 'sides' });
    if (data.compared && item.l === item.d && !item.changes.length) sides.append(side('Both sides', item.d, item, 'after'));
    else sides.append(side(data.left, item.l, item, 'before'), side('Candidate', item.d, item, 'after'));
    if (data.compared && item.e !== undefined && item.x === false) sides.append(side('Label', item.e, { changes: [] }, 'after'));
    parts.push(sides);
    return make('td', { class: 'more', colspan: columns.length }, ...parts);
  };

  const row = item => {
    const button = make('button', { class: 'open', type: 'button', 'aria-expanded': 'false' }, make('span', { class: 'item' }, item.i));
    const line = make('tr', {}, make('th', { scope: 'row' }, button),
      ...(data.onePair ? [] : [make('td', {}, item.r)]),
      make('td', {}, ...(item.s ? [make('span', { class: 'severity ' + item.s }, item.s)] : []), pill(item)),
      make('td', {}, make('code', {}, item.o)),
      make('td', { class: 'exact' }, item.x === undefined ? '' : item.x ? '✓ exact' : '≠ inexact'),
      make('td', { class: 'summary' }, ...summary(item)),
      make('td', { class: 'number' }, String(item.m)));
    button.addEventListener('click', () => {
      const open = button.getAttribute('aria-expanded') === 'true';
      button.setAttribute('aria-expanded', String(!open));
      if (open) line.nextSibling.remove();
      else line.after(make('tr', {}, detail(item)));
    });
    return line;
  };

  const input = make('input', { type: 'search', placeholder: 'Search: item, package, outcome, "lost libc6" …', 'aria-label': 'Search all items', spellcheck: 'false', autocomplete: 'off' });
  const status = make('p', { class: 'status', role: 'status' });
  const body = make('tbody');
  const more = make('button', { class: 'button', type: 'button', on: { click: () => chunk() } }, 'Show more');
  const chips = make('div', { class: 'chips', role: 'group', 'aria-label': 'Show' },
    ...[['', { title: 'All', tone: 'calm', glyph: '', count: data.items.length }], ...Object.entries(data.parts)]
      .filter(([, part]) => part.count)
      .map(([word, part]) => make('button', { type: 'button', class: part.tone, 'data-part': word, on: { click: () => { state.part = word; refresh(); } } },
        (part.glyph + ' ' + part.title).trim() + ' ', make('span', {}, String(part.count)))));
  const heads = columns.map(column => make('th', { scope: 'col', class: column.number ? 'number' : undefined },
    make('button', { type: 'button', on: { click: () => {
      state.down = state.sort === column.title && !state.down;
      state.sort = column.title;
      refresh();
    } } }, column.title)));

  const chunk = () => {
    const next = state.rows.slice(state.shown, state.shown + CHUNK);
    body.append(...next.map(row));
    state.shown += next.length;
    more.hidden = state.shown >= state.rows.length;
    more.textContent = `Show more (${state.rows.length - state.shown} left)`;
  };

  const refresh = () => {
    state.rows = select();
    state.shown = 0;
    body.replaceChildren();
    chunk();
    status.textContent = state.rows.length === data.items.length
      ? `${data.items.length} items` : `${state.rows.length} of ${data.items.length} items`;
    chips.querySelectorAll('button').forEach(chip => chip.setAttribute('aria-pressed', String(chip.dataset.part === state.part)));
    heads.forEach((head, at) => {
      if (columns[at].title === state.sort) head.setAttribute('aria-sort', state.down ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    });
  };

  let timer;
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => { state.query = input.value; refresh(); }, 80);
  });
  // From item to item; above the first is the search.
  const step = (from, by) => {
    const opens = [...body.querySelectorAll('.open')], at = opens.indexOf(from) + by;
    if (at === opens.length && !more.hidden) { chunk(); step(from, by); }
    else if (at < 0) input.focus();
    else if (at < opens.length) opens[at].focus();
  };
  explorer.addEventListener('keydown', event => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key], from = event.target;
    if (by && (from.matches('.open') || from === input && by > 0)) { event.preventDefault(); step(from, by); }
  });
  document.addEventListener('keydown', event => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); input.focus(); }
  });
  document.querySelectorAll('[data-find]').forEach(link => link.addEventListener('click', () => {
    input.value = state.query = '"' + link.dataset.find.replaceAll('"', '') + '"';
    state.part = '';
    refresh();
  }));

  const keys = make('p', { class: 'keys' }, ...[['/', ' to search, '], ['↑', ' '], ['↓', ' from item to item, '], ['Enter', ' to open']]
    .flatMap(([key, use]) => [make('kbd', {}, key), use]));
  explorer.append(make('div', { class: 'tools' }, input, chips), make('div', { class: 'found' }, status, keys),
    make('div', { class: 'table' }, make('table', {}, make('thead', {}, make('tr', {}, ...heads)), body)), more);
  refresh();
  if ('IntersectionObserver' in window) {
    new IntersectionObserver(seen => { if (seen.some(s => s.isIntersecting) && !more.hidden && state.shown > CHUNK) chunk(); }, { rootMargin: '300px' }).observe(more);
  }
})();
