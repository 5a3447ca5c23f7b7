import { crossMatrix } from './cross-matrix.js';

crossMatrix('hardening', ['chunking', 'relay-forms', 'injection', 'exposure', 'limits']);
