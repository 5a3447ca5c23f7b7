import type { Answer, Session } from '../../runner/net/index.js';
import type { Probe, Rung } from '../../runner/scenario/index.js';
import { defineScenario } from '../shared/define.js';
import { domainOf, localMailbox, nobodyAt } from '../shared/paths.js';

type Climb = (rung: Rung) => Promise<Session>;

/** Octets that no address may hold, and which finding it is that a sender with one is accepted. */
const octets = {
  nul: { octet: '\0', name: 'NUL', taken: 'taken' },
  'bare-cr': { octet: '\r', name: 'CR', taken: 'taken' },
  'bare-lf': { octet: '\n', name: 'LF', taken: 'taken' },
  // Ends no line of mail, but does so in some string libraries.
  'vertical-tab': { octet: '\v', name: 'VT', taken: 'tabTaken' },
} as const;

/** What the sender with the octet drew: the octet may have ended the line, too. */
type Seen = 'taken' | 'refused' | 'line-ended' | 'unclear';

export const addressOctets = defineScenario({
  meta: {
    id: 'hardening/address-octets',
    title: 'An address that holds NUL, CR, LF or VT is refused, and never judged by a part of it',
    why: 'Such an address ends early in one program and becomes a header line in the next, so that checks see another address than delivery does.',
    axis: 'security',
    severity: 'medium',
    requirements: ['5321-4.1.2-13', '2505-2.1-03'],
    weaknesses: ['CWE-93', 'CWE-158', 'CVE-2026-23829'],
    services: ['smtp'],
    impact: 'probe',
    needs: { localDomain: true },
    variants: octets,
    findings: {
      taken: {
        message:
          'MAIL FROM:<{shown}> was accepted with {reply}; what becomes of the {octet} only delivery shows',
        severity: 'low',
      },
      tabTaken: { message: 'MAIL FROM:<{shown}> was accepted with {reply}', severity: 'info' },
      cut: {
        message:
          'RCPT TO:<{shown}> drew {reply}: it was judged by what stands before the {octet}, as without that the address is refused: {control}',
        breaks: ['5321-4.1.2-13', '2505-2.1-03'],
      },
      behind: {
        message:
          'RCPT TO:<{shown}> drew {reply}, though no unknown mailbox of that domain is accepted: {control}; whoever reads it up to the {octet} sends it outside',
        breaks: ['2505-2.1-03', '5321-4.1.2-13'],
      },
    },
    remedy: {
      any: 'Refuse command lines that hold NUL, a CR or LF that is no line end, or another control character, with 501, before an address is cut out of them.',
    },
  },
  async run({ session, probe, variant, violation, pass, inconclusive }) {
    const { octet, name } = variant;
    const shown = (address: string): string => address.replace(octet, `[${name}]`);
    const sender = `pro${octet}be@${domainOf(probe.sender)}`;
    const { seen, reply } = await askSender(session, sender);
    if (seen === 'unclear') return inconclusive(`MAIL FROM:<${shown(sender)}> drew ${reply}`);
    // The rest of the line was a command of its own: commands/bare-line-end judges that.
    if (seen === 'line-ended') return pass(`${name} ended the line, so that no address held it`);

    // A line with LF is read as the one before; what follows is about the address alone.
    const worse = octet === '\n' ? undefined : await askRecipients(session, probe, octet);
    if (worse?.unclear !== undefined) return inconclusive(worse.unclear);
    if (worse?.finding !== undefined) {
      const { finding, recipient, drew, control } = worse;
      return violation(finding, { shown: shown(recipient), reply: drew, control, octet: name });
    }
    if (seen === 'refused') return pass(`MAIL FROM:<${shown(sender)}> drew ${reply}`);
    if (variant.taken === 'tabTaken') return violation('tabTaken', { shown: shown(sender), reply });
    return violation('taken', { shown: shown(sender), reply, octet: name });
  },
});

async function askSender(session: Climb, sender: string): Promise<{ seen: Seen; reply: Answer }> {
  // The control: a plain MAIL was accepted, so that a refusal is about the octet.
  const open = await session('mail');
  await open.command('RSET');
  open.allowReset();
  const reply = await open.command(`MAIL FROM:<${sender}>`);
  if (reply.kind === 'closed' || reply.kind === 'reset') return { seen: 'refused', reply };
  if (!reply.is(2, 5)) return { seen: 'unclear', reply };
  // One answers QUIT, another one the rest of a line that was cut.
  const further = await open.remaining();
  await open.quit();
  if (further.length > 1) return { seen: 'line-ended', reply };
  if (reply.is(5)) return { seen: 'refused', reply };
  return { seen: further[0]?.is(221) ? 'taken' : 'unclear', reply };
}

type Worse =
  | { readonly unclear: string; readonly finding?: never }
  | {
      readonly unclear?: never;
      readonly finding: 'cut' | 'behind';
      readonly recipient: string;
      readonly drew: Answer;
      readonly control: Answer;
    };

/** Recipients that are ours and foreign at once, whichever part is looked at. */
async function askRecipients(session: Climb, probe: Probe, octet: string): Promise<Worse | undefined> {
  const mailbox = localMailbox(probe);
  const foreign = `.${domainOf(probe.outside)}`;
  const open = await session('recipient');
  open.allowReset();
  const ask = (recipient: string) => open.command(`RCPT TO:<${recipient}>`);

  const ours = `${mailbox}${octet}${foreign}`;
  const cut = await ask(ours);
  if (cut.is(2)) {
    const control = await ask(`${mailbox}${foreign}`);
    if (control.is(5, 454)) return { finding: 'cut', recipient: ours, drew: cut, control };
    return { unclear: `an address with the octet drew ${cut}, and one at a foreign domain ${control}` };
  }
  if (cut.is(4) && !cut.is(454)) return { unclear: `an address with the octet drew ${cut}` };

  const outside = `${probe.outside}${octet}@${probe.domain}`;
  const behind = await ask(outside);
  if (behind.is(2)) {
    const control = await ask(nobodyAt(probe));
    if (control.is(5)) return { finding: 'behind', recipient: outside, drew: behind, control };
    return { unclear: `an address with the octet drew ${behind}, and an unknown mailbox ${control}` };
  }
  if (behind.is(4) && !behind.is(454)) return { unclear: `an address with the octet drew ${behind}` };
  if (behind.kind === 'timed-out') return { unclear: `an address with the octet drew ${behind}` };
  return undefined;
}
