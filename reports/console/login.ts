import type { TargetReport } from '../../runner/result/index.js';
import { loginWords } from '../shared/words.js';
import { clip, wrap } from './text.js';

const longestWords = 400;

/** What came of the login, and what to check where it failed; nothing where none was asked for. */
export function loginLines({ login }: TargetReport, width: number): string[] {
  if (login === undefined || (login.result === 'not-tried' && login.advice === undefined)) return [];
  const { result, message, advice = [] } = login;
  return [
    '',
    ...wrap(clip(`Login ${loginWords[result]}: ${message}`, longestWords), width),
    ...advice.flatMap((line) => wrap(clip(`- ${line}`, longestWords), width, '  ')),
  ];
}
