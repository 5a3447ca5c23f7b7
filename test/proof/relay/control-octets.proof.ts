import { controlOctets } from '../../../suites/relay/control-octets.js';
import { scenarioProof } from '../support.js';
import { formProof } from './form-cases.js';

// The rest of such a line is a command of its own, whose reply is read.
const cut = { faults: ['bare-cr-ends-command'], services: ['smtp'] } as const;

scenarioProof(controlOctets, formProof(controlOctets, 'relay-control-octets', [cut]));
