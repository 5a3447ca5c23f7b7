import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/**
 * Stands in front of a TLS end on loopback: counts connections, may delay what passes, and may speak SMTP up to STARTTLS for a program that
 * knows TLS alone, such as `openssl s_server`.
 * @param {{ host: string, port: number, smtp?: boolean, delayMs?: number }} settings
 */
export async function front({ host, port, smtp = false, delayMs = 0 }) {
  let connections = 0;
  /** @type {Set<import('node:net').Socket>} */
  const open = new Set();
  const server = createServer({ noDelay: true, allowHalfOpen: true }, (client) => {
    connections += 1;
    open.add(client);
    client.on('close', () => open.delete(client));
    client.on('error', () => client.destroy());
    if (smtp) greet(client, delayMs, () => join(client, host, port, delayMs));
    else join(client, host, port, delayMs);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    port: /** @type {import('node:net').AddressInfo} */ (server.address()).port,
    taken() {
      const taken = connections;
      connections = 0;
      return taken;
    },
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** @param {import('node:net').Socket} client @param {string} host @param {number} port @param {number} delayMs */
function join(client, host, port, delayMs) {
  const back = connect({ host, port, noDelay: true, allowHalfOpen: true });
  back.on('error', () => client.destroy());
  client.on('error', () => back.destroy());
  pass(client, back, delayMs);
  pass(back, client, delayMs);
}

/** Timers of one length fire in the order in which they were set, so octets keep theirs. @param {import('node:net').Socket} from @param {import('node:net').Socket} to @param {number} delayMs */
function pass(from, to, delayMs) {
  const later = (/** @type {() => void} */ act) => (delayMs === 0 ? act() : void setTimeout(act, delayMs));
  from.on('data', (chunk) => later(() => to.destroyed || to.write(chunk)));
  from.on('end', () => later(() => to.end()));
  from.on('close', () => later(() => to.destroySoon()));
}

/** @param {import('node:net').Socket} client @param {number} delayMs @param {() => void} upgrade */
function greet(client, delayMs, upgrade) {
  let pending = '';
  const later = (/** @type {() => void} */ act) => void setTimeout(act, delayMs * 2);
  const leave = () => later(() => client.end());
  const read = (/** @type {Buffer} */ chunk) => {
    const lines = (pending + chunk.toString('latin1')).split('\n');
    pending = lines.pop() ?? '';
    for (const line of lines) {
      const verb = line.slice(0, 8).trim().toUpperCase();
      const reply = replies[verb.split(' ')[0] ?? ''] ?? '502 5.5.1 not here';
      later(() => client.destroyed || client.write(`${reply}\r\n`));
      if (verb === 'QUIT') leave();
      if (verb !== 'STARTTLS') continue;
      client.off('data', read).off('end', leave);
      upgrade();
      return;
    }
  };
  client.on('data', read).on('end', leave);
  later(() => client.destroyed || client.write('220 front.test ESMTP\r\n'));
}

/** @type {Record<string, string>} */
const replies = {
  EHLO: '250-front.test\r\n250 STARTTLS',
  HELO: '250 front.test',
  NOOP: '250 2.0.0 OK',
  RSET: '250 2.0.0 OK',
  QUIT: '221 2.0.0 bye',
  STARTTLS: '220 2.0.0 go ahead',
};
