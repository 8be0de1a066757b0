import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface SmtpServer {
  readonly port: number;
  /** Recipients and whole texts of the mails handed in. */
  readonly mails: { readonly to: readonly string[]; readonly text: string }[];
  close(): Promise<void>;
}

/** A mail server on this machine's own address; `refuse` is what it says to a password or to a mail. */
export async function smtpServer(refuse: { readonly auth?: string; readonly data?: string } = {}): Promise<SmtpServer> {
  const mails: SmtpServer['mails'] = [];
  const serve = (socket: Socket): void => {
    let [to, lines, isData]: [string[], string[], boolean] = [[], [], false];
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    const answer = (line: string): void => {
      if (isData) {
        if (line !== '.') return void lines.push(line.replace(/^\./, ''));
        isData = false;
        if (refuse.data !== undefined) return say(refuse.data);
        mails.push({ to, text: lines.join('\n') });
        [to, lines] = [[], []];
        return say('250 taken');
      }
      const word = line.split(/[ :]/, 1)[0]?.toUpperCase();
      if (word === 'EHLO') return void socket.write('250-here\r\n250 AUTH PLAIN LOGIN\r\n');
      if (word === 'AUTH') return say(refuse.auth ?? '235 welcome');
      if (word === 'RCPT') to.push(/<(.*)>/.exec(line)?.[1] ?? '');
      if (word === 'DATA') {
        isData = true;
        return say('354 go on');
      }
      if (word === 'QUIT') return void socket.end('221 bye\r\n');
      say('250 ok');
    };
    let rest = '';
    socket.on('data', (bytes) => {
      const parts = (rest + bytes.toString('latin1')).split('\r\n');
      rest = parts.pop() ?? '';
      for (const line of parts) answer(line);
    });
    socket.on('error', () => undefined);
    say('220 here');
  };
  const server = createServer(serve);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    mails,
    close: () => new Promise((done) => void server.close(() => done())),
  };
}
