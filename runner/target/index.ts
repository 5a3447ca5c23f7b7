export { type Resolver, resolveAll, resolveHost } from './resolve.js';
export { recogniseSoftware } from './software.js';
export { BadTarget, parseHostPort, parseTarget, type Target, targetUrl } from './target.js';
export { resolveTxt, type TxtResolver } from './txt.js';
