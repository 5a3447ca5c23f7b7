import type { Answer, Session } from '../../runner/net/index.js';
import { defineScenario } from '../shared/define.js';

/** A command, and the keyword that stands for it in the EHLO reply. */
interface Command {
  readonly keyword: string;
  readonly line: string;
  /** Codes that show it to be served although it may not be listed. */
  readonly served?: readonly number[];
}

interface Tried extends Command {
  readonly listed: boolean;
  readonly reply: Answer;
}

export const listedCommands = defineScenario({
  meta: {
    id: 'commands/listed-commands',
    title: 'What EHLO lists is served, and the optional commands that are served are listed',
    why: 'The list is how a client knows what it may send; it should neither promise too much nor hide what is there.',
    axis: 'conformance',
    requirements: ['5321-4.2.4-03', '5321-3.5.2-10', '5321-4.1.1.1-19'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: {
      notServed: {
        message: 'EHLO lists {keyword}, and {line} drew {reply}',
        breaks: ['5321-4.2.4-03', '5321-3.5.2-10'],
      },
      notListed: {
        message: '{line} drew {reply}, and EHLO does not list {keyword}',
        breaks: ['5321-4.1.1.1-19'],
        byTheLetter: true,
      },
    },
    remedy: {
      any: 'Take what is switched off out of the EHLO reply, and put into it what is switched on.',
      postfix: 'smtpd_discard_ehlo_keywords takes keywords out of the reply.',
      sendmail:
        'HELP needs its file (HelpFile); PrivacyOptions switch EXPN, VRFY and ETRN off and off the list.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const open = await session('secured');
    // Two sessions, so that no more than three errors come together.
    const extensions = extensionsOf(open, probe.outside);
    const tried = await tryAll(open, informationOf(open));
    await open.quit();
    if (extensions.length > 0) {
      const second = await session('secured');
      tried.push(...(await tryAll(second, extensions)));
      await second.quit();
    }
    const refused = tried.find(({ listed, reply }) => listed && reply.is(500, 502));
    if (refused) {
      const { keyword, line, reply } = refused;
      const again = await (await session('secured')).command(line);
      if (again.is(500, 502)) return violation('notServed', { keyword, line, reply });
      return inconclusive(`${line} drew ${reply}, and in another session ${again}`);
    }
    const hidden = tried.find(({ listed, served = [], reply }) => !listed && reply.is(...served));
    if (hidden) return violation('notListed', hidden);
    const unseen = tried.find(({ reply }) => !reply.is(2, 3, 4, 5));
    if (unseen) return inconclusive(`${unseen.line} drew ${unseen.reply}`);
    return pass(tried.map(({ line, reply }) => `${line} drew ${reply.code}`).join(', '));
  },
});

function informationOf(open: Session): Command[] {
  return [
    { keyword: 'HELP', line: 'HELP', served: [211, 214] },
    { keyword: 'EXPN', line: 'EXPN Postmaster', served: [250] },
    ...(open.offers('VRFY') ? [{ keyword: 'VRFY', line: 'VRFY Postmaster' }] : []),
  ];
}

/** Commands of extensions, only where they are listed. None of them does anything in this state, and STARTTLS comes last. */
function extensionsOf(open: Session, outside: string): Command[] {
  const mechanism = open.extensions?.lines.find(({ keyword }) => keyword === 'AUTH')?.params[0];
  return [
    { keyword: 'ETRN', line: `ETRN ${outside.slice(outside.lastIndexOf('@') + 1)}` },
    { keyword: 'CHUNKING', line: 'BDAT 0 LAST' },
    ...(mechanism === undefined ? [] : [{ keyword: 'AUTH', line: `AUTH ${mechanism}` }]),
    { keyword: 'STARTTLS', line: 'STARTTLS' },
  ].filter(({ keyword }) => open.offers(keyword));
}

async function tryAll(open: Session, commands: readonly Command[]): Promise<Tried[]> {
  const tried: Tried[] = [];
  for (const command of commands) {
    if (!open.open) break;
    const listed = open.offers(command.keyword);
    const starts = command.keyword === 'STARTTLS';
    const reply = starts ? (await open.startTls()).go : await open.command(command.line);
    // An exchange that has begun is cancelled.
    if (reply.is(334)) await open.command('*');
    tried.push({ ...command, listed, reply });
  }
  return tried;
}
