import { relaySourceRoute } from '../../../suites/relay/source-route.js';
import { scenarioProof } from '../support.js';
import { formProof } from './form-cases.js';

scenarioProof(relaySourceRoute, formProof(relaySourceRoute, 'relay-source-route'));
