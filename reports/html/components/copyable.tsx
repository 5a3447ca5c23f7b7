import { Wire } from './remote.js';

/** A command to take away. The script shows the button, which does nothing without. */
export function Copyable({ text, what }: { text: string; what: string }) {
  return (
    <div class="copyable">
      <Wire text={text} />
      <button type="button" class="copy" data-what={what} hidden>
        Copy
      </button>
    </div>
  );
}
