import type { CheckReport, Report, Service, TargetReport } from '../../runner/result/index.js';
import { judgedTarget, reportOf } from './example.js';
import { check } from './example-checks.js';

const asked: Readonly<Record<Service, readonly string[]>> = {
  smtp: ['relay/inbound', 'tls/starttls', 'tls/starttls-offered', 'auth/clear-text'],
  submission: ['auth/submission-requires-auth', 'tls/starttls', 'tls/starttls-offered', 'auth/clear-text'],
  submissions: ['auth/submission-requires-auth', 'tls/implicit'],
  lmtp: [],
};
const everywhere = [
  'relay/third-party',
  'tls/certificate-identity',
  'tls/certificate-validity',
  'tls/certificate-trust',
];

/** A service that does what its role wants, with these checks in place of the passes. */
export function soundTarget(service: Service, ...instead: CheckReport[]): TargetReport {
  const ids = [...asked[service], ...everywhere];
  const checks = ids.map((id) => instead.find((it) => it.id === id) ?? check(id, { transcripts: [1] }));
  const lines = ['PIPELINING', 'SIZE 10240000', '8BITMIME'];
  const target = judgedTarget(service, checks);
  const inside = service === 'smtp' ? lines : [...lines, 'AUTH PLAIN LOGIN'];
  return {
    ...target,
    capabilities: {
      plain: service === 'submissions' ? [] : [...lines, 'STARTTLS'],
      tls: inside,
      authenticated: [],
    },
    ...(service === 'smtp' ? {} : { login: { result: 'accepted', message: 'AUTH PLAIN drew 235' } }),
  };
}

/** Three services of a host: 587 is wrong in two ways, the password is refused on 465, and SIZE differs. */
export function siteReport(): Report {
  const [smtp, submission, submissions] = [
    soundTarget('smtp'),
    soundTarget(
      'submission',
      check('auth/submission-requires-auth', {
        verdict: 'fail',
        finding: 'accepted',
        message: 'MAIL drew 250',
      }),
      check('tls/certificate-trust', { verdict: 'inconclusive', message: 'no chain was seen' }),
    ),
    soundTarget('submissions'),
  ];
  smtp.capabilities.tls = smtp.capabilities.tls.map((line) => line.replace(/^SIZE .*/, 'SIZE 5000000'));
  submissions.login = { result: 'refused', message: 'AUTH PLAIN drew 535' };
  return reportOf([smtp, submission, submissions]);
}
