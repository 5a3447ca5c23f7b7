import { defineScenario } from '../shared/define.js';

export const starttlsArgument = defineScenario({
  meta: {
    id: 'tls/starttls-argument',
    title: 'STARTTLS with an argument draws 501, and the session goes on in clear',
    why: 'A server that begins TLS on a line that it did not understand waits for octets that the client will not send.',
    axis: 'conformance',
    requirements: ['3207-4-01', '3207-4-02'],
    services: ['smtp', 'submission'],
    impact: 'probe',
    needs: { capability: ['STARTTLS'] },
    findings: {
      accepted: {
        message: 'STARTTLS with an argument drew {reply}, not 501',
        breaks: ['3207-4-01'],
        // The command has no argument, and 501 is for it; that a server must look is for the reader to conclude.
        level: 'expectation',
      },
      otherCode: {
        message: 'STARTTLS with an argument was refused with {reply}, not 501',
        breaks: ['3207-4-02'],
      },
      sessionLost: {
        message: 'STARTTLS with an argument drew {reply}, and NOOP behind it {noop}',
        breaks: ['3207-4-01'],
        level: 'derived',
      },
    },
    remedy: {
      any: 'Answer 501 when anything but white space stands behind STARTTLS.',
      haraka: 'No setting is known (3.3.4); report it to the makers.',
    },
  },
  async run({ session, violation, pass, inconclusive }) {
    const open = await session('hello');
    const reply = await open.command('STARTTLS smtpspec');
    if (reply.is(220)) {
      // The server waits for a handshake now; QUIT goes inside it.
      await open.upgrade();
      return violation('accepted', { reply });
    }
    if (!reply.is(5)) return inconclusive(`STARTTLS with an argument drew ${reply}`);
    const noop = await open.command('NOOP');
    if (!reply.is(501)) {
      // Other codes may be about something else: a policy, a temporary lack.
      if (!reply.is(500, 502, 503, 504, 555)) return inconclusive(`STARTTLS with an argument drew ${reply}`);
      await open.quit();
      const { go } = await (await session('hello')).startTls();
      if (go.is(220)) return violation('otherCode', { reply });
      return inconclusive(`STARTTLS with an argument drew ${reply}, and with none ${go}`);
    }
    if (noop.is(250)) return pass(`STARTTLS with an argument drew ${reply}, and NOOP behind it 250`);
    await open.quit();
    const plain = await (await session('hello')).command('NOOP');
    if (plain.is(250)) return violation('sessionLost', { reply, noop });
    return inconclusive(`NOOP drew ${noop} behind it, and ${plain} in a session of its own`);
  },
});
