import { markdownTable, markdownText } from '../../runner/cli/markdown.js';
import { names } from './comparison-runs.js';

/** What three tools say of one server, and what became of the mail. */
export interface Compared {
  readonly name: string;
  /** How many tries to relay swaks made, how many it says were accepted at RCPT and at the end, how many came to the canary. */
  readonly tries: number;
  readonly recipientsTaken: number;
  readonly accepted: number;
  readonly arrived: number;
  readonly nmap: {
    readonly relay: string;
    readonly users: readonly string[];
    readonly sameCommands: boolean;
  };
  /** What relay/third-party says. */
  readonly relay: Said;
  /** What relay/random-recipient says. */
  readonly nobody: Said;
  /** Of the names that were asked for, those whose mail lay in a mailbox afterwards. */
  readonly delivered: readonly string[];
}

interface Said {
  readonly verdict: string;
  readonly finding: string | undefined;
}

export interface Tools {
  readonly date: string;
  readonly nmap: string;
  readonly swaks: string;
}

/** docs/comparison.md */
export function comparisonDocument(servers: readonly Compared[], tools: Tools): string {
  return `${[
    preface(tools),
    '',
    '## Who is an open relay',
    '',
    ...markdownTable([
      [
        'server',
        'nmap smtp-open-relay',
        'swaks: RCPT, message',
        'at the canary',
        'smtpspec relay/third-party',
        'wrong',
      ],
      ...servers.map((it) => [
        it.name,
        markdownText(relayInShort(it.nmap.relay)),
        `${it.recipientsTaken} and ${it.accepted} of ${it.tries}`,
        `${it.arrived} of ${it.tries}`,
        inShort(it.relay),
        wrongAboutRelay(it).join(', '),
      ]),
    ]),
    '',
    '## Who has a mailbox',
    '',
    `Asked for: ${names.join(', ')}. Nobody has the last one: a server that delivers mail for it takes any name, and what nmap lists there are no users.`,
    'smtpspec asks port 25 whether mail to a made-up mailbox is refused, and takes the answer that a mailbox exists for no fault.',
    '',
    ...markdownTable([
      [
        'server',
        'nmap smtp-enum-users',
        'delivered to a mailbox',
        'nmap is wrong about',
        'smtpspec relay/random-recipient',
        'EHLO as smtpspec sees it',
      ],
      ...servers.map((it) => [
        it.name,
        markdownText(it.nmap.users.join(', ')),
        it.delivered.join(', '),
        wrongAboutUsers(it).join(', '),
        inShort(it.nobody),
        it.nmap.sameCommands ? 'smtp-commands says the same' : 'smtp-commands says otherwise',
      ]),
    ]),
  ].join('\n')}\n`;
}

/** The date and versions that a document names. */
export function toolsIn(document: string): Tools | undefined {
  const [, date, nmap, swaks] = /on (\d{4}-\d\d-\d\d) with nmap (\S+) and swaks (\S+),/.exec(document) ?? [];
  return date === undefined || nmap === undefined || swaks === undefined ? undefined : { date, nmap, swaks };
}

/** Who contradicts the mail that came, or did not. */
export function wrongAboutRelay({ arrived, accepted, nmap, relay }: Compared): string[] {
  const isOpen = arrived > 0;
  const says = (tool: string, open: boolean): string[] => (open === isOpen ? [] : [tool]);
  return [
    ...(isJudged(nmap.relay) ? says('nmap', nmap.relay.startsWith('Server is')) : []),
    ...says('swaks', accepted > 0),
    ...says('smtpspec', relay.verdict === 'fail'),
  ];
}

/** Names that it lists and nobody gets mail for, and those that it does not list. */
export function wrongAboutUsers({ nmap, delivered }: Compared): string[] {
  return names.filter((name) => nmap.users.includes(name) !== delivered.includes(name));
}

function inShort({ verdict, finding }: Said): string {
  return finding === undefined ? verdict : `${verdict}: ${finding}`;
}

function relayInShort(output: string): string {
  // How it tells of a session that the server ended differs from run to run.
  if (!isJudged(output)) return 'no verdict: it lost the session';
  return (
    output
      .replace(/^Server (is an|doesn't seem to be an) /, (_, is) => (is === 'is an' ? '' : 'no '))
      .split(',')[0] ?? ''
  );
}

function isJudged(output: string): boolean {
  return /^Server (is an|doesn't seem to be an) open relay/.test(output);
}

const preface = ({ date, nmap, swaks }: Tools): string => `# Beside nmap and swaks

<!-- Written by \`npm run comparison\` while the lab is up; a test of the lab fails when it is stale. Do not edit. -->

The servers of [the lab](../test/lab/README.md) on port 25, asked on ${date} with nmap ${nmap} and swaks ${swaks}, and by smtpspec with \`--allow deliver\` and a canary.
The truth is what was delivered: mail that came to the canary, or lay in a mailbox. A tool is wrong where it says otherwise; where it says that it does not know, it is not.

- nmap's smtp-open-relay makes sixteen tries, RCPT being the last command; its domain was set to the canary's. It knows no server that refuses after DATA.
- swaks judges nothing. It was made to send a message in each of the same sixteen forms, and its exit code was read as the verdict.
- smtpspec's relay/third-party is one of its checks, that of the plain form; [the ladder](relay.md) tells what \`relayed\` is.
- \`reference, late\` is the reference server with the fault accept-all-recipients-reject-at-data: every RCPT draws 250, and the message is refused.`;
