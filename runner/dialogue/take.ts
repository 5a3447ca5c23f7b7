import type { Answer, Session } from '../net/index.js';
import { escapeOctets } from '../protocol/octets.js';
import type { Service } from '../result/index.js';
import type { Context, ScenarioMeta } from '../scenario/index.js';
import type { Act } from './sequence.js';
import { fill, type Values } from './template.js';

export type Stage = Context<ScenarioMeta>;

/** What one line of a move drew. */
export interface Drawn {
  /** What was sent, in words or in the form of transcripts. */
  readonly command: string;
  /** Undefined where nothing came and nothing was owed. */
  readonly answer: Answer | undefined;
}

/** A command line with its CRLF (RFC 5321 section 4.5.3.1.4). */
const longestLine = 512;
const longestShown = 160;
/** So long a server may take to close when it is done. */
const closeSeconds = 10;

/** Takes one move, and every reply that it owes us. */
export async function take(act: Act, open: Session, values: Values, stage: Stage): Promise<Drawn[]> {
  switch (act.kind) {
    case 'greeting':
      return [{ command: 'the connection', answer: await open.greeting() }];
    case 'starttls':
      return [{ command: 'STARTTLS', answer: await startTls(open) }];
    case 'login':
      return [{ command: 'AUTH PLAIN', answer: await stage.logIn(open, {}) }];
    case 'close': {
      const answer = await open.end(stage.seconds(closeSeconds));
      return [{ command: waitOf(closeSeconds), answer: open.open ? undefined : answer }];
    }
    case 'wait': {
      const quiet = await open.silence(stage.seconds(act.seconds));
      return [{ command: waitOf(act.seconds), answer: quiet ? undefined : await open.reply() }];
    }
    case 'data': {
      // The run has announced it of each of its messages.
      const mark = `X-smtpspec-run: ${stage.probe.runId}\r\n`;
      const message = mark + dataOf(fill(act.message, values));
      return [{ command: 'the end of the data', answer: await open.endData(message) }];
    }
    case 'lines': {
      const lines = act.lines.map((line) => fill(line, values));
      if (lines.some(isUnbearable)) open.allowReset();
      const [only, ...others] = lines;
      if (only !== undefined && others.length === 0)
        return [{ command: shown(only), answer: await say(only, open, stage.service) }];
      return group(lines, open);
    }
  }
}

const waitOf = (seconds: number): string => `a wait of ${seconds} s`;

/** A handshake that fails is told as what the step drew. */
async function startTls(open: Session): Promise<Answer> {
  const { go, tls } = await open.startTls();
  return tls?.ok === false ? open.end(0) : go;
}

function say(line: string, open: Session, service: Service): Promise<Answer> {
  const [, name] = (service === 'lmtp' ? /^LHLO (\S+)$/ : /^EHLO (\S+)$/).exec(line) ?? [];
  if (name !== undefined) return open.ehlo(name);
  if (line !== '*') return open.command(line);
  open.send('*\r\n');
  return open.reply('AUTH');
}

async function group(lines: readonly string[], open: Session): Promise<Drawn[]> {
  open.send(lines.map((line) => `${line}\r\n`).join(''));
  const drawn: Drawn[] = [];
  for (const line of lines) {
    const verb = /^\S+/.exec(line)?.[0]?.toUpperCase();
    drawn.push({ command: shown(line), answer: await open.reply(verb) });
  }
  return drawn;
}

/** Octets for which no clause says what a server does. */
function isUnbearable(line: string): boolean {
  return line.length + 2 > longestLine || /[^\x20-\x7e]/.test(line);
}

/** Lines with CRLF, dots doubled (RFC 5321 section 4.5.2). */
export function dataOf(text: string): string {
  const lines = text.split(/\r\n|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => `${line.startsWith('.') ? '.' : ''}${line}\r\n`).join('');
}

function shown(line: string): string {
  const text = escapeOctets(line);
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}
