// Loads the page's content anew when the server says that something changed, and leaves alone what a person is doing.
'use strict';
(() => {
  const PAUSE = 500;
  const live = document.getElementById('live');
  let timer = 0;
  let loading = false;
  let again = false;

  const say = text => { if (live.textContent !== text) live.textContent = text; };

  // Which field is meant, also on the page that comes.
  const mark = field => {
    const form = field.closest('form');
    return (form ? form.getAttribute('action') : '') + ' ' + (field.name || field.id) + ' ' + (field.type === 'radio' ? field.value : '');
  };
  const fields = root => [...root.querySelectorAll('input:not([type=hidden]), textarea')];
  const place = element => element.id ? '#' + CSS.escape(element.id)
    : element.getAttribute('href') ? 'a[href="' + CSS.escape(element.getAttribute('href')) + '"]' : '';

  const keep = main => {
    const active = document.activeElement;
    const typed = new Map(fields(main).map(field => [mark(field), { value: field.value, checked: field.checked }]));
    const open = new Set([...main.querySelectorAll('details')].map((each, i) => each.open ? i : -1));
    return fresh => {
      for (const field of fields(fresh)) {
        const before = typed.get(mark(field));
        if (before) { field.value = before.value; field.checked = before.checked; }
      }
      [...fresh.querySelectorAll('details')].forEach((each, i) => { each.open = open.has(i); });
      return () => {
        if (!main.contains(active)) return;
        const field = active.matches('input, textarea') && fields(fresh).find(each => mark(each) === mark(active));
        const found = field || (place(active) && fresh.querySelector(place(active)));
        if (found) found.focus({ preventScroll: true });
        if (field && field.setSelectionRange && field.type !== 'radio') {
          field.setSelectionRange(active.selectionStart, active.selectionEnd);
        }
      };
    };
  };

  const load = async () => {
    if (loading) { again = true; return; }
    loading = true;
    try {
      const answer = await fetch(location.href, { credentials: 'same-origin' });
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const fresh = page.querySelector('main');
        const main = document.querySelector('main');
        if (fresh && fresh.innerHTML !== main.innerHTML) {
          const focus = keep(main)(fresh);
          main.replaceWith(document.adoptNode(fresh));
          focus();
          document.title = page.title;
          say('Something changed, and the page with it.');
        }
        document.querySelector('footer time').replaceWith(document.adoptNode(page.querySelector('footer time')));
      }
    } finally {
      loading = false;
      if (again) { again = false; later(); }
    }
  };
  const later = () => { clearTimeout(timer); timer = setTimeout(() => load().catch(() => say('The server does not answer.')), PAUSE); };

  const source = new EventSource('/events');
  let lost = false;
  source.addEventListener('changed', later);
  source.addEventListener('error', () => { lost = true; say('The connection to the server is lost; trying again.'); });
  source.addEventListener('open', () => { if (lost) { lost = false; say('Connected again.'); later(); } });
})();
