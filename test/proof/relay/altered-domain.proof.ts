import { alteredDomain } from '../../../suites/relay/altered-domain.js';
import { scenarioProof } from '../support.js';
import { formProof } from './form-cases.js';

scenarioProof(alteredDomain, formProof(alteredDomain, 'relay-altered-domain'));
