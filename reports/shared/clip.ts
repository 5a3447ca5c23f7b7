import { visible } from './visible.js';

/** Remote or translated text for one place of a page or line: inert, and cut after `limit` characters with the rest counted. */
export function clip(text: string, limit: number): string {
  const characters = [...visible(text)];
  if (characters.length <= limit) return characters.join('');
  return `${characters.slice(0, limit).join('')}… (${(characters.length - limit).toLocaleString('en-US')} more)`;
}
