import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes minutes goes first, so that no worker is left alone with it in the end; vitest would begin with the largest files. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const takesMinutes = ({ moduleId }: TestSpecification) =>
      /\/(cross-matrix\.\w+|testssl|lab|leftovers)\.test\.ts$/.test(moduleId) ? 0 : 1;
    return (await super.sort(files)).toSorted((a, b) => takesMinutes(a) - takesMinutes(b));
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.{test,proof}.ts'],
    // Tests wait more than they compute.
    maxWorkers: '100%',
    // They import JSON as a bundler understands it, and Node does not.
    server: { deps: { inline: [/@actions\/(languageservice|workflow-parser)/] } },
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
