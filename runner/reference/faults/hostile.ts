import { closing, type Reply, reply } from '../reply.js';
import { discard, type Session } from '../session.js';
import { defineFault, type Fault } from './define.js';

/** Writes what `produce` gives until it gives nothing or the peer has gone, no faster than the peer reads. */
function pour(session: Session, produce: () => Buffer | undefined): void {
  const { stream } = session;
  const more = (): void => {
    if (stream.destroyed || stream.writableEnded) return;
    const bytes = produce();
    if (bytes === undefined) return;
    if (stream.write(bytes)) setImmediate(more);
    else stream.once('drain', more);
  };
  more();
}

const endless = (bytes: Buffer) => (): Buffer => bytes;

function times(count: number, bytes: Buffer): () => Buffer | undefined {
  let left = count;
  return () => (left-- > 0 ? bytes : undefined);
}

/** Takes the place of greeting and dialogue. */
const serves = (name: string, summary: string, serve: (session: Session) => void): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.around('greet', (_next, session) => {
        session.reader = discard;
        serve(session);
      }),
  });

const refuses = (name: string, summary: string, serve: (session: Session) => void): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) => behaviour.around('accept', (_next, session) => serve(session)),
  });

/** Text that a report or a terminal must not take at its word: markup, escapes, direction marks, sheer length. */
const NASTY = [
  '<script>alert(document.domain)</script>',
  '</pre><img src=x onerror=alert(1)>',
  '\x1b[2J\x1b[31m\x1b]0;title\x07',
  '\u202eevil\u2066\u2069',
  '`$(id)` | [link](javascript:alert(1))',
  ']]> & "quoted" \'single\'',
].join(' ');

const junk = Buffer.from(
  Array.from({ length: 65_536 }, (_, index) => (index * 197 + (index >> 8) * 31) & 0xff),
);
const httpPage = [
  'HTTP/1.1 400 Bad Request',
  'Server: nginx',
  'Content-Type: text/html',
  'Connection: close',
  '',
  '<html><head><title>400 Bad Request</title></head><body><h1>400 Bad Request</h1></body></html>',
  '',
].join('\r\n');

const afterGreeting = (name: string, summary: string, act: (session: Session) => void): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.around('greet', (next, session) => {
        next(session);
        act(session);
      }),
  });

const busy = (session: Session): Reply => reply(421, '4.3.2', `${session.site.hostname} Try later`);

export const hostileFaults: readonly Fault[] = [
  refuses('close-at-once', 'The connection is closed as soon as it is there', (session) => session.end()),
  refuses('reset-at-once', 'The connection is reset as soon as it is there', (session) => session.reset()),
  refuses('never-answers', 'Not one octet is ever sent', (session) => {
    session.reader = discard;
  }),
  serves('endless-greeting', 'The greeting is a multi-line reply with no end', (session) =>
    pour(session, endless(Buffer.from('220-and still more\r\n'.repeat(200)))),
  ),
  defineFault({
    name: 'endless-multiline',
    summary: 'The EHLO reply never ends',
    apply: (behaviour) =>
      behaviour.wrap('EHLO', (_command, session) => {
        session.reader = discard;
        pour(session, endless(Buffer.from('250-XMORE and more\r\n'.repeat(200))));
        return undefined;
      }),
  }),
  serves('ten-megabyte-line', 'The greeting is one line of 10 MB with no end', (session) => {
    session.write(Buffer.from(`220 ${session.site.hostname} `));
    pour(session, times(160, Buffer.alloc(65_536, 'x')));
  }),
  serves('binary-junk', 'The greeting is 64 kB of binary octets', (session) => session.write(junk)),
  serves('http-server', 'A web server: an HTTP 400 page, then the end', (session) => {
    session.write(Buffer.from(httpPage));
    session.end();
  }),
  defineFault({
    name: 'everything-421',
    summary: 'Every command gets 421 and the end of the connection',
    apply: (behaviour) => behaviour.around('dispatch', (_next, _command, session) => closing(busy(session))),
  }),
  defineFault({
    name: 'bytewise',
    summary: 'Everything is sent octet by octet (legal)',
    apply: (behaviour) =>
      behaviour.around('pieces', (_next, bytes) => Array.from(bytes, (octet) => Buffer.from([octet]))),
  }),
  afterGreeting('reset-after-greeting', 'The connection is reset when the first command comes', (session) => {
    // Earlier, the reset could overtake the greeting at the client.
    session.reader = () => {
      session.reset();
      return false;
    };
  }),
  afterGreeting('close-after-greeting', 'The connection is closed behind the greeting', (session) =>
    session.end(),
  ),
  afterGreeting('greets-then-silent', 'After the greeting nothing is answered', (session) => {
    session.reader = discard;
  }),
  defineFault({
    name: 'reset-mid-reply',
    summary: 'The connection is reset in the middle of the EHLO reply',
    apply: (behaviour) => cutEhlo(behaviour, (session) => session.reset()),
  }),
  defineFault({
    name: 'close-mid-reply',
    summary: 'The connection is closed in the middle of the EHLO reply',
    apply: (behaviour) => cutEhlo(behaviour, (session) => session.end()),
  }),
  defineFault({
    name: 'banner-hostile',
    summary: 'The greeting holds markup, terminal escapes, direction marks and 64 kB of text',
    apply: (behaviour) =>
      behaviour.around('greeting', (_next, session) =>
        reply(220, '', `${session.site.hostname} ${NASTY} ${'A'.repeat(65_536)}`),
      ),
  }),
  defineFault({
    name: 'ehlo-hostile',
    summary: 'The EHLO reply holds markup, terminal escapes and direction marks',
    apply: (behaviour) =>
      behaviour.around('capabilities', (next, session) => [...next(session), NASTY, `X${NASTY}`]),
  }),
];

function cutEhlo(behaviour: Parameters<Fault['apply']>[0], cut: (session: Session) => void): void {
  behaviour.around('encode', (next, given, about, session) => {
    const wire = next(given, about, session);
    return about === 'EHLO' ? wire.subarray(0, wire.length / 2) : wire;
  });
  behaviour.wrap('EHLO', (_command, _session, next) => {
    const answer = next();
    return answer && { ...answer, follow: cut };
  });
}
