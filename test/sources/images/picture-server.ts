import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { onTestFinished } from 'vitest';

/** The smallest picture: a GIF of one pixel. */
export const PIXEL = Buffer.from('R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=', 'base64');

export interface PictureServer {
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string;
  readonly port: number;
  /** Paths asked for, in order. */
  readonly asked: string[];
  /** Headers of each request. */
  readonly headers: IncomingMessage['headers'][];
}

type Answers = Readonly<Record<string, (request: IncomingMessage, response: ServerResponse, count: number) => void>>;

/** A server on loopback that answers each path as told; the count says how often the path was asked before. */
export async function pictureServer(answers: Answers): Promise<PictureServer> {
  const asked: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const listener: RequestListener = (request, response) => {
    const path = request.url ?? '';
    const count = asked.filter((each) => each === path).length;
    asked.push(path);
    headers.push(request.headers);
    const answer = answers[path.replace(/\?.*/, '')];
    if (answer === undefined) response.writeHead(404).end('no');
    else answer(request, response, count);
  };
  const server = createServer(listener);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, port, asked, headers };
}

/** Answers with bytes and headers. */
export function give(bytes: Buffer, headers: Record<string, string> = { 'content-type': 'image/gif' }, status = 200) {
  return (_request: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(status, headers).end(bytes);
  };
}

/** Answers with a redirect. */
export function redirect(to: string, status = 302) {
  return (_request: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(status, { location: to }).end();
  };
}
