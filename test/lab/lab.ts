import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Service, Verdict } from '../../runner/result/index.js';

const here = import.meta.dirname;

/** Where the lab was built; the same default as in test/lab/lib. */
export const labFolder = process.env.SMTPSPEC_LAB_DIR ?? '/var/lib/smtpspec-lab';

export interface LabServer {
  readonly name: string;
  readonly address: string;
  readonly version: string;
}

/** A verdict that is not `pass`, and why it is right. */
export interface Expected {
  /** `scenario`, `scenario [variant]`, or `*` for all that are skipped for one reason. */
  readonly check: string;
  /** Of `*`: the message that they share. */
  readonly says?: string;
  readonly on: readonly Service[];
  /** Comes only in a run that may not deliver mail, as the README has it. */
  readonly when?: 'probe';
  readonly verdict: Verdict;
  /** With --strict, where it differs. */
  readonly strict?: Verdict;
  readonly finding?: string;
  /** The clause, or the documentation of the server, that explains it. */
  readonly reason: string;
  /** Of `fail` and `warn`: the lines of a transcript that show it (`C:`, `S:`, `--` for a note), `…` for what differs from run to run. */
  readonly excerpt?: readonly string[];
}

/** Of dovecot the mechanisms are asked, which the others do not speak; of postfix-open what reaches the canary. */
const notForVerdicts = ['dovecot', 'postfix-open'];

/** The servers that are up and have expected verdicts; empty where there is no lab (no root, not built, not up). */
export function labServers(): LabServer[] {
  return labStatus().filter(({ name }) => !notForVerdicts.includes(name));
}

/** All servers that are up, by `lab status`. */
export function labStatus(): LabServer[] {
  if (!existsSync(join(labFolder, 'ca.pem'))) return [];
  try {
    const status = execFileSync('bash', [join(here, 'lab'), 'status'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return status
      .trim()
      .split('\n')
      .map((line) => line.split(/\s+/))
      .filter((words) => words.at(-1) === 'up')
      .map(([name = '', address = '', version = '']) => ({ name, address, version }));
  } catch {
    return [];
  }
}

/** Server names that have a file of expected verdicts. */
export function expectedServers(): string[] {
  return readdirSync(join(here, 'verdicts')).map((file) => file.replace(/\.json$/, ''));
}

export function expectedVerdicts(name: string): Expected[] {
  return JSON.parse(readFileSync(join(here, 'verdicts', `${name}.json`), 'utf8')) as Expected[];
}

/** Trust anchor and login of the lab. */
export function labAccess(): { ca: string; caFile: string; credentials: { user: string; password: string } } {
  const caFile = join(labFolder, 'ca.pem');
  return {
    ca: readFileSync(caFile, 'utf8'),
    caFile,
    credentials: JSON.parse(readFileSync(join(labFolder, 'credentials.json'), 'utf8')) as {
      user: string;
      password: string;
    },
  };
}
