import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../runner/engine/coverage.js';
import { judgeInvariant, type SeenReply } from '../../runner/engine/invariants.js';
import { ReplyParser } from '../../runner/protocol/reply.js';
import type { Verdict } from '../../runner/result/index.js';
import { type InvariantMeta, type Outcome, verbs } from '../../runner/scenario/index.js';
import { auditReference, verdictsOf } from './audits.js';
import { catalogueOf, invariant, noop, requirements, scenario, violation } from './catalogues.js';

/** Replies with these codes; the number of the transcript is the position. */
function seen(...codes: readonly number[]): SeenReply[] {
  return codes.map((code, transcript) => {
    const [reply] = new ReplyParser().push(Buffer.from(`${code} x\r\n`));
    if (reply === undefined) throw new Error('no reply');
    return {
      transcript,
      exchange: { to: 'NOOP', reply, unasked: false, afterQuit: false, enhancedOffered: false },
    };
  });
}

const findings = {
  bad: { message: 'It was {code}', breaks: ['must'] },
  poor: { message: 'It was {code}', breaks: ['should'] },
} as const;

/** 2yz is good, 4yz breaks a SHOULD, 5yz breaks a MUST, 3yz is none of its business. */
const graded = invariant(
  'replies/graded',
  ({ reply: { code } }): Outcome | undefined => {
    if (code < 300) return verbs.pass();
    if (code < 400) return undefined;
    return { kind: 'violation', finding: code < 500 ? 'poor' : 'bad', args: { code: String(code) } };
  },
  { findings } satisfies Partial<InvariantMeta>,
);

const judge = (...codes: readonly number[]) => judgeInvariant(graded, seen(...codes), requirements, false);

describe('judgeInvariant', () => {
  it('passes with the number of replies looked at', () => {
    expect(judge(220, 250, 354)).toMatchObject({
      verdict: 'pass',
      message: 'A sound server does it (2 replies looked at)',
      transcripts: [],
    });
  });

  it('says not applicable when it had nothing to look at', () => {
    expect(judge().verdict).toBe('not-applicable');
    expect(judge(354, 334)).toMatchObject({
      verdict: 'not-applicable',
      message: expect.stringMatching(/no reply of this run/),
    });
  });

  it('lets the worst finding count, with its count and its transcripts', () => {
    expect(judge(450, 220, 550, 451, 551)).toMatchObject({
      verdict: 'fail',
      finding: 'bad',
      level: 'MUST',
      message: 'It was 550 (2 of 5 replies looked at)',
      transcripts: [2, 4],
    });
    expect(judge(220, 450)).toMatchObject({ verdict: 'warn', finding: 'poor', transcripts: [1] });
  });

  it('lists the first five transcripts, each once', () => {
    const twice = [...seen(550), ...seen(550), ...seen(...Array(8).fill(550))];
    const check = judgeInvariant(graded, twice, requirements, false);
    expect(check.transcripts).toEqual([0, 1, 2, 3, 4]);
    expect(check.message).toContain('(10 of 10 replies');
  });

  it('that throws, or reports what is not declared, is our error and nothing else', () => {
    const broken = invariant('replies/broken', () => {
      throw new Error('our mistake');
    });
    const undeclared = invariant('replies/undeclared', () => violation('unheard'));
    expect(judgeInvariant(broken, seen(250), requirements, false)).toMatchObject({
      verdict: 'error',
      message: 'our mistake',
    });
    expect(judgeInvariant(undeclared, seen(250), requirements, false).verdict).toBe('error');
  });
});

describe('an audit', () => {
  it('judges invariants over every session, the first one included', async () => {
    const count = invariant('replies/every-one', ({ reply }) =>
      reply.code === 221 ? verbs.pass() : undefined,
    );
    const target = await auditReference(catalogueOf([noop], [count]));
    expect(target.checks.at(-1)?.message).toContain('(2 replies looked at)');
  });

  it('goes on when an invariant throws', async () => {
    const broken = invariant('replies/broken', () => {
      throw new Error('our mistake');
    });
    const target = await auditReference(catalogueOf([noop], [broken]));
    expect(verdictsOf(target)).toEqual({ 'commands/noop': 'pass', 'replies/broken': 'error' });
  });
});

describe('coverage', () => {
  it('counts rows that bind a server on the wire, cited by a check that was decided', async () => {
    const decided: [Verdict, Outcome][] = [
      ['pass', verbs.pass()],
      ['info', verbs.observed('a fact')],
      ['inconclusive', verbs.inconclusive('silence')],
      ['not-applicable', verbs.notApplicable('not offered')],
    ];
    const rows = ['must', 'should', 'may', 'grammar'];
    const scenarios = decided.map(([verdict, outcome], index) =>
      scenario(`suite/${verdict}`, async () => outcome, {
        requirements: [rows[index] ?? 'must', 'client', 'unseen'],
      }),
    );
    const target = await auditReference(catalogueOf(scenarios));
    const covered = coverageOf([target], requirements).filter((row) => row.covered > 0);
    expect(covered).toEqual([
      { rfc: '5321', level: 'MUST', covered: 1, total: 2 },
      { rfc: '5321', level: 'SHOULD', covered: 1, total: 1 },
    ]);
    expect(coverageOf([], requirements)[0]).toEqual({ rfc: '3207', level: 'MUST', covered: 0, total: 1 });
  });
});
