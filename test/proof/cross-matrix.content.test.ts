import { crossMatrix } from './cross-matrix.js';

crossMatrix('content', ['data', 'chunking', 'replies', 'message', 'relay-forms']);
