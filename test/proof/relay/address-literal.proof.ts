import { addressLiteralForm } from '../../../suites/relay/address-literal.js';
import { scenarioProof } from '../support.js';
import { formProof } from './form-cases.js';

scenarioProof(addressLiteralForm, formProof(addressLiteralForm, 'relay-address-literal'));
