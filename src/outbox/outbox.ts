import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Runtime } from '../config/runtime.js';
import { SecretCipher } from '../config/secret-cipher.js';

/** What goes out, each kind in its own way. */
export type OutboxKind = 'mail';

/** Something that is to go out, as it is written in the transaction that causes it. */
export interface OutboxRow {
  readonly siteId: string;
  readonly id: string;
  readonly kind: OutboxKind;
  /** Enciphered, for this row only. */
  readonly payload: Buffer;
  /** Keyed hash of whom it goes to, 16 bytes. */
  readonly recipient: Buffer;
  /** After this it is of no use to anybody. */
  readonly expiresAt: Date;
}

/** Seals what goes out, and opens it for whoever delivers it. */
@Injectable()
export class Outbox {
  private readonly cipher: SecretCipher;

  constructor({ keys }: Runtime) {
    this.cipher = new SecretCipher(keys.for('outbox'));
  }

  /** @param content becomes JSON */
  seal({ content, ...row }: Omit<OutboxRow, 'id' | 'payload'> & { readonly content: object }): OutboxRow {
    const id = uuidv7();
    return { ...row, id, payload: this.cipher.seal(Buffer.from(JSON.stringify(content)), `${row.siteId}/${id}`) };
  }

  /** @returns the content that was sealed @throws when the bytes were altered or belong to another row */
  open(payload: Buffer, siteId: string, id: string): unknown {
    return JSON.parse(this.cipher.open(payload, `${siteId}/${id}`).toString('utf8'));
  }
}

/**
 * Writes rows to go out, to be made part of the statement or transaction that causes them.
 * @param rows a relation with the columns site_id, outbox_id, outbox_kind, outbox_payload, recipient, expires_at
 */
export const insertIntoOutbox = (rows: string): string => `
  INSERT INTO outbox (site_id, id, kind, payload_cipher, recipient, expires_at)
  SELECT site_id, outbox_id, outbox_kind, outbox_payload, recipient, expires_at FROM ${rows}`;
