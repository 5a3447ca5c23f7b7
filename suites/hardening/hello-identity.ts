import type { Answer } from '../../runner/net/index.js';
import { isDomain } from '../../runner/protocol/address.js';
import { addressLiteral } from '../../runner/protocol/ip.js';
import type { Facts } from '../../runner/scenario/index.js';
import { keywordsOf } from '../shared/announced.js';
import { defineScenario } from '../shared/define.js';

export const helloIdentity = defineScenario({
  meta: {
    id: 'hardening/hello-identity',
    title:
      'Who claims the server’s own name or address, localhost, or no real name is offered nothing that others are not',
    why: 'Anybody may claim any name in EHLO; a server that believes one opens to strangers what is meant for its own network.',
    axis: 'security',
    severity: 'medium',
    requirements: ['2505-2.1-02'],
    weaknesses: ['CWE-290'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    // What a client may claim; the careless say a bare word, a label that no domain has, an address without brackets.
    variants: {
      itself: ['{name}', '{address}', 'localhost', '[127.0.0.1]'],
      careless: ['smtpspec', 'smtp_spec.invalid', '192.0.2.77'],
    },
    findings: {
      believed: { message: 'After EHLO {name} the server offers {more}, and not to who says his own name' },
    },
    remedy: {
      any: 'Go by the address of the client or by AUTH, never by the name in EHLO. Refusing the server’s own name is a filter against spam, which RFC 5321 section 4.1.4 does not ask for.',
    },
  },
  async run({ session, service, probe, facts, variant: claims, violation, pass, inconclusive }) {
    let open = await session('secured');
    const own = keywordsOf(open);
    const said: string[] = [];
    /** EHLO; on a new session where the server takes one only. */
    const hello = async (name: string): Promise<Answer> => {
      const reply = await open.ehlo(name);
      if (!reply.is(503)) return reply;
      const startTls = open.tls && service === 'submission';
      await open.quit();
      open = await session(startTls ? 'tls' : 'greeted');
      return open.ehlo(name);
    };
    for (const claim of claims) {
      const name = claim.replace('{name}', nameOf(facts)).replace('{address}', addressLiteral(facts.address));
      const reply = await hello(name);
      // A name that is refused has got nothing.
      if (!reply.is(250, 5)) return inconclusive(`EHLO ${name} drew ${reply}`);
      const more = reply.is(250) ? keywordsOf(open).filter((keyword) => !own.includes(keyword)) : [];
      if (more.length > 0) {
        const control = await hello(probe.clientName);
        if (!control.is(250) || keywordsOf(open).some((keyword) => more.includes(keyword)))
          return inconclusive(
            `EHLO ${name} drew ${more.join(', ')}; then EHLO ${probe.clientName} ${control}`,
          );
        return violation('believed', { name, more: more.join(', ') });
      }
      said.push(`${name} ${reply.code}`);
    }
    return pass(`EHLO drew ${said.join(', ')}, and offered nothing more`);
  },
});

/** The name by which the server greets; its address where that is no domain. */
function nameOf({ greetedAs = '', address }: Facts): string {
  return isDomain(greetedAs) ? greetedAs : addressLiteral(address);
}
