import { createPaint, type Paint } from '../../../reports/console/paint.js';
import { wrap } from '../../../reports/console/text.js';
import { visible } from '../../../reports/shared/visible.js';
import { verdictWords } from '../../../reports/shared/words.js';
import type { Dialogue } from '../../../suites/dialogues/index.js';
import type { Verdict } from '../../result/index.js';
import type { ExplainedFinding, Explanation } from './explanation.js';
import { serveLine } from './recheck.js';

/** For a terminal, as lines; only those of dialogues and commands may be longer than `width`, so that they can be copied. */
export function explanationLines(it: Explanation, width: number, color: boolean): string[] {
  const paint = createPaint(color);
  const part = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', paint.bold(title), ...lines];
  const rest = (text: string): string[] => wrap(visible(text), width, '  ');
  const { recorded } = it;
  return [
    paint.bold(visible(it.id)),
    ...rest(it.title),
    ...part('Why it matters', rest(it.why)),
    ...part(
      'What it rests on',
      it.references.flatMap((entry) => referenceLines(entry, rest)),
    ),
    ...part('How it is played', it.played.flatMap(rest)),
    ...part('Variants', it.variants.flatMap(rest)),
    ...part(
      'Findings',
      it.findings.flatMap((finding) => findingLines(finding, width, paint)),
    ),
    ...(recorded === undefined
      ? []
      : [
          ...part(
            `With a server that obeys${where(recorded.strict)}`,
            dialogueLines(recorded.strict, width, paint),
          ),
          ...recorded.faulty.flatMap((faulty) =>
            part(`With a server that does not: ${faulty.finding}${where(faulty)}`, [
              `  ${serveLine(faulty)}`,
              ...dialogueLines(faulty, width, paint),
            ]),
          ),
        ]),
    ...part(
      'How to mend it',
      it.remedies.flatMap(({ product, text }) => rest(`${product}: ${text}`)),
    ),
    ...part('To ask it again', [`  ${it.recheck}`]),
  ];
}

function referenceLines(
  { title, requirement, level, byTheLetter, text, url }: Explanation['references'][number],
  rest: (text: string) => string[],
): string[] {
  if (requirement === undefined) return rest(`${title}  ${url}`);
  return rest(`${requirement}  ${title}, ${level}${byTheLetter ? ', by the letter' : ''}: ${text}`);
}

function findingLines(
  { name, verdict, strict, scale, message }: ExplainedFinding,
  width: number,
  paint: Paint,
): string[] {
  const usual = verdictWords[verdict].label;
  const verdicts = verdict === strict ? usual : `${usual}, ${verdictWords[strict].label} with --strict`;
  const [first = '', ...more] = wrap(visible(`${name}  ${verdicts} (${scale}): ${message}`), width, '  ');
  return [first.replace(`${name}  ${usual}`, `${name}  ${paint.verdict(verdict, usual)}`), ...more];
}

/** ` (smtp, variant plain)` */
export function where({ service, variant }: Dialogue): string {
  return ` (${service}${variant === undefined ? '' : `, variant ${variant}`})`;
}

function dialogueLines({ verdict, message, lines }: Dialogue, width: number, paint: Paint): string[] {
  const [first = '', ...more] = wrap(visible(`${verdict}: ${message}`), width, '  ');
  const painted = `  ${paint.verdict(verdict as Verdict, verdict)}${first.slice(2 + verdict.length)}`;
  return [painted, ...more, ...lines.map((line) => `    ${paint.dim(visible(line))}`)];
}
