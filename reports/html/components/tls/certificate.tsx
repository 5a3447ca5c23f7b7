import type { CertificateFacts } from '../../../../runner/result/index.js';
import { daysLeft, daysWords, keyWords } from '../../../shared/tls.js';
import { counted } from '../../../shared/words.js';
import { Fact } from '../fact.js';
import { Remote, Wire } from '../remote.js';

interface Properties {
  certificate: CertificateFacts;
  /** Days until the leaf expires, as judged; undefined for the others. */
  leafDays: number | undefined;
  /** When the run began, ISO 8601. */
  startedAt: string;
}

/** One certificate of a chain. */
export function Certificate({ certificate, leafDays, startedAt }: Properties) {
  const { subject, issuer, names, notBefore, notAfter, signature, hash, extendedKeyUsage } = certificate;
  const days = leafDays ?? daysLeft(certificate, startedAt);
  return (
    <li class="card">
      <p class="title">
        <Remote text={subject === '' ? 'no subject' : subject} />
      </p>
      <p class="state">{roleOf(certificate, leafDays !== undefined)}</p>
      <dl class="facts">
        {names.length > 0 && (
          <Fact name="Names">
            <Wire text={names.join(', ')} />
          </Fact>
        )}
        <Fact name="Valid">
          <Remote text={dayOf(notBefore)} /> to <Remote text={dayOf(notAfter)} />
          {days !== undefined && (
            <>
              , <strong>{daysWords(days)}</strong>
            </>
          )}
        </Fact>
        <Fact name="Key">
          <Remote text={keyWords(certificate)} />
        </Fact>
        <Fact name="Signed">
          <Wire text={signature} /> (<Remote text={hash} />) by <Remote text={issuer} />
        </Fact>
        {extendedKeyUsage !== undefined && (
          <Fact name="For">
            <Wire text={extendedKeyUsage.join(', ')} />
          </Fact>
        )}
        <Fact name="SHA-256">
          <Print text={certificate.sha256} />
        </Fact>
      </dl>
      <details>
        <summary>More</summary>
        <dl class="facts">
          <Fact name="Serial">
            <Print text={certificate.serial} />
          </Fact>
          <Fact name="Key SHA-256">
            <Print text={certificate.spkiSha256} />
          </Fact>
          <Fact name="Must staple">{certificate.mustStaple ? 'yes' : 'no'}</Fact>
          <Fact name="Timestamps">{counted(certificate.scts, 'embedded SCT')}</Fact>
        </dl>
      </details>
    </li>
  );
}

/** Selected as a whole by one click, so that it can be copied. */
function Print({ text }: { text: string }) {
  return (
    <span class="print">
      <Wire text={text} />
    </span>
  );
}

function roleOf({ isAuthority, subject, issuer }: CertificateFacts, first: boolean): string {
  if (first) return subject === issuer ? 'server, issued by itself' : 'server';
  if (!isAuthority) return 'no authority';
  return subject === issuer ? 'authority, issued by itself' : 'intermediate authority';
}

/** `2026-03-01T09:30:00Z` as `2026-03-01`; any other form as it is. */
function dayOf(iso: string): string {
  return /^(\d{4}-\d\d-\d\d)T/.exec(iso)?.[1] ?? iso;
}
