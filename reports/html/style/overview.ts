/** The table of servers and services: a bar and a word in each cell, which is a link. */
export const overviewStyle = `
.overview table { width: 100% }
.overview th, .overview td { text-align: left; vertical-align: top }
.overview tbody th { color: var(--text); font-weight: 600; white-space: normal; min-width: 10rem }
.overview th small { display: block; font-weight: 400; color: var(--muted) }
.overview td { min-width: 11rem; padding: 0 }
.overview td a { display: grid; grid-template-columns: auto 1fr; gap: 0 .6rem; align-items: baseline; padding: .4rem .7rem .45rem;
  color: inherit; text-decoration: none }
.overview td a:hover { background: var(--wire) }
.overview td a:hover .counts { text-decoration: underline }
.overview td a:focus-visible { outline-offset: -2px }
.overview .port { color: var(--muted); font-size: .87em }
.overview .bar { grid-column: 1 / -1; margin: .35rem 0 .25rem }
.overview .counts { display: block; grid-column: 1 / -1; white-space: normal }
.overview + section, .facts-of-targets { margin-top: .9rem }
.facts-of-targets > .cards { margin-top: .7rem }
.sessions { margin-top: .5rem; font-size: .9rem }
@media screen and (max-width: 50rem) {
  .overview table, .overview tbody, .overview tr, .overview tbody th, .overview td { display: block; width: 100% }
  .overview thead { display: none }
  .overview td { border-top: 0 }
  .overview tbody th { background: var(--wire) }
}
`;
