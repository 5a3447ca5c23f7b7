import { clip } from '../../reports/shared/clip.js';
import { lastLines, linesOf, speaker, surveyName, transcriptsOf } from '../../reports/shared/dialogue.js';
import type {
  CheckReport,
  TargetReport,
  TranscriptEvent,
  TranscriptReport,
} from '../../runner/result/index.js';
import { endpointLines } from './endpoint.js';

/** Lines of a dialogue, of one write in it, and characters of a line. */
export const mostLines = 30;
const mostOfWrite = 8;
const characters = 160;
/** What a finding rests on may be the difference between sessions. */
const mostSessions = 3;
/** Lines that an earlier session has at least. */
const someLines = 6;
/** Octets of a reply that are no chance if a message has them too. */
const shortestQuote = 8;

/** What a check rests on: the end of its last sessions, or what the survey of the TLS endpoint found. */
export function excerptOf(check: CheckReport, target: TargetReport): string[] {
  const transcripts = transcriptsOf(target, check.transcripts);
  const own = transcripts.filter(({ scenario }) => scenario !== surveyName);
  if (own.length === 0) return transcripts.length === 0 ? [] : endpointLines(target, mostLines);
  if (isStatistics(check)) return startOf(own);
  return endsOf(tellingOf(own, check.message).map((one) => saidIn(one, check.message)));
}

/** The last sessions, and an earlier one in their place where none of them has the reply that is quoted. */
function tellingOf(own: readonly TranscriptReport[], message: string): readonly TranscriptReport[] {
  const last = own.slice(-mostSessions);
  const quoting = own.filter(({ events }) => events.some((event) => isQuoted(event, message)));
  const [latest] = quoting.slice(-1);
  if (latest === undefined || last.some((one) => quoting.includes(one))) return last;
  return [latest, ...last.slice(1)];
}

/** The reply that an invariant is about, and what came before it, in the first session that shows one. */
export function momentOf(transcript: TranscriptReport, message: string): string[] {
  const lines = saidIn(transcript, message);
  const at = lines.findLastIndex(
    (line) => line.startsWith('S: ') && message.includes(line.slice('S: '.length)),
  );
  return endsOf([at < 0 ? lines : lines.slice(0, at + 1)], 2 * someLines);
}

/** Says what was measured over many pairs, in an order that chance chose. */
function isStatistics({ message }: CheckReport): boolean {
  return / pairs\)/.test(message);
}

function startOf([first, ...others]: readonly TranscriptReport[]): string[] {
  const shown = first === undefined ? [] : saidIn(first, '').slice(0, 2 * someLines);
  return [...shown, `-- … and so on, ${others.length === 0 ? 'in this session' : 'in several sessions'}`];
}

function endsOf(sessions: readonly (readonly string[])[], most = mostLines): string[] {
  const titles = sessions.length > 1 ? sessions.length : 0;
  let room = most - titles;
  const ends = sessions.toReversed().map((lines, at) => {
    const kept = tail(lines, room - someLines * (sessions.length - 1 - at));
    room -= kept.length;
    return kept;
  });
  return ends.toReversed().flatMap((lines, at) => {
    const title = titles === 0 ? [] : [`-- session ${at + 1} of ${titles}`];
    return [...title, ...lines];
  });
}

function tail(lines: readonly string[], most: number): readonly string[] {
  if (lines.length <= most) return lines;
  return [`-- … ${lines.length - most + 1} lines before`, ...lines.slice(1 - most)];
}

function saidIn(transcript: TranscriptReport, message: string): string[] {
  return withoutDrops(windowOf(transcript, message).flatMap((event) => written(event.data, speaker(event))));
}

/** Without greeting, hello and farewell, unless that is where a quoted reply stands. */
function windowOf(transcript: TranscriptReport, message: string): readonly TranscriptEvent[] {
  const { events } = transcript;
  const last = lastLines(transcript, Number.MAX_SAFE_INTEGER);
  const [first] = last;
  const start = first === undefined ? events.length : events.indexOf(first);
  const shown = new Set(last.map(({ data }) => data));
  const left = events.flatMap((event, at) =>
    isQuoted(event, message) && !shown.has(event.data) ? [at] : [],
  );
  return events.slice(
    Math.max(0, Math.min(start, ...left.map((at) => at - 1))),
    Math.max(start + last.length, ...left.map((at) => at + 1)),
  );
}

function isQuoted({ from, data }: TranscriptEvent, message: string): boolean {
  const text = data.replace(/\\r\\n$/, '');
  return from === 'server' && text.length >= shortestQuote && message.includes(text);
}

function written(data: string, who: string): string[] {
  if (/^\\x(?:1[4-7]|80)\\x0[0-3]/.test(data)) return [`${who} (octets of TLS)`];
  const lines = linesOf(data).map((line) => `${who} ${clip(line.replace(/\\r\\n$/, ''), characters)}`);
  if (lines.length <= mostOfWrite + 1) return lines;
  const half = mostOfWrite / 2;
  return [...lines.slice(0, half), `-- … ${lines.length - 2 * half} lines of it`, ...lines.slice(-half)];
}

/** Octets that went out one by one, as how many there were depends on the clock. */
function withoutDrops(lines: readonly string[]): string[] {
  const isDrop = (line: string | undefined) => line !== undefined && /^C: .?$/.test(line) && line !== 'C: .';
  const told = lines.map((line, at) => {
    if (!isDrop(line) || !(isDrop(lines[at - 1]) || isDrop(lines[at + 1]))) return line;
    return isDrop(lines[at - 1]) ? undefined : '-- … octets, one at a time';
  });
  return told.filter((line) => line !== undefined);
}
