import { reachOf } from '../../runner/protocol/ip.js';
import { announced, innerAddresses, isInnerName, versionIn } from '../shared/announced.js';
import { defineScenario } from '../shared/define.js';
import { quoteText } from '../shared/quote.js';

export const announcedNames = defineScenario({
  meta: {
    id: 'hardening/announced-names',
    title: 'Greeting, EHLO and HELP tell no version, no inner name and no address of a private network',
    why: 'A version is what an attacker looks up first; names and addresses of the network behind tell him where to go next.',
    axis: 'security',
    // The RFC weighs it, and finds that it is better to be safe than to be unknown (section 7.5).
    severity: 'info',
    requirements: ['5321-7.5-02', '5321-4.3.1-04'],
    weaknesses: ['CWE-200', 'CWE-497'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: {
      innerName: {
        message: 'The {where} gives the server the name {name}, which means nothing outside',
        breaks: ['5321-4.3.1-04'],
        severity: 'low',
      },
      innerAddress: {
        message: 'The {where} tells {address}, an address of a private network: {line}',
        severity: 'low',
      },
      version: { message: 'The {where} tells a version: {line}' },
    },
    remedy: {
      any: 'Give the server its public name, and leave out of the greeting what nobody needs.',
      postfix: 'myhostname; smtpd_banner = $myhostname ESMTP $mail_name',
      exim: 'primary_hostname; smtp_banner = $smtp_active_hostname ESMTP',
      sendmail: 'confSMTP_LOGIN_MSG, confDOMAIN_NAME',
      opensmtpd: 'listen on … hostname …',
      haraka: 'connection.ini: show_version = false in its section headers',
    },
  },
  async run({ session, facts, violation, pass, inconclusive }) {
    const open = await session('secured');
    const help = await open.command('HELP');
    const texts = announced(open);
    // A server in a private network may tell its neighbours where they are.
    const isInside = reachOf(facts.address) === 'private';
    for (const { where, line } of isInside ? [] : texts) {
      const name = line.split(' ')[0] ?? '';
      if (where !== 'HELP' && isInnerName(name))
        return violation('innerName', { where, name: quoteText(name) });
      const [address] = innerAddresses(line, facts.address);
      if (address !== undefined) return violation('innerAddress', { where, address, line: quoteText(line) });
    }
    for (const { where, line } of texts) {
      if (versionIn(line) !== undefined) return violation('version', { where, line: quoteText(line) });
    }
    return help.is(2, 5) ? pass() : inconclusive(`greeting and EHLO tell nothing, and HELP drew ${help}`);
  },
});
