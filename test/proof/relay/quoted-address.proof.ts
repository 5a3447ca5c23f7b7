import { quotedAddress } from '../../../suites/relay/quoted-address.js';
import { scenarioProof } from '../support.js';
import { formProof } from './form-cases.js';

scenarioProof(quotedAddress, formProof(quotedAddress, 'relay-quoted-at'));
