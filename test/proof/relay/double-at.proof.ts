import { doubleAt } from '../../../suites/relay/double-at.js';
import { scenarioProof } from '../support.js';
import { formProof } from './form-cases.js';

scenarioProof(doubleAt, formProof(doubleAt, 'relay-double-at'));
