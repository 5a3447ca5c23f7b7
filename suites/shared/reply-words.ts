import type { Answer } from '../../runner/net/index.js';

/**
 * Whether a reply differs from two others that were drawn by one and the same question: in a word that those two share. What differs
 * between those two (a number, a time, an id of the session) says nothing. `undefined`: they have no common form to compare with.
 * @param names  words that stand for what was asked, left out of the comparison
 */
export function differsFromBoth(
  reply: Answer,
  [one, other]: readonly [Answer, Answer],
  names: readonly string[],
): boolean | undefined {
  const [its, first, second] = [reply, one, other].map((answer) => wordsOf(answer, names)) as [
    string[],
    string[],
    string[],
  ];
  if (first.length !== second.length) return undefined;
  if (its.length !== first.length) return true;
  return its.some((word, at) => first[at] === second[at] && word !== first[at]);
}

/** Code, enhanced code and text, word by word; names within a word are taken out. */
function wordsOf(answer: Answer, names: readonly string[]): string[] {
  const longestFirst = names.filter((name) => name !== '').sort((a, b) => b.length - a.length);
  return (answer.reply?.raw ?? '').split(/\s+/).map((word) => {
    const bare = word.replace(/^\W+|\W+$/g, '').toLowerCase();
    const isName = longestFirst.some((name) => bare === name.toLowerCase());
    if (isName) return '*';
    return longestFirst
      .filter((name) => name.includes('@'))
      .reduce((text, name) => text.replaceAll(name, '*'), word);
  });
}
