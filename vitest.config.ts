import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes minutes, in the order in which it begins: what computes beside what waits, and no worker is left alone with one of them in the end. */
const takesMinutes = [
  'proof/cross-matrix.auth',
  'lab/lab',
  'proof/cross-matrix.tls',
  'lab/leftovers',
  'proof/cross-matrix.dialogue',
  'lab/diff',
  'proof/cross-matrix.content',
  'lab/comparison',
  'proof/cross-matrix.hardening',
  'kit/github',
  'tls/testssl',
  'browser/accessibility',
  'browser/screens',
];

/** Vitest would begin with the largest files. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = takesMinutes.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
      return at === -1 ? takesMinutes.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.{test,proof}.ts'],
    // Tests wait more than they compute, and two cores bear three of them. A worker keeps what it has loaded: four hundred files share the
    // catalogue, and change nothing of it.
    maxWorkers: 3,
    isolate: false,
    // They import JSON as a bundler understands it, and Node does not.
    server: { deps: { inline: [/@actions\/(languageservice|workflow-parser)/] } },
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
