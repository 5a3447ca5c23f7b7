import { parseHostPort } from '../target/index.js';
import { UsageError } from './usage-error.js';

export interface Place {
  readonly host: string;
  readonly port: number;
}

/** [host:]port of an option; without a host on loopback, 0 for any free port. @throws UsageError */
export function placeOf(option: string, text: string): Place {
  const bare = /^\d{1,5}$/.test(text);
  const [, name = '', digits = ''] = /^(.*?):?(\d{1,5})$/.exec(text) ?? [];
  const port = Number(digits);
  try {
    if (digits === '' || port > 65_535) throw new Error();
    const { host, port: another } = parseHostPort(bare ? '127.0.0.1' : name);
    if (another !== undefined) throw new Error();
    return { host, port };
  } catch {
    throw new UsageError(`--${option} "${text}" is no place; write port or host:port (IPv6 in brackets)`);
  }
}
