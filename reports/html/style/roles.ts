/** The role matrix: its table scrolls in its own box, and the services stay in sight. */
export const rolesStyle = `
#roles .scroll { margin-top: .6rem }
#roles .scroll th, #roles .scroll td { text-align: left; vertical-align: baseline }
#roles .scroll thead th { white-space: normal; min-width: 5.5rem }
#roles .scroll th:first-child { position: sticky; left: 0; background: var(--sheet) }
#roles .scroll tbody th { color: var(--text) }
#roles .scroll td { padding: .25rem .45rem }
#roles .scroll a { display: inline-block; border-radius: 4px }
#roles details { margin-top: .6rem }
.remarks { margin-top: .7rem; display: grid; gap: .4rem; font-size: .9rem }
.remarks li { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: .1rem .75rem; align-items: baseline }
.remarks li .badge { justify-self: start }
@media (max-width: 50rem) { .remarks li { grid-template-columns: minmax(0, 1fr) } }
@media print {
  #roles .scroll { overflow: visible }
  #roles .scroll table { font-size: 8pt }
  #roles .scroll thead th { min-width: 0 }
  #roles .scroll th, #roles .scroll td { padding: .1rem .2rem }
  #roles .scroll .badge { white-space: normal }
  #roles details::details-content { content-visibility: visible }
}
`;
