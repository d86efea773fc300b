import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { until } from './until.js';

/** A mail as it arrived, decoded. */
export interface ReceivedMail {
  readonly to: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly html: string;
}

/** How the server answers the next mails: it takes them, refuses their recipient, asks to come back later, or says nothing. */
export type Manner = 'takes' | 'refuses' | 'postpones' | 'hangs';

/** A mail server of the test's own, which keeps what it gets. */
export class MailServer {
  readonly mails: ReceivedMail[] = [];
  manner: Manner = 'takes';
  /** How many it was offered. */
  offered = 0;

  private constructor(
    private server: SMTPServer,
    readonly port: number,
  ) {}

  static async open(): Promise<MailServer> {
    const holder: { mail?: MailServer } = {};
    const server = serve(() => holder.mail);
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    const mail = new MailServer(server, (server.server.address() as AddressInfo).port);
    holder.mail = mail;
    return mail;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
    });
  }

  /** On the same port again. */
  async reopen(): Promise<void> {
    this.server = serve(() => this);
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server.server, 'listening');
  }

  to = (address: string): readonly ReceivedMail[] => this.mails.filter((mail) => mail.to === address);

  /** The next mail to an address that it has got `before` of. */
  async next(address: string, before = 0): Promise<ReceivedMail> {
    return until(() => this.to(address)[before], `a mail to ${address}`);
  }
}

function serve(owner: () => MailServer | undefined): SMTPServer {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 200,
    onRcptTo: ({ address }, _session, done) => {
      const mail = owner();
      if (mail) mail.offered += 1;
      if (mail?.manner === 'refuses') done(refusal(550, `no mailbox ${address}`));
      else if (mail?.manner === 'postpones') done(refusal(451, `${address} is busy`));
      else if (mail?.manner !== 'hangs') done();
    },
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const [to] = envelope.rcptTo;
        owner()?.mails.push({ to: to?.address ?? '', ...read(Buffer.concat(chunks).toString('latin1')) });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  return server;
}

const refusal = (responseCode: number, words: string): Error => Object.assign(new Error(words), { responseCode });

/** Reads a message of two alternatives (RFC 5322, 2045 to 2047). */
function read(raw: string): Omit<ReceivedMail, 'to'> {
  const { headers, body } = split(raw);
  const boundary = /boundary="([^"]+)"/.exec(headers['content-type'] ?? '')?.[1] ?? '';
  const parts = body.split(`--${boundary}`).map(split);
  const part = (type: string): string => {
    const found = parts.find(({ headers: of }) => of['content-type']?.startsWith(type));
    return found ? decode(found.body, found.headers['content-transfer-encoding']) : '';
  };
  return { headers, text: part('text/plain'), html: part('text/html') };
}

function split(raw: string): { headers: Record<string, string>; body: string } {
  const [head = '', ...rest] = raw.replace(/^\r\n/, '').split('\r\n\r\n');
  const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
  const headers = lines.map((line) => {
    const [name = '', ...value] = line.split(': ');
    return [name.toLowerCase(), decodeWords(value.join(': '))] as const;
  });
  return { headers: Object.fromEntries(headers), body: rest.join('\r\n\r\n') };
}

function decode(text: string, encoding = ''): string {
  if (encoding === 'base64') return Buffer.from(text, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return text.trim();
  return Buffer.from(unquote(text.replaceAll('=\r\n', '')), 'latin1')
    .toString('utf8')
    .trim();
}

const unquote = (text: string): string =>
  text.replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const decodeWords = (value: string): string =>
  value
    .replaceAll(/\?= +=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString('utf8')
        : Buffer.from(unquote(text.replaceAll('_', ' ')), 'latin1').toString('utf8'),
    );
