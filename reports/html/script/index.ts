/** The one inline script: filters, and opening a check that is linked to. The page is complete without it. */
export const script = `
(() => {
  'use strict';
  const form = document.getElementById('filters');
  const shown = document.getElementById('shown');
  const checks = [...document.querySelectorAll('details.check')];
  const suites = [...document.querySelectorAll('.suite')];
  const texts = new Map();

  const textOf = (check) => {
    if (!texts.has(check)) {
      const parts = [check.querySelector('summary'), check.querySelector('.facts')];
      texts.set(check, parts.map((part) => part.textContent).join(' ').toLowerCase());
    }
    return texts.get(check);
  };

  const matches = (check, wanted) =>
    ['verdict', 'service', 'suite'].every((name) => !wanted[name] || check.dataset[name] === wanted[name]) &&
    (!wanted.rating || check.dataset.rating.includes('|' + wanted.rating + '|')) &&
    wanted.words.toLowerCase().split(/\\s+/).every((word) => textOf(check).includes(word));

  const filter = () => {
    const wanted = Object.fromEntries(new FormData(form));
    for (const check of checks) check.hidden = !matches(check, wanted);
    for (const suite of suites) suite.hidden = !suite.querySelector('details.check:not([hidden])');
    const count = checks.filter((check) => !check.hidden).length;
    shown.textContent = count + ' of ' + checks.length + ' checks shown';
  };

  const openLinked = () => {
    const check = document.getElementById(location.hash.slice(1));
    if (!checks.includes(check)) return;
    if (check.hidden) {
      form.reset();
      filter();
    }
    check.open = true;
    check.scrollIntoView();
    check.querySelector('summary').focus({ preventScroll: true });
  };

  form.addEventListener('input', filter);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(filter));
  form.elements.open.addEventListener('click', () => {
    for (const check of checks) if (!check.hidden) check.open = true;
  });
  form.elements.close.addEventListener('click', () => {
    for (const check of checks) check.open = false;
  });
  addEventListener('hashchange', openLinked);
  document.addEventListener('click', (event) => {
    if (event.target.closest('a')) setTimeout(openLinked);
  });
  form.hidden = false;
  filter();
  openLinked();
})();
`;
