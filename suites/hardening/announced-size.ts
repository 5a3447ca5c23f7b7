import { defineScenario } from '../shared/define.js';

export const announcedSize = defineScenario({
  meta: {
    id: 'hardening/announced-size',
    title: 'The server says how large a message may be',
    why: 'A server that takes messages of any size can be made to fill its disk; one that keeps its limit to itself learns only after the data that they were for nothing.',
    axis: 'security',
    // What is not announced may be limited all the same, and only gigabytes could tell.
    severity: 'info',
    requirements: ['5321-4.5.3.1.7-02'],
    weaknesses: ['CWE-770'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'observe',
    findings: {
      notListed: { message: 'SIZE is not listed, so no limit is announced' },
      unlimited: { message: '"{line}" is listed, which names no limit' },
    },
    remedy: {
      any: 'Set a limit on the size of messages, and list it as SIZE.',
      postfix: 'message_size_limit (0 is none).',
      exim: 'message_size_limit (0 is none).',
      opensmtpd: 'smtp max-message-size',
    },
  },
  async run({ session, violation, pass }) {
    const open = await session('secured');
    const listed = open.extensions?.lines.find(({ keyword }) => keyword === 'SIZE');
    if (listed === undefined) return violation('notListed');
    const line = ['SIZE', ...listed.params].join(' ');
    return Number(listed.params[0]) > 0 ? pass(`${line} is listed`) : violation('unlimited', { line });
  },
});
