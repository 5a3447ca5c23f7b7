/** What the filters leave: it stays in sight above the checks. */
export const showingStyle = `
#showing { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .3rem .75rem; align-items: center;
  padding: .35rem 0; background: var(--page); font-size: .87rem; color: var(--muted); font-variant-numeric: tabular-nums }
#chips { display: flex; flex-wrap: wrap; gap: .3rem .4rem }
.chip { min-height: 0; padding: .05rem .55rem; border-radius: 1rem; border-color: var(--link); color: var(--link); background: var(--sheet);
  overflow-wrap: anywhere }
.check, .suite, .dialogue { scroll-margin-top: 3rem }
#checks .suite { content-visibility: auto; contain-intrinsic-size: auto 60rem }
.tile a[aria-current] { outline: 2px solid var(--link); outline-offset: 1px; border-radius: 3px }
.unseen-text { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.print-only { display: none }
@media screen and (max-width: 50rem) { .chip { min-height: 1.6rem } }
`;
