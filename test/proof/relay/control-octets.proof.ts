import { controlOctets } from '../../../suites/relay/control-octets.js';
import { scenarioProof } from '../support.js';
import { formProof } from './form-cases.js';

scenarioProof(controlOctets, formProof(controlOctets, 'relay-control-octets'));
