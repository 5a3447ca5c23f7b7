import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkHeads } from '../../runner/scenario/index.js';
import { requirements } from '../../suites/requirements/index.js';
import { compiled, dialogueOf, dialoguesIn, mistakesIn, textOf } from './files.js';

const page = textOf('docs/dialogues.md');
const shown = [...page.matchAll(/^ *```yaml\n([\s\S]*?)^ *```/gm)].map(([, text = '']) => text);
const whole = shown.filter((text) => text.includes('\nid: ') || text.startsWith('id: '));

describe('docs/dialogues.md', () => {
  it('shows dialogues that compile', () => {
    expect(whole.map((text) => mistakesIn(text))).toEqual([[], []]);
  });

  it('shows an example as it is', () => {
    expect(whole[0]).toBe(textOf('examples/dialogues/vrfy-tells-nothing.dialogue.yaml'));
  });

  it('shows steps that compile', () => {
    const [part = '', ...others] = shown.filter((text) => !whole.includes(text));
    expect(others).toEqual([]);
    const steps = part.replace(/^ {2}/gm, '').replace('steps:\n', '').trimEnd();
    expect(Object.keys(dialogueOf(steps).meta.findings)).toEqual(['step3']);
  });

  it('shows mistakes as they are told', () => {
    const lines = [
      ...[
        'id: acme/test',
        'title: It does what it should',
        'why: It matters to somebody',
        'services: [smtp]',
      ],
      ...['impact: probe', 'level: MUST', 'start: ready', 'remedy:', '  any: Mend it all.', 'steps:'],
      ...['  - C: VRFY {recipent}', '  - S: 252', '  - C: NOOP'],
    ];
    const told = mistakesIn(lines.join('\n')).map((it) => it.replace('test.yaml', 'acme/vrfy.yaml'));
    expect(told).toHaveLength(2);
    for (const line of told) expect(page).toContain(`\n${line}\n`);
  });

  it('tells every key of the head and every step', () => {
    const { properties } = JSON.parse(textOf('runner/dialogue/dialogue.schema.json')) as {
      properties: Record<string, { items?: { properties?: Record<string, unknown> } }>;
    };
    const steps = Object.keys(properties.steps?.items?.properties ?? {});
    expect(steps).toContain('given');
    for (const key of [...Object.keys(properties), ...steps].filter((it) => it !== '$schema'))
      expect(page).toMatch(new RegExp(`[\`>]${key}[\`:]`));
  });
});

describe('the published schema', () => {
  const schema = JSON.parse(textOf('runner/dialogue/dialogue.schema.json')) as object;
  const valid = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema);

  it.each(dialoguesIn('examples/dialogues'))('takes %s', (name) => {
    expect(valid(parse(textOf(`examples/dialogues/${name}`)))).toBe(true);
  });

  it('refuses a step that is two', () => {
    const example = parse(textOf('examples/dialogues/banner.dialogue.yaml')) as object;
    expect(valid({ ...example, steps: [{ C: 'NOOP' }, { S: 250 }] })).toBe(true);
    expect(valid({ ...example, steps: [{ C: 'NOOP', S: 250 }] })).toBe(false);
    expect(valid({ ...example, steps: ['quit'] })).toBe(false);
  });
});

describe('the head of a compiled dialogue', () => {
  it('is sound', () => {
    const scenarios = dialoguesIn('examples/dialogues').map((name) => compiled(`examples/dialogues/${name}`));
    expect(scenarios.length).toBeGreaterThan(4);
    expect(() => checkHeads(scenarios, [], (row) => Object.hasOwn(requirements, row))).not.toThrow();
  });

  it('needs what its steps need', () => {
    const needsOf = (steps: string, head: Record<string, string>) => dialogueOf(steps, head).meta.needs;
    const noop = '  - C: NOOP\n  - S: 250';
    expect(needsOf(noop, { start: 'hello' })).toEqual({});
    expect(needsOf(noop, { start: 'ready' })).toEqual({ mail: true });
    expect(needsOf('  - C: VRFY a@{domain}\n  - S: 252', { start: 'hello' })).toEqual({ localDomain: true });
    expect(needsOf('  - C: VRFY {recipient}\n  - S: 252', { start: 'hello' })).toEqual({});
    expect(needsOf('  - starttls\n  - S: 220', { start: 'hello' })).toEqual({ tls: true });
    expect(needsOf('  - C: [RSET, NOOP]\n  - S: [250, 250]', { start: 'hello' })).toEqual({
      capability: ['PIPELINING'],
    });
    const message = '  - C: DATA\n  - S: 354\n  - data: "Subject: smtpspec {token}"\n  - S: 250';
    expect(dialogueOf(message, { impact: 'deliver', start: 'recipient' }).meta).toMatchObject({
      needs: { recipient: true, mail: true },
      messages: 1,
    });
  });

  it('has room for its silence, and is graded as the file says', () => {
    const { meta } = dialogueOf('  - wait: 90\n  - S: 421 | close', { start: 'hello', level: 'SHOULD' });
    expect(meta).toMatchObject({ idleMinutes: 1.5, judges421: true, requirements: [] });
    expect(Object.values(meta.findings)).toEqual([
      { message: 'Step 2: {command} drew {reply}, expected {expected}', level: 'SHOULD' },
    ]);
  });

  it('has its texts in one line', () => {
    const { meta } = dialogueOf('  - C: NOOP\n  - S: 250', { why: '>\n  It matters to\n  whoever runs it.' });
    expect(meta.why).toBe('It matters to whoever runs it.');
  });
});
