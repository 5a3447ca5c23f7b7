import { fenced } from '../../../reports/shared/markdown.js';
import { verdictWords } from '../../../reports/shared/words.js';
import type { Dialogue } from '../../../suites/dialogues/index.js';
import { markdownTable as table, markdownText as text } from '../markdown.js';
import type { Explanation } from './explanation.js';
import { serveLine } from './recheck.js';
import { where } from './text.js';

/** The page of a scenario or invariant, in Markdown of GitHub's kind. */
export function explanationPage(it: Explanation): string {
  const part = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines];
  const { recorded } = it;
  const lines = [
    `# ${it.id}`,
    '',
    `<!-- Written by \`smtpspec explain ${it.id} --markdown\`, from its head and from recorded dialogues. Do not edit. -->`,
    '',
    `**${text(it.title)}**`,
    ...part('Why it matters', [text(it.why)]),
    ...part('What it rests on', referenceLines(it)),
    ...part(
      'How it is played',
      it.played.map((line) => `- ${text(line)}`),
    ),
    ...part(
      'Variants',
      it.variants.map((variant) => `- ${text(variant)}`),
    ),
    ...part('Findings', findingLines(it)),
    ...(recorded === undefined
      ? []
      : [
          ...part('With a server that obeys', dialogueBlock(recorded.strict)),
          ...part(
            'With a server that does not',
            recorded.faulty.flatMap((faulty, at) => [
              ...(at === 0 ? [] : ['']),
              `### ${text(faulty.finding)}`,
              '',
              `\`${serveLine(faulty)}\``,
              '',
              ...dialogueBlock(faulty),
            ]),
          ),
        ]),
    ...part(
      'How to mend it',
      it.remedies.map(({ product, text: words }) => `- ${text(product)}: ${text(words)}`),
    ),
    ...part('To ask it again', ['```sh', it.recheck, '```']),
  ];
  return `${lines.join('\n')}\n`;
}

function referenceLines({ references }: Explanation): string[] {
  const rows = references.filter(({ requirement }) => requirement !== undefined);
  const weaknesses = references.filter(({ requirement }) => requirement === undefined);
  const link = ({ title, url }: Explanation['references'][number]) => `[${text(title)}](${url})`;
  return [
    ...rows.map((row) => {
      const level = `${row.level}${row.byTheLetter ? ', by the letter' : ''}`;
      return `- \`${row.requirement}\`, ${link(row)}, ${level}: ${text(row.text ?? '')}`;
    }),
    ...(weaknesses.length === 0 ? [] : ['', `Weaknesses: ${weaknesses.map(link).join(', ')}.`]),
  ];
}

function findingLines({ findings }: Explanation): string[] {
  return table([
    ['finding', 'verdict', 'with `--strict`', 'what is said'],
    ...findings.map(({ name, verdict, strict, scale, message }) => [
      name,
      `${verdictWords[verdict].label} (${scale})`,
      verdictWords[strict].label,
      text(message),
    ]),
  ]);
}

function dialogueBlock(dialogue: Dialogue): string[] {
  const { verdict, message, lines } = dialogue;
  return [`**${verdict}**${where(dialogue)}: ${text(message)}`, '', fenced(lines)];
}
