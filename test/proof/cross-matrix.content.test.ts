import { crossMatrix } from './cross-matrix.js';

crossMatrix('content', ['data', 'chunking', 'replies', 'auth', 'auth-weakness', 'auth-credentials', 'relay', 'message', 'lmtp']);
