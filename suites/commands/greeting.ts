import { defineScenario } from '../shared/define.js';
import { isServerName } from '../shared/names.js';

export const greeting = defineScenario({
  meta: {
    id: 'commands/greeting',
    title: 'The session opens with 220 and the name of the server',
    why: 'Clients and logs tell servers apart by this name; a masked or nameless greeting often comes from a middlebox that also breaks extensions.',
    axis: 'conformance',
    requirements: [
      '5321-4.2-06',
      '5321-4.3.1-04',
      '5321-4.2-03',
      '5321-4.2.2-03',
      '5321-4.1.1.1-04',
      '5321-3.1-01',
      '5321-4.3.2-08',
      '5321-3.1-03',
    ],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'observe',
    needs: { opening: ['ready', 'silent'] },
    findings: {
      noName: {
        message: 'The greeting does not begin with a domain or an address literal: {greeting}',
        // What software it is may stand behind the name, not in its place.
        breaks: [
          '5321-4.2-06',
          '5321-4.3.1-04',
          '5321-4.2-03',
          '5321-4.2.2-03',
          '5321-4.1.1.1-04',
          '5321-3.1-01',
        ],
      },
      oddCode: {
        message: 'The session opens with {greeting}, not with 220',
        breaks: ['5321-4.3.2-08'],
      },
      noGreeting: {
        message: 'The server said nothing until it was spoken to, then answered EHLO with {reply}',
        breaks: ['5321-3.1-03'],
      },
    },
    remedy: {
      any: 'Let the greeting begin with the fully qualified name of the host; look for a firewall that rewrites SMTP banners.',
      postfix: 'smtpd_banner must begin with $myhostname.',
      exim: 'smtp_banner must begin with $smtp_active_hostname.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const connected = await session('connected');
    const opening = await connected.greeting();
    if (opening.kind === 'timed-out') {
      // A greeting may be minutes late. One that is answered before it was sent never comes.
      const reply = await connected.ehlo(probe.clientName);
      if (reply.is(250)) return violation('noGreeting', { reply });
    }
    if (!opening.is(2, 3)) return inconclusive(`the connection drew ${opening}`);
    if (!opening.is(220)) return violation('oddCode', { greeting: opening });
    const name = opening.text.split(/[\s]/, 1)[0] ?? '';
    if (!isServerName(name)) return violation('noName', { greeting: opening });
    return pass(`the greeting names ${name}`);
  },
});
