import type { Answer, Session } from '../../runner/net/index.js';
import type { Canary, Probe } from '../../runner/scenario/index.js';
import type { Asking } from './asking.js';
import { nameOf } from './false-ends.js';
import { probeHeader } from './message.js';

/** What is known of a form in a message that went on to the canary. */
export interface Onward {
  /** The octets between the marks as they came; undefined where nothing was seen. */
  readonly came?: string;
  /** What was seen, or why nothing was, in words. */
  readonly evidence: string;
}

/** A message on its way to the canary, or why there is none. */
export type Sent = { readonly token: string; readonly end: Answer } | { readonly why: string };

/** How mail data is handed over. */
export interface HandOver {
  readonly verb: 'DATA' | 'BDAT';
  /** The reply to the end; what goes wrong before that comes as words. @param text  ends with CRLF */
  readonly give: (open: Session, text: string) => Promise<Answer | string>;
}

export const byData: HandOver = {
  verb: 'DATA',
  async give(open, text) {
    const data = await open.command('DATA');
    return data.is(354) ? open.endData(text) : `DATA drew ${data}`;
  },
};

/**
 * Sends all the forms in one message to the canary and looks how this one came there. Asked only of a server that has taken the same forms
 * as content; once per service, whoever asks.
 */
export async function seenAtCanary(
  asking: Asking,
  forms: readonly string[],
  form: string,
  { verb, give }: HandOver = byData,
): Promise<Onward> {
  const { canary, once, probe, session, token } = asking;
  if (canary === undefined) return { evidence: 'whether it is passed on, a canary would show' };
  const key = `passed on by ${verb}: ${forms.map(nameOf).join(', ')}`;
  const sent = await once<Sent>(key, async () => {
    const mark = token(key);
    const open = await session('ready');
    const why = await refusalBy(open, canary, probe, mark);
    if (why !== undefined) return { why };
    const header = probeHeader({ ...probe, recipient: canary.mailbox(mark) }, `passed on ${mark}`);
    const end = await give(open, header + forms.map(marked).join(''));
    return typeof end === 'string' ? { why: end } : { token: mark, end };
  });
  if ('why' in sent) return { evidence: `not seen whether it is passed on: ${sent.why}` };
  if (!sent.end.is(2)) return { evidence: `not passed on: the message to the canary drew ${sent.end}` };
  // The first one waits for all; who finds it there takes it into his own evidence.
  const there = await once(
    `${key}, arrival`,
    async () => (await canary.arrived(sent.token, 'message')) !== undefined,
  );
  const arrival = there ? await canary.arrived(sent.token, 'message') : undefined;
  if (arrival === undefined) return { evidence: 'it did not come to the canary in time' };
  const came = between(arrival.data, forms.indexOf(form));
  return came === undefined
    ? { evidence: 'it came to the canary in another form, in which it is not found' }
    : { came, evidence: `it came to the canary as ${nameOf(came)}` };
}

/** CR without LF behind it, or LF without CR before it. */
export function hasBareLineEnd(octets: string): boolean {
  return /[\r\n]/.test(octets.replaceAll('\r\n', ''));
}

async function refusalBy(
  open: Session,
  canary: Canary,
  { sender }: Probe,
  token: string,
): Promise<string | undefined> {
  for (const line of [`MAIL FROM:<${sender}>`, `RCPT TO:<${canary.mailbox(token)}>`]) {
    const answer = await open.command(line);
    if (!answer.is(2)) return `${line} drew ${answer}`;
  }
  return undefined;
}

const marked = (form: string, index: number): string => `[${index}]${form}[/${index}]\r\n`;

function between(data: string, index: number): string | undefined {
  const begin = data.indexOf(`[${index}]`) + `[${index}]`.length;
  const end = data.indexOf(`[/${index}]`, begin);
  return end < begin || !data.includes(`[${index}]`) ? undefined : data.slice(begin, end);
}
