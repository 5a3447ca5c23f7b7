import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { folder } from './smtpspec.js';

/** A folder with these files that goes with the test. */
export async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const cwd = await folder();
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(cwd, file)), { recursive: true });
    await writeFile(join(cwd, file), text);
  }
  return cwd;
}

/** The source of a scenario whose body is this, or of one with another head. */
export function scenarioText(id: string, body: string, head: Readonly<Record<string, unknown>> = {}): string {
  const meta = {
    id,
    title: 'NOOP is answered with 250',
    why: 'Our monitoring sends one a minute.',
    axis: 'conformance',
    requirements: ['5321-4.1.1.9-01'],
    services: ['smtp'],
    impact: 'observe',
    findings: { other: { message: 'NOOP drew {reply}' } },
    remedy: { any: 'Answer NOOP with 250.' },
    ...head,
  };
  return `{ meta: ${JSON.stringify(meta)}, async run({ session, pass, violation, inconclusive, observed }) { ${body} } }`;
}

export function suiteText(name: string, scenarios: readonly string[], more = ''): string {
  return `export default { name: '${name}', scenarios: [${scenarios.join(', ')}], ${more} };\n`;
}

export const asksNoop =
  "const reply = await (await session('hello')).command('NOOP'); return reply.is(250) ? pass() : violation('other', { reply });";
