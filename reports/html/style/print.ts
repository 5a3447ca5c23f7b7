/**
 * On paper: the whole of the top, and of the checks each failure on the first service that has it, those that are open, and those that a
 * filter shows. All of a thousand closed ones would tell nothing, and all of them open would be a book. @param light  the colours of paper
 */
export const printStyle = (light: string): string => `
@media print {
  :root { color-scheme: light; ${light} }
  body { background: none; font-size: 10pt }
  nav, #filters, #showing, .again, button { display: none !important }
  .print-only { display: block; color: var(--muted) }
  .tall, .long { max-height: none; overflow: visible }
  .scroll { overflow: visible }
  .scroll table { font-size: 8pt }
  .scroll th, .scroll td { white-space: normal; padding: .1rem .3rem }
  .overview td { min-width: 0 }
  .card, .tile, .attention > li, .check > summary, .dialogue li, tr { break-inside: avoid }
  h2, h3, h4, figcaption { break-after: avoid }
  #checks .suite { content-visibility: visible }
  body:not(.filtered) .check:not([open], .printed),
  body:not(.filtered) .suite:not(:has(.check[open], .printed)) { display: none }
  .printed::details-content, .facts-of-targets::details-content, .rest::details-content { content-visibility: visible }
}
`;
