/** A session: time and TLS in the margin, then who speaks, then what. Each line is one element, and hangs below its own beginning. */
export const dialogueStyle = `
figure { margin: 0 }
figcaption { text-align: left; font: .87rem/1.5 system-ui, sans-serif; color: var(--muted); padding: .35rem .75rem }
figure.dialogue { margin-top: .8rem; background: var(--wire); border: 1px solid var(--line); border-radius: 4px; font-size: .82rem }
.dialogue figcaption { border-bottom: 1px solid var(--line) }
.dialogue figcaption .copy { float: right }
.tall { max-height: 34rem; overflow-y: auto }
.dialogue ol { padding: .35rem .75rem .45rem 0 }
.dialogue li { position: relative; padding-left: calc(7.2rem + 4ch); text-indent: -4ch; white-space: pre-wrap; overflow-wrap: anywhere;
  unicode-bidi: isolate }
.dialogue li::before { content: attr(data-ms) ' ms'; position: absolute; left: 0; width: 4.6rem; text-indent: 0; text-align: right;
  color: var(--muted); white-space: pre }
.dialogue li.tls::after { content: 'TLS'; position: absolute; left: 5.2rem; text-indent: 0; color: var(--muted) }
.dialogue .client { color: var(--link); font-weight: 600 }
.dialogue .client::before, .dialogue .client::after { font-weight: 400 }
.dialogue .note { color: var(--muted); font-style: italic }
.dialogue .eol { color: var(--muted); font-weight: 400 }
.elsewhere { margin-top: .5rem; font-size: .9rem }
@media screen and (max-width: 50rem) {
  .dialogue li { padding-left: calc(.6rem + 4ch) }
  .dialogue li::before, .dialogue li.tls::after { position: static; display: inline-block; width: auto }
  .dialogue li::before { content: none }
  .dialogue li.tls::after { margin-left: 1ch }
}
`;
