import { expect } from 'vitest';

/** No character but the line feed that a terminal, an editor or a parser acts upon. */
export function expectInert(text: string): void {
  expect(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/u.exec(text)).toBeNull();
}
