import type { TLSSocketOptions } from 'node:tls';
import type { Behaviour } from '../behaviour.js';
import type { Session } from '../session.js';
import { Ghost } from '../tls/ghost.js';
import { type ClientHello, offersTls13 } from '../tls/hello.js';
import { type EndpointModel, strictModel } from '../tls/model.js';
import { alert } from '../tls/octets.js';
import { peek } from '../tls/peek.js';
import { TLS12 } from '../tls/suites.js';
import { Tls13Stream } from '../tls/tls13-stream.js';
import { defineFault, type Fault } from './define.js';

/** node:tls does it: handshakes are completed. Where a modelled fault is on as well, older clients never come here. */
export const real = (
  name: string,
  summary: string,
  change: (options: TLSSocketOptions) => TLSSocketOptions,
): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.around('secureOptions', (next, options, how) => {
        const sound = next(options, how);
        return { ...sound, ...change(sound) };
      }),
  });

/** The endpoint of our own does it: clients without TLS 1.3 get the first flight and no more, others are served as ever. */
export const modelled = (name: string, summary: string, change: (model: EndpointModel) => void): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) => {
      behaviour.endpoint ??= haunted(behaviour);
      change(behaviour.endpoint);
    },
  });

function haunted(behaviour: Behaviour): EndpointModel {
  const model = strictModel();
  behaviour.around('handshake', (next, start, session) => {
    const { stream, credentials } = session;
    peek(stream, (opening) => {
      if (opening.kind !== 'hello') next(start, session);
      else if (!offersTls13(opening.hello)) new Ghost(stream, model, credentials);
      else if (!model.modern || !Tls13Stream.serve(stream, opening, model, credentials, start))
        next(start, session);
    });
  });
  return model;
}

/** Hellos of any version for which `answer` gives an alert, or 'close', get no more than that. */
export const refuses = (
  name: string,
  summary: string,
  answer: (hello: ClientHello, session: Session) => number | 'close' | undefined,
): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.around('handshake', (next, start, session) => {
        const { stream } = session;
        peek(stream, (opening) => {
          const refusal = opening.kind === 'hello' ? answer(opening.hello, session) : undefined;
          if (refusal === undefined) {
            next(start, session);
            return;
          }
          if (refusal !== 'close') stream.write(alert(TLS12, refusal));
          stream.resume().end();
        });
      }),
  });
