import { parseCommand } from '../command.js';
import { skipLine } from '../readers.js';
import { type Reply, textLines } from '../reply.js';
import type { Session } from '../session.js';
import { defineFault, type Fault } from './define.js';

type Wire = (wire: string, given: Reply) => string;

/** Changes the bytes of all replies for which `applies` holds. */
const onWire = (
  name: string,
  summary: string,
  change: Wire,
  applies: (about: string, given: Reply) => boolean = () => true,
): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.around('encode', (next, given, about, session) => {
        const wire = next(given, about, session);
        return applies(about, given) ? Buffer.from(change(wire.toString('latin1'), given), 'latin1') : wire;
      }),
  });

const onReply = (
  name: string,
  summary: string,
  change: (given: Reply) => Reply | undefined,
  applies: (about: string, given: Reply) => boolean,
): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.around('reply', (next, given, about, session) => {
        const changed = applies(about, given) ? change(given) : given;
        return changed && next(changed, about, session);
      }),
  });

/** Replies whose code and text machines do not need to go on. */
const isPlain = (about: string, given: Reply): boolean =>
  !['GREETING', 'EHLO', 'HELO', 'STARTTLS', 'QUIT'].includes(about) && Math.floor(given.code / 100) !== 3;
const isIdle = (about: string, given: Reply): boolean =>
  (about === 'NOOP' || about === 'RSET') && given.code === 250;
const hasEnhanced = (_about: string, given: Reply): boolean => given.enhanced !== '';

const idleCode = (name: string, code: number): Fault =>
  onReply(name, `NOOP and RSET get ${code}`, (given) => ({ ...given, code }), isIdle);

/** Puts text at the end of every line. */
const appended =
  (text: string): Wire =>
  (wire) =>
    wire.replaceAll('\r\n', `${text}\r\n`);

export const replyFaults: readonly Fault[] = [
  onWire('reply-bare-lf', 'Reply lines end with a bare LF', (wire) => wire.replaceAll('\r\n', '\n')),
  onWire('reply-bare-cr', 'Reply lines end with a bare CR', (wire) => wire.replaceAll('\r\n', '\r')),
  onWire('reply-lf-only-multiline', 'Continued lines end with a bare LF, the last one with CRLF', (wire) =>
    wire.replace(/\r\n(?!$)/g, '\n'),
  ),
  onWire('reply-code-changes', 'The first line of a multi-line reply has another code', (wire) =>
    wire.replace(
      /^(\d)(\d)(\d)-/,
      (_, a: string, b: string, c: string) => `${a}${b}${(Number(c) + 1) % 10}-`,
    ),
  ),
  onWire('reply-multiline-no-hyphen', 'Continued lines have a space after the code', (wire) =>
    wire.replace(/^(\d{3})-/gm, '$1 '),
  ),
  onWire(
    'reply-missing-separator',
    'No space stands between code and text',
    (wire) => wire.replace(/^(\d{3}) /gm, '$1'),
    isPlain,
  ),
  onWire(
    'reply-bare-code',
    'Replies are a bare code',
    (wire) => wire.replace(/^(\d{3})[^\r\n]*/gm, '$1'),
    isPlain,
  ),
  onWire(
    'reply-empty-text',
    'Replies have a space and no text after the code',
    (wire) => wire.replace(/^(\d{3} )[^\r\n]*/gm, '$1'),
    isPlain,
  ),
  onWire(
    'reply-too-long',
    'Reply lines are longer than 512 octets',
    appended(` ${'long '.repeat(120)}`),
    isPlain,
  ),
  idleCode('reply-code-600', 600),
  idleCode('reply-code-260', 260),
  idleCode('reply-code-unlisted', 259),
  onWire(
    'reply-code-two-digits',
    'NOOP and RSET get a code of two digits',
    (wire) => wire.replace(/^\d/gm, ''),
    isIdle,
  ),
  onWire('reply-8bit-text', 'Reply texts hold an 8-bit octet that is no UTF-8', appended(' \xe9'), isPlain),
  onWire('reply-utf8-text', 'Reply texts hold UTF-8', appended(' \xc3\xa9'), isPlain),
  onWire('reply-control-character', 'Reply texts hold a BEL', appended('\x07'), isPlain),
  onWire('reply-nul', 'Reply texts hold a NUL', appended('\0'), isPlain),
  onWire('reply-twice', 'Replies are sent twice', (wire) => wire + wire, isPlain),
  onReply(
    'reply-missing',
    'RSET gets no reply',
    () => undefined,
    (about) => about === 'RSET',
  ),
  onReply(
    'enhanced-code-missing',
    'Replies have no enhanced code',
    (given) => ({ ...given, enhanced: '' }),
    hasEnhanced,
  ),
  onReply(
    'enhanced-code-wrong-class',
    'The class of the enhanced code does not fit the reply code',
    (given) => ({
      ...given,
      enhanced: given.enhanced.replace(/^\d/, (digit) => (digit === '2' ? '5' : '2')),
    }),
    hasEnhanced,
  ),
  onReply(
    'enhanced-code-leading-zero',
    'The detail of the enhanced code has a leading zero',
    (given) => ({ ...given, enhanced: given.enhanced.replace(/\.(\d+)$/, '.0$1') }),
    hasEnhanced,
  ),
  onReply(
    'reply-inner-cr',
    'Reply texts hold a bare CR',
    (given) => ({ ...given, lines: given.lines.map((line) => `${line}\rnot a new line`) }),
    hasEnhanced,
  ),
  onReply(
    'enhanced-code-malformed',
    'The class of the enhanced code has two digits',
    (given) => ({ ...given, enhanced: given.enhanced.replace(/^\d/, '$&0') }),
    hasEnhanced,
  ),
  onReply(
    'enhanced-code-differs-in-lines',
    'The lines of a reply have different enhanced codes',
    (given) => ({
      ...given,
      enhanced: '',
      lines: textLines(given).map((line, index) =>
        index === 0 ? line : line.replace(/^\d\.\d+\.\d+/, '2.0.9'),
      ),
    }),
    hasEnhanced,
  ),
  onReply(
    'enhanced-code-unregistered',
    'NOOP has an enhanced code that is not registered',
    (given) => ({ ...given, enhanced: '2.9.99' }),
    isIdle,
  ),
  onWire(
    'reply-after-221',
    'Another reply comes behind 221',
    (wire, given) => `${wire}${given.code === 221 ? '250 2.0.0 Still here\r\n' : ''}`,
  ),
  defineFault({
    name: 'reply-split-bytes',
    summary: 'Replies are split inside the code and between CR and LF (legal)',
    apply: (behaviour) =>
      behaviour.around('pieces', (_next, bytes) =>
        bytes
          .toString('latin1')
          .split(/(?<=\r)|(?<=\n\d)|(?<=^\d)/)
          .map((piece) => Buffer.from(piece, 'latin1')),
      ),
  }),
  defineFault({
    name: 'reply-early',
    summary: 'NOOP is answered before its CRLF has come',
    apply: (behaviour) =>
      behaviour.around('partialLine', (next, session) => {
        if (/^NOOP/i.test(session.input.toString('latin1'))) answerEarly(session);
        else next(session);
      }),
  }),
];

function answerEarly(session: Session): void {
  const command = parseCommand(session.input);
  session.reader = skipLine(undefined, 'NOOP');
  session.answer(session.behaviour.seams.dispatch(command, session), 'NOOP');
}
