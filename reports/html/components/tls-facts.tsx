import type { TlsReport } from '../../../runner/result/index.js';
import { Remote, Wire } from './remote.js';

/** What one ordinary handshake showed. */
export function TlsFacts({ tls }: { tls: TlsReport }) {
  return (
    <>
      {tls.protocol === undefined ? (
        'no ordinary handshake'
      ) : (
        <Wire text={[tls.protocol, tls.cipher].filter((word) => word !== undefined).join(' ')} />
      )}
      <br />
      {tls.trusted ? 'certificate verified' : 'certificate not verified'}
      {tls.problem !== undefined && (
        <>
          {': '}
          <Remote text={tls.problem} />
        </>
      )}
      <Line name="subject" value={tls.subject} />
      <Line name="issuer" value={tls.issuer} />
      <Line name="names" value={tls.names.length > 0 ? tls.names.join(', ') : undefined} />
      <Line name="valid until" value={tls.notAfter?.slice(0, 10)} />
    </>
  );
}

function Line({ name, value }: { name: string; value: string | undefined }) {
  if (value === undefined) return null;
  return (
    <>
      <br />
      {name} <Wire text={value} />
    </>
  );
}
