import { EXIT, UserError } from '../../model/errors.ts';
import { isSystemError, reasonOfCode } from '../../model/system-error.ts';
import { SQLITE, sqliteCode } from '../sqlite.ts';

function notWritable(folder: string, reason: string): UserError {
  return new UserError('archive-not-writable', EXIT.usage, `Cannot write to the archive in ${folder}: ${reason}.`, [
    'What was in the archive before is as it was.',
    'Choose another place: sellerctl config set archive <folder>, or SELLERCTL_ARCHIVE.',
  ]);
}

/** The index does not fit its files; it is made from them again on request. */
export function indexDamaged(folder: string, detail: string): UserError {
  return new UserError(
    'archive-index-damaged',
    EXIT.input,
    `The index of the archive in ${folder} is damaged (${detail}).`,
    ['The reports themselves are kept apart from it. Make it anew from them: sellerctl reports import --rebuild'],
  );
}

/** Written by a version that knows more than this one. */
export function archiveNewer(folder: string): UserError {
  return new UserError(
    'archive-newer',
    EXIT.input,
    `The archive in ${folder} was written by a newer version of sellerctl.`,
    ['Update sellerctl; this version does not touch it.'],
  );
}

/** An error of disk or index in words; anything else, a bug of ours among it, as it is. */
export function archiveFailure(error: unknown, folder: string): unknown {
  if (error instanceof UserError) return error;
  const code = sqliteCode(error);
  const detail = error instanceof Error ? error.message : String(error);
  switch (code) {
    case null:
      return isSystemError(error) ? notWritable(folder, reasonOfCode(error)) : error;
    case SQLITE.busy:
    case SQLITE.locked:
      return new UserError('archive-busy', EXIT.locked, `Another run is writing to the archive in ${folder}.`, [
        'Try again when it is done.',
      ]);
    case SQLITE.corrupt:
    case SQLITE.notADatabase:
      return indexDamaged(folder, detail);
    case SQLITE.full:
      return notWritable(folder, 'the disk is full');
    case SQLITE.readOnly:
    case SQLITE.cannotOpen:
    case SQLITE.ioError:
      return notWritable(folder, detail);
    default:
      return error;
  }
}
