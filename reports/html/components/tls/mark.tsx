import type { SuiteFacts, Verdict } from '../../../../runner/result/index.js';
import { Icon } from '../icons.js';
import { Remote } from '../remote.js';

/** A property as symbol and word, in the look of a verdict; without a tone in no colour. */
export function Mark({ icon, tone, text }: { icon: Verdict; tone?: Verdict; text: string }) {
  return (
    <span class={tone === undefined ? 'badge' : `badge ${tone}`}>
      <Icon verdict={icon} />
      <Remote text={text} />
    </span>
  );
}

/** The strength of a cipher suite. */
export function Strength({ strength }: { strength: SuiteFacts['strength'] }) {
  return <Mark {...looks[strength]} text={strength} />;
}

const looks: Record<SuiteFacts['strength'], { icon: Verdict; tone?: Verdict }> = {
  recommended: { icon: 'pass', tone: 'pass' },
  sufficient: { icon: 'pass' },
  weak: { icon: 'warn', tone: 'warn' },
  broken: { icon: 'fail', tone: 'fail' },
};
