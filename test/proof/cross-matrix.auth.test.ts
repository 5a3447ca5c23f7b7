import { crossMatrix } from './cross-matrix.js';

crossMatrix('auth', ['auth', 'auth-weakness', 'auth-credentials', 'relay', 'roles', 'submission', 'lmtp']);
