import { describe, expect, it } from 'vitest';
import { judgeInvariant, tally } from '../../runner/engine/invariants.js';
import { ReplyParser } from '../../runner/protocol/reply.js';
import {
  type AnyInvariant,
  type InvariantMeta,
  type JudgedExchange,
  type Outcome,
  verbs,
} from '../../runner/scenario/index.js';
import { auditReference, verdictsOf } from './audits.js';
import { catalogueOf, invariant, noop, requirements, violation } from './catalogues.js';

function exchange(code: number): JudgedExchange {
  const [reply] = new ReplyParser().push(Buffer.from(`${code} x\r\n`));
  if (reply === undefined) throw new Error('no reply');
  return {
    to: 'NOOP',
    reply,
    unasked: false,
    cut: false,
    afterQuit: false,
    enhancedOffered: false,
    asked: '',
  };
}

/** Judges replies with these codes: a list is a session, and the number of its transcript is its position. */
const judgeBy = (it: AnyInvariant, sessions: readonly (readonly number[])[]) =>
  judgeInvariant(
    it,
    sessions.map((codes, transcript) => ({
      transcript,
      ...tally(it, codes.map(exchange), requirements, false),
    })),
    requirements,
  );

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

const judge = (...codes: readonly number[]) =>
  judgeBy(
    graded,
    codes.map((code) => [code]),
  );

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
    const check = judgeBy(graded, [[550, 550], ...Array.from({ length: 8 }, () => [550])]);
    expect(check.transcripts).toEqual([0, 1, 2, 3, 4]);
    expect(check.message).toContain('(10 of 10 replies');
  });

  it('that throws, or reports what is not declared, is our error and nothing else', () => {
    const broken = invariant('replies/broken', () => {
      throw new Error('our mistake');
    });
    const undeclared = invariant('replies/undeclared', () => violation('unheard'));
    expect(judgeBy(broken, [[250]])).toMatchObject({
      verdict: 'error',
      message: 'our mistake',
    });
    expect(judgeBy(undeclared, [[250]]).verdict).toBe('error');
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
