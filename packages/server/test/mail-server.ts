/** A real SMTP server on this machine that keeps what it takes in, and answers as a test wants. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface Taken {
  readonly to: string;
  readonly id: string;
  readonly subject: string;
  readonly text: string;
  readonly raw: string;
}

export interface MailServer {
  readonly url: string;
  readonly taken: Taken[];
  /** Asked before a recipient is accepted, and before a letter is: a status refuses it. */
  refuse: { recipient?: number | undefined; letter?: number | undefined };
  /** Letters come in and get no answer until this is resolved. */
  hold: Promise<void> | undefined;
  /** Settles when the next letter has come in whole, before it is answered. */
  arrived(): Promise<void>;
  close(): Promise<void>;
}

export async function mailServer(port = 0): Promise<MailServer> {
  let heard = () => {};
  const refusal = (status: number) => Object.assign(new Error('no mail for a@b.example'), { responseCode: status });
  const server: SMTPServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: (_, __, callback) =>
      mail.refuse.recipient === undefined ? callback() : callback(refusal(mail.refuse.recipient)),
    onData: (stream, session, callback) => {
      void (async () => {
        const raw = await text(stream);
        heard();
        await mail.hold;
        if (mail.refuse.letter !== undefined) return callback(refusal(mail.refuse.letter));
        const to = session.envelope.rcptTo.map(({ address }) => address).join();
        mail.taken.push({ to, raw, ...read(raw) });
        callback();
      })();
    },
  });
  server.on('error', () => {});
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const mail: MailServer = {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    taken: [],
    refuse: {},
    hold: undefined,
    arrived: () =>
      new Promise((resolve) => {
        heard = resolve;
      }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return mail;
}

/** Of a letter of one part in base64 or as it is. */
function read(raw: string): Pick<Taken, 'id' | 'subject' | 'text'> {
  const cut = raw.indexOf('\r\n\r\n');
  const head = raw.slice(0, cut).replace(/\r\n[ \t]+/g, ' ');
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
  const body = raw.slice(cut + 4);
  const coded = field('content-transfer-encoding');
  return {
    id: field('message-id'),
    subject: words(field('subject')),
    text:
      coded === 'base64'
        ? Buffer.from(body, 'base64').toString('utf8')
        : coded === 'quoted-printable'
          ? quoted(body.replace(/=\r\n/g, ''))
          : body,
  };
}

/** RFC 2047. */
const words = (field: string): string =>
  field
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?(b|q)\?([^?]*)\?=/gi, (_, how: string, coded: string) =>
      how.toLowerCase() === 'b' ? Buffer.from(coded, 'base64').toString('utf8') : quoted(coded.replace(/_/g, ' ')),
    );

const quoted = (coded: string): string =>
  Buffer.from(
    coded.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
