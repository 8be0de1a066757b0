import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface ImapServer {
  readonly url: string;
  /** Mails as they were put, with folder and flags. */
  readonly appended: { readonly folder: string; readonly flags: string; readonly text: string }[];
  close(): Promise<void>;
}

interface Options {
  readonly password?: string;
  /** Lines of the answer to LIST, without the `* LIST` in front. */
  readonly folders?: readonly string[];
  /** Breaks the connection when this many mails are in. */
  readonly breakAfter?: number;
}

/** As much of IMAP4rev1 as putting drafts needs, on this machine's own address. */
export async function imapServer(options: Options = {}): Promise<ImapServer> {
  const {
    password = 'secret',
    folders = ['(\\Drafts) "/" "Entwürfe"', '() "/" "INBOX"'],
    breakAfter = Infinity,
  } = options;
  const appended: { folder: string; flags: string; text: string }[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    let buffer = Buffer.alloc(0);
    let literal: { tag: string; folder: string; flags: string; bytes: number } | null = null;
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    const command = (line: string): void => {
      const [tag = '', verb = '', ...rest] = line.split(' ');
      const text = rest.join(' ');
      switch (verb.toUpperCase()) {
        case 'CAPABILITY':
          say('* CAPABILITY IMAP4rev1 SPECIAL-USE');
          return say(`${tag} OK done`);
        case 'LOGIN':
          return text.endsWith(`"${password}"`) || text.endsWith(` ${password}`)
            ? say(`${tag} OK logged in`)
            : say(`${tag} NO [AUTHENTICATIONFAILED] no`);
        case 'LIST':
          for (const folder of text.includes('""') && text.endsWith('""') ? ['(\\Noselect) "/" ""'] : folders)
            say(`* LIST ${folder}`);
          return say(`${tag} OK done`);
        case 'LSUB':
          return say(`${tag} OK done`);
        case 'APPEND': {
          const [, folder = '', flags = '', bytes = '0'] =
            /^(?:"((?:[^"\\]|\\.)*)"|\S+) ?(\([^)]*\))?.*\{(\d+)\}$/.exec(text) ?? [];
          literal = { tag, folder: folder === '' ? (text.split(' ')[0] ?? '') : folder, flags, bytes: Number(bytes) };
          return say('+ go on');
        }
        case 'LOGOUT':
          say('* BYE');
          say(`${tag} OK bye`);
          return void socket.end();
        default:
          return say(`${tag} OK done`);
      }
    };
    const take = (): boolean => {
      if (literal !== null) {
        if (buffer.length < literal.bytes + 2) return false;
        appended.push({
          folder: literal.folder,
          flags: literal.flags,
          text: buffer.subarray(0, literal.bytes).toString('latin1'),
        });
        buffer = buffer.subarray(literal.bytes + 2);
        const { tag } = literal;
        literal = null;
        if (appended.length >= breakAfter) socket.destroy();
        else say(`${tag} OK [APPENDUID 1 ${appended.length}] done`);
        return true;
      }
      const end = buffer.indexOf('\r\n');
      if (end === -1) return false;
      const line = buffer.subarray(0, end).toString();
      buffer = buffer.subarray(end + 2);
      command(line);
      return true;
    };
    socket.on('data', (data) => {
      buffer = Buffer.concat([buffer, data]);
      while (take());
    });
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    say('* OK [CAPABILITY IMAP4rev1 SPECIAL-USE] ready');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `imap://me%40shop.example@127.0.0.1:${(server.address() as AddressInfo).port}`,
    appended,
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  };
}
