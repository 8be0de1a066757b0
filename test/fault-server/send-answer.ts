import type { ServerResponse } from 'node:http';

import type { ScriptedAnswer } from './fault-server-types.ts';

function bytesOf(body: unknown): Buffer {
  if (body === undefined) return Buffer.alloc(0);
  if (typeof body === 'string' || body instanceof Uint8Array) return Buffer.from(body as string);
  return Buffer.from(JSON.stringify(body));
}

async function drip(
  response: ServerResponse,
  body: Buffer,
  bytes: number,
  milliseconds: number | undefined,
): Promise<void> {
  for (let at = 0; at < body.length && !response.destroyed; at += bytes) {
    response.write(body.subarray(at, at + bytes));
    await new Promise((done) => (milliseconds === undefined ? setImmediate(done) : setTimeout(done, milliseconds)));
  }
  response.end();
}

/** Sends an answer, with whatever goes wrong while it is sent. */
export function sendAnswer(
  response: ServerResponse,
  { body, fault, headers = {}, status = 200 }: ScriptedAnswer,
): void {
  if (fault?.kind === 'silence') return;
  if (fault?.kind === 'reset') {
    response.destroy();
    return;
  }
  const bytes = bytesOf(body);
  const isJson = body !== undefined && typeof body !== 'string' && !(body instanceof Uint8Array);
  response.writeHead(status, {
    ...(isJson ? { 'content-type': 'application/json' } : {}),
    ...(status === 204 ? {} : { 'content-length': String(bytes.length) }),
    ...headers,
  });
  if (fault?.kind === 'cut') {
    response.write(bytes.subarray(0, fault.after), () => response.destroy());
    return;
  }
  if (fault?.kind === 'drip') {
    void drip(response, bytes, fault.bytes, fault.milliseconds);
    return;
  }
  response.end(bytes);
}
