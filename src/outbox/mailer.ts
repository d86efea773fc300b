import { createTransport } from 'nodemailer';
import type { MailSettings } from '../config/env.js';
import { DeliveryError } from './delivery-error.js';
import type { Mail } from './mail.js';

/** Connections at once; each carries many mails one after the other. */
const CONNECTIONS = 4;
const LIMITS_MS = { dnsTimeout: 5_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
/** For one mail from beginning to end. */
const LONGEST_SEND_MS = 60_000;

/** Machines neither answer such a mail nor send absence notes (RFC 3834, section 5). */
const HEADERS = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

/** Sends mail over SMTP, on connections that are kept. */
export class Mailer {
  private readonly transport;
  private readonly domain: string;

  constructor(private readonly settings: MailSettings) {
    this.domain = /@([^@>\s]+)>?\s*$/.exec(settings.from)?.[1] ?? 'localhost';
    this.transport = createTransport({
      ...LIMITS_MS,
      url: settings.smtpUrl,
      pool: true,
      maxConnections: CONNECTIONS,
      // What fails is tried again from the outbox, later.
      maxRequeues: 0,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  /**
   * @param id names the mail, the same at each attempt, so that whoever gets it twice can tell
   * @throws DeliveryError
   */
  async send({ to, subject, text, html }: Mail, id: string): Promise<void> {
    const message = { from: this.settings.from, to, subject, text, html, headers: HEADERS };
    try {
      const signal = AbortSignal.timeout(LONGEST_SEND_MS);
      await this.transport.sendMail({ ...message, messageId: `<${id}@${this.domain}>`, signal });
    } catch (error) {
      throw asDeliveryError(error);
    }
  }

  /** Connects and signs in, and sends nothing. @throws DeliveryError */
  async verify(): Promise<void> {
    try {
      await this.transport.verify();
    } catch (error) {
      throw asDeliveryError(error);
    }
  }

  /** Mail that is on its way fails, and is sent again by another process. */
  close(): void {
    this.transport.close({ force: true });
  }
}

/** Only codes: what a server says in words may name the address. */
function asDeliveryError(error: unknown): DeliveryError {
  const { code = 'EUNKNOWN', responseCode = 0, command } = error as Refusal;
  const isAboutRecipient = command === 'RCPT TO' || command === 'DATA';
  const words = responseCode === 0 ? code : `${code} ${responseCode}`;
  return new DeliveryError(words, isAboutRecipient && responseCode >= 500);
}

interface Refusal {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
}
