import type { CallRequest, SpApiClient } from '../../../src/sources/sp-api/client-types.ts';
import type { Operation } from '../../../src/sources/sp-api/operation.ts';

export interface RecordedCall {
  readonly operation: Operation;
  readonly request: CallRequest;
}

/** A client that asks nobody: it notes what would be asked and gives one answer to all. */
export function recordingClient(data: unknown): { client: SpApiClient; calls: RecordedCall[] } {
  const calls: RecordedCall[] = [];
  const client: SpApiClient = {
    clockSkew: null,
    async call(operation, request) {
      calls.push({ operation, request });
      return { status: 200, data, requestId: null };
    },
    download: () => Promise.reject(new Error('nothing is downloaded here')),
    close: async () => undefined,
  };
  return { client, calls };
}
