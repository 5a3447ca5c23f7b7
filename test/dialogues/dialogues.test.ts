/// <reference types="vite/client" />
import { describe, expect, it, vi } from 'vitest';
import { dialogues, type Recorded } from '../../suites/dialogues/index.js';
import { catalogue } from '../../suites/index.js';
import { mostLines } from './excerpt.js';
import { writeDialogues } from './files.js';
import { type Declared, declared, keepInvariant, keepScenario } from './proofs.js';
import { faultsOf, record, recordedFindings, verdictOf } from './record.js';

// Importing a proof declares it; here its cases are kept, to be played for what is said in them.
vi.mock('../proof/support.js', async (original) => ({
  ...(await original<object>()),
  scenarioProof: keepScenario,
  invariantProof: keepInvariant,
}));
// The run id stands in commands and messages.
vi.spyOn(globalThis.crypto, 'randomUUID').mockReturnValue('00000000-0000-4000-8000-000000000000');

/** `npm run record` writes all anew; without it a few are recorded and held against what is written. */
const writes = process.env.SMTPSPEC_DIALOGUES === 'write';

/** One of each kind: plain, of sessions, of messages, of the survey, of certificates, of LMTP, of AUTH, of invariants. */
const sample = [
  'commands/noop',
  'commands/equal-recipients',
  'delivery/dot-transparency',
  'hardening/bare-lf-end-of-data',
  'relay/percent-hack',
  'tls/cipher-order',
  'tls/certificate-validity',
  'lmtp/lhlo',
  'auth/cancel',
  'submission/rights',
  'replies/line-ending',
];

// Loading a proof declares its cases, which is what is wanted here; its tests belong to its own file, so none of them is run.
describe.skip('tests of their own that proofs have', async () => {
  for (const load of Object.values(import.meta.glob('../proof/*/*.proof.ts'))) await load();
});

describe.runIf(writes)('npm run record', () => {
  it('takes down every dialogue', { timeout: 3_600_000 }, async () => {
    const all = new Map<string, Recorded>();
    const waiting = [...declared.values()];
    const again: Declared[] = [];
    const work = async (): Promise<void> => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const one = next;
        const recorded = await record(one).catch(() => undefined);
        if (recorded === undefined) again.push(one);
        else all.set(one.meta.id, recorded);
      }
    };
    await Promise.all(Array.from({ length: 6 }, work));
    // What measures times may not have got on with the others at its side.
    for (const one of again) all.set(one.meta.id, await record(one));
    writeDialogues(all);
    expect(all.size).toBe(declared.size);
  });
});

describe.skipIf(writes)('the recorded dialogues', () => {
  const stored = Object.entries(dialogues);

  it('are of every scenario and invariant, and of no other', () => {
    const ids = [...catalogue.scenarios, ...catalogue.invariants].map(({ meta }) => meta.id);
    expect(Object.keys(dialogues).sort()).toEqual(ids.sort());
    expect([...declared.keys()].sort()).toEqual(ids.sort());
  });

  it.each(stored)('%s: are of cases that its proof has, and say what its head declares', (id, recorded) => {
    const one = declared.get(id);
    if (one === undefined) throw new Error('it has no proof');
    expect(recorded.strict.verdict).toBe('pass');
    expect(recorded.faulty.map(({ finding }) => finding)).toEqual(recordedFindings(one));
    for (const { finding, faults, verdict, message } of recorded.faulty) {
      const first = one.proof.violating.find((it) => it.finding === finding);
      expect(faults).toEqual(first && faultsOf(one, first));
      expect(verdict).toBe(verdictOf(one, finding));
      expect(message).toMatch(templateOf(one.meta.findings[finding]?.message ?? ''));
    }
  });

  it('are short, and none is empty', () => {
    const all = stored.flatMap(([, { strict, faulty }]) => [strict, ...faulty]);
    const lengths = all.map(({ lines }) => lines.length);
    expect(Math.min(...lengths)).toBeGreaterThan(0);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(mostLines);
    expect(JSON.stringify(dialogues).length).toBeLessThan(1_000_000);
  });

  it.each(sample)('%s: is the same when it is recorded again', async (id) => {
    const one = declared.get(id);
    if (one === undefined) throw new Error('it has no proof');
    expect(await record(one)).toEqual(dialogues[id]);
  });
});

/** A text that a message fills; what is measured is left out of what is written. */
function templateOf(message: string): RegExp {
  const parts = message.split(/\{[^}]+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^]*')}`);
}
