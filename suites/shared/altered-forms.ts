import type { Session } from '../../runner/net/index.js';
import type { Probe } from '../../runner/scenario/index.js';

/** Commands that were refused in the altered form although the plain form is accepted, and what kept us from seeing more. */
export interface AlteredForms {
  readonly refused: readonly string[];
  readonly accepted: readonly string[];
  /** Set when some answer was no answer (4yz, a closed connection). */
  readonly undecided: string | undefined;
}

/**
 * Plays hello, NOOP, MAIL, RCPT, RSET and QUIT in another spelling. The plain form is sent only where the other one was not
 * accepted, as a control: the same code for both says nothing against the spelling.
 * @param greeted  a session whose greeting was read
 */
export async function playAlteredForms(
  greeted: Session,
  { clientName, sender, recipient }: Probe,
  alter: (line: string) => string,
): Promise<AlteredForms> {
  const refused: string[] = [];
  const accepted: string[] = [];
  let undecided: string | undefined;

  const lines = [
    `EHLO ${clientName}`,
    'NOOP',
    `MAIL FROM:<${sender}>`,
    `RCPT TO:<${recipient}>`,
    'RSET',
    'QUIT',
  ];
  let mailOpen = false;
  for (const line of lines) {
    const verb = line.split(' ')[0] ?? line;
    if (verb === 'RCPT' && !mailOpen) continue;
    // Some servers end a session on its fourth error.
    if (refused.length === 3) break;
    const altered = await greeted.command(alter(line));
    if (altered.is(2)) {
      accepted.push(verb);
      if (verb === 'MAIL') mailOpen = true;
      continue;
    }
    const control = greeted.open && altered.is(5) ? await greeted.command(line) : altered;
    if (control.is(2)) refused.push(`${verb} (${altered.code})`);
    else if (!altered.is(5)) undecided = `${verb} drew ${altered}`;
    if (verb === 'MAIL' && control.is(2)) mailOpen = true;
    if (!greeted.open) break;
  }
  return { refused, accepted, undecided };
}
