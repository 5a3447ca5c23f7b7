import { BadText, type Located, parseLocated as parse } from '../document/index.js';
import { UsageError } from './usage-error.js';

/** @throws UsageError with the place, when the text cannot be parsed */
export function parseLocated(file: string, text: string): Located {
  try {
    return parse(file, text);
  } catch (error) {
    throw error instanceof BadText ? new UsageError(error.message) : error;
  }
}
