export { compileDialogue, type DialogueSource } from './compile.js';
export { BadDialogue } from './problems.js';
