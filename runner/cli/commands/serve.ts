import type { CommandModule, InferredOptionTypes } from 'yargs';
import { flag, number, text, texts } from './options.js';

export const serveOptions = {
  host: text('address to listen on (default 127.0.0.1)'),
  'smtp-port': number('default 2525; 0 takes a free one, here and below'),
  'submission-port': number('default 2587'),
  'submissions-port': number('default 2465'),
  'lmtp-port': number('speak LMTP too, on this port (default: not)'),
  domain: text('local domain (default reference.test)'),
  hostname: text('name of the server (default mx.reference.test)'),
  fault: texts('misbehave in this way (repeatable)'),
  'list-faults': flag('list the faults and exit'),
  latency: number('delay of everything the server sends, in milliseconds'),
  'ca-out': text('write the CA that issued the certificate to this file, as PEM'),
  'forward-to': text('send on what was accepted for other domains, host:port (default: it is only kept)'),
  maildir: text('write each accepted message to a file of its own in this directory'),
  verbose: flag('show the stack of an error of our own'),
};

export type ServeArguments = InferredOptionTypes<typeof serveOptions>;

export const serveCommand: CommandModule<object, ServeArguments> = {
  command: 'serve',
  describe: 'run the reference server until Ctrl-C',
  builder: (yargs) =>
    yargs
      .options(serveOptions)
      .epilogue('Mailboxes: alice and bob. Login: alice@reference.test, password "correct horse".'),
  handler: async (args) => (await import('../handlers/serve.js')).serve(args),
};
