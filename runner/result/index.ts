export * from './report.js';
export { features as tlsFeatures } from './tls-schema.js';
export * from './words.js';
