import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';
import { Runtime } from '../config/runtime.js';
import { SecretCipher } from '../config/secret-cipher.js';
import { NodeEvents } from '../queue/node-events.js';

const MAX_CACHED = 1_000;
/** Hints make a new secret count at once, and a retired one no more; this bounds the delay when one is lost. */
const CACHE_MS = 10_000;

/** Opens and seals the secrets that a site shares with the service. A secret opens for its own site and row only. */
export class SiteSecretCipher {
  private readonly cipher: SecretCipher;

  constructor({ keys }: Pick<Runtime, 'keys'>) {
    this.cipher = new SecretCipher(keys.for('site-secret'));
  }

  seal = (secret: string, siteId: string, id: string): Buffer =>
    this.cipher.seal(Buffer.from(secret), `${siteId}/${id}`);
  open = (sealed: Buffer, siteId: string, id: string): Buffer => this.cipher.open(sealed, `${siteId}/${id}`);
}

/** The secrets with which a site signs its readers' tokens (HS256), from memory on every request. */
@Injectable()
export class ReaderSecrets {
  private readonly cipher: SiteSecretCipher;
  private readonly cache: LRUCache<string, readonly Buffer[]>;

  constructor(
    private readonly dataSource: DataSource,
    runtime: Runtime,
    events: NodeEvents,
  ) {
    this.cipher = new SiteSecretCipher(runtime);
    const fetchMethod = (siteId: string) => this.load(siteId);
    this.cache = new LRUCache({ max: MAX_CACHED, ttl: CACHE_MS, fetchMethod, ignoreFetchAbort: true });
    events.onHint((hint) => hint.type === 'site' && this.cache.clear());
    events.onGap(() => this.cache.clear());
  }

  /**
   * Those in use, newest first: none, one, or two while the site changes from one to the other. Each is the text that the
   * site was shown, 43 bytes of ASCII, which is what it gives its library as the key.
   */
  async of(siteId: string): Promise<Buffer[]> {
    return [...((await this.cache.fetch(siteId)) ?? [])];
  }

  private async load(siteId: string): Promise<readonly Buffer[]> {
    const rows = await this.dataSource.query<{ id: string; secret_cipher: Buffer }[]>(IN_USE, [siteId]);
    return rows.map(({ id, secret_cipher }) => this.cipher.open(secret_cipher, siteId, id));
  }
}

const IN_USE = `
  SELECT id, secret_cipher FROM site_secret
  WHERE site_id = $1 AND purpose = 'reader-jwt' AND retired_at IS NULL ORDER BY id DESC LIMIT 2`;
