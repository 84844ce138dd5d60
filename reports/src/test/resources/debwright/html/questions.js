// What the browser test asks of a page; see PageInBrowserTest.
window.questions = (() => {
  const all = selector => [...document.querySelectorAll(selector)];
  const one = selector => document.querySelector(selector);
  const seen = element => element.checkVisibility({ visibilityProperty: true }) && !element.closest('.vh, .skip:not(:focus)');

  // A colour as red, green, blue from 0 to 1, and its opacity.
  const parts = color => (color.match(/[\d.]+/g) || []).map(Number).map((part, at) => at < 3 ? part / 255 : part);
  const luminance = color => {
    const [r, g, b] = parts(color).map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const ground = element => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if ((parts(color)[3] ?? 1) > 0) return color;
    }
    return 'rgb(255, 255, 255)';
  };
  // WCAG 2.2, contrast (minimum): 4.5, and 3 for large text.
  const contrast = element => {
    const [low, high] = [luminance(getComputedStyle(element).color), luminance(ground(element))].sort((a, b) => a - b);
    return (high + .05) / (low + .05);
  };
  const wanted = element => parseFloat(getComputedStyle(element).fontSize) >= 24 ? 3 : 4.5;
  const hasText = element => [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const name = element => `${element.tagName}.${element.className} ${element.textContent.slice(0, 30)}`;

  let started = 0, updated = 0, tasks = [];
  return {
    status: () => one('#explorer .status').textContent,
    names: () => all('#explorer tbody .item').map(item => item.textContent),
    sort: () => one('#explorer [aria-sort]').ariaSort,
    more: () => seen(one('#explorer > .button')),
    focused: () => document.activeElement.textContent,
    opened: () => all('#explorer td.more').map(cell => cell.textContent).join('\n'),

    // From here on, how long the list takes after a key, and what keeps the page from answering.
    watch: () => {
      document.addEventListener('input', () => { started = performance.now(); updated = 0; }, true);
      new MutationObserver(() => { updated = performance.now(); }).observe(one('#explorer .table'), { childList: true, subtree: true });
      new PerformanceObserver(list => tasks.push(...list.getEntries())).observe({ type: 'longtask' });
    },
    took: () => updated - started,
    longest: () => Math.max(0, ...tasks.map(task => task.duration)),

    stops: () => all('a[href], button, input, summary').filter(seen).length + 1, // and the way to skip all that
    // Why a person cannot see where the focus is; empty when they can.
    hidden: () => {
      const element = document.activeElement, style = getComputedStyle(element), box = element.getBoundingClientRect();
      if (element === document.body) return '';
      if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return 'no outline: ' + name(element);
      const lines = [...element.getClientRects()];
      const at = lines.map(line => document.elementFromPoint(line.x + line.width / 2, line.y + line.height / 2));
      return at.some(top => top && (element.contains(top) || top.contains(element))) ? '' : `covered at ${box.x},${box.y}: ${name(element)}`;
    },
    faint: () => all('body *').filter(seen).filter(hasText).filter(element => contrast(element) < wanted(element))
      .map(element => contrast(element).toFixed(2) + ' ' + name(element)),
    dark: () => luminance(getComputedStyle(document.body).backgroundColor) < .2,
    wide: () => {
      const root = document.documentElement;
      if (root.scrollWidth <= root.clientWidth) return [];
      return [root.scrollWidth + ' > ' + root.clientWidth,
        ...all('main *, header *').filter(element => element.getBoundingClientRect().right > root.clientWidth).map(name)];
    },
  };
})();
