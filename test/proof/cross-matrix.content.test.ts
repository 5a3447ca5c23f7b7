import { crossMatrix } from './cross-matrix.js';

crossMatrix('content', ['data', 'replies', 'message']);
