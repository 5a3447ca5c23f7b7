import { dialogueStyle } from './dialogue.js';
import { overviewStyle } from './overview.js';
import { printStyle } from './print.js';
import { rolesStyle } from './roles.js';
import { showingStyle } from './showing.js';
import { sinceStyle } from './since.js';
import { stepsStyle } from './steps.js';
import { tlsStyle } from './tls.js';

const light = `
  --page: #f6f7f8; --sheet: #ffffff; --text: #1b2026; --muted: #555e68; --line: #d8dce1; --wire: #f2f4f6; --link: #0b55ad;
  --fail: #a1121f; --fail-bg: #fce6e7; --error: #82198d; --error-bg: #f8e6fa; --warn: #774600; --warn-bg: #fcefd2;
  --inconclusive: #3e429b; --inconclusive-bg: #e8e9fa; --info: #0b518f; --info-bg: #e1effa;
  --pass: #17602f; --pass-bg: #dff2e5; --idle: #4f5862; --idle-bg: #eceff2;
`;

const dark = `
  --page: #121518; --sheet: #1a1e22; --text: #e3e6e9; --muted: #a2abb4; --line: #363d45; --wire: #14181b; --link: #86bcff;
  --fail: #ff9d9f; --fail-bg: #431b20; --error: #e8a8f3; --error-bg: #3b1b42; --warn: #f0c26a; --warn-bg: #3b2b10;
  --inconclusive: #b9bcff; --inconclusive-bg: #272a52; --info: #8fcaff; --info-bg: #142e48;
  --pass: #88daa2; --pass-bg: #15351f; --idle: #b0b8c0; --idle-bg: #2b3138;
`;

const verdictColors = ['fail', 'error', 'warn', 'inconclusive', 'info', 'pass']
  .map(
    (verdict) => `
.badge.${verdict} { color: var(--${verdict}); background: var(--${verdict}-bg) }
.counts .${verdict} { color: var(--${verdict}) }
.bar .${verdict} { fill: var(--${verdict}) }
.tile.${verdict} { background: var(--${verdict}-bg); border-left-color: var(--${verdict}) }`,
  )
  .join('');

