import type { FeatureFacts, TlsVersion } from '../result/index.js';
import type { Line } from './line.js';

/** Whether the client may begin a new handshake, which costs the server much and the client little. One whole handshake of TLS 1.2. */
export async function seeClientRenegotiation(
  line: Line,
  version: TlsVersion | undefined,
): Promise<FeatureFacts> {
  const name = 'clientRenegotiation';
  if (version === undefined) {
    return { name, state: 'not-applicable', detail: 'TLS 1.3 knows no renegotiation' };
  }
  return line.use(async (session): Promise<FeatureFacts> => {
    const begun = await session.upgrade();
    if (!begun.ok)
      return { name, state: 'unknown', detail: `no handshake up to TLS 1.2 came about: ${begun.why}` };
    if (line.implicitTls) await session.greeting();
    const again = await session.renegotiate();
    await session.quit();
    if (again === undefined) return { name, state: 'unknown', detail: 'nothing came of a new handshake' };
    return again
      ? { name, state: 'yes', detail: 'a new handshake that the client asked for was done' }
      : { name, state: 'no', detail: 'a new handshake that the client asked for was refused' };
  }, 'TLSv1.2');
}
