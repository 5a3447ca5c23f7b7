import { encodedAddress } from '../../../suites/relay/encoded-address.js';
import { scenarioProof } from '../support.js';
import { formProof } from './form-cases.js';

// Some are mailboxes of a domain that takes any: what does not come to the canary was kept there.
const kept = { faults: ['recipient-catch-all'], services: ['smtp'], canary: true } as const;

scenarioProof(encodedAddress, formProof(encodedAddress, 'relay-encoded-address', [kept]));
