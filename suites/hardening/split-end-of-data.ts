import type { Session } from '../../runner/net/index.js';
import type { Asking } from '../shared/asking.js';
import { defineScenario } from '../shared/define.js';
import { commandsBehind, countEnds, type EndOfData, watchFalseEnd } from '../shared/end-of-data.js';
import { falseEnds, judgeFalseEnd, nameOf } from '../shared/false-ends.js';
import { recipientInsideTls } from '../shared/inside-tls.js';
import { probeHeader } from '../shared/message.js';
import { deliverPlain } from '../shared/transaction.js';

const { 'bare-lf': lf, 'bare-cr': cr } = falseEnds;

/** What must not end the data, in the parts that are sent apart. */
const forms = {
  /** Text as any client may send it: a dot that begins a read begins no line, and dots that are doubled. */
  text: ['|.\r\n', '\r\n.|.\r\n', '\r\n..|\r\n'],
  'line-ends': [
    ...[lf['crlf-dot-lf'], lf['lf-dot-crlf'], lf['lf-dot-lf'], cr['cr-dot-cr']].map((form) =>
      [...form].join('|'),
    ),
    '\n|.\r\n',
    '\r|.\r\n',
  ],
} as const;

export const splitEndOfData = defineScenario({
  meta: {
    id: 'hardening/split-end-of-data',
    title: 'What is no end of the mail data is none either when it comes in pieces',
    why: 'A parser that looks at single reads can be made to see an end by whoever chooses where segments or TLS records begin.',
    axis: 'conformance',
    requirements: ['5321-4.1.1.4-08', '5321-2.3.8-01', '5321-4.5.2-02'],
    weaknesses: ['CWE-444'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'deliver',
    messages: 53,
    needs: { mail: true, recipient: true },
    judges421: true,
    variants: forms,
    findings: {
      endedData: {
        message: 'Sent apart {where}, the server took {form} for the end of the message: {evidence}',
        breaks: ['5321-4.1.1.4-08', '5321-2.3.8-01', '5321-4.5.2-02'],
      },
    },
    remedy: { any: 'Look for CRLF . CRLF in the stream of octets, not in single reads.' },
  },
  async run(context) {
    const { session, once, facts, service, probe, variant } = context;
    const { violation, pass, inconclusive, notApplicable } = context;
    const ways: [string, () => Promise<Session>][] = [
      [service === 'smtp' ? 'in segments' : 'in TLS records', () => session('recipient')],
    ];
    if (service === 'smtp' && facts.tls.length > 0)
      ways.push(['in TLS records', () => recipientInsideTls(session, probe)]);
    const header = probeHeader(probe, 'false ends apart');
    const control = () => once('false ends: control', () => deliverPlain(session, probe, 'false ends'));

    const play = async (climb: () => Promise<Session>, some: readonly string[]): Promise<EndOfData> => {
      const open = await climb();
      const seen = await countEnds(open, [header, ...some.flatMap(behindText)]);
      await open.quit();
      return seen;
    };
    let asked: readonly string[] = variant;
    const leftOut: string[] = [];
    const said: string[] = [];
    for (const [where, climb] of ways) {
      const together = await play(climb, asked);
      if (together.ended === false) {
        said.push(`${where} ${together.evidence}`);
        continue;
      }
      if (together.ended === undefined && together.idle) return inconclusive(`${where}: ${together.why}`);
      const before = leftOut.length;
      const left: string[] = [];
      for (const form of asked) {
        const whole = await judgeWhole(context, form);
        if (whole?.ended === undefined && whole !== undefined)
          return inconclusive(`in one piece ${whole.why}`);
        if (whole?.ended) leftOut.push(named(form));
        else left.push(form);
      }
      asked = left;
      if (asked.length === 0)
        return notApplicable(`each form ends the data in one piece too: see ${inOnePiece}`);
      for (const form of asked) {
        let seen = await play(climb, [form]);
        if (seen.ended === undefined)
          seen = await watchFalseEnd(await climb(), [header, ...`text${form}`.split('|')], control);
        if (seen.ended === undefined) return inconclusive(`${where}: ${seen.why}`);
        const { evidence } = seen;
        if (seen.ended) return violation('endedData', { where, form: named(form), evidence });
        said.push(`${where} ${evidence}`);
      }
      if (together.ended && leftOut.length === before)
        return inconclusive(`${where} all together: ${together.evidence}; none did alone`);
    }
    if (leftOut.length > 0)
      said.push(`not asked: ${leftOut.join(', ')}, which ends the data in one piece too (${inOnePiece})`);
    return pass([...new Set(said)].join('; '));
  },
});

const inOnePiece = 'hardening/bare-lf-end-of-data, hardening/bare-cr-end-of-data';

/** How the server takes the form unsplit; undefined where no other check asks that. */
async function judgeWhole(asking: Asking, form: string): Promise<EndOfData | undefined> {
  const whole = form.replaceAll('|', '');
  for (const family of ['bare-lf', 'bare-cr'] as const)
    if (Object.values<string>(falseEnds[family]).includes(whole)) return judgeFalseEnd(asking, family, whole);
  return undefined;
}

function behindText(form: string): string[] {
  return [...`text${form}`.split('|'), commandsBehind];
}

const named = (form: string): string => form.split('|').map(nameOf).join(' | ').trim();
