/** Copying, and sessions that several checks share: a copy stands in the place of each link once the check is open. */
export const copy = `
  const said = document.getElementById('said');

  const label = (button, word) => {
    button.textContent = word;
    button.setAttribute('aria-label', word + ' ' + button.dataset.what);
  };

  const take = async (button) => {
    const command = button.closest('.copyable');
    const source = command ? command.querySelector('code') : button.closest('figure').querySelector('ol');
    const text = command ? source.textContent : [...source.children].map((line) => line.textContent + '\\n').join('');
    try {
      await navigator.clipboard.writeText(text);
      label(button, 'Copied');
      said.textContent = 'Copied ' + button.dataset.what;
    } catch {
      getSelection().selectAllChildren(source);
      label(button, 'Selected');
      said.textContent = 'Selected ' + button.dataset.what + '; copy it with the keys of your system';
    }
  };

  const addButtons = (box) => {
    for (const figure of box.querySelectorAll('figure.dialogue:not(:has(button))')) {
      const caption = figure.querySelector('figcaption');
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'copy';
      button.dataset.what = caption.textContent;
      label(button, 'Copy');
      if (figure.querySelector('ol')) caption.append(button);
    }
  };

  const bringShared = (box) => {
    for (const link of box.querySelectorAll('.elsewhere a')) {
      const item = link.closest('li');
      const session = document.getElementById(link.hash.slice(1));
      if (!session || item.querySelector('figure')) continue;
      const copied = session.cloneNode(true);
      copied.removeAttribute('id');
      item.append(copied);
    }
  };

  document.addEventListener('click', (event) => {
    const button = event.target.closest('button.copy');
    if (button) take(button);
  });
  document.addEventListener('toggle', ({ target }) => {
    if (!target.open) return;
    bringShared(target);
    addButtons(target);
  }, true);
  for (const button of document.querySelectorAll('button.copy')) {
    label(button, 'Copy');
    button.hidden = false;
  }
`;
