/** Filters: which checks are shown, the chips that tell it, and the fragment of the address that keeps it. */
export const filters = `
  const form = document.getElementById('filters');
  const shown = document.getElementById('shown');
  const chips = document.getElementById('chips');
  const checks = [...document.querySelectorAll('details.check')];
  const suites = [...document.querySelectorAll('.suite')];
  const tiles = [...document.querySelectorAll('#map a[data-section]')];
  const texts = new Map();
  const exact = ['verdict', 'server', 'service', 'suite'];

  const textOf = (check) => {
    if (!texts.has(check)) {
      const parts = [check.querySelector('summary'), check.querySelector('.facts')];
      texts.set(check, parts.map((part) => part.textContent).join(' ').toLowerCase());
    }
    return texts.get(check);
  };

  // "RFC 5321 section 4.1.4", "5321 4.1.4" and "5321-4.1.4" are the same.
  const idOf = (words) =>
    words.trim().toLowerCase().replace(/^rfc\\s*/, '').replace(/section|§|,/g, ' ').trim().replace(/[\\s-]+/g, '-');

  const isAbout = (row, id) =>
    row === id || row.startsWith(id + '-') || row.split('-')[1] === id ||
    (id.split('-').length > 2 && row.startsWith(id));

  const set = () => [...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value);

  const tests = {
    words: (words) => {
      const all = words.toLowerCase().split(/\\s+/);
      return (check) => all.every((word) => textOf(check).includes(word));
    },
    rating: (rating) => (check) => check.dataset.rating.includes('|' + rating + '|'),
    requirement: (words) => {
      const id = idOf(words);
      return (check) => check.dataset.rows.toLowerCase().split(' ').some((row) => isAbout(row, id));
    },
  };
  const testOf = ([name, value]) =>
    exact.includes(name) ? (check) => check.dataset[name] === value : tests[name](value);

  const chipOf = ([name, value]) => {
    const field = form.elements[name];
    const said = field.options ? field.selectedOptions[0].text : value;
    const label = field.labels[0].firstChild.textContent.trim();
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'chip';
    button.textContent = label + ': ' + said + ' \\u00d7';
    button.setAttribute('aria-label', 'Remove the filter ' + label + ': ' + said);
    button.addEventListener('click', () => {
      field.value = '';
      filter();
      field.focus();
    });
    const item = document.createElement('li');
    item.append(button);
    return item;
  };

  const show = () => {
    const wanted = set();
    const all = wanted.map(testOf);
    let count = 0;
    for (const check of checks) {
      const hide = !all.every((test) => test(check));
      if (check.hidden !== hide) check.hidden = hide;
      if (!hide) count += 1;
    }
    for (const suite of suites) {
      const hide = all.length > 0 && !suite.querySelector('details.check:not([hidden])');
      if (suite.hidden !== hide) suite.hidden = hide;
    }
    shown.textContent = count + ' of ' + checks.length + ' checks shown';
    chips.replaceChildren(...wanted.map(chipOf));
    document.body.classList.toggle('filtered', wanted.length > 0);
    const section = wanted.find(([name]) => name === 'requirement')?.[1];
    for (const tile of tiles) {
      if (tile.dataset.section === section) tile.setAttribute('aria-current', 'true');
      else if (tile.hasAttribute('aria-current')) tile.removeAttribute('aria-current');
    }
    return wanted;
  };

  // The address tells what is shown, so that it can be sent to somebody; one that names a check stays while nothing is filtered.
  const filter = () => {
    const wanted = show();
    if (wanted.length > 0) history.replaceState(null, '', '#' + new URLSearchParams(wanted));
    else if (location.hash.includes('=')) history.replaceState(null, '', location.pathname + location.search);
  };

  const filterAsAddressed = () => {
    form.reset();
    for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
      if (form.elements[name]?.name === name) form.elements[name].value = value;
    }
    show();
    document.getElementById('checks').scrollIntoView();
  };

  const offerRequirements = () => {
    const rows = new Set(checks.flatMap((check) => check.dataset.rows.split(' ')).filter((row) => row));
    const sections = new Set([...rows].map((row) => row.replace(/-[^-]*$/, '')));
    const options = [...sections, ...rows].sort().map((value) => {
      const option = document.createElement('option');
      option.value = value;
      return option;
    });
    document.getElementById('requirements').replaceChildren(...options);
  };

  form.addEventListener('input', filter);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(filter));
  form.elements.requirement.addEventListener('focus', offerRequirements, { once: true });
  form.elements.open.addEventListener('click', () => {
    for (const check of checks) if (!check.hidden) check.open = true;
  });
  form.elements.close.addEventListener('click', () => {
    for (const check of checks) check.open = false;
  });
`;
