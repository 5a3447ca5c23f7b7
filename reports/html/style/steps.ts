/** What to do first: what it is, how to mend it, where, and a command to take away. */
export const stepsStyle = `
.attention { margin-top: .6rem; background: var(--sheet); border: 1px solid var(--line); border-radius: 6px }
.attention > li { padding: .7rem 1rem }
.attention > li + li { border-top: 1px solid var(--line) }
.attention .badge { justify-self: start }
.found, .mend, .undecided > li { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr) 11rem; gap: .25rem 1rem; align-items: start }
.found + .found { margin-top: .6rem }
.variants li { margin-top: .15rem }
.attention .evidence a { margin-right: .35rem; white-space: nowrap }
.variants .evidence { display: block }
.evidence { font-size: .87rem; line-height: 1.35 }
.undecided .evidence li + li { margin-top: .3rem }
.rating li + li { margin-top: .1rem }
.mend { margin-top: .5rem }
.mend > div { grid-column: 2 / -1; padding-left: .7rem; border-left: 3px solid var(--pass) }
.mend p + p { margin-top: .2rem }
.ease { color: var(--muted); font-size: .87rem }
.rest, .again { margin-top: .6rem }
.attention .again { margin-top: .35rem }
.again > summary, .rest > summary { font-size: .9rem; color: var(--link) }
.copyable { display: flex; gap: .6rem; align-items: start; margin-top: .35rem; padding: .4rem .6rem; background: var(--wire);
  border: 1px solid var(--line); border-radius: 4px }
.copyable code { flex: 1 1 auto; min-width: 0 }
.copy { flex: none; min-height: 1.6rem; padding: .05rem .5rem; font-size: .8rem; background: var(--sheet) }
@media screen and (max-width: 50rem) {
  .found, .mend, .undecided > li { grid-template-columns: minmax(0, 1fr) }
  .mend > div { grid-column: 1 }
  .copyable { flex-wrap: wrap }
}
`;
