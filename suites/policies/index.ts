import type { TlsPolicy } from '../../runner/endpoint/policy-shape.js';
import bsi from './bsi-tr-02102-2.json' with { type: 'json' };
import intermediate from './mozilla-intermediate.json' with { type: 'json' };
import modern from './mozilla-modern.json' with { type: 'json' };
import old from './mozilla-old.json' with { type: 'json' };
import ncsc from './ncsc-nl.json' with { type: 'json' };
import nist from './nist-800-52r2.json' with { type: 'json' };

const tables = {
  'mozilla-modern': modern,
  'mozilla-intermediate': intermediate,
  'mozilla-old': old,
  'ncsc-nl': ncsc,
  'bsi-tr-02102-2': bsi,
  'nist-800-52r2': nist,
};

/** What a policy is asked for by. */
export type PolicyName = keyof typeof tables;

/** Every policy that we have, by name. JSON imports widen their values, so the shape is asserted by a test. */
export const policies = tables as unknown as Readonly<Record<PolicyName, TlsPolicy>>;
