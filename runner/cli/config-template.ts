import { auditCommandOptions } from './commands/audit.js';
import type { Settings } from './config-schema.js';

type Name = Exclude<keyof Settings, 'targets'>;

/** One value that could stand there, for each option of `audit` that a file can hold. */
const examples: Readonly<Record<Name, string>> = {
  domain: 'example.org',
  recipient: 'postmaster@example.org',
  sender: 'probe@client.example.net',
  outside: 'someone@elsewhere.example.net',
  'client-name': 'client.example.net',
  ca: '[ca.pem]',
  'server-name': 'mail.example.org',
  'tls-policy': 'mozilla-intermediate',
  'allow-network': 'false',
  control: 'mx.example.net',
  canary: 'canary.example.net:8025',
  'canary-listen': '192.0.2.25:25',
  'canary-wait': '30',
  user: 'alice@example.org',
  'password-file': 'password.txt',
  'token-file': 'token.txt',
  'client-cert': 'client.pem',
  'client-key': 'client.key',
  'insecure-auth': 'false',
  allow: 'probe',
  connections: '4',
  timeout: '40',
  delay: '0',
  only: '[tls, commands/ehlo]',
  skip: '[5321-4.1.1.6-01]',
  strict: 'false',
  json: 'report.json',
  html: 'report.html',
  output: 'smtpspec-report',
  'fail-on': 'fail',
  baseline: 'smtpspec-baseline.yaml',
  'min-coverage': '40',
  'max-inconclusive': '2%',
  'no-color': 'false',
  quiet: 'false',
  verbose: 'false',
};

/** A configuration file that audits one host; every other option is in it as a comment. */
export function configTemplate(): string {
  const names = Object.keys(examples) as Name[];
  return [
    '# Configuration of smtpspec: smtpspec audit --config smtpspec.yaml',
    '# The command line wins. Paths are relative to this file. A password does not belong here:',
    '# it comes from SMTPSPEC_PASSWORD or password-file.',
    '',
    '# Hosts, or services of hosts: mail.example.org is smtp (25), submission (587) and submissions (465);',
    '# smtp://mx.example.org:2525 is one of them.',
    'targets:',
    '  - mail.example.org',
    '',
    '  # A map gives a target options of its own in place of those below: domain, recipient, sender, outside, client-name,',
    '  # ca, server-name, tls-policy, user and password-file, allow, connections, timeout, delay, only, skip, strict.',
    '  # - target: submission://mail.example.org',
    '  #   user: alice@example.org',
    '  #   password-file: alice.txt',
    '',
    '  # An internal relay. What is meant to be so there is expected, is told in the report, and does not count;',
    '  # an expectation that does not come true does. The key is an id, or an id and its variant: "suite/name [variant]".',
    '  # - target: smtp://relay.example.org:2525',
    '  #   expect:',
    '  #     relay/third-party: { verdict: fail, reason: it relays for the network that this runs in }',
    '',
    '  # A mail store that is handed its mail over LMTP.',
    '  # - target: lmtp://store.example.org:24',
    '  #   recipient: alice@example.org',
    ...names.flatMap((name) => [
      '',
      `# ${auditCommandOptions[name].describe}`,
      `# ${name}: ${examples[name]}`,
    ]),
    '',
  ].join('\n');
}