/** The one inline style. Colours meet WCAG AA in light and dark; nothing in it loads anything. */
export const style = `
:root { color-scheme: light dark; ${light} }
@media (prefers-color-scheme: dark) { :root { ${dark} } }
* { box-sizing: border-box }
[hidden] { display: none !important }
html { scroll-padding-top: 1rem }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, sans-serif }
code, .dialogue, .copy-text { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace; font-size: .87em }
code, bdi { overflow-wrap: anywhere }
.long { display: block; max-height: 12rem; overflow-y: auto }
a { color: var(--link); text-underline-offset: .15em }
h1, h2, h3, h4, p, ul, ol, dl, dd { margin: 0; padding: 0 }
ul, ol { list-style: none }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
.masthead, main, footer { max-width: 78rem; margin: 0 auto; padding: 0 1.5rem }
.sprite { position: absolute }

.masthead { padding-top: 2rem }
h1 { font-size: 1.75rem; line-height: 1.2; font-weight: 650; letter-spacing: -.01em }
.result { margin-top: .75rem; display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; font-size: 1.06rem }
.when { color: var(--muted); margin-top: .25rem; font-variant-numeric: tabular-nums }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin-top: 1.25rem; padding: .6rem 0; border-block: 1px solid var(--line) }
main > section { margin-top: 2.25rem }
h2 { font-size: 1.2rem; font-weight: 650; margin-bottom: .75rem }
footer { margin-top: 3rem; padding-block: 1rem 2rem; color: var(--muted); font-size: .87rem }
.none { color: var(--muted) }

.badge { display: inline-flex; align-items: center; gap: .35rem; padding: .05rem .5rem .05rem .4rem; border-radius: 4px;
  font-size: .8rem; line-height: 1.5; font-weight: 600; white-space: nowrap; color: var(--idle); background: var(--idle-bg) }
.icon { width: .85em; height: .85em; flex: none; fill: none; stroke: currentColor; stroke-width: 2.2; stroke-linecap: round; stroke-linejoin: round }

.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr)); gap: 1rem }
.card { min-width: 0; background: var(--sheet); border: 1px solid var(--line); border-radius: 6px; padding: .9rem 1rem 1rem }
.card h3 { font-size: 1rem; font-weight: 650 }
.card h3 code { display: block; font-weight: 400; color: var(--muted) }
.state { color: var(--muted); font-size: .9rem }
.unjudged { color: var(--inconclusive); font-weight: 600 }
.bar { display: block; width: 100%; height: .5rem; margin: .7rem 0 .45rem; border-radius: 3px; background: var(--idle-bg) }
.bar rect { fill: var(--idle); stroke: var(--sheet); stroke-width: 2px; vector-effect: non-scaling-stroke }
.counts { display: flex; flex-wrap: wrap; gap: .1rem .9rem; font-size: .87rem; color: var(--idle); font-variant-numeric: tabular-nums }
.counts .icon { margin-right: .3rem }
.facts { font-size: .9rem }
.facts > div { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: 0 .75rem; padding: .15rem 0 }
.facts dt { color: var(--muted) }
.card .facts { margin-top: .7rem }
.card .facts > div { grid-template-columns: 5.5rem minmax(0, 1fr) }
.capabilities { margin-top: .5rem; font-size: .9rem }
summary { cursor: pointer }

.suite > .check { background: var(--sheet); border: 1px solid var(--line) }
.check .badge { justify-self: start }
.name { display: block; min-width: 0 }
.title { display: block; font-weight: 600 }
.id { display: block; color: var(--muted); line-height: 1.4 }
.variant code { padding: 0 .3rem; border-radius: 3px; background: var(--idle-bg); color: var(--idle) }
.expected { padding: 0 .3rem; border-radius: 3px; background: var(--idle-bg); color: var(--idle); font-size: .87rem }
.expected.unmet { color: var(--fail); font-weight: 600 }
.message { margin-top: .15rem }
.rating, .where { color: var(--muted); font-size: .87rem }

#map h3 { font-size: 1rem; font-weight: 650; margin-top: .75rem }
.chapter h4 { font-size: .9rem; font-weight: 600; margin: .7rem 0 .3rem }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 10.5rem), 1fr)); gap: .3rem }
.tile { background: var(--idle-bg); border-left: 4px solid var(--muted); border-radius: 3px; font-size: .82rem; line-height: 1.35 }
.tile.blank { background: none; border: 1px dashed var(--line) }
.tile > * { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .05rem .4rem; height: 100%; padding: .3rem .45rem;
  align-content: start; color: inherit; text-decoration: none }
.tile > a:hover .heading { text-decoration: underline }
.tile .number { font-weight: 650 }
.tile .badge { padding: 0; background: none; font-size: inherit }
.tile .heading, .tile .count { grid-column: 1 / -1 }
.tile .count { color: var(--muted); font-variant-numeric: tabular-nums }

#filters { display: flex; flex-wrap: wrap; gap: .6rem .75rem; align-items: end; margin-bottom: 1rem; padding: .8rem 1rem;
  background: var(--sheet); border: 1px solid var(--line); border-radius: 6px; font-size: .87rem }
#filters label { display: grid; gap: .15rem; color: var(--muted); min-width: 0 }
#filters .words { flex: 1 1 14rem }
input, select, button { font: inherit; color: var(--text); background: var(--page); border: 1px solid var(--muted); border-radius: 4px;
  padding: .3rem .5rem; max-width: 100%; min-height: 2.1rem }
input { width: 100% }
input::placeholder { color: var(--muted); opacity: 1 }
button { cursor: pointer }
.buttons { display: flex; flex-wrap: wrap; gap: .5rem }

.suite { margin-top: 1.25rem }
.suite > h3 { font-size: 1rem; font-weight: 650; margin-bottom: .4rem }
.suite small { font-weight: 400; font-size: .87rem; color: var(--muted); margin-left: .35rem }
.suite > .check + .check { border-top: 0 }
.check > summary { list-style: none; padding: .4rem 1rem .45rem .6rem; display: grid; grid-template-columns: 1rem minmax(0, 1fr); align-items: baseline }
.check > summary::-webkit-details-marker { display: none }
.check > summary::before { content: ''; width: .4rem; height: .4rem; border: solid var(--muted); border-width: 0 1.5px 1.5px 0; transform: translateY(-.1rem) rotate(-45deg) }
.check[open] > summary::before { transform: translateY(-.2rem) rotate(45deg) }
.check > summary:hover, .check:target > summary { background: var(--wire) }
.check > summary:focus-visible { outline-offset: -2px }
.row { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr) 8rem 9.5rem; gap: .1rem 1rem; align-items: baseline }
.check .title { font-weight: 500 }
.body { padding: .4rem 1rem 1rem 1.6rem }

.legend > div { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: 0 1rem; padding: .2rem 0; align-items: baseline }
.legend + p { margin-top: .6rem }
.scroll { overflow-x: auto }
.scroll figcaption { padding: 0 0 .6rem; font-size: inherit; color: inherit }
.scroll table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; background: var(--sheet) }
.scroll th, .scroll td { border: 1px solid var(--line); padding: .25rem .7rem; text-align: right; font-weight: 400; white-space: nowrap }
.scroll thead th, .scroll tbody th { color: var(--muted) }
.scroll th:first-child { text-align: left }
${overviewStyle}
${stepsStyle}
${showingStyle}
${dialogueStyle}
${tlsStyle}
${rolesStyle}
${sinceStyle}
${verdictColors}

@media screen and (max-width: 50rem) {
  .masthead, main, footer { padding-inline: .9rem }
  .row { grid-template-columns: minmax(0, 1fr) auto }
  .row > .name { grid-column: 1 / -1; grid-row: 2 }
  .row > .where { grid-column: 1 / -1 }
  .facts > div, .card .facts > div, .legend > div { grid-template-columns: minmax(0, 1fr) }
  .body { padding-left: 1rem }
}
${printStyle(light)}
`;
