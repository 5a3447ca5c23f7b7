import { Ajv2020 } from 'ajv/dist/2020.js';
import { configSchema, type Settings } from './config-schema.js';

/** ajv's check of settings; `errors` of the function holds what is wrong. The build compiles it ahead. */
export const validSettings = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile<Settings>(
  configSchema,
);
