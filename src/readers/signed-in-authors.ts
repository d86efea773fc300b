import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Site } from '../sites/site.entity.js';
import { EmailVault } from './email-vault.js';
import type { ReaderClaims } from './reader-claims.js';

const MOST_KNOWN = 20_000;
const KNOWN_MS = 600_000;
const MOST_SITES = 1_000;
const STAFF_MS = 60_000;

/** Readers for whom their site vouches, each one author for good, whatever name they carry. */
@Injectable()
export class SignedInAuthors {
  private readonly known = new LRUCache<string, string>({ max: MOST_KNOWN, ttl: KNOWN_MS });
  private readonly staff: LRUCache<string, readonly string[]>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly emails: EmailVault,
  ) {
    const fetchMethod = (siteId: string) => this.loadStaff(siteId);
    this.staff = new LRUCache({ max: MOST_SITES, ttl: STAFF_MS, fetchMethod });
  }

  /** The author, made or brought up to date when something about the reader is new. */
  async idOf(site: Site, claims: ReaderClaims): Promise<string> {
    const key = JSON.stringify([site.id, claims]);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const { subject, name, email, roles } = claims;
    const sealed = email === null ? null : this.emails.seal(email);
    const values = [site.id, uuidv7(), subject, name, sealed?.cipher ?? null, sealed?.index ?? null, roles];
    const [row] = await this.dataSource.query<{ id: string }[]>(KEEP, values);
    const id = row?.id ?? '';
    this.known.set(key, id);
    this.staff.delete(site.id);
    return id;
  }

  /** Names that staff signed in with, which nobody else may carry. */
  async staffNames(site: Site): Promise<readonly string[]> {
    return (await this.staff.fetch(site.id)) ?? [];
  }

  private async loadStaff(siteId: string): Promise<readonly string[]> {
    const rows = await this.dataSource.query<{ name: string }[]>(STAFF, [siteId]);
    return rows.map(({ name }) => name);
  }
}

const KEEP = `
  INSERT INTO author (site_id, id, subject, name, email_cipher, email_index, roles) VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (site_id, subject) WHERE subject IS NOT NULL
    DO UPDATE SET name = EXCLUDED.name, email_cipher = EXCLUDED.email_cipher, email_index = EXCLUDED.email_index,
                  roles = EXCLUDED.roles
  RETURNING id`;

const STAFF = `
  SELECT DISTINCT name FROM author WHERE site_id = $1 AND roles && '{staff,journalist}' LIMIT 1000`;
