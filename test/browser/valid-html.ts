import { HtmlValidate } from 'html-validate';

/** Its recommended rules, and why some of them are otherwise. */
const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  elements: ['html5'],
  rules: {
    // A matter of taste: HTML knows no case here.
    'doctype-style': ['error', { style: 'lowercase' }],
    // Preact writes `<br/>`, which is the same to every parser of HTML.
    'void-style': ['error', { style: 'selfclosing' }],
    // By its own words a list may have a name; screen readers say it where the list begins.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    // The filters work as they are set; there is nothing to submit.
    'wcag/h32': 'off',
  },
});

/** What is wrong with a page, one line for each kind, with the place of the first. */
export async function htmlFaults(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  const faults = results.flatMap(({ messages }) => messages);
  const kinds = new Map(faults.map(({ ruleId, message, selector }) => [`${ruleId}: ${message}`, selector]));
  return [...kinds].map(([kind, selector]) => `${kind} (${selector ?? 'nowhere'})`.slice(0, 400));
}
