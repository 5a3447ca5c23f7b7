// Measures how long a server takes to refuse logins that nobody has, as the noise for simulated.test.ts. After `npm run build`:
//   node test/timing/measure.mjs 127.0.0.1 1465 300
// prints the milliseconds of so many refusals, in order, as a JSON array. Loopback only.
import { deadlinesFor, Session, trustAnchors } from '../../dist/runner/net/index.js';
import { isLoopback } from '../../dist/runner/protocol/ip.js';

const [address, port, count] = process.argv.slice(2);
if (!isLoopback(address)) throw new Error(`${address} is not on loopback`);

const settings = {
  address,
  port: Number(port),
  implicitTls: true,
  tls: { context: trustAnchors([]), serverName: 'localhost' },
  deadlines: deadlinesFor(20_000),
};
const response = Buffer.from('\0smtpspec-nobody\0wrong').toString('base64');
const waits = [];
while (waits.length < Number(count)) {
  const { session } = await Session.connect(settings);
  await session.greeting();
  await session.ehlo('client.test');
  await session.command('NOOP');
  // As the scenario: two tries a session.
  for (let tries = 0; tries < 2; tries += 1) {
    const { code, ms } = await session.command(`AUTH PLAIN ${response}`);
    if (code !== 535) throw new Error(`a wrong login drew ${code}`);
    waits.push(Math.round(ms * 100) / 100);
  }
  await session.quit();
}
process.stdout.write(`${JSON.stringify(waits)}\n`);
