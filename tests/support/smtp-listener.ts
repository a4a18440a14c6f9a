/** A small SMTP server (RFC 5321) that keeps what it is sent. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface SmtpListener {
  port: number;
  /** Each mail as it was sent: head and body. */
  mails: string[];
  /** Whether mails are taken. */
  isWilling: boolean;
  close(): Promise<void>;
}

function converse(socket: Socket, listener: SmtpListener): void {
  let held = '';
  let isData = false;
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  const command = (line: string): void => {
    const word = line.slice(0, 4).toUpperCase();
    if (word === 'EHLO' || word === 'HELO') say('250 listener');
    else if (word === 'RCPT' && !listener.isWilling) say('451 not now');
    else if (word === 'DATA') {
      isData = true;
      say('354 go on');
    } else if (word === 'QUIT') {
      say('221 bye');
      socket.end();
    } else say('250 ok');
  };
  say('220 listener');
  socket.setEncoding('utf8');
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: string) => {
    held += chunk;
    for (;;) {
      const end = held.indexOf(isData ? '\r\n.\r\n' : '\r\n');
      if (end < 0) return;
      const piece = held.slice(0, end);
      held = held.slice(end + (isData ? 5 : 2));
      if (isData) {
        isData = false;
        listener.mails.push(piece);
        say('250 taken');
      } else command(piece);
    }
  });
}

export async function listenForMail(): Promise<SmtpListener> {
  const server = createServer((socket) => converse(socket, listener));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const listener: SmtpListener = {
    port: (server.address() as AddressInfo).port,
    mails: [],
    isWilling: true,
    close: async () => {
      server.close();
      await once(server, 'close');
    },
  };
  return listener;
}
