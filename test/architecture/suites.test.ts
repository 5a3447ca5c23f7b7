import { Ajv2020 } from 'ajv/dist/2020.js';
import Type from 'typebox';
import { describe, expect, it } from 'vitest';
import { checkCatalogue } from '../../runner/engine/catalogue.js';
import { levels } from '../../runner/result/index.js';
import { catalogue } from '../../suites/index.js';
import { leftovers } from './leftovers.js';
import { filesBelow, read } from './sources.js';

const { scenarios, invariants, requirements } = catalogue;
const ids = [...scenarios, ...invariants].map(({ meta }) => meta.id);

describe('the catalogue', () => {
  it('has sound heads', () => {
    expect(() => checkCatalogue(catalogue)).not.toThrow();
  });

  it('lists every file of a suite under the id that is its path', () => {
    const helpers = /^suites\/(shared|requirements|policies|lists|dialogues)\//;
    const files = filesBelow('suites').filter((file) => file.split('/').length > 2 && !helpers.test(file));
    expect([...ids].sort()).toEqual(
      files.map((file) => file.slice('suites/'.length).replace(/\.ts$/, '')).sort(),
    );
    expect(files.filter((file) => !read(file).includes(`id: '${file.slice(7, -3)}'`))).toEqual([]);
  });

  it('has a proof for every entry, and no other', () => {
    const proofs = filesBelow('test/proof')
      .filter((file) => file.endsWith('.proof.ts'))
      .map((file) => file.slice('test/proof/'.length).replace(/\.proof\.ts$/, ''));
    expect(proofs.sort()).toEqual([...ids].sort());
  });

  it('holds nothing that a template left behind', () => {
    expect(leftovers()).toEqual([]);
  });
});

describe('the requirement tables', () => {
  const oneOf = (values: readonly string[]) => Type.Unsafe<string>({ type: 'string', enum: [...values] });
  const row = Type.Object(
    {
      rfc: Type.String({ pattern: '^\\d{3,5}$' }),
      section: Type.String({ pattern: '^([1-9]\\d*|[A-Z])(\\.\\d+)*$' }),
      role: oneOf(['server', 'client', 'relay/gateway', 'operator', 'message']),
      level: oneOf(levels),
      observable: oneOf(['wire', 'next-hop', 'dns', 'operator']),
      text: Type.String({ minLength: 10 }),
      // One word says how to look at many rows that bind clients.
      test: Type.String({ minLength: 4 }),
      byTheLetter: Type.Optional(Type.Literal(true)),
      unobservable: Type.Optional(Type.String({ minLength: 20, pattern: '^[A-Z].*\\.$' })),
    },
    { additionalProperties: false },
  );

  it('have rows of one shape', () => {
    const ajv = new Ajv2020({ allErrors: true });
    const validate = ajv.compile(row);
    const broken = Object.entries(requirements).flatMap(([id, it]) =>
      validate(it) ? [] : [ajv.errorsText(validate.errors, { dataVar: id })],
    );
    expect(Object.keys(requirements).length).toBeGreaterThan(800);
    expect(broken).toEqual([]);
  });

  it('have ids of RFC, section and number', () => {
    const strange = Object.entries(requirements)
      .filter(([id, { rfc, section }]) => id.replace(/-\d\d$/, '') !== `${rfc}-${section}`)
      .map(([id]) => id);
    expect(strange).toEqual([]);
  });

  it('are all in the index, and no id is in two of them', () => {
    const tables = filesBelow('suites/requirements').filter((file) => file.endsWith('.json'));
    const rows = tables.flatMap((file) => Object.keys(JSON.parse(read(file)) as object));
    expect(rows.sort()).toEqual(Object.keys(requirements).sort());
  });
});
