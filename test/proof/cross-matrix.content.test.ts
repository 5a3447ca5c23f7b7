import { crossMatrix } from './cross-matrix.js';

crossMatrix('content', ['data', 'chunking', 'replies', 'auth', 'relay', 'message', 'lmtp']);
