import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { marked } from 'marked';
import { describe, expect, test } from 'vitest';
import { recheckLine } from '../../runner/cli/explain/recheck.js';
import { dialogues } from '../../suites/dialogues/index.js';
import { catalogue } from '../../suites/index.js';
import { smtpspec } from './smtpspec.js';

const heads = [...catalogue.scenarios, ...catalogue.invariants].map(({ meta }) => meta);
const headOf = (id: string) => heads.find((meta) => meta.id === id);
const pageOf = (id: string) =>
  readFile(join(import.meta.dirname, '../../docs/scenarios', `${id}.md`), 'utf8');
const some = ['commands/noop', 'tls/cipher-order', 'auth/cancel', 'replies/line-ending'];

describe('smtpspec explain', () => {
  test.each(some)('%s', async (id) => {
    const { code, stdout } = await smtpspec(['explain', id]);
    const meta = headOf(id);
    const recorded = dialogues[id];
    if (meta === undefined || recorded === undefined) throw new Error('there is no such scenario');
    const flat = stdout.replace(/\s+/g, ' ');
    const all = [recorded.strict, ...recorded.faulty];
    const told = [
      meta.title,
      meta.why,
      ...meta.requirements,
      ...Object.keys(meta.findings),
      ...Object.values(meta.remedy),
      ...all.map(({ message }) => message),
      ...recorded.faulty.flatMap(({ faults }) => faults.map((fault) => `--fault ${fault}`)),
    ];
    for (const part of told) expect(flat).toContain(part.replace(/\s+/g, ' '));
    const lines = stdout.split('\n');
    for (const line of all.flatMap((it) => it.lines)) expect(lines).toContain(`    ${line}`);
    // Piped, so eighty columns; dialogues and commands can be copied.
    expect(lines.filter((line) => line.length > 80 && !/^ {4}(C:|S:|--) |^ {2}smtpspec /.test(line))).toEqual(
      [],
    );
    expect(stdout).not.toContain('\u001b');
    expect(code).toBe(0);
  });

  test('--markdown is the page in docs/scenarios', async () => {
    for (const id of some) {
      const { code, stdout } = await smtpspec(['explain', id, '--markdown']);
      expect(stdout).toBe(await pageOf(id));
      expect(code).toBe(0);
    }
  });

  test('a finding alone, by its name behind the id', async () => {
    const one = await smtpspec(['explain', 'auth/damaged-credentials#spaceSkipped']);
    expect(one.stdout).toMatch(/^Findings\n {2}spaceSkipped /m);
    expect(one.stdout.match(/^With a server that does not: .*/gm)).toEqual([
      expect.stringContaining('spaceSkipped'),
    ]);
    const none = await smtpspec(['explain', 'commands/noop#no']);
    expect({ code: none.code, stdout: none.stdout }).toEqual({ code: 2, stdout: '' });
    expect(none.stderr).toContain('commands/noop has no finding no; it has refused, ');
  });

  test('a requirement, with who cites it', async () => {
    const { code, stdout } = await smtpspec(['explain', '5321-4.1.1.9-01']);
    expect(stdout).toContain('RFC 5321 section 4.1.1.9');
    expect(stdout).toMatch(/^ {2}commands\/noop /m);
    expect(code).toBe(0);
  });

  test('a requirement has no page', async () => {
    const { code, stdout, stderr } = await smtpspec(['explain', '5321-4.1.1.9-01', '--markdown']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('--markdown is for scenarios');
  });

  test('a name that there is not is no crash, and nothing of a prototype is found', async () => {
    const near = await smtpspec(['explain', 'commands/nop']);
    expect(near.code).toBe(2);
    expect(near.stderr).toContain('did you mean commands/noop?');
    const proto = await smtpspec(['explain', '__proto__']);
    expect(proto.code).toBe(2);
  });

  test('a by-the-letter finding tells both verdicts', async () => {
    const { stdout } = await smtpspec(['explain', 'commands/vrfy']);
    expect(stdout).toContain('warn, fail with --strict (MUST, by the letter)');
  });
});

describe('the command that asks again', () => {
  test.each(['commands/noop', 'relay/percent-hack', 'delivery/dot-transparency', 'tls/policy', 'lmtp/lhlo'])(
    '%s: is a run of that check alone',
    async (id) => {
      const meta = headOf(id);
      if (meta === undefined) throw new Error('there is no such scenario');
      const [, ...args] = recheckLine(meta).split(' ');
      const { code, stdout, stderr } = await smtpspec([...args, '--plan', '--json', '-']);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const { targets } = JSON.parse(stdout) as { targets: { checks: { id: string; leftOut?: string }[] }[] };
      const checks = targets.flatMap((target) => target.checks);
      expect(new Set(checks.map((check) => check.id))).toEqual(new Set([id]));
      expect(checks.filter(({ leftOut }) => leftOut === undefined)).not.toEqual([]);
    },
  );
});

describe('a page', () => {
  test.each(heads.map(({ id }) => id))('%s: is read as it was meant', async (id) => {
    const recorded = dialogues[id];
    const tokens = marked.lexer(await pageOf(id));
    const blocks = tokens.flatMap((token) => (token.type === 'code' ? [token.text] : []));
    const all = recorded === undefined ? [] : [recorded.strict, ...recorded.faulty];
    const meta = headOf(id);
    expect(blocks).toEqual([...all.map(({ lines }) => lines.join('\n')), meta && recheckLine(meta)]);
    const html = tokens.flatMap((token) => (token.type === 'html' ? [token.raw] : []));
    expect(html).toEqual([expect.stringMatching(/^<!-- Written by [^>]*-->\s*$/)]);
    const inline: string[] = [];
    marked.walkTokens(tokens, (token) => {
      if (token.type === 'html' && !html.includes(token.raw)) inline.push(token.raw);
    });
    expect(inline).toEqual([]);
  });
});
