import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Runtime } from '../config/runtime.js';
import { Problem } from '../http/problem.js';
import { isBoxLanguage, nearestLocale } from '../i18n/box-languages.js';
import type { Locale } from '../i18n/locale.js';
import { fill, messagesIn } from '../i18n/messages.js';
import { writeMail, type Mail } from '../outbox/mail.js';
import { Outbox, type OutboxRow } from '../outbox/outbox.js';
import type { Site } from '../sites/site.entity.js';
import type { EmailConfirmation } from '../sites/site-settings.js';
import { EmailVault } from './email-vault.js';
import { networkOf, secondsLeft } from './gatekeeper.js';
import type { Reader } from './reader.js';
import { TrafficCounters } from './traffic.js';

const TOKEN_BYTES = 32;
const LIFETIME_MS = 24 * 3_600_000;
/** Mails to one address within a day, whoever has them sent, and on whichever site. */
export const MOST_MAILS_A_DAY = 5;
/** Mails that one part of the network has sent within ten minutes. */
const MOST_FROM_NETWORK = 30;

/** A link that is to be mailed, as it is written together with the comment that causes it. */
export interface ConfirmationRequest {
  readonly tokenHash: Buffer;
  readonly expiresAt: Date;
  readonly mail: OutboxRow;
}

/** What a comment has to do with its author's e-mail. */
export interface Confirming {
  /** Whether the comment waits until its author has confirmed the address. */
  readonly isAwaited: boolean;
  /** Null where none is needed. Those that would be too many are left out when they are written. */
  readonly request: ConfirmationRequest | null;
}

/** Who writes a comment, and how it came. */
export interface Guest {
  readonly reader: Reader;
  readonly email: string | null;
  /** The network address that the comment came from. */
  readonly address: string;
  /** The language of the article, as the site says it. */
  readonly articleLocale: string | null;
}

const NOTHING: Confirming = { isAwaited: false, request: null };

/** By what a link's token is found again. */
export const hashConfirmationToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/**
 * Asks guests to confirm the e-mail that they typed, by a link. The mail holds nothing that whoever sent the comment has
 * typed, name and title of the article included: it may go to somebody who has nothing to do with it.
 */
@Injectable()
export class Confirmations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runtime: Runtime,
    private readonly emails: EmailVault,
    private readonly outbox: Outbox,
    private readonly traffic: TrafficCounters,
  ) {}

  /** What counts on the site: without a mail server nobody is asked. */
  settingOf({ settings }: Site): EmailConfirmation {
    return this.runtime.env.mail === null ? 'off' : settings.emailConfirmation;
  }

  /** @throws Problem `rate-limited` where a comment could not be confirmed, because too many mails were sent from there */
  async ask(site: Site, guest: Guest, now: Date): Promise<Confirming> {
    const { reader, email } = guest;
    const setting = this.settingOf(site);
    if (setting === 'off' || reader.claims !== undefined || email === null) return NOTHING;
    const index = this.emails.indexOf(email);
    if (reader.authorId !== null && (await this.isConfirmed(site, reader.authorId, index))) return NOTHING;
    const isAwaited = setting === 'required';
    if (this.isTooMany(site, guest.address, now)) {
      if (!isAwaited) return NOTHING;
      throw new Problem('rate-limited', { headers: { 'Retry-After': String(secondsLeft(now)) } });
    }
    const toAddress = this.traffic.count(site.id, `mail to ${index.toString('hex')}`, { count: 1 }, now);
    if (toAddress.count > MOST_MAILS_A_DAY) return { isAwaited, request: null };
    return { isAwaited, request: this.write(site, email, index, localeFor(site, guest.articleLocale), now) };
  }

  private async isConfirmed(site: Site, authorId: string, index: Buffer): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(FIND_CONFIRMED, [site.id, authorId, index]);
    return rows.length > 0;
  }

  private isTooMany(site: Site, address: string, now: Date): boolean {
    const network = networkOf(address);
    if (network === null) return false;
    return this.traffic.count(site.id, `mail from ${network}`, { count: 1 }, now).count > MOST_FROM_NETWORK;
  }

  private write(site: Site, email: string, recipient: Buffer, locale: Locale, now: Date): ConfirmationRequest {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const expiresAt = new Date(now.getTime() + LIFETIME_MS);
    const content = this.letter(site, email, token, locale);
    const mail = this.outbox.seal({ siteId: site.id, kind: 'mail', recipient, expiresAt, content });
    return { tokenHash: hashConfirmationToken(token), expiresAt, mail };
  }

  private letter(site: Site, email: string, token: string, locale: Locale): Mail {
    const { mail } = messagesIn(locale).confirmation;
    const origin = this.runtime.env.mail?.publicUrl ?? '';
    const address = `${origin}/v1/sites/${site.key}/email-confirmation?lang=${locale}&token=${token}`;
    return writeMail(email, {
      locale,
      subject: fill(mail.subject, { site: site.name }),
      before: [fill(mail.written, { site: site.name }), mail.act],
      link: { address, words: mail.link },
      after: [mail.once, mail.ignore],
    });
  }
}

/** The language of the article where the service has it, else that of the site. */
function localeFor({ settings }: Site, articleLocale: string | null): Locale {
  const language = articleLocale?.split('-')[0]?.toLowerCase();
  return isBoxLanguage(language) ? nearestLocale(language) : settings.locale;
}

const FIND_CONFIRMED = `
  SELECT 1 FROM author
  WHERE site_id = $1 AND id = $2 AND email_index = $3 AND email_confirmed_at IS NOT NULL`;
