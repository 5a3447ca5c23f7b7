/** Something the user can mend: one line that says what is wrong and how to put it right. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The system's own words for an error code, or its message. */
export function systemReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return reasons[code] ?? error.message;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or directory',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EISDIR: 'is a directory',
  ENOTDIR: 'a part of the path is not a directory',
  ENOSPC: 'no space left',
  EROFS: 'the file system is read-only',
  EEXIST: 'exists and is not a directory',
};
