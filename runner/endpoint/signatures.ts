import { signatureScheme, suitesFor } from '../protocol/tls/index.js';
import { allSignatures, ask } from './ask.js';
import { type Line, NotSeen } from './line.js';
import { whyUncertain } from './refusal.js';

/** Schemes that the server signs its key exchange of TLS 1.2 with: it picks one, the next hello leaves that out. IANA names. */
export async function seeSignatures(line: Line): Promise<readonly string[]> {
  const suites = suitesFor('TLSv1.2')
    .filter(
      ({ keyExchange, authentication }) => /^(ECDHE|DHE)$/.test(keyExchange) && authentication !== 'anon',
    )
    .map(({ code }) => code);
  const all = suitesFor('TLSv1.2').map(({ code }) => code);
  const picked: number[] = [];
  let left = allSignatures;
  while (left.length > 0) {
    const drawn = await ask(line, { version: 'TLSv1.2', suites, signatures: left }, 'key-exchange');
    const { keyExchange } = drawn.flight;
    const signs = keyExchange?.kind === 'ECDHE' || keyExchange?.kind === 'DHE';
    const scheme = signs ? keyExchange.signature : undefined;
    if (scheme === undefined) {
      const why = await whyUncertain(drawn, () => ask(line, { version: 'TLSv1.2', suites: all }));
      if (why !== undefined) throw new NotSeen(`the signature schemes are not all known: ${why}`);
    }
    if (scheme === undefined || picked.includes(scheme)) break;
    picked.push(scheme);
    // One that was not offered ends the chain: the server does not look at our list.
    if (!left.includes(scheme)) break;
    left = left.filter((code) => code !== scheme);
  }
  return picked.map((code) => signatureScheme(code)?.name ?? `scheme ${code.toString(16)}`);
}
