import { crossMatrix } from './cross-matrix.js';

crossMatrix('tls', ['tls', 'endpoint', 'certificates', 'revocation']);
