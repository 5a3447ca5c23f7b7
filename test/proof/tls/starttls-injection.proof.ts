import { starttlsInjection } from '../../../suites/tls/starttls-injection.js';
import { scenarioProof } from '../support.js';

const glued = [
  'noop',
  'ehlo',
  'rset',
  'mail',
  'message',
  'auth',
  'quit',
  'unknown',
  'xclient',
  'bdat',
  'starttls',
  'partial',
];

scenarioProof(starttlsInjection, {
  conforming: [
    {},
    // A message that is begun in clear is still open when the ClientHello comes.
    {
      faults: ['starttls-buffer-answered-in-clear'],
      variants: glued.filter((variant) => variant !== 'message'),
    },
    {
      faults: ['starttls-clear-lines-answered'],
      variants: ['noop-before-hello', 'noop-with-hello'],
    },
    { faults: ['pipelining-refused'], variants: glued },
    { faults: ['starttls-injection-closes'] },
    { faults: ['starttls-injection-554-inside'] },
  ],
  violating: [
    { finding: 'carriedOut', faults: ['starttls-buffer-executed'], variants: glued },
    { finding: 'carriedOut', faults: ['starttls-partial-line-joined'], variants: ['partial'] },
    {
      finding: 'carriedOut',
      faults: ['starttls-buffer-executed', 'bare-lf-ends-command'],
      variants: ['noop-behind-lf', 'partial-behind-lf'],
    },
    {
      finding: 'carriedOut',
      faults: ['starttls-clear-lines-executed'],
      variants: ['noop-before-hello', 'partial-before-hello', 'noop-with-hello', 'partial-with-hello'],
    },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['starttls-454'] },
    { verdict: 'inconclusive', faults: ['starttls-handshake-fails'] },
    { verdict: 'inconclusive', faults: ['starttls-503'] },
    { verdict: 'inconclusive', faults: ['reply-twice'], variants: ['noop', 'mail', 'quit'] },
    // What was injected is carried out, and then QUIT draws the end alone, so that the count is as it should be.
    {
      verdict: 'inconclusive',
      faults: ['starttls-buffer-executed', 'quit-no-reply-close'],
      variants: ['noop', 'rset'],
    },
    {
      verdict: 'inconclusive',
      faults: ['starttls-clear-lines-answered'],
      variants: ['message', 'bdat'],
      services: ['smtp'],
    },
    { verdict: 'not-applicable', faults: ['starttls-not-offered'] },
  ],
});
