import { visible } from '../../reports/shared/visible.js';

/** Back to the start of an emptied line. */
export const clearLine = '\r\u001b[2K';

/** One line on stderr, whatever the text holds; it takes the place of a live line. */
export function sayOnStderr(text: string): void {
  process.stderr.write(`${process.stderr.isTTY ? clearLine : ''}${visible(text)}\n`);
}

export interface Look {
  readonly 'no-color'?: boolean | undefined;
  readonly verbose?: boolean | undefined;
}

/** How to render for the stdout that we have. */
export function consoleOptions(look: Look): { color: boolean; width: number; verbose: boolean } {
  return {
    color: wantsColor(look, process.stdout),
    width: process.stdout.columns || 80,
    verbose: look.verbose ?? false,
  };
}

/** FORCE_COLOR is for logs that show colours and are no terminal, as those of CI; what says no goes before it. */
function wantsColor(look: Look, { isTTY }: { isTTY?: boolean }): boolean {
  const { NO_COLOR = '', FORCE_COLOR = '', TERM } = process.env;
  if (look['no-color'] === true || NO_COLOR !== '' || ['0', 'false'].includes(FORCE_COLOR)) return false;
  return FORCE_COLOR !== '' || (isTTY === true && TERM !== 'dumb');
}

/** Writes the parts no faster than they are read, and no more of them when the reader went away. */
export async function writeToStdout(parts: Iterable<string>): Promise<void> {
  const { stdout } = process;
  for (const part of parts) {
    const failure = await new Promise<Error | null | undefined>((done) => stdout.write(part, done));
    if (failure instanceof Error) return;
  }
}

/** A reader that went away (`smtpspec … | head`) is no error; anything else that stops us from writing is. */
export function tolerateClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
