import { explanationOf } from '../../dist/runner/cli/explain/explanation.js';
import { explanationPage } from '../../dist/runner/cli/explain/page.js';
import { markdownTable as table, markdownText as text } from '../../dist/runner/cli/markdown.js';
import { dialogues } from '../../dist/suites/dialogues/index.js';
import { catalogue } from '../../dist/suites/index.js';

/**
 * @typedef {import('../../dist/runner/scenario/index.js').InvariantMeta} InvariantMeta
 * @typedef {InvariantMeta & Partial<import('../../dist/runner/scenario/index.js').ScenarioMeta>} Head
 */

const { scenarios, invariants, requirements } = catalogue;
/** @type {Head[]} */
const heads = [...scenarios, ...invariants].map(({ meta }) => meta);

/** docs/catalogue.md: every scenario and invariant by suite, with a link to its page. @returns {string} */
export function catalogueDocument() {
  const suites = [...new Set(heads.map(suiteOf))];
  const chapters = suites.map((suite) => {
    const own = heads.filter((head) => suiteOf(head) === suite);
    return [
      `## ${suite}`,
      '',
      ...table([['check', 'what a sound server does', 'services', 'impact'], ...own.map(row)]),
    ].join('\n');
  });
  return `${preface}\n${chapters.join('\n\n')}\n`;
}

const preface = `# Catalogue

<!-- Written by \`npm run docs\` from the heads of the scenarios; a test fails when it is stale. Do not edit. -->

${scenarios.length} scenarios and ${invariants.length} invariants. A scenario holds sessions of its own; an invariant is judged over every reply of a run and
sends nothing. Each has a page: what it rests on, how it is played, its findings, a dialogue with the strict reference server and with a faulty one, and how to
mend it. \`smtpspec explain ID\` tells the same; [verdicts](verdicts.md) says how findings are graded.
`;

/** @param {Head} head */
function row({ id, title, services, impact }) {
  return [`[${id}](${pathOf(id, '')})`, text(title), services?.join(', ') ?? 'all', impact ?? 'none'];
}

/** The page of each, by its path: what \`smtpspec explain --markdown\` prints. @returns {Record<string, string>} */
export function scenarioPages() {
  return Object.fromEntries(
    heads.map((head) => {
      const page = explanationPage(explanationOf(head, requirements, dialogues[head.id]));
      return [pathOf(head.id, 'docs/'), page];
    }),
  );
}

/** @param {string} id @param {string} from */
function pathOf(id, from) {
  return `${from}scenarios/${id}.md`;
}

/** @param {Head} head */
function suiteOf({ id }) {
  return id.slice(0, id.indexOf('/'));
}
