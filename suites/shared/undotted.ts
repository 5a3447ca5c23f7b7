import { type Family, falseEnds } from './false-ends.js';

export interface Undotted {
  readonly family: Family;
  readonly form: string;
  /** Who is known to have sent it as it was; undefined where nobody is. */
  readonly senders: string | undefined;
}

/**
 * False ends that a sender which knows CRLF alone lets through as they are: no dot of theirs stands behind CRLF, so that none is doubled. Of the
 * others it makes CRLF .. LF and the like, by which nothing can be smuggled.
 */
export const undotted = {
  'lf-dot-crlf': of('bare-lf', falseEnds['bare-lf']['lf-dot-crlf'], 'Exchange Online and GMX (until 2023)'),
  'lf-dot-lf': of('bare-lf', falseEnds['bare-lf']['lf-dot-lf']),
  'cr-dot-cr': of(
    'bare-cr',
    falseEnds['bare-cr']['cr-dot-cr'],
    'OpenSMTPD 7.6, Exchange, iCloud and others (in 2023)',
  ),
  'cr-dot-crlf': of('bare-cr', falseEnds['bare-cr']['cr-dot-crlf'], 'OpenSMTPD 7.6'),
  'cr-dot-lf': of('bare-cr', falseEnds['bare-cr']['cr-dot-lf']),
  'cr-cr-dot-crlf': of('bare-cr', falseEnds['bare-cr']['cr-cr-dot-crlf'], 'OpenSMTPD 7.6'),
  'lf-dot-cr': of('bare-cr', falseEnds['bare-cr']['lf-dot-cr']),
  'lf-dot-cr-crlf': of('bare-cr', falseEnds['bare-cr']['lf-dot-cr-crlf']),
  'cr-nul-lf-dot-crlf': of('nul', falseEnds.nul['cr-nul-lf-dot-crlf']),
};

/** Mail data may hold NUL, so that a sender breaks no rule which lets this one through. */
export const undottedByRight = {
  'crlf-nul-dot-crlf': of('nul', falseEnds.nul['crlf-nul-dot-crlf'], 'Postfix 3.7 and Exim 4.96'),
};

function of(family: Family, form: string, senders?: string): Undotted {
  return { family, form, senders };
}
