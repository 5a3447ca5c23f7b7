import { markdownTable as table, markdownText as text } from '../../dist/runner/cli/markdown.js';
import { referencesOf } from '../../dist/runner/engine/references.js';
import { grade } from '../../dist/runner/engine/verdict.js';
import { catalogue } from '../../dist/suites/index.js';

/**
 * @typedef {import('../../dist/runner/scenario/index.js').InvariantMeta} InvariantMeta
 * @typedef {InvariantMeta & Partial<import('../../dist/runner/scenario/index.js').ScenarioMeta>} Head
 */

const { scenarios, invariants, requirements } = catalogue;

/** docs/catalogue.md: every scenario and invariant by suite, from their heads alone. @returns {string} */
export function catalogueDocument() {
  /** @type {Head[]} */
  const heads = [...scenarios, ...invariants].map(({ meta }) => meta);
  const suites = [...new Set(heads.map(suiteOf))];
  const contents = suites.map((suite) => {
    const own = heads.filter((head) => suiteOf(head) === suite);
    return `- [${suite}](#${suite}): ${own.map(({ id }) => `[${nameOf(id)}](#${anchor(id)})`).join(', ')}`;
  });
  const chapters = suites.map((suite) => {
    const own = heads.filter((head) => suiteOf(head) === suite);
    return `## ${suite}\n\n${own.map(section).join('\n')}`;
  });
  return `${preface}\n${contents.join('\n')}\n\n${chapters.join('\n')}`;
}

const preface = `# Catalogue

<!-- Written by \`npm run docs\` from the heads of the scenarios; a test fails when it is stale. Do not edit. -->

${scenarios.length} scenarios and ${invariants.length} invariants. A scenario holds sessions of its own; an invariant is judged over every reply of a run and
sends nothing. \`smtpspec explain ID\` tells the same with our wording of each requirement; [verdicts](verdicts.md) says how they are graded.
`;

/** @param {Head} head */
function section(head) {
  return [
    `### ${head.id}`,
    '',
    `**${text(head.title)}**`,
    '',
    text(head.why),
    '',
    ...runs(head).map((line) => `- ${line}`),
    '',
    ...table([['finding', 'verdict', 'with `--strict`', 'what is said'], ...findings(head)]),
    '',
    'Rests on:',
    '',
    ...referencesOf(head.requirements, head.weaknesses ?? [], requirements).map(reference),
    '',
    'How to mend it:',
    '',
    ...Object.entries(head.remedy).map(([product, words]) => `- ${product}: ${text(words)}`),
    '',
  ].join('\n');
}

/** @param {Head} head */
function runs({ services, impact, needs = {}, connections = 1, variants }) {
  if (services === undefined) return ['Every reply of the run, on every service'];
  const { recipient, localDomain, mail, tls, capability = [] } = needs;
  const needed = [
    ...(recipient ? ['`--recipient`'] : []),
    ...(localDomain ? ['`--domain`'] : []),
    ...(mail ? ['credentials on submission services'] : []),
    ...(tls ? ['a TLS endpoint'] : []),
    ...capability.map((keyword) => `a server that offers ${keyword}`),
  ];
  return [
    `Services: ${services.join(', ')}; impact: ${impact}${held(connections)}`,
    ...(needed.length === 0 ? [] : [`Needs ${needed.join(', ')}`]),
    ...(variants === undefined ? [] : [`Variants: ${Object.keys(variants).join(', ')}`]),
  ];
}

/** @param {number} connections */
function held(connections) {
  if (connections === 0) return '; asks the survey of the TLS endpoint';
  return connections === 1 ? '' : `; ${connections} connections at once`;
}

/** @param {Head} head */
function findings(head) {
  return Object.entries(head.findings).map(([finding, { message }]) => {
    // What fills the braces is known only on the wire; here each stands for itself.
    const args = Object.fromEntries(
      [...message.matchAll(/\{([^}]+)\}/g)].map(([whole, name]) => [name, whole]),
    );
    const [usual, strict] = [false, true].map((full) =>
      grade({ kind: 'violation', finding, args }, head, requirements, full),
    );
    const scale = `${usual.severity ?? usual.level}${usual.byTheLetter ? ', by the letter' : ''}`;
    return [finding, `${usual.verdict} (${scale})`, strict.verdict, text(message)];
  });
}

/** @param {import('../../dist/runner/result/index.js').ReferenceEntry} entry */
function reference({ title, requirement, level, url }) {
  const row = requirement === undefined ? '' : ` \`${requirement}\`, ${level}`;
  return `- [${title}](${url})${row}`;
}

/** @param {Head} head */
function suiteOf({ id }) {
  return id.slice(0, id.indexOf('/'));
}

/** @param {string} id */
function nameOf(id) {
  return id.slice(id.indexOf('/') + 1);
}

/** Anchor that renderers give to a heading. @param {string} id */
function anchor(id) {
  return id.replace('/', '');
}
