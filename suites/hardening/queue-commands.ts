import { defineScenario } from '../shared/define.js';

export const queueCommands = defineScenario({
  meta: {
    id: 'hardening/queue-commands',
    title: 'ATRN is refused to who has not authenticated, and ETRN serves no strangers',
    why: 'ATRN turns the session round and hands over the mail of a domain; ETRN makes a server run its queue as often as anybody likes.',
    axis: 'security',
    severity: 'high',
    requirements: ['2645-5.2.1-01', '2505-2.12-01'],
    weaknesses: ['CWE-306'],
    services: ['smtp'],
    impact: 'probe',
    needs: { localDomain: true },
    findings: {
      atrnServed: {
        message: 'ATRN drew {reply} from a client that nobody has authenticated',
        breaks: ['2645-5.2.1-01'],
      },
      // RFC 1985 knows no authentication: the mail goes where the DNS says, whoever asked.
      etrnServed: {
        message: 'ETRN {domain} drew {reply} from a stranger',
        breaks: ['2505-2.12-01'],
        severity: 'info',
      },
    },
    remedy: {
      any: 'Serve ETRN to the hosts that need it, and ATRN behind AUTH alone.',
      postfix:
        'smtpd_etrn_restrictions = permit_mynetworks, reject; fast_flush_domains names the domains that are served.',
      exim: 'acl_smtp_etrn; without it ETRN is refused.',
      sendmail: 'PrivacyOptions: noetrn',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const open = await session('hello');
    const { domain = '' } = probe;
    const etrn = await open.command(`ETRN ${domain}`);
    // Nobody's domain: no mail can be waiting for it.
    const atrn = await open.command('ATRN smtpspec.invalid');
    if (atrn.is(2)) {
      // The server is the client now, and waits for a greeting of ours.
      open.allowReset();
      await open.close();
      const control = await (await session('hello')).command('XSMTPSPEC');
      if (!control.is(5)) return inconclusive(`ATRN drew ${atrn}, and XSMTPSPEC ${control}`);
      return violation('atrnServed', { reply: atrn });
    }
    // 450 and 453 are refusals of ATRN, 458 and 459 of ETRN (RFC 2645 section 5.2.1, RFC 1985 section 5.2).
    if (!atrn.is(5, 450, 453)) return inconclusive(`ATRN drew ${atrn}`);
    if (etrn.is(250, 251, 252, 253)) return violation('etrnServed', { domain, reply: etrn });
    if (!etrn.is(5, 458, 459)) return inconclusive(`ETRN drew ${etrn}`);
    return pass(`ETRN drew ${etrn.code}, ATRN ${atrn.code}`);
  },
});
