import type { Session } from '../../runner/net/index.js';
import type { Probe } from '../../runner/scenario/index.js';
import { defineScenario } from '../shared/define.js';

/**
 * Where the octets in clear stand: behind STARTTLS in one segment, with CRLF or with LF alone between them; behind the 220, in a
 * segment of their own; or there, in one segment with the ClientHello.
 */
type Place = 'glued' | 'lf' | 'next' | 'hello';

interface Injection {
  readonly place: Place;
  /** What it is, in words. */
  readonly what: string;
  readonly octets: (probe: Probe) => string;
  /** The last line is not ended: the first command inside TLS would be joined to it. */
  readonly unfinished?: boolean;
}

const lines =
  (...all: readonly string[]) =>
  () =>
    all.map((line) => `${line}\r\n`).join('');

/** Made up, and of nobody: user "injected", password "injected". */
const madeUpResponse = 'AGluamVjdGVkAGluamVjdGVk';

const noop = { what: 'NOOP', octets: lines('NOOP') };
const partial = { what: 'an unfinished NOOP', octets: () => 'NOOP ', unfinished: true };

const variants = {
  noop: { place: 'glued', ...noop },
  ehlo: { place: 'glued', what: 'EHLO', octets: lines('EHLO injected.example') },
  rset: { place: 'glued', what: 'RSET', octets: lines('RSET') },
  mail: { place: 'glued', what: 'MAIL', octets: lines('MAIL FROM:<>') },
  message: {
    place: 'glued',
    what: 'the beginning of a message',
    octets: ({ recipient, clientName }) =>
      lines(`EHLO ${clientName}`, 'MAIL FROM:<>', `RCPT TO:<${recipient}>`, 'DATA')(),
  },
  auth: { place: 'glued', what: 'AUTH', octets: lines(`AUTH PLAIN ${madeUpResponse}`) },
  quit: { place: 'glued', what: 'QUIT', octets: lines('QUIT') },
  unknown: { place: 'glued', what: 'an unknown verb', octets: lines('XINJECTED') },
  xclient: { place: 'glued', what: 'XCLIENT', octets: lines('XCLIENT NAME=injected.example') },
  bdat: { place: 'glued', what: 'BDAT', octets: () => 'BDAT 6\r\nNOOP\r\n' },
  starttls: { place: 'glued', what: 'a second STARTTLS', octets: lines('STARTTLS') },
  partial: { place: 'glued', ...partial },
  'noop-behind-lf': { place: 'lf', ...noop },
  // A line that ends properly, so that a server that ends lines with CRLF alone has one to answer.
  'partial-behind-lf': { place: 'lf', ...partial, octets: () => 'NOOP\r\nNOOP ' },
  'noop-before-hello': { place: 'next', ...noop },
  'partial-before-hello': { place: 'next', ...partial },
  'noop-with-hello': { place: 'hello', ...noop },
  'partial-with-hello': { place: 'hello', ...partial },
} as const satisfies Record<string, Injection>;

export const starttlsInjection = defineScenario({
  meta: {
    id: 'tls/starttls-injection',
    title: 'A command sent in clear around STARTTLS is not carried out inside TLS',
    why: 'Somebody on the way can add such a command; carried out inside TLS it looks as if the client had sent it, and mail or passwords can be stolen.',
    axis: 'security',
    severity: 'high',
    requirements: ['3207-4.2-03'],
    weaknesses: ['CWE-77', 'CVE-2011-0411'],
    services: ['smtp', 'submission'],
    impact: 'probe',
    needs: { capability: ['STARTTLS'] },
    findings: {
      carriedOut: {
        message: 'In clear was sent: {what}. Inside TLS {due} and {count} came, as if it had been sent there',
      },
    },
    variants,
    remedy: {
      any: 'Upgrade the server; it must drop what it has read in clear when TLS begins.',
      postfix: 'Upgrade to 2.8, or at least 2.7.3, 2.6.9, 2.5.12 or 2.4.16.',
    },
  },
  async run({ session, probe, variant, facts, violation, pass, inconclusive }) {
    if (facts.tls.length === 0) return inconclusive('an ordinary STARTTLS does not work here');
    const { place, what, octets, unfinished = false }: Injection = variant;
    const open = await session('hello');
    // Octets in the place of a handshake may be met with a reset.
    open.allowReset();
    const injected = octets(probe);
    const isBehindGo = place === 'next' || place === 'hello';
    open.send(`STARTTLS${place === 'lf' ? '\n' : '\r\n'}${isBehindGo ? '' : injected}`);
    const go = await open.reply('STARTTLS');
    if (!go.is(220)) {
      // The octets behind it are owed replies too; an unfinished line is finished first.
      if (go.kind === 'reply') await open.remaining(unfinished && !isBehindGo ? '\r\n' : '');
      if (go.is(5)) return pass(`it was refused in clear: ${go}`);
      if (go.kind === 'closed' || go.kind === 'reset') return pass('the server ended the session on it');
      return inconclusive(`STARTTLS drew ${go}`);
    }
    if (place === 'next') open.send(injected);
    const tls = await open.upgrade(place === 'hello' ? injected : '');
    if (!tls.ok && tls.timedOut) return inconclusive(tls.why);
    if (!tls.ok) return pass(`it went into the handshake, which failed: ${tls.why}`);
    const due = unfinished ? 1 : 2;
    const { count, end } = await countReplies(open, unfinished);
    const one = due === 1 ? 'one reply was due' : `${due} replies were due`;
    // Where the session ends with no answer to QUIT, one of the replies may be to what was injected.
    if (count === due && end === 'cut')
      return inconclusive(`inside TLS ${one} and ${count} came, and then the end with no 221`);
    if (count === due) return pass(`inside TLS ${one}, and no more came`);
    if (count < due && end === 'refused') return pass('inside TLS the server ended the session');
    if (count < due && end === 'silent') return inconclusive(`inside TLS ${one}, and ${count} came in time`);
    await open.close();
    const control = await countReplies(await session('tls'), unfinished);
    if (control.count !== due)
      return inconclusive(
        `inside TLS ${one} and ${count} came, but with nothing sent in clear ${control.count} came too`,
      );
    return violation('carriedOut', { what, due: one, count });
  },
});

/** Up to the first 221. */
interface Count {
  readonly count: number;
  /**
   * `refused`: the server ended the session instead, without a reply or with 4yz or 5yz; `cut`: behind a positive reply that is no 221;
   * `silent`: it said nothing more.
   */
  readonly end: 'answered' | 'cut' | 'refused' | 'silent';
}

/**
 * Commands of ours inside TLS, and how many replies came. NOOP and QUIT draw two; fewer where a QUIT stood before them. Behind an
 * unfinished line the first command is joined to it, so two QUIT are sent: one reply is due, and a second one shows that the first
 * QUIT was not read as such.
 */
async function countReplies(open: Session, unfinished: boolean): Promise<Count> {
  const replies = await open.remaining(unfinished ? 'QUIT\r\n' : 'NOOP\r\n');
  const count = replies.length;
  const last = replies.at(-1);
  const isGone = !open.open && last?.is(221) !== true;
  if (last?.is(2, 3)) return { count, end: isGone ? 'cut' : 'answered' };
  return { count, end: open.open ? 'silent' : 'refused' };
}
