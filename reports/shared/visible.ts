const inert = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

/**
 * Remote text made safe to print: control, format (bidi, zero width), surrogate and line-separator characters and noncharacters become
 * `\xHH` or `\u{HHHH}`. All else, a backslash too, stays as it is, so text that is already escaped passes unchanged.
 */
export function visible(text: string): string {
  return text.replace(inert, spelled);
}

function spelled(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16).toUpperCase();
  return code <= 0xff ? `\\x${hex.padStart(2, '0')}` : `\\u{${hex.padStart(4, '0')}}`;
}
