import { visible } from '../../shared/visible.js';

/** Text that came from outside, in prose: inert, and isolated so that its writing direction ends with it. */
export function Remote({ text }: { text: string }) {
  // A very long text scrolls in its own box, which the keyboard must be able to reach.
  const box = text.length > 1000 && { class: 'long', tabIndex: 0 };
  return <bdi {...box}>{visible(text)}</bdi>;
}

/** Text that crossed the wire, or could be typed: the same in monospace. */
export function Wire({ text }: { text: string }) {
  return (
    <code>
      <Remote text={text} />
    </code>
  );
}
