import { offeredMechanisms, openStill } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';

/** Why a mechanism ought to be given up, even inside TLS. */
const weak: Readonly<Record<string, string>> = {
  'CRAM-MD5': 'the server keeps passwords, or what is worth as much, and answers can be guessed off line',
  'DIGEST-MD5': 'historic since RFC 6331; answers can be guessed off line, and implementations disagree',
  NTLM: 'answers can be guessed off line or handed on to another server, and its challenge names the host',
  SKEY: 'obsolete (RFC 2444 replaced it), on MD4',
  KERBEROS_V4: 'obsolete, on DES',
};
/** No worse than PLAIN inside TLS, yet worth a word. */
const dated: Readonly<Record<string, string>> = {
  LOGIN: 'LOGIN is an expired draft that does what PLAIN does',
  'SCRAM-SHA-1': 'SCRAM-SHA-1 stands on SHA-1; RFC 7677 expects SHA-256 to last longer',
};

export const weakMechanisms = defineScenario({
  meta: {
    id: 'auth/weak-mechanisms',
    title: 'No authentication mechanism is offered that is weaker than a password inside TLS',
    why: 'A client takes the first mechanism that it knows; one that stands on MD5 makes passwords easier to guess, and the server keep them in a worse form.',
    axis: 'security',
    // Somebody has to be inside TLS, or own one end of it, before that counts.
    severity: 'low',
    requirements: ['4422-6.1.2-01'],
    weaknesses: ['CWE-327'],
    services: ['submission', 'submissions'],
    impact: 'observe',
    findings: {
      offered: { message: 'Offered inside TLS: {list}' },
    },
    remedy: {
      any: 'Offer PLAIN inside TLS, and SCRAM-SHA-256 where the password store allows it, and nothing older.',
      postfix:
        'With Cyrus SASL: mech_list: PLAIN LOGIN in smtpd.conf; with Dovecot: auth_mechanisms = plain login.',
      exim: 'Remove the cram_md5 and spa authenticators.',
      haraka: 'In auth_flat_file.ini under [core]: methods=PLAIN,LOGIN',
    },
  },
  async run({ session, violation, pass, notApplicable }) {
    const mechanisms = offeredMechanisms(await openStill(session));
    if (mechanisms.length === 0) return notApplicable('AUTH is not offered inside TLS');
    const found = mechanisms.filter((name) => Object.hasOwn(weak, name));
    const list = found.map((name) => `${name} (${weak[name]})`).join('; ');
    if (found.length > 0) return violation('offered', { list });
    const notes = mechanisms.flatMap((name) => dated[name] ?? []);
    return pass([`AUTH ${mechanisms.join(' ')}`, ...notes].join('; '));
  },
});
