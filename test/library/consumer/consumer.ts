import { type AuditEvent, audit, BadSuite, defineScenario, type Report, type Suite } from 'smtpspec';
import schema from 'smtpspec/report.schema.json' with { type: 'json' };
import { renderConsole, renderHtml, renderTap } from 'smtpspec/reports';

/** Compiled and run by test/library/package.test.ts outside of this repository, as a user's program is. */
const [target = '', what = ''] = process.argv.slice(2);

const noop = defineScenario({
  meta: {
    id: 'acme/noop',
    title: 'NOOP is answered with 250',
    why: 'Our monitoring sends one a minute.',
    axis: 'conformance',
    requirements: ['acme-1'],
    services: ['smtp'],
    impact: 'observe',
    findings: { other: { message: 'NOOP drew {reply}' } },
    variants: { once: 1, twice: 2 },
    remedy: { any: 'Answer NOOP with 250.' },
  },
  async run({ session, variant, pass, violation, inconclusive }) {
    const open = await session('hello');
    for (let count = 0; count < variant; count += 1) {
      const reply = await open.command('NOOP');
      if (reply.is(4)) return inconclusive(`NOOP drew ${reply}`);
      if (!reply.is(250)) return violation('other', { reply });
    }
    return pass();
  },
});
const suite: Suite = {
  name: 'acme',
  scenarios: [noop],
  requirements: { 'acme-1': { title: 'Our rules', level: 'MUST', text: 'NOOP is answered.' } },
};

/** Does not compile when an event has no case. */
function told(event: AuditEvent): string {
  switch (event.type) {
    case 'started':
      return `${event.type} ${event.targets.length}`;
    case 'messages':
      return `${event.type} ${event.most}`;
    case 'target':
      return `${event.type} ${event.target.service} ${event.planned}`;
    case 'check':
      return `${event.type} ${event.check.id} ${event.check.verdict}`;
    case 'back-off':
      return `${event.type} ${event.pauseMs}`;
    case 'finished':
      return `${event.type} ${event.report.checks.length}`;
    default:
      return event satisfies never;
  }
}

const events: string[] = [];
const controller = new AbortController();
if (what === 'aborted') controller.abort();
const report: Report = await audit({
  targets: [target],
  suites: [suite],
  only: ['acme'],
  connections: 1,
  signal: controller.signal,
  onEvent: (event) => {
    events.push(told(event));
    if (what === 'abort' && event.type === 'check') controller.abort();
  },
});
const refused = await audit({ targets: [target], suites: [suite, suite] }).catch((error: unknown) => error);

// What a misspelt finding, a value left out and an unknown option are to the compiler.
export const mistakes = (): unknown => [
  defineScenario({
    meta: noop.meta,
    // @ts-expect-error there is no such finding
    run: async ({ violation }) => violation('others'),
  }),
  // @ts-expect-error the message wants a reply
  defineScenario({ meta: noop.meta, run: async ({ violation }) => violation('other', {}) }),
  // @ts-expect-error there is no such option
  () => audit({ targets: [target], noSuchOption: true }),
];

const [first] = report.targets;
const result = {
  events,
  interrupted: report.interrupted ?? false,
  verdicts: first?.checks.map(({ id, variant, verdict }) => `${id} ${variant} ${verdict}`),
  refused: refused instanceof BadSuite ? refused.message : String(refused),
  title: schema.title,
  formats: [
    /^<!doctype html>/i.test(renderHtml(report)),
    renderTap(report).startsWith('TAP version 14'),
    renderConsole(report, { color: false, width: 80, verbose: true }).includes('acme/noop'),
  ],
  ended: first?.transcripts.map(({ events: said }) => said.some(({ data }) => data.startsWith('QUIT'))),
};
process.stdout.write(JSON.stringify(result));
