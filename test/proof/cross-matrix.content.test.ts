import { crossMatrix } from './cross-matrix.js';

crossMatrix('content', ['data', 'chunking', 'replies', 'auth', 'auth-weakness', 'relay', 'message', 'lmtp']);
