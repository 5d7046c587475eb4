/** E-mail by SMTP (RFC 5321). A refusal of the recipient or of the letter is for good; all else may be mended on the other side or on ours. */
import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { Channel, Sent } from './messaging.ts';

export interface SmtpSettings {
  /** `smtp://` or `smtps://`, with user and password where the server wants them. */
  readonly url: string;
  /** What letters come from. */
  readonly from: string;
  /** Whether a letter may go where the server offers no encryption. */
  readonly plain: boolean;
}

/** The database lets go of a transaction that is quiet for a minute, and letters are sent within one. */
const LONGEST_MS = 40_000;
const STEP_MS = 15_000;

export function smtpChannel({ url, from, plain }: SmtpSettings): Channel {
  const server = new URL(url);
  const secure = server.protocol === 'smtps:';
  const mailer = createTransport({
    host: server.hostname.replace(/^\[|\]$/g, ''),
    port: server.port === '' ? (secure ? 465 : 587) : Number(server.port),
    secure,
    requireTLS: !secure && !plain,
    ...(server.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) } }),
    connectionTimeout: STEP_MS,
    greetingTimeout: STEP_MS,
    socketTimeout: STEP_MS,
    dnsTimeout: STEP_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.slice(from.lastIndexOf('@') + 1).replace(/>$/, '');
  return {
    name: 'mail',
    async send({ id, to, subject, text }) {
      const sending = mailer.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        messageId: `<${createHash('sha256').update(id).digest('hex').slice(0, 32)}@${domain}>`,
        // RFC 3834: no answers by machines.
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      });
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<Sent>((resolve) => {
        timer = setTimeout(() => resolve({ outcome: 'try-again', failure: 'timeout' }), LONGEST_MS);
      });
      try {
        return await Promise.race([
          sending.then(
            (): Sent => ({ outcome: 'delivered' }),
            (error: unknown): Sent => failureOf(error),
          ),
          late,
        ]);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

const failures: Readonly<Record<string, string>> = {
  ETIMEDOUT: 'timeout',
  EDNS: 'no-host',
  ENOTFOUND: 'no-host',
  ECONNREFUSED: 'connection',
  ECONNECTION: 'connection',
  ESOCKET: 'connection',
  ETLS: 'encryption',
  EAUTH: 'sign-in',
  EPROTOCOL: 'protocol',
};

/** Only codes come out: what a server says may hold the address. */
function failureOf(error: unknown): Sent {
  const told = error as { readonly code?: string; readonly command?: string; readonly responseCode?: number };
  const { code = '', command = '', responseCode } = told;
  const aboutLetter = command === 'RCPT TO' || command === 'DATA';
  if (aboutLetter && responseCode !== undefined && responseCode >= 500)
    return { outcome: 'never', failure: `smtp-${responseCode}` };
  if (code === 'EENVELOPE' && command === 'API') return { outcome: 'never', failure: 'address' };
  if (responseCode !== undefined && code !== 'EAUTH') return { outcome: 'try-again', failure: `smtp-${responseCode}` };
  return { outcome: 'try-again', failure: failures[code] ?? 'unknown' };
}
