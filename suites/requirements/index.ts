import type { RequirementTable } from '../../runner/scenario/index.js';
import certificates from './certificates.json' with { type: 'json' };
import revocation from './revocation.json' with { type: 'json' };
import rfc1870 from './rfc1870.json' with { type: 'json' };
import rfc2033 from './rfc2033.json' with { type: 'json' };
import rfc2034 from './rfc2034-3463.json' with { type: 'json' };
import rfc2505 from './rfc2505.json' with { type: 'json' };
import rfc2645 from './rfc2645.json' with { type: 'json' };
import rfc2920 from './rfc2920.json' with { type: 'json' };
import rfc3030 from './rfc3030.json' with { type: 'json' };
import rfc3207 from './rfc3207.json' with { type: 'json' };
import rfc3461 from './rfc3461.json' with { type: 'json' };
import rfc4954 from './rfc4954.json' with { type: 'json' };
import rfc5321 from './rfc5321.json' with { type: 'json' };
import rfc6152 from './rfc6152.json' with { type: 'json' };
import rfc6409 from './rfc6409.json' with { type: 'json' };
import rfc6531 from './rfc6531.json' with { type: 'json' };
import rfc7504 from './rfc7504.json' with { type: 'json' };
import rfc8314 from './rfc8314.json' with { type: 'json' };
import rfc8689 from './rfc8689.json' with { type: 'json' };
import rfc9325 from './rfc9325.json' with { type: 'json' };
import rfc9422 from './rfc9422.json' with { type: 'json' };
import sasl from './sasl.json' with { type: 'json' };
import tlsDeprecations from './tls-deprecations.json' with { type: 'json' };
import tlsHandshake from './tls-handshake.json' with { type: 'json' };

const tables = {
  ...rfc5321,
  ...rfc1870,
  ...rfc2033,
  ...rfc2034,
  ...rfc2505,
  ...rfc2645,
  ...rfc2920,
  ...rfc3030,
  ...rfc3207,
  ...rfc3461,
  ...rfc4954,
  ...rfc6152,
  ...rfc6409,
  ...rfc6531,
  ...rfc7504,
  ...rfc8314,
  ...rfc8689,
  ...rfc9325,
  ...rfc9422,
  ...certificates,
  ...revocation,
  ...sasl,
  ...tlsDeprecations,
  ...tlsHandshake,
};

/** Ids of all rows; a citation of a row that does not exist does not compile. */
export type RequirementId = keyof typeof tables;

/** Every normative statement that we know, by id. JSON imports widen their values, so the shape is asserted by a test. */
export const requirements = tables as unknown as RequirementTable;
