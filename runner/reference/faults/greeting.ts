import type { Behaviour } from '../behaviour.js';
import { badSequence, closing, type Reply, reply } from '../reply.js';
import type { Session } from '../session.js';
import { defineFault, type Fault } from './define.js';

const greets = (name: string, summary: string, make: (session: Session) => Reply | undefined): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) => behaviour.around('greeting', (_next, session) => make(session)),
  });

const encodesGreeting = (name: string, summary: string, change: (wire: string) => string): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.around('encode', (next, given, about, session) => {
        const wire = next(given, about, session);
        return about === 'GREETING' ? Buffer.from(change(wire.toString('latin1')), 'latin1') : wire;
      }),
  });

/** No mail service: every command but QUIT is out of sequence (RFC 5321 section 3.1). */
function refusesService(behaviour: Behaviour, code: number): void {
  behaviour.around('greeting', (_next, session) => reply(code, '', `${session.site.hostname} takes no mail`));
  behaviour.around('dispatch', (next, command, session) =>
    command.verb === 'QUIT' ? next(command, session) : badSequence('No service here'),
  );
}

export const greetingFaults: readonly Fault[] = [
  defineFault({
    name: 'greeting-554',
    summary: 'Greets with 554, then answers 503 to all but QUIT (legal)',
    apply: (behaviour) => refusesService(behaviour, 554),
  }),
  defineFault({
    name: 'greeting-521',
    summary: 'Greets with 521, then answers 503 to all but QUIT (RFC 7504)',
    apply: (behaviour) => refusesService(behaviour, 521),
  }),
  defineFault({
    name: 'greeting-554-closes',
    summary: 'Greets with 554 and closes without waiting for QUIT',
    apply: (behaviour) =>
      behaviour.around('greeting', (_next, session) =>
        closing(reply(554, '', `${session.site.hostname} no service`)),
      ),
  }),
  greets('greeting-421', 'Greets with 421 and closes (legal)', (session) =>
    closing(reply(421, '', `${session.site.hostname} busy, try later`)),
  ),
  greets('greeting-no-domain', 'The greeting does not begin with a domain', () =>
    reply(220, '', '*** ready ***'),
  ),
  greets('greeting-bare-code', 'The greeting is 220 with no text', () => reply(220, '', '')),
  greets('greeting-code-200', 'Greets with 200', (session) =>
    reply(200, '', `${session.site.hostname} ready`),
  ),
  greets('greeting-multiline-ok', 'Greets with three lines (legal)', ({ site: { hostname } }) =>
    reply(220, '', `${hostname} ESMTP`, 'No unsolicited mail,', 'please'),
  ),
  greets('silent', 'Never greets, but serves commands', () => undefined),
  encodesGreeting('greeting-bare-lf', 'The greeting ends with a bare LF', (wire) =>
    wire.replaceAll('\r\n', '\n'),
  ),
  encodesGreeting('greeting-twice', 'Greets twice', (wire) => wire + wire),
  defineFault({
    name: 'greeting-cleartext-on-implicit-tls',
    summary: 'The port for implicit TLS greets in the clear',
    apply: (behaviour) =>
      behaviour.around('accept', (next, session) => {
        if (session.service !== 'submissions') next(session);
        else session.behaviour.seams.greet(session);
      }),
  }),
];
