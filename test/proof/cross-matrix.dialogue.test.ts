import { crossMatrix } from './cross-matrix.js';

crossMatrix('dialogue', [
  'greeting',
  'hello',
  'envelope',
  'verbs',
  'information',
  'session',
  'opening',
  'addresses',
  'lookup',
  'order',
]);
