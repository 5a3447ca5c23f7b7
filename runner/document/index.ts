export { BadText, type Located, parseLocated } from './located.js';
export { complaint, keysAt, pathOf, wordsOf } from './schema-words.js';
export { didYouMean } from './suggest.js';
