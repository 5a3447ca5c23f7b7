import { defineScenario } from '../shared/define.js';
import { breaking, formFindings } from '../shared/relay-forms.js';
import { judgeSender } from '../shared/relay-senders.js';

const senders = {
  null: '<>',
  'at-outside': '<smtpspec@{R}>',
  'as-recipient': '<{U}@{R}>',
  'own-mailbox': '<{A}@{L}>',
  'own-postmaster': '<postmaster@{L}>',
  'own-literal': '<smtpspec@{IP}>',
  localhost: '<smtpspec@localhost>',
  'no-domain': '<smtpspec>',
  'no-brackets': 'smtpspec@{L}',
  'source-route': '<@{L}:smtpspec@{R}>',
  'third-party': '<smtpspec@third-party.example>',
  unresolvable: '<smtpspec@unresolvable.invalid>',
  'auth-null': '<{S}> AUTH=<>',
  'auth-own-mailbox': '<{S}> AUTH={A}@{L}',
} as const;

export const senderForms = defineScenario({
  meta: {
    id: 'relay/senders',
    title: 'No sender that a stranger may write opens the way to somebody else',
    why: 'The reverse-path is whatever the client writes; a server that trusts it relays for whoever writes the right one.',
    axis: 'security',
    severity: 'high',
    requirements: ['2505-2.1-02', '2505-2.1-01', '5321-7.9-02', '5321-3.3-13'],
    weaknesses: ['CWE-441', 'CWE-290'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    messages: 1,
    needs: { localDomain: true },
    variants: senders,
    findings: breaking('2505-2.1-02', formFindings),
    remedy: {
      any: 'Decide by the address of the client or its login, and by the domain of the recipient; never by the sender.',
      postfix:
        'Nothing in smtpd_relay_restrictions may permit by check_sender_access or permit_mynetworks with foreign addresses in mynetworks.',
      sendmail: 'Remove FEATURE(relay_mail_from) and FEATURE(relay_local_from).',
      exim: 'No "accept senders = …" in front of the relay checks of the ACL for RCPT.',
      opensmtpd: 'No match rule with "mail-from" alone may lead to "for any".',
    },
  },
  run: (context) => judgeSender(context, senders, context.variant),
});
