export { resolveHost } from './resolve.js';
export { recogniseSoftware } from './software.js';
export { BadTarget, parseTarget, type Target, targetUrl } from './target.js';
