/** What became of the findings of an earlier run. */
export const sinceStyle = `
#since h3 { font-size: 1rem; font-weight: 650; margin: .9rem 0 .4rem }
#since small { font-weight: 400; font-size: .87rem; color: var(--muted); margin-left: .35rem }
#since details { margin-top: .9rem }
#since details > .changes { margin-top: .4rem }
.changes { background: var(--sheet); border: 1px solid var(--line); border-radius: 6px }
.changes > li { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr) 8rem 9.5rem; gap: .25rem 1rem; padding: .5rem 1rem; align-items: start }
.changes > li + li { border-top: 1px solid var(--line) }
.changes .badge { justify-self: start }
@media (max-width: 50rem) {
  .changes > li { grid-template-columns: minmax(0, 1fr) auto }
  .changes > li > div { grid-column: 1 / -1; grid-row: 2 }
  .changes .evidence { grid-column: 1 / -1 }
}
@media print { #since details::details-content { content-visibility: visible } }
`;
