import type { CommandModule, InferredOptionTypes } from 'yargs';
import {
  compare,
  failOn,
  fileOptions,
  flag,
  gateOptions,
  lookOptions,
  number,
  selectionOptions,
  suiteOption,
  text,
  texts,
} from './options.js';

export const auditCommandOptions = {
  domain: text('a domain the server is responsible for'),
  recipient: text('a mailbox that exists there'),
  sender: text('reverse-path (default: probe@ the client name)'),
  outside: text('an address that must not be relayed to (default: on a reserved name)'),
  'client-name': text('EHLO name (default: the name of this host, else its address)'),
  ca: texts('extra trust anchors, a PEM file (repeatable)'),
  'server-name': text('SNI and name in the certificate (default: the host)'),
  'tls-policy': text(
    'hold TLS against mozilla-modern, mozilla-intermediate, mozilla-old, ncsc-nl, bsi-tr-02102-2 or nist-800-52r2',
  ),
  'allow-network': flag(
    'fetch what certificates name: missing issuers, OCSP (default: contact the target alone)',
  ),
  control: text(
    'a host known to answer, host or host:port: tells whose side it is when a target cannot be reached (default: none)',
  ),
  canary: text(
    'where smtpspec canary answers questions, host:port: what arrives for --outside is looked for there',
  ),
  'canary-listen': text('take the mail for --outside here, [host:]port, for as long as the run lasts'),
  'canary-wait': number('longest wait for a message to arrive at the canary, in seconds (default 30)'),
  user: text('login; the password comes from SMTPSPEC_PASSWORD or --password-file'),
  'password-file': text('file that holds the password'),
  'token-file': text('file that holds a bearer token, for XOAUTH2 and OAUTHBEARER'),
  'client-cert': text('client certificate for EXTERNAL, a PEM file; shown only where the run logs in'),
  'client-key': text('its key, a PEM file'),
  'insecure-auth': flag('send credentials in clear and over TLS that does not verify, too'),
  allow: text('most that may be done to the server: observe, probe (default), deliver, stress'),
  connections: number('connections open at once for each address (default 4)'),
  messages: number('most messages that a run may hand over to one address (default 500)'),
  'message-rate': number('most of them in a minute (default 60; no limit to this machine)'),
  'i-am-authorized': flag(
    'whoever is responsible for the targets has agreed to --allow deliver or stress; not needed on this machine',
  ),
  timeout: number('longest wait for a reply, in seconds (default 40)'),
  delay: number('pause before each connection, in milliseconds (default 0)'),
  ...suiteOption,
  ...selectionOptions,
  strict: flag('count by-the-letter findings in full'),
  plan: flag('tell what would be sent, with --verbose every octet, and send nothing'),
  ...fileOptions,
  output: text('write report.json and report.html into this directory'),
  compare,
  'fail-on': failOn,
  ...gateOptions,
  config: text('read options from this file, smtpspec.yaml or .json; the command line wins'),
  ...lookOptions,
};

export type AuditArguments = InferredOptionTypes<typeof auditCommandOptions> & {
  target?: string[] | undefined;
};

export const auditCommand: CommandModule<object, AuditArguments> = {
  command: 'audit [target..]',
  describe:
    'audit mail servers: host, host:port, smtp://host, submission://host, submissions://host, lmtp://host',
  builder: (yargs) =>
    yargs
      .positional('target', { type: 'string', array: true, describe: 'a bare host is all three services' })
      .options(auditCommandOptions),
  handler: async (args) => (await import('../handlers/audit.js')).audit(args),
};
