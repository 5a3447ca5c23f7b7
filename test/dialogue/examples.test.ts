import { describe, expect, it } from 'vitest';
import { type Case, scenarioProof } from '../proof/support.js';
import { compiled, dialoguesIn } from './files.js';
import { judged } from './judged.js';

const folder = 'examples/dialogues';
const example = (name: string) => compiled(`${folder}/${name}`);

describe('every example', () => {
  it.each(dialoguesIn(folder))('%s is proven below', (name) => {
    expect(Object.keys(proofs)).toContain(name);
  });
});

const testVirus: Record<'green' | 'red', Case> = { green: { faults: ['data-554-policy'] }, red: {} };

const proofs: Readonly<Record<string, () => void>> = {
  'vrfy-tells-nothing.dialogue.yaml': () =>
    describe('vrfy-tells-nothing.dialogue.yaml', () => {
      // The strict server says who exists, as RFC 5321 section 3.5.3 has it.
      it.each([['vrfy-252'], ['vrfy-unsupported-502'], ['vrfy-550-for-all']])('passes: %s', async (fault) => {
        const { verdict } = await judged(example('vrfy-tells-nothing.dialogue.yaml'), { faults: [fault] });
        expect(verdict).toBe('pass');
      });
      it('warns on the strict server', async () => {
        const { verdict, finding, message } = await judged(example('vrfy-tells-nothing.dialogue.yaml'));
        expect({ verdict, finding }).toEqual({ verdict: 'warn', finding: 'tells' });
        expect(message).toContain('VRFY alice@reference.test drew 250 ');
      });
      it('is inconclusive where VRFY is put off', async () => {
        const { verdict } = await judged(example('vrfy-tells-nothing.dialogue.yaml'), {
          faults: ['vrfy-451'],
        });
        expect(verdict).toBe('inconclusive');
      });
    }),
  'banner.dialogue.yaml': () =>
    scenarioProof(example('banner.dialogue.yaml'), {
      reference: { hostname: 'mx.reference.test' },
      conforming: [{}, { faults: ['greeting-multiline-ok'] }],
      violating: [
        { finding: 'banner', faults: ['greeting-no-domain'] },
        { finding: 'banner', faults: ['greeting-localhost'] },
        { finding: 'banner', faults: ['greeting-private-address'] },
        { finding: 'noGoodbye', faults: ['quit-250'] },
        { finding: 'staysOpen', faults: ['quit-no-close'] },
      ],
      undecided: [
        { verdict: 'inconclusive', faults: ['reset-after-greeting'] },
        { verdict: 'inconclusive', faults: ['close-after-greeting'] },
        { verdict: 'inconclusive', faults: ['quit-no-reply-close'] },
      ],
    }),
  'old-domain.dialogue.yaml': () =>
    scenarioProof(example('old-domain.dialogue.yaml'), {
      conforming: [{}],
      violating: [
        { finding: 'stillAccepted', faults: ['relay-open'] },
        { finding: 'sessionBroken', faults: ['rset-500'] },
      ],
      undecided: [
        { verdict: 'inconclusive', faults: ['rcpt-temporary-450'] },
        { verdict: 'inconclusive', faults: ['rcpt-refused-550'] },
        { verdict: 'inconclusive', faults: ['error-closes-session'] },
      ],
    }),
  'test-virus.dialogue.yaml': () =>
    describe('test-virus.dialogue.yaml', () => {
      it('passes where the message is refused', async () => {
        expect(await judged(example('test-virus.dialogue.yaml'), testVirus.green)).toMatchObject({
          verdict: 'pass',
        });
      });
      it('fails where it is accepted, with the octets of the message as evidence', async () => {
        const { verdict, finding, sent } = await judged(example('test-virus.dialogue.yaml'), testVirus.red);
        expect({ verdict, finding }).toEqual({ verdict: 'fail', finding: 'accepted' });
        expect(sent).toContain(
          '\r\n\r\nX5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*\r\n.\r\n',
        );
      });
      it('is skipped where nothing may be delivered, or no mailbox is given', async () => {
        const cases: Case[] = [{ allow: 'probe' }, { recipient: false }];
        for (const one of cases)
          expect(await judged(example('test-virus.dialogue.yaml'), one)).toMatchObject({
            verdict: 'skipped',
          });
      });
    }),
  'login-in-clear.dialogue.yaml': () =>
    scenarioProof(example('login-in-clear.dialogue.yaml'), {
      conforming: [{}],
      violating: [
        { finding: 'askedInClear', faults: ['auth-in-clear'] },
        { finding: 'notServed', faults: ['rcpt-refused-550'] },
      ],
      undecided: [
        { verdict: 'skipped', authenticated: false },
        { verdict: 'skipped', faults: ['auth-not-offered'] },
        { verdict: 'inconclusive', faults: ['rcpt-temporary-450'] },
        { verdict: 'not-applicable', faults: ['starttls-not-offered'] },
      ],
    }),
  'pipelined-refusal.dialogue.json': () =>
    scenarioProof(example('pipelined-refusal.dialogue.json'), {
      conforming: [{}],
      violating: [{ finding: 'mixedUp', faults: ['null-recipient-accepted'] }],
      undecided: [
        { verdict: 'inconclusive', faults: ['pipelined-input-lost'], timeoutMs: 500 },
        { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
        { verdict: 'not-applicable', faults: ['ehlo-without-pipelining'] },
      ],
    }),
};

for (const prove of Object.values(proofs)) prove();
