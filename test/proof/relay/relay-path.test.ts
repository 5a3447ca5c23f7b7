import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../suites/index.js';
import { relayPath } from '../../../suites/shared/relay-forms.js';

const parts = { U: 'u', R: 'r.example', L: 'l.test', A: 'alice', IP: '[192.0.2.9]' };

/** Octets of every form of a recipient, as they stand behind `TO:`. */
const octets: Readonly<Record<string, readonly string[]>> = {
  'relay/percent-hack': [
    '<u%r.example@l.test>',
    '<u%r.example@[192.0.2.9]>',
    '<u%r.example%l.test@l.test>',
    '<"u%r.example"@l.test>',
    '<u%r.example>',
    '<"u%r.example">',
    '<u%r.example@>',
    '<u%[r.example]@>',
  ],
  'relay/bang-path': [
    '<r.example!u@l.test>',
    '<r.example!u@[192.0.2.9]>',
    '<r.example!u>',
    '<l.test!r.example!u>',
    '<"r.example!u"@l.test>',
  ],
  'relay/source-route': [
    '<@l.test:u@r.example>',
    '<@[192.0.2.9]:u@r.example>',
    '<@l.test,@r.example:u@r.example>',
  ],
  'relay/quoted-address': [
    '<"u@r.example"@l.test>',
    '<"u@r.example"@[192.0.2.9]>',
    '<"u@r.example">',
    '<u\x5c@r.example@l.test>',
    '<"u\x5c@r.example"@l.test>',
  ],
  'relay/double-at': [
    '<u@r.example@l.test>',
    '<u@r.example@[192.0.2.9]>',
    '<u@r.example@>',
    '<u@[r.example]@>',
    '<u@l.test@r.example>',
  ],
  'relay/address-literal': [
    '<u@[192.0.2.1]>',
    '<u@[IPv6:2001:db8::1]>',
    '<u@[r.example]>',
    '<u@192.0.2.1>',
    '<u@#3221225985>',
  ],
  'relay/altered-domain': [
    '<u@r.example.>',
    '<u @r.example>',
    '<u@r.example(c)>',
    'u@r.example',
    '<u@l.test.r.example>',
    '<u@xn--bcher-kva.r.example>',
    '<u@b\xc3\xbccher.r.example>',
    '<u@r.example>,<alice@l.test>',
  ],
  'relay/encoded-address': [
    '<u=r.example@l.test>',
    '<smtpspec+u=r.example@l.test>',
    '<alice+u=r.example@l.test>',
    '<SRS0=AAAA=AA=r.example=u@l.test>',
    '<prvs=0123456789=u=r.example@l.test>',
    '<IMCEASMTP-u+40r.example@l.test>',
    '<"/dd.rfc-822=u(a)r.example/"@l.test>',
    '<"gateway::smtp%\x5c"u@r.example\x5c""@l.test>',
  ],
  'relay/control-octets': [
    '<u@r.example\x00@l.test>',
    '<u@r.example\x0d@l.test>',
    '<u@r.example\x09@l.test>',
  ],
};

const isTo = (form: unknown): form is { readonly to: string } =>
  typeof form === 'object' && form !== null && 'to' in form;

describe('a form of a recipient', () => {
  it.each(Object.entries(octets))('of %s has these octets', (id, expected) => {
    const forms = Object.values(catalogue.scenarios.find(({ meta }) => meta.id === id)?.meta.variants ?? {});
    expect(forms.filter(isTo).map(({ to }) => relayPath(to, parts))).toEqual(expected);
    // A name that stands for nothing would be sent as it is.
    expect(expected.join('')).not.toMatch(/[{}]/);
  });

  it('takes nothing in a mailbox for a brace of its own', () => {
    const odd = { ...parts, U: '{R}$&', R: '$1.example' };
    expect(relayPath('<{U}%{R}@{L}>', odd)).toBe('<{R}$&%$1.example@l.test>');
  });
});
