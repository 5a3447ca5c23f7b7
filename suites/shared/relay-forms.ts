import { addressLiteral } from '../../runner/protocol/ip.js';
import { escapeOctets } from '../../runner/protocol/octets.js';
import type { Outcome } from '../../runner/scenario/index.js';
import type { RequirementId } from '../requirements/index.js';
import { localMailbox } from './paths.js';
import {
  isRefusal,
  judgeRelay,
  outsideOf,
  type RelayContext,
  refusedRecipient,
  refusedSender,
  relayFindings,
  relayRows,
  startAsStranger,
} from './relay.js';
import { ordinary, relaysAlready } from './relay-ordinary.js';
import { askInTurn, holdsControls, type RelayAnswer } from './relay-survey.js';

/** One way to write a recipient elsewhere. */
export interface RelayForm {
  /** What stands behind `TO:`, in the braces of `relayPath`. */
  readonly to: string;
  /** Filters have trusted local senders and the null sender where it is written so: it is asked for these too. */
  readonly trusted?: true;
  /** It names a mailbox of the server's own too, for which it may be taken: only an arrival shows more. */
  readonly namesOwn?: true;
}

/** What an address is put together from. */
export interface AddressParts {
  /** Mailbox elsewhere: its local-part and its domain. */
  readonly U: string;
  readonly R: string;
  /** A domain of the server, and the local-part of a mailbox there. */
  readonly L: string;
  readonly A: string;
  /** Literal of the server's address, brackets included. */
  readonly IP: string;
}

/** Fills the braces of a form such as `<{U}%{R}@{L}>`; all else stays as it is, octet by octet. @param form  latin1 text */
export function relayPath(form: string, parts: AddressParts): string {
  return form.replace(/\{(U|R|L|A|IP)\}/g, (_, name: keyof AddressParts) => parts[name]);
}

/** The addresses of this run, for a message with this token. */
export function partsFor(context: RelayContext, token: string): AddressParts {
  const [U, R] = split(outsideOf(context, token));
  const [A, L] = split(localMailbox(context.probe));
  return { U, R, A, L, IP: addressLiteral(context.facts.address) };
}

function split(mailbox: string): readonly [localPart: string, domain: string] {
  const at = mailbox.lastIndexOf('@');
  return [mailbox.slice(0, at), mailbox.slice(at + 1)];
}

const { accepted, taken, takenLikeAny, bounced, relayed } = relayFindings;

/** Of forms that are mailboxes of the server's own, letter by letter: where it takes any such mailbox, an arrival alone says more. */
export const ownFormFindings = { accepted, taken, bounced, relayed };
export const formFindings = { ...ownFormFindings, takenLikeAny };

type Breaking<Findings, Row> = {
  readonly [Name in keyof Findings]: Omit<Findings[Name], 'breaks'> & {
    readonly breaks: readonly [Row, ...typeof relayRows];
  };
};

/** The findings, for forms that a row of their own names. */
export function breaking<const Row extends RequirementId, Findings extends typeof ownFormFindings>(
  row: Row,
  findings: Findings,
): Breaking<Findings, Row> {
  const breaks = [row, ...relayRows] as const;
  const entries = Object.entries(findings).map(([name, finding]) => [name, { ...finding, breaks }]);
  return Object.fromEntries(entries) as Breaking<Findings, Row>;
}

/**
 * Judges one form of a family. All forms of the family are asked at RCPT in few sessions, once for all checks; what was accepted there
 * goes up the ladder in a session of its own.
 */
export async function judgeForm(
  context: RelayContext,
  family: Readonly<Record<string, RelayForm>>,
  form: RelayForm,
): Promise<Outcome> {
  const { inconclusive, once, token } = context;
  const forms = Object.values(family);
  const { mail, answers } = await once(`recipients as in ${forms[0]?.to}`, () => {
    const tokenOfAll = token('forms');
    const parts = partsFor(context, tokenOfAll);
    const ask = ({ to }: RelayForm) => ({ key: to, to: relayPath(to, parts) });
    const trusted = forms.filter((it) => it.trusted === true);
    const more = [`<${parts.A}@${parts.L}>`, '<>'].flatMap((from) =>
      trusted.map((it) => ({ ...ask(it), from })),
    );
    return askInTurn(context, tokenOfAll, [...forms.map(ask), ...more]);
  });
  const refusal = refusedSender(context, mail);
  if (refusal !== undefined) return refusal;
  const own = answers.filter(({ key, verb }) => key === form.to && verb === 'RCPT');
  const accepted = own.find(({ reply }) => reply.is(2));
  if (accepted !== undefined) return climb(context, form, accepted);
  const [first] = own;
  if (first === undefined) return inconclusive('the server let us in no more');
  const unclear = own.find(({ reply }) => !isRefusal(reply)) ?? first;
  return isRefusal(unclear.reply)
    ? refusedRecipient(context, first.to, first.reply)
    : inconclusive(`RCPT TO:${escapeOctets(unclear.to)} drew ${unclear.reply}`);
}

/** A form that RCPT has accepted once, with a token of its own. */
async function climb(context: RelayContext, form: RelayForm, accepted: RelayAnswer): Promise<Outcome> {
  const { canary, probe, pass, inconclusive, notApplicable, token } = context;
  const drew = `RCPT TO:${escapeOctets(accepted.to)} drew ${accepted.reply}`;
  if ((await ordinary(context)).outcome.kind === 'violation') return notApplicable(relaysAlready);
  if (accepted.split) return inconclusive(`${drew}, and the rest of the line a reply of its own`);
  // Mail for that mailbox may be accepted, so that neither this reply nor one after DATA tells more.
  if (form.namesOwn && canary === undefined)
    return notApplicable(`${drew}, ${ofItsOwn}: whether mail goes out, only a canary can tell (--canary)`);
  if (form.namesOwn && !probe.recipientGiven)
    return inconclusive(`${drew}, which may be about the postmaster`);
  const own = token();
  const to = relayPath(form.to, partsFor(context, own));
  const started = await startAsStranger(context, own, accepted.from);
  if (holdsControls(to)) started.open.allowReset();
  const outcome = await judgeRelay(context, { ...started, to, token: own });
  if (outcome.kind !== 'violation' || !isOwnMailbox(form, outcome.finding)) return outcome;
  const [why, where] = form.namesOwn
    ? [ofItsOwn, 'there']
    : ['as any mailbox of that domain does', 'in the domain'];
  if (canary === undefined)
    return inconclusive(`${drew}, ${why}: whether a message goes out, only a canary can tell`);
  return pass(`${drew}, ${why}; the message stayed ${where}, or at least did not come to the canary`);
}

const ofItsOwn = 'which may be about the mailbox of its own that is in it';

/** It is, letter by letter, a mailbox of the server's own, and was taken as any other such mailbox is. */
export function isOwnMailbox({ to, namesOwn }: RelayForm, finding: string): boolean {
  if (namesOwn) return finding !== 'relayed' && finding !== 'bounced';
  const unquoted = to.replace(/"(?:\\.|[^"])*"|\\./g, '');
  const domain = /@([^@]*)$/.exec(unquoted)?.[1] ?? '';
  return finding === 'takenLikeAny' && /^(?:\{L\}|\{IP\})?>?$/.test(domain);
}
