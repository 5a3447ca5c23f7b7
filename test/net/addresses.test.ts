import { describe, expect, it } from 'vitest';
import { addressLiteral } from '../../runner/protocol/ip.js';
import { converse, open, type Scripted, serve } from './servers.js';

describe('the local address', () => {
  it('of an IPv4 connection', async () => {
    await using server = await serve((socket) => converse(socket, {}));
    await using it = await open(server);
    expect(addressLiteral(it.session.localAddress)).toBe('[127.0.0.1]');
  });

  it('of an IPv6 connection', async (context) => {
    const listening = await serve((socket) => converse(socket, {}), '::1').catch(() => undefined);
    if (listening === undefined) return context.skip('this machine has no ::1');
    await using server: Scripted = listening;
    await using it = await open(server);
    expect((await it.session.greeting()).code).toBe(220);
    expect(addressLiteral(it.session.localAddress)).toBe('[IPv6:::1]');
  });
});
