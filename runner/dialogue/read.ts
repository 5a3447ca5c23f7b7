import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { BadText, keysAt, type Located, parseLocated, pathOf, wordsOf } from '../document/index.js';
import { BadDialogue, Problems } from './problems.js';
import { type Dialogue, dialogueSchema } from './schema.js';

const mostOctets = 1_000_000;
const valid = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile<Dialogue>(dialogueSchema);

/** A file by the schema, with the place of each value. @throws BadDialogue */
export function readDialogue(
  file: string,
  text: string,
): { readonly dialogue: Dialogue; readonly located: Located } {
  const octets = Buffer.byteLength(text);
  if (octets > mostOctets)
    throw new BadDialogue(`${file}:1:1: the file has ${octets} octets; a dialogue has at most ${mostOctets}`);
  const located = parsed(file, text);
  const { value } = located;
  if (valid(value)) return { dialogue: value, located };
  const problems = new Problems(located);
  for (const error of telling(valid.errors ?? [])) {
    const path = pathOf(error);
    const what = `${nameOf(path)} ${hintFor(error) ?? wordsOf(error, keysAt(dialogueSchema, error))}`;
    if (error.keyword === 'additionalProperties') problems.atKey(path, what);
    else problems.at(path, what);
  }
  problems.raise();
  throw new BadDialogue(`${file}:1:1: this is no dialogue`);
}

function parsed(file: string, text: string): Located {
  try {
    return parseLocated(file, text);
  } catch (error) {
    throw error instanceof BadText ? new BadDialogue(error.message) : error;
  }
}

/** Without what only repeats another error of the same value. */
function telling(errors: readonly ErrorObject[]): ErrorObject[] {
  const isForm = ({ keyword }: ErrorObject): boolean => keyword === 'oneOf';
  return errors.filter((error) => {
    if (error.keyword === 'if' || error.schemaPath.includes('/oneOf/')) return false;
    if (!isForm(error)) return true;
    return !errors.some(
      (other) => !isForm(other) && other.instancePath === error.instancePath && isOwn(other),
    );
  });
}

function isOwn({ keyword, schemaPath }: ErrorObject): boolean {
  return (keyword === 'type' || keyword === 'additionalProperties') && !schemaPath.includes('/oneOf/');
}

/** `step 2`, `C of step 2`, `needs.tls`: the value in words. */
export function nameOf(path: readonly (string | number)[]): string {
  const [first, index, ...rest] = path;
  if (first === undefined) return 'the dialogue';
  if (first !== 'steps' || index === undefined) return path.join('.');
  const step = `step ${Number(index) + 1}`;
  return rest.length === 0 ? step : `${rest.join('.')} of ${step}`;
}

const patterns: Readonly<Record<string, string>> = {
  id: 'must be suite/name, in small letters, digits and hyphens',
  finding: 'must be letters and digits that begin with a small letter, such as vrfyTells',
  capability: 'must be an EHLO keyword in capitals, such as PIPELINING',
  weaknesses: 'must be such as CWE-204 or CVE-2021-38371',
};

function hintFor({ keyword, instancePath, params }: ErrorObject): string | undefined {
  const key =
    instancePath
      .split('/')
      .filter((part) => !/^\d+$/.test(part))
      .at(-1) ?? '';
  switch (keyword) {
    case 'oneOf':
      return 'must have one of C, data, wait, S and given; each stands in a step of its own';
    case 'pattern':
      return patterns[key];
    case 'minLength':
      return params.limit === 1 ? undefined : `must be a sentence, with at least ${params.limit} characters`;
    case 'maxLength':
      return `must have at most ${params.limit} characters`;
    case 'minItems':
      return params.limit === 1 ? 'must not be empty' : 'must be more than one, or stand without a list';
    case 'maxItems':
      return `must be at most ${params.limit}`;
    case 'uniqueItems':
      return 'must not say the same twice';
    case 'exclusiveMinimum':
      return `must be more than ${params.limit}`;
    default:
      return undefined;
  }
}
