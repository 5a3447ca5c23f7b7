import type { Session } from '../../runner/net/index.js';
import { defineScenario } from '../shared/define.js';
import { type Asker, lookUp, madeUpMailbox, tells } from '../shared/enumeration.js';
import { describeShift, looks, nextLook, rule, ruledOutMs, shiftOf } from '../shared/time-evidence.js';

/** All waits together; behind it a server that delays its replies is left alone. */
const mostWaitMs = 240_000;
/** Pairs in one session: some servers end it at the tenth command that is not about mail. */
const pairsPerSession = 4;

export const hardeningUserEnumerationTiming = defineScenario({
  meta: {
    id: 'hardening/user-enumeration-timing',
    title:
      'Where code and text tell nothing, VRFY and RCPT take as long for a mailbox that exists as for one that does not',
    why: 'A server that takes every name, and looks up only some of them, tells by its haste what it means to hide.',
    axis: 'security',
    severity: 'low',
    requirements: ['5321-7.3-05'],
    weaknesses: ['CWE-208'],
    services: ['smtp'],
    // Up to 240 recipients or names in a row look like harvesting, and may get the auditor blocked.
    impact: 'stress',
    needs: { recipient: true },
    variants: { vrfy: 'VRFY', rcpt: 'RCPT' } as const,
    findings: {
      told: { message: '{verb} of the mailbox that exists took {shift} than of one that does not' },
    },
    remedy: {
      any: 'Refuse unknown recipients at once, or take every name without a look at it.',
    },
  },
  async run({ session, probe, variant: verb, violation, pass, inconclusive, notApplicable }) {
    const mailbox = probe.recipient;
    const nobody = madeUpMailbox(probe);
    const rung = verb === 'RCPT' ? 'mail' : 'hello';
    let open = await session(rung);
    const found = await lookUp(open, verb, mailbox, nobody);
    if (!('real' in found)) return inconclusive(`${verb} drew ${found}`);
    const { real, before } = found;
    if (!real.is(2)) return notApplicable(`${verb} drew ${real} for the mailbox that exists`);
    if (tells(found, [mailbox, nobody]) !== false)
      return notApplicable(`${verb} drew ${real} and ${before}: it needs no clock to tell them apart`);

    const differences: number[] = [];
    let waited = 0;
    let told = 'too few tries';
    for (let look = nextLook(0); look !== undefined; look = nextLook(look)) {
      while (differences.length < look) {
        if (differences.length % pairsPerSession === 0) {
          await open.quit();
          open = await session(rung);
          // The first reply of a session may wait for a process to start.
          await open.command('NOOP');
        }
        const pair = await timePair(open, verb, mailbox, nobody);
        if (typeof pair === 'string')
          return inconclusive(`cannot tell: after ${differences.length} pairs ${pair}`);
        waited += pair.waited;
        if (waited > mostWaitMs)
          return inconclusive(`cannot tell: ${differences.length} pairs took ${Math.round(waited / 1000)} s`);
        differences.push(pair.difference);
      }
      const shift = shiftOf(differences);
      told = describeShift(shift);
      const ruling = rule(shift);
      if (ruling === 'open') continue;
      if (ruling === 'different') return violation('told', { verb, shift: told });
      return pass(`no difference of ${ruledOutMs} ms or more: the mailbox that exists took ${told}`);
    }
    return inconclusive(`cannot tell: replies vary too much; after ${looks.at(-1)} pairs, ${told}`);
  },
});

/** How much longer the mailbox that exists takes; chance decides which one is asked for first. In words, what came in its place. */
async function timePair(
  open: Session,
  verb: Asker,
  real: string,
  madeUp: string,
): Promise<{ difference: number; waited: number } | string> {
  const realFirst = Math.random() < 0.5;
  const times: number[] = [];
  for (const name of realFirst ? [real, madeUp] : [madeUp, real]) {
    const answer = await open.command(verb === 'RCPT' ? `RCPT TO:<${name}>` : `${verb} ${name}`);
    if (!answer.is(2) || answer.ms === undefined) return `${verb} drew ${answer}`;
    times.push(answer.ms);
  }
  const [first = 0, second = 0] = times;
  return { difference: realFirst ? first - second : second - first, waited: first + second };
}
