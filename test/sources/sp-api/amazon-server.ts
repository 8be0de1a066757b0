import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly token: string | undefined;
  readonly agent: string | undefined;
  readonly body: string;
}

export interface AmazonServer {
  readonly url: string;
  readonly seen: Seen[];
  close(): Promise<void>;
}

export type Answer = (request: Seen, response: ServerResponse) => void;

export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** What Amazon says of an order it takes a request for. */
export const OFFER = {
  _links: { actions: [{ href: '/x', name: 'productReviewAndSellerFeedback' }], self: { href: '/y' } },
  _embedded: { actions: [] },
};

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}

/** Login with Amazon and the selling partner API on this machine's own address; gives tokens, and answers as told. */
export async function amazonServer(answer: Answer): Promise<AmazonServer> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
      const headers = request.headers;
      const token = headers['x-amz-access-token'];
      const entry: Seen = {
        method: request.method ?? '',
        path: decodeURIComponent(pathname),
        query: search,
        token: Array.isArray(token) ? token[0] : token,
        agent: headers['user-agent'],
        body,
      };
      seen.push(entry);
      if (pathname === '/auth/o2/token' && !body.includes('revoked')) {
        return json(response, 200, { access_token: 'Atza|token', expires_in: 3600, token_type: 'bearer' });
      }
      return answer(entry, response);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
