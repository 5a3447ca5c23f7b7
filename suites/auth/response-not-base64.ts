import type { Answer, Session } from '../../runner/net/index.js';
import type { Context, ScenarioMeta } from '../../runner/scenario/index.js';
import { openForMechanism } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';
import { beginExchange, endExchange, madeUpPlain, respond } from '../shared/made-up-sasl.js';

interface Damage {
  readonly mechanism: 'PLAIN' | 'LOGIN';
  readonly isInitial?: boolean;
  /** The line; `sound` is base64 of made-up credentials. */
  readonly line: (sound: string) => string;
  /** What is out of place in a line that is of base64 otherwise. A skipped pad leaves no base64, so that its refusal needs no control. */
  readonly near?: 'pad' | 'foreign';
}

/** So much of sound base64 stands in front of what does not belong there: whole groups of four. */
const head = 8;
const inserted = (octets: string) => (sound: string) => sound.slice(0, head) + octets + sound.slice(head);

const variants = {
  initial: { mechanism: 'PLAIN', isInitial: true, line: () => '!!!!' },
  response: { mechanism: 'PLAIN', line: () => 'not*base64' },
  login: { mechanism: 'LOGIN', line: () => 'not*base64' },
  command: { mechanism: 'PLAIN', line: () => 'NOOP smtpspec.test' },
  'padding-first': { mechanism: 'PLAIN', line: () => '=AAA', near: 'pad' },
  'padding-inside': { mechanism: 'PLAIN', line: () => 'AAA=BBB', near: 'pad' },
  space: { mechanism: 'PLAIN', line: inserted(' '), near: 'foreign' },
  // Of the other alphabet (RFC 4648 section 5).
  hyphen: { mechanism: 'PLAIN', line: inserted('----'), near: 'foreign' },
} as const satisfies Record<string, Damage>;

export const responseNotBase64 = defineScenario({
  meta: {
    id: 'auth/response-not-base64',
    title: 'A response that is not base64, or has anything out of place in it, draws 501',
    why: 'A server that guesses what was meant takes passwords that were not sent, and tells a broken client that its password is wrong.',
    axis: 'conformance',
    requirements: ['4954-4-13', '4954-4-14'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: {
      taken: {
        message: 'In AUTH {mechanism}, a line that is no base64 drew {reply}, as if it were one',
        breaks: ['4954-4-14', '4954-4-13'],
      },
      served: {
        message: 'A line inside the exchange of AUTH {mechanism} was served as a command: {reply}',
        breaks: ['4954-4-14', '4954-4-13'],
      },
      // 535 is in wide use, and hides from the client that the password was not looked at.
      otherCode: {
        message: 'In AUTH {mechanism}, a line that is no base64 was refused with {reply}, not 501',
        breaks: ['4954-4-13'],
        byTheLetter: true,
      },
      nearCode: {
        message:
          'In AUTH {mechanism}, base64 with something out of place in it was met with {reply}, not 501{sound}',
        // With credentials that are wrong no reply shows that something was skipped.
        breaks: ['4954-4-13'],
        byTheLetter: true,
      },
      enhanced: {
        message: 'In AUTH {mechanism}, a line that is no base64 was refused without 5.5.2: {reply}',
        breaks: ['4954-4-13'],
        byTheLetter: true,
      },
    },
    variants,
    remedy: {
      any: 'Decode base64 strictly, and answer 501 5.5.2 to whatever does not decode.',
      postfix: 'No setting is known (3.7); what Cyrus SASL refuses draws 535, whatever the reason.',
      exim: 'No setting is known (4.96); blanks inside base64 are skipped. Report it to the makers.',
      opensmtpd: 'No setting is known (7.6); blanks inside base64 are skipped. Report it to the makers.',
      haraka: 'No setting is known (3.3.4); report it to the makers.',
    },
  },
  async run(context) {
    const { probe, variant, violation, pass, inconclusive, notApplicable } = context;
    const { mechanism, isInitial = false, line, near }: Damage = variant;
    const { open, missing } = await openForMechanism(context, mechanism);
    if (missing !== undefined) return notApplicable(missing);
    const damaged = line(madeUpPlain(probe));
    const begun = await beginExchange(open, mechanism, isInitial ? damaged : undefined);
    if (!isInitial && !begun.is(334)) return inconclusive(`AUTH ${mechanism} drew ${begun}`);
    const reply = isInitial ? begun : await respond(open, damaged);
    await endExchange(open, reply);
    if (reply.is(235) || reply.is(3)) return violation('taken', { mechanism, reply });
    if (reply.is(2)) return violation('served', { mechanism, reply });
    if (!reply.is(5)) return inconclusive(`it drew ${reply}`);
    if (isInitial && !reply.is(501)) {
      const control = await beginExchange(open, mechanism);
      await endExchange(open, control);
      if (!control.is(334)) return inconclusive(`it drew ${reply}, and AUTH ${mechanism} alone ${control}`);
    }
    if (!reply.is(501)) {
      if (near === undefined) return violation('otherCode', { mechanism, reply });
      const sound = near === 'pad' ? '' : beside(reply, await soundOne(context, open));
      return violation('nearCode', { mechanism, reply, sound });
    }
    const isFit = !open.offers('ENHANCEDSTATUSCODES') || reply.text.startsWith('5.5.2');
    return isFit ? pass(`it drew ${reply}`) : violation('enhanced', { mechanism, reply });
  },
});

/** A control, on a session of its own: what made-up credentials draw in a response with no damage. */
async function soundOne(context: Context<ScenarioMeta>, damaged: Session): Promise<Answer | undefined> {
  await damaged.quit();
  const { open } = await openForMechanism(context, 'PLAIN');
  if (open === undefined) return undefined;
  const begun = await beginExchange(open, 'PLAIN');
  const reply = begun.is(334) ? await respond(open, madeUpPlain(context.probe)) : begun;
  await endExchange(open, reply);
  return reply;
}

/** What the two replies show together. */
function beside(damaged: Answer, sound: Answer | undefined): string {
  if (sound?.is(5) !== true) return '';
  const isSame = sound.reply?.raw === damaged.reply?.raw;
  return isSame
    ? '; undamaged it draws the same, so whether it was decoded cannot be told'
    : `; undamaged it drew ${sound}, so it was refused for the damage`;
}
