import { type ExitCode, UserError } from '../../model/errors.ts';

/**
 * - `lwa-refused`: no access token for these credentials (exit 4)
 * - `lwa-unreachable`: Login with Amazon did not answer (7)
 * - `sp-api-unauthorized`: the token was refused even when new (4)
 * - `sp-api-role-missing`: the application lacks a role (4)
 * - `sp-api-denied`: refused for a reason of its own, see `amazonMessage` (7)
 * - `sp-api-invalid`: Amazon calls the request wrong (7)
 * - `sp-api-not-found`: no such thing (7)
 * - `sp-api-too-soon`: the same report is in the making already (425) (7)
 * - `sp-api-throttled`: too many calls, after all tries (7)
 * - `sp-api-unavailable`: 5xx, after all tries (7)
 * - `sp-api-unreachable`: no answer, after all tries (7)
 * - `sp-api-answer-unusable`: not JSON, too large, a redirect, or not what its model says (7)
 * - `document-expired`: the address of a document has ended: fetch its record again (7)
 * - `document-cut`: a document ended early (7)
 * - `document-too-large`: past the bound (7)
 * - `document-unusable`: a document's host answered something else (7)
 */
export type SpApiErrorCode =
  | 'lwa-refused'
  | 'lwa-unreachable'
  | 'sp-api-unauthorized'
  | 'sp-api-role-missing'
  | 'sp-api-denied'
  | 'sp-api-invalid'
  | 'sp-api-not-found'
  | 'sp-api-too-soon'
  | 'sp-api-throttled'
  | 'sp-api-unavailable'
  | 'sp-api-unreachable'
  | 'sp-api-answer-unusable'
  | 'document-expired'
  | 'document-cut'
  | 'document-too-large'
  | 'document-unusable';

export interface SpApiErrorFacts {
  readonly code: SpApiErrorCode;
  readonly exitCode: ExitCode;
  readonly message: string;
  readonly suggestions?: readonly string[];
  readonly operation?: string | null;
  readonly status?: number | null;
  readonly amazonCode?: string | null;
  readonly amazonMessage?: string | null;
  readonly retryAfter?: number | null;
  readonly arrived?: 'no' | 'maybe' | 'yes';
  readonly requestId?: string | null;
}

/**
 * Something Amazon or the network refused. It has no cause, no request and no answer in it: those hold tokens and
 * presigned addresses.
 */
export class SpApiError extends UserError {
  declare readonly code: SpApiErrorCode;
  readonly operation: string | null;
  /** Status of the last answer; null where none came. */
  readonly status: number | null;
  readonly amazonCode: string | null;
  /** Amazon's words as plain text, cut, without secrets. */
  readonly amazonMessage: string | null;
  /** Seconds Amazon asks to wait; null where it does not say. */
  readonly retryAfter: number | null;
  /** Whether the call reached Amazon: what is `maybe` may have been done. */
  readonly arrived: 'no' | 'maybe' | 'yes';
  readonly requestId: string | null;

  constructor(facts: SpApiErrorFacts) {
    super(facts.code, facts.exitCode, facts.message, facts.suggestions ?? []);
    this.name = 'SpApiError';
    this.operation = facts.operation ?? null;
    this.status = facts.status ?? null;
    this.amazonCode = facts.amazonCode ?? null;
    this.amazonMessage = facts.amazonMessage ?? null;
    this.retryAfter = facts.retryAfter ?? null;
    this.arrived = facts.arrived ?? 'yes';
    this.requestId = facts.requestId ?? null;
  }
}
