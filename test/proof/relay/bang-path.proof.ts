import { bangPath } from '../../../suites/relay/bang-path.js';
import { scenarioProof } from '../support.js';
import { formProof } from './form-cases.js';

scenarioProof(bangPath, formProof(bangPath, 'relay-bang-path'));
