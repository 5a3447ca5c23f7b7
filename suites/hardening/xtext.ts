import { whereAuthIsOffered } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';
import { domainOf } from '../shared/paths.js';

/**
 * Values of a parameter that is written in xtext. `sound` is a control; `{}` stands for the value. With `capability` not listed, the
 * parameter may be refused whatever its value.
 */
const parameters = {
  envid: {
    capability: 'DSN',
    taken: 'envidTaken',
    line: 'MAIL FROM:<{sender}> ENVID={}',
    sound: 'smtpspec+2B1',
    values: ['smtpspec+G1', 'smtpspec+', 'smtp=spec'],
  },
  'envid-control': {
    capability: 'DSN',
    taken: 'controlTaken',
    line: 'MAIL FROM:<{sender}> ENVID={}',
    sound: 'smtpspec+2B1',
    values: ['smtpspec+0D+0AX-smtpspec:+20yes', 'smtpspec+00'],
  },
  orcpt: {
    capability: 'DSN',
    taken: 'orcptTaken',
    line: 'RCPT TO:<{recipient}> ORCPT={}',
    sound: 'rfc822;smtpspec+2B1@{domain}',
    values: ['rfc822;smtpspec+G1@{domain}', 'rfc822;smtp=spec@{domain}', 'smtpspec'],
  },
  auth: {
    capability: 'AUTH',
    taken: 'authTaken',
    line: 'MAIL FROM:<{sender}> AUTH={}',
    sound: '<>',
    values: ['smtpspec+G1@{domain}', 'smtp=spec@{domain}'],
  },
} as const;

export const xtext = defineScenario({
  meta: {
    id: 'hardening/xtext',
    title: 'ENVID, ORCPT and AUTH that are no xtext, or stand for control characters, are refused with 501',
    why: 'What is encoded here is written into a report of delivery when it is decoded; an encoded CR LF becomes a header line of somebody else’s choice there.',
    axis: 'conformance',
    requirements: ['3461-5.1-03', '3461-4-01', '3461-5.1-06', '3461-4.2-01', '4954-5-02'],
    weaknesses: ['CWE-93', 'CWE-20'],
    services: ['smtp', 'submission'],
    impact: 'probe',
    needs: { mail: true },
    variants: parameters,
    findings: {
      // Postfix, OpenSMTPD and others store the value as it came.
      envidTaken: {
        message: '{line} was accepted with {reply}, though that is no xtext; taken: {all}',
        breaks: ['3461-5.1-03', '3461-4-01'],
        byTheLetter: true,
      },
      // That such a value is not valid is told of what the client means, and 501 of values with illegal characters.
      controlTaken: {
        message:
          '{line} was accepted with {reply}, though it stands for characters that cannot be printed; taken: {all}',
        breaks: ['3461-5.1-03'],
        level: 'derived',
      },
      orcptTaken: {
        message:
          '{line} was accepted with {reply}, though that is no address type with an address in xtext; taken: {all}',
        breaks: ['3461-5.1-06', '3461-4.2-01'],
      },
      // No sentence has the server look.
      authTaken: {
        message: '{line} was accepted with {reply}, though that is no mailbox in xtext; taken: {all}',
        breaks: ['4954-5-02'],
        level: 'MAY',
      },
    },
    remedy: {
      any: 'Check the values of ENVID, ORCPT and AUTH by RFC 3461 section 4, decode them first, and answer 501 where a control character comes out.',
      postfix: 'No setting is known (3.7); report it to the makers.',
      opensmtpd: 'No setting is known (7.6); report it to the makers.',
    },
  },
  async run(context) {
    const { session, service, probe, variant, violation, pass, inconclusive, notApplicable } = context;
    const { capability, line, sound, values, taken: finding } = variant;
    const isRcpt = line.startsWith('RCPT');
    const isAuth = capability === 'AUTH';
    // On smtp many offer AUTH inside TLS alone.
    const open =
      isAuth && service === 'smtp'
        ? await whereAuthIsOffered(context)
        : await session(isRcpt ? 'mail' : 'ready');
    if (!open?.offers(capability)) return notApplicable(`${capability} is not offered`);
    const written = (value: string): string =>
      line
        .replace('{}', () => value)
        .replace('{sender}', () => probe.sender)
        .replace('{recipient}', () => probe.recipient)
        .replace('{domain}', () => domainOf(probe.sender));
    const ask = async (value: string) => {
      const reply = await open.command(written(value));
      if (reply.is(2) && !isRcpt) await open.command('RSET');
      return { line: written(value), reply };
    };
    const control = await ask(sound);
    if (isAuth && control.reply.is(500, 501, 502, 504, 555)) {
      const plain = await open.command(`MAIL FROM:<${probe.sender}>`);
      if (plain.is(2))
        return notApplicable(
          `${control.line} drew ${control.reply}, so that no value of AUTH is taken: see auth/parameter`,
        );
    }
    if (!control.reply.is(2)) return inconclusive(`${control.line} drew ${control.reply}`);
    const asked = [];
    for (const value of values) asked.push(await ask(value));
    const taken = asked.filter(({ reply }) => reply.is(2));
    if (taken[0] !== undefined)
      return violation(finding, { ...taken[0], all: taken.map((item) => item.line).join(', ') });
    const unclear = asked.find(({ reply }) => !reply.is(5));
    if (unclear !== undefined) return inconclusive(`${unclear.line} drew ${unclear.reply}`);
    return pass(asked.map((item) => `${item.line} drew ${item.reply.code}`).join(', '));
  },
});
