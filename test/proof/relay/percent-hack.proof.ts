import { percentHack } from '../../../suites/relay/percent-hack.js';
import { scenarioProof } from '../support.js';
import { formProof } from './form-cases.js';

scenarioProof(percentHack, formProof(percentHack, 'relay-percent-hack'));
