// What is wrong with a page for those who see little, hear it read, or use no mouse. Nothing where all is well.
const visible = element => {
  const box = element.getBoundingClientRect();
  return box.width > 1 && box.height > 1 && getComputedStyle(element).visibility === 'visible';
};
const luminance = ([r, g, b]) => {
  const part = value => { value /= 255; return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4; };
  return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
};
const numbers = color => color.match(/[\d.]+/g).map(Number);
const ground = element => {
  for (let each = element; each; each = each.parentElement) {
    const color = numbers(getComputedStyle(each).backgroundColor);
    if (color.length === 3 || color[3] === 1) return color;
  }
  return [255, 255, 255];
};
const contrast = element => {
  const one = luminance(numbers(getComputedStyle(element).color));
  const other = luminance(ground(element));
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
};
const name = element => element.tagName + ' ' + (element.className.baseVal ?? element.className) + ' ' + element.textContent.trim().slice(0, 40);

function problems() {
  const found = [];
  const say = (what, element) => found.push(what + (element ? ': ' + name(element) : ''));
  if (document.documentElement.lang !== 'en') say('no language');
  if (!document.title.includes('Debwright')) say('no title');
  if (document.querySelectorAll('main').length !== 1) say('not one main');
  if (document.querySelectorAll('h1').length !== 1) say('not one first heading');
  let level = 0;
  for (const heading of document.querySelectorAll('h1, h2, h3, h4')) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) say('a heading of level ' + next + ' below one of ' + level, heading);
    level = next;
  }
  const ids = new Set();
  for (const each of document.querySelectorAll('[id]')) {
    if (ids.has(each.id)) say('an id twice: ' + each.id);
    ids.add(each.id);
  }
  for (const field of document.querySelectorAll('input:not([type=hidden]), textarea, select')) {
    if (!field.labels.length && !field.getAttribute('aria-label')) say('a field without a label', field);
  }
  for (const each of document.querySelectorAll('a[href], button')) {
    if (!(each.textContent.trim() || each.getAttribute('aria-label'))) say('nothing to read', each);
  }
  for (const each of document.querySelectorAll('[aria-labelledby]')) {
    if (!document.getElementById(each.getAttribute('aria-labelledby'))) say('named by nothing', each);
  }
  for (const table of document.querySelectorAll('table')) {
    if (!table.caption) say('a table without a caption', table);
    for (const head of table.querySelectorAll('th')) if (!head.scope) say('a head of nothing', head);
  }
  for (const cell of document.querySelectorAll('td, th, dd')) {
    const box = cell.getBoundingClientRect();
    if (visible(cell) && box.width < 48 && box.height > 4 * box.width && cell.textContent.trim().length > 12) say('letters one below the other', cell);
  }
  for (const tab of document.querySelectorAll('nav [aria-current]')) {
    const box = tab.getBoundingClientRect();
    if (box.left < 0 || box.right > innerWidth) say('where one is cannot be seen', tab);
  }
  for (const item of document.querySelectorAll('main li, main section')) {
    if (!item.closest('.scroll') && item.getBoundingClientRect().right > innerWidth + 1) say('wider than the page', item);
  }
  for (const picture of document.querySelectorAll('svg')) {
    if (!picture.getAttribute('aria-label')) say('a picture without words', picture);
  }
  for (const item of document.querySelectorAll('li')) {
    if (!['UL', 'OL'].includes(item.parentElement.tagName)) say('an item of no list', item);
  }
  for (const each of document.querySelectorAll('[style], [onclick], [onload], [onerror]')) say('an inline style or handler', each);
  if (document.documentElement.scrollWidth > innerWidth + 1) {
    for (const each of document.querySelectorAll('main *, header *')) {
      if (each.getBoundingClientRect().right > innerWidth + 1 && !each.closest('.scroll, nav, pre')) { say('wider than the window', each); break; }
    }
    say('scrolls sideways: ' + document.documentElement.scrollWidth);
  }
  for (const each of document.querySelectorAll('body *')) {
    const own = [...each.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
    if (own && !each.closest('svg, .vh, .skip, title') && visible(each) && !each.disabled && contrast(each) < 4.5) {
      say('contrast of ' + contrast(each).toFixed(1), each);
    }
  }
  return found;
}
