const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'it is larger than a file may be here',
  EIO: 'the disk failed',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead round in a circle',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'it is not there',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'part of the path is a file',
  EPERM: 'it is not permitted',
  EROFS: 'the disk is read-only',
};

/** The code of an error of the operating system (`ENOSPC`); the error as text for any other. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
}

/** An error of the operating system in words, without a full stop; its code where there are none. */
export function reasonOfCode(error: unknown): string {
  const code = codeOf(error);
  return REASONS[code] ?? code;
}

/** True for an error that the operating system gave, as against one of ours. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E[A-Z\d]+$/.test(error.code);
}
