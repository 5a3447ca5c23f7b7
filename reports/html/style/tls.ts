/** The TLS section: its tables scroll in their own boxes, and the first column of the suites stays in sight. */
export const tlsStyle = `
.endpoint { margin-top: 1.5rem }
.endpoint h3 { font-size: 1.05rem; font-weight: 650; padding-bottom: .3rem; border-bottom: 1px solid var(--line) }
.endpoint h3 small, .endpoint th small { font-weight: 400; color: var(--muted) }
.endpoint h3 small { margin-left: .6rem; white-space: nowrap }
.endpoint h4 { font-size: .95rem; font-weight: 650; margin: 1.1rem 0 .4rem }
.endpoint .card h4 { margin-top: 0 }
.endpoint .cards { margin-top: 1.1rem; align-items: start }
.endpoint .cards:empty { display: none }
.endpoint .card .facts > div { grid-template-columns: 6.5rem minmax(0, 1fr) }
.endpoint .features .facts > div { grid-template-columns: 11rem minmax(0, 1fr) }
.endpoint .state { margin-top: .1rem }
.endpoint .badge { white-space: normal; align-items: baseline }
.endpoint .scroll th, .endpoint .scroll td { text-align: left; vertical-align: baseline }
.endpoint .scroll .words { white-space: normal; min-width: 9rem }
.endpoint .scroll .badge { white-space: nowrap }
.endpoint th small { display: block }
@media (min-width: 50rem) { .endpoint .features { grid-column: span 2 } }
.policy { margin-top: .8rem }
.policy ul { margin: .5rem 0; display: grid; gap: .3rem; font-size: .9rem }
.policy li { display: grid; grid-template-columns: 11rem minmax(0, 1fr); gap: .1rem .75rem; align-items: baseline }
.policy li .badge { justify-self: start }
.suites > summary { margin-bottom: .5rem }
.suites figcaption { color: var(--muted); font-size: .87rem }
.suites th:first-child { position: sticky; left: 0; background: var(--sheet) }
.suites tbody th { color: var(--text) }
.suites td code { display: block }
.endpoint .suites th, .endpoint .suites td { padding: .2rem .5rem; font-size: .95em }
.endpoint .suites thead th { white-space: normal; min-width: 3rem }
.marks { display: flex; flex-wrap: wrap; gap: .3rem .4rem }
.chain { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr)); gap: 1.4rem; margin-top: .6rem;
  align-items: start }
.chain > li { position: relative }
.chain > li + li::before { content: ''; position: absolute; left: -1.05rem; top: 1.3rem; width: .45rem; height: .45rem;
  border: solid var(--muted); border-width: 1.5px 1.5px 0 0; transform: rotate(45deg) }
.chain .anchor { border-style: dashed }
.chain details { margin-top: .5rem; font-size: .9rem }
.print { user-select: all }
.endpoint .same-key { margin-top: .8rem }
@media (max-width: 50rem) {
  .policy li { grid-template-columns: minmax(0, 1fr) }
  .endpoint .features .facts > div { grid-template-columns: minmax(0, 1fr) }
  .suites tbody th code { display: block; width: 9.5rem; white-space: normal }
  .chain > li::before { display: none }
}
@media print {
  .endpoint .scroll { overflow: visible }
  .endpoint .scroll table { font-size: 8pt }
  .endpoint .suites th, .endpoint .suites td { padding: .1rem .2rem }
  .endpoint .suites thead th, .endpoint .suites .words { min-width: 0 }
  .endpoint details:not(.sessions)::details-content { content-visibility: visible }
}
`;
