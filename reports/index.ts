/**
 * Every format of `smtpspec report` as a function of a report alone: `import { renderHtml } from 'smtpspec/reports'`. Each gives the whole text; what came
 * from servers is escaped in it.
 */
export { type ConsoleOptions, renderConsole } from './console/index.js';
export { renderGithub } from './github/index.js';
export { renderHtml } from './html/index.js';
export { renderJson } from './json/index.js';
export { renderJunit } from './junit/index.js';
export { renderMarkdown } from './markdown/index.js';
export { renderSarif } from './sarif/index.js';
export { renderTap } from './tap/index.js';
