import { EXIT, UserError } from '../../model/errors.ts';
import { isSystemError, reasonOfCode } from '../../model/system-error.ts';
import { isBusy, sqliteCode } from '../sqlite.ts';

/** The ledger does not open or makes no sense. Nothing may be sent then: it alone knows who was asked. */
export function ledgerDamaged(path: string, detail: string): UserError {
  return new UserError(
    'ledger-damaged',
    EXIT.input,
    `The ledger of requests ${path} is damaged (${detail}). Nothing is sent without it.`,
    [
      'Put a copy from your backup in its place.',
      'Or move it away, and tell the new one what was asked: sellerctl reviews ledger --import <file>',
    ],
  );
}

/** Written by a version that knows more than this one. */
export function ledgerNewer(path: string): UserError {
  return new UserError('ledger-newer', EXIT.input, `The ledger ${path} was written by a newer version of sellerctl.`, [
    'Update sellerctl; this version does not touch it.',
  ]);
}

/** An error of disk or ledger in words; anything else as it is. */
export function ledgerFailure(error: unknown, path: string): unknown {
  if (error instanceof UserError) return error;
  if (isBusy(error)) {
    return new UserError('ledger-busy', EXIT.locked, `Another run is writing to the ledger ${path}.`, [
      'Try again when it is done.',
    ]);
  }
  if (sqliteCode(error) !== null) return ledgerDamaged(path, error instanceof Error ? error.message : String(error));
  if (isSystemError(error)) {
    return new UserError(
      'ledger-not-writable',
      EXIT.usage,
      `The ledger ${path} cannot be used: ${reasonOfCode(error)}.`,
    );
  }
  return error;
}
