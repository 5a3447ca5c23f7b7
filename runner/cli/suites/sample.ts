/** The files of a sample suite, by their names. */
export function sampleFiles(name: string): Readonly<Record<string, string>> {
  return {
    'index.mjs': index(name),
    'greeting-name.mjs': scenario(name),
    'unknown-verb.dialogue.yaml': dialogue(name),
    'suite.test.mjs': test(name),
    'README.md': readme(name),
  };
}

const index = (name: string): string => `import { greetingName } from './greeting-name.mjs';

/** @type {import('smtpspec').Suite} */
export default {
  name: '${name}',
  scenarios: [greetingName],
  requirements: {
    '${name}-1': {
      title: 'Our rules for mail servers, section 1',
      level: 'SHOULD',
      text: 'A server greets with the name that it uses in its answer to EHLO.',
    },
  },
};
`;

const scenario = (name: string): string => `/** @type {import('smtpspec').AnyScenario} */
export const greetingName = {
  meta: {
    id: '${name}/greeting-name',
    title: 'The greeting and the answer to EHLO begin with the same name',
    why: 'Whoever reads logs takes two names for two servers.',
    axis: 'conformance',
    requirements: ['${name}-1'],
    services: ['smtp'],
    impact: 'observe',
    findings: {
      differ: { message: 'The server greets as {greeting} and answers EHLO as {hello}' },
    },
    remedy: { any: 'Give the server one name.', postfix: 'Leave $myhostname in smtpd_banner.' },
  },
  /** @param {import('smtpspec').Context<import('smtpspec').ScenarioMeta>} context */
  async run({ session, facts, probe, pass, violation, inconclusive }) {
    const open = await session('greeted');
    const ehlo = await open.command(\`EHLO \${probe.clientName}\`);
    // 4yz, 5yz, a closed connection: nothing can be said about the name.
    if (!ehlo.is(250)) return inconclusive(\`EHLO drew \${ehlo}\`);
    const greeting = facts.greetedAs ?? '';
    const [hello = ''] = ehlo.text.split(/\\s/);
    if (greeting.toLowerCase() === hello.toLowerCase()) return pass(\`both say \${hello}\`);
    return violation('differ', { greeting, hello });
  },
};
`;

const dialogue = (
  name: string,
): string => `# A scenario without a line of code: docs/dialogues.md of smtpspec tells what may stand here.
id: ${name}/unknown-verb
title: A command that nobody knows is refused and leaves the session as it was
why: A client that tries a new extension must be able to go on without it.
services: [smtp]
impact: probe
requirements: [5321-4.2.4-02]
start: hello
steps:
  - C: XYZZY
  - S: 5xx
  - C: NOOP
  - S: 250
remedy:
  any: Refuse commands that are not known with 500, and go on.
`;

const test = (name: string): string => `import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

/** What runs smtpspec: set SMTPSPEC to the path of its program where it is not on the PATH. */
const program = process.env.SMTPSPEC;
const [command, ...first] = program === undefined ? ['smtpspec'] : [process.execPath, program];
const suite = fileURLToPath(new URL('.', import.meta.url));

test('a strict server passes', () => proves([], { 'greeting-name': 'pass', 'unknown-verb': 'pass' }));

test('a server that greets without its name is found', () =>
  proves(['greeting-no-domain'], { 'greeting-name': 'warn', 'unknown-verb': 'pass' }));

test('a server that takes any command is found', () =>
  proves(['unknown-verb-250'], { 'greeting-name': 'pass', 'unknown-verb': 'warn' }));

/** Audits the reference server with these faults; smtpspec serve --list-faults shows them all. */
async function proves(faults, expected) {
  const ports = ['--smtp-port', '0', '--submission-port', '0', '--submissions-port', '0'];
  const server = run(['serve', ...ports, ...faults.flatMap((fault) => ['--fault', fault])]);
  try {
    const [url] = await server.said(/^smtp:.*$/m);
    const audit = run(['audit', url, '--suite', suite, '--only', '${name}', '--json', '-', '--quiet', '--fail-on', 'never']);
    const report = JSON.parse(await audit.ended);
    const verdicts = report.targets[0].checks.map(({ id, verdict }) => [id.slice('${name}/'.length), verdict]);
    assert.deepEqual(Object.fromEntries(verdicts), expected);
  } finally {
    server.child.kill();
  }
}

function run(args) {
  const child = spawn(command, [...first, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part) => {
    text += part;
  });
  const ended = new Promise((done, failed) => {
    child.on('error', failed).on('close', () => done(text));
  });
  const said = (what) =>
    new Promise((done, failed) => {
      child.stdout.on('data', () => what.test(text) && done(what.exec(text)));
      ended.then(() => failed(new Error(\`smtpspec ended: \${text}\`)), failed);
    });
  return { child, ended, said };
}
`;

const readme = (name: string): string => `# ${name}

Checks of our own for mail servers, played by [smtpspec](https://www.npmjs.com/package/smtpspec).

\`\`\`sh
smtpspec list --suite . --only ${name}
smtpspec audit mail.example.org --suite . --only ${name}
node --test .          # every check is green on a sound server and red on a faulty one
\`\`\`

- \`index.mjs\` names the suite, lists its scenarios and holds requirements of our own.
- \`greeting-name.mjs\` is a scenario in JavaScript.
- \`unknown-verb.dialogue.yaml\` is one without code: what is sent, and what is expected.
- \`suite.test.mjs\` proves each of them against the reference server of smtpspec.

A check that cannot fail is worth nothing: give each a fault that it finds (\`smtpspec serve --list-faults\`).
`;
