import { visible } from '../../../reports/shared/visible.js';
import { answerOverHttp, listenForMail } from '../../canary/index.js';
import type { CanaryArguments } from '../commands/canary.js';
import { interruptible } from '../interrupt.js';
import { placeOf } from '../place.js';
import { listening } from '../with-canary.js';

export async function canary(args: CanaryArguments): Promise<void> {
  const mail = placeOf('listen', args.listen ?? '127.0.0.1:2500');
  const questions = placeOf('answer', args.answer ?? '127.0.0.1:8025');
  const listener = await listening('listen', mail, () =>
    listenForMail({
      ...mail,
      onArrival: ({ peer, from, to, octets }) => {
        if (args.quiet === true) return;
        const line = `${octets} octets from ${peer}: <${from}> to ${to.map((path) => `<${path}>`).join(' ')}`;
        process.stdout.write(`${visible(line)}\n`);
      },
    }),
  );
  try {
    const web = await listening('answer', questions, () =>
      answerOverHttp(listener, questions.host, questions.port),
    );
    try {
      await interruptible((signal) => {
        process.stdout.write(
          `mail: ${mail.host}:${listener.port}; questions: ${questions.host}:${web.port}\n`,
        );
        return new Promise<void>((done) => signal.addEventListener('abort', () => done()));
      }, '');
    } finally {
      await web.close();
    }
  } finally {
    await listener.close();
  }
  process.exitCode = 0;
}
