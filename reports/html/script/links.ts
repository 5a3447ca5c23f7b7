/** Links: what is linked to is unfolded, and a tile of the map filters the checks. */
export const links = `
  const reveal = (id) => {
    const target = id && document.getElementById(id);
    if (!target) return;
    const check = target.closest('details.check');
    if (check?.hidden) {
      form.reset();
      show();
    }
    for (let box = target; box; box = box.parentElement?.closest('details')) if (box.localName === 'details') box.open = true;
    target.scrollIntoView();
    check?.querySelector('summary').focus({ preventScroll: true });
  };

  const goToAddress = () => {
    if (location.hash.includes('=')) filterAsAddressed();
    else reveal(location.hash.slice(1));
  };

  addEventListener('hashchange', goToAddress);
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link) return;
    if (!link.dataset.section) {
      setTimeout(reveal, 0, link.hash.slice(1));
      return;
    }
    event.preventDefault();
    form.reset();
    form.elements.requirement.value = link.dataset.section;
    filter();
    reveal(link.hash.slice(1));
  });
`;
