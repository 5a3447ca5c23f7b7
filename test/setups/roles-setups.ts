import type { Expectation, Service } from '../../runner/result/index.js';

/** A setup that is not as it ought to be, and where the role matrix says so. */
export interface Setup {
  /** As docs/setups.md has it. */
  readonly name: string;
  /** What makes the reference server so. */
  readonly faults?: readonly string[];
  /** Services on whose port nothing listens. */
  readonly closed?: readonly Service[];
  /** The cell with the sentence of docs/setups.md. */
  readonly service: Service;
  readonly expectation: Expectation;
  /** Whatever else is not met then, cell by cell. */
  readonly also?: readonly `${Service} ${Expectation}`[];
}

export const setups: readonly Setup[] = [
  {
    name: 'AUTH in clear on 25',
    faults: ['auth-on-25-in-clear'],
    service: 'smtp',
    expectation: 'auth-inside-tls',
  },
  {
    name: 'AUTH in clear on 587',
    faults: ['auth-in-clear'],
    service: 'submission',
    expectation: 'auth-inside-tls',
  },
  {
    name: '587 without TLS',
    faults: ['starttls-on-587-missing'],
    service: 'submission',
    expectation: 'tls',
    also: ['submission auth-inside-tls'],
  },
  {
    name: 'No AUTH on 587',
    faults: ['auth-on-587-missing'],
    service: 'submission',
    expectation: 'auth-inside-tls',
  },
  {
    name: 'STARTTLS offered, but the handshake fails',
    faults: ['starttls-handshake-fails'],
    service: 'submission',
    expectation: 'tls',
    also: ['smtp tls'],
  },
  {
    name: '25 without STARTTLS',
    faults: ['starttls-not-offered'],
    service: 'smtp',
    expectation: 'tls',
    also: ['submission tls', 'submission auth-inside-tls'],
  },
  {
    name: 'Clear text on 465',
    faults: ['greeting-cleartext-on-implicit-tls'],
    service: 'submissions',
    expectation: 'tls',
  },
  {
    name: '465 is not served',
    closed: ['submissions'],
    service: 'submissions',
    expectation: 'served',
  },
  {
    name: '587 is not served',
    closed: ['submission'],
    service: 'submission',
    expectation: 'served',
  },
  {
    name: 'Neither 587 nor 465 is served',
    closed: ['submission', 'submissions'],
    service: 'submission',
    expectation: 'served',
    also: ['submissions served'],
  },
  {
    name: '25 demands AUTH',
    faults: ['mx-requires-auth'],
    service: 'smtp',
    expectation: 'takes-mail',
  },
  {
    name: '25 relays for anybody',
    faults: ['relay-open'],
    service: 'smtp',
    expectation: 'relay-closed',
  },
  {
    name: '587 relays without AUTH',
    faults: ['relay-on-587-open'],
    service: 'submission',
    expectation: 'relay-closed',
    also: ['submission auth-required'],
  },
  {
    name: '587 takes MAIL without AUTH',
    faults: ['submission-no-auth-accepted'],
    service: 'submission',
    expectation: 'auth-required',
    also: ['submissions auth-required'],
  },
  {
    name: '587 refuses MAIL with 550',
    faults: ['submission-mail-550'],
    service: 'submission',
    expectation: 'auth-required',
    also: ['submissions auth-required'],
  },
  {
    name: '587 refuses at RCPT only',
    faults: ['submission-mail-554-at-rcpt'],
    service: 'submission',
    expectation: 'auth-required',
    also: ['submissions auth-required'],
  },
  {
    name: 'Certificate for another name',
    faults: ['certificate-wrong-name'],
    service: 'submission',
    expectation: 'certificate',
    also: ['smtp certificate', 'submissions certificate'],
  },
  {
    name: 'Certificate expired',
    faults: ['certificate-expired'],
    service: 'submissions',
    expectation: 'certificate',
    also: ['smtp certificate', 'submission certificate'],
  },
  {
    name: 'Certificate signed by itself',
    faults: ['certificate-self-signed'],
    service: 'submission',
    expectation: 'certificate',
    also: ['smtp certificate', 'submissions certificate'],
  },
  {
    name: 'Each service has another certificate',
    faults: ['certificate-other-per-service'],
    service: 'submissions',
    expectation: 'agreement',
    also: ['smtp agreement', 'submission agreement'],
  },
  {
    name: 'The password works on 587 and not on 465',
    faults: ['login-on-465-refused'],
    service: 'submissions',
    expectation: 'same-login',
  },
  {
    name: '587 takes larger messages than 25 and 465',
    faults: ['size-on-587-larger'],
    service: 'smtp',
    expectation: 'agreement',
    also: ['submission agreement', 'submissions agreement'],
  },
  {
    name: '25 lacks SMTPUTF8',
    faults: ['smtputf8-on-25-missing'],
    service: 'smtp',
    expectation: 'agreement',
    also: ['submission agreement', 'submissions agreement'],
  },
];
