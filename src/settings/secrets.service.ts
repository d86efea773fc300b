import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../accounts/actor.js';
import { newSecret } from '../accounts/secret-token.js';
import { AuditLog } from '../audit/audit-log.js';
import { Runtime } from '../config/runtime.js';
import { Problem } from '../http/problem.js';
import { NodeEvents } from '../queue/node-events.js';
import { SiteSecretCipher } from '../sites/reader-secrets.js';
import type { Site } from '../sites/site.entity.js';
import type { NewSecretView, SecretPurpose, SecretView } from './secrets.dto.js';

/** The one in use, and the one that is to take its place, or that it took the place of. */
const MOST_IN_USE = 2;

interface SecretRow {
  readonly id: string;
  readonly purpose: SecretPurpose;
  readonly made_by: string | null;
  readonly created_at: Date;
  readonly retired_at: Date | null;
}

/** The secrets that a site shares with the service. They are shown once, and stored enciphered. */
@Injectable()
export class SecretsService {
  private readonly cipher: SiteSecretCipher;

  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditLog,
    private readonly events: NodeEvents,
    runtime: Runtime,
  ) {
    this.cipher = new SiteSecretCipher(runtime);
  }

  /** Newest first: those in use, and the last ten that are not. */
  async list({ id: siteId }: Site): Promise<SecretView[]> {
    return (await this.dataSource.query<SecretRow[]>(LIST, [siteId])).map(view);
  }

  /** @throws Problem `secrets-in-use` when there are two already */
  async make({ accountId }: Actor, site: Site, purpose: SecretPurpose): Promise<NewSecretView> {
    const [id, secret, siteId] = [uuidv7(), newSecret(), site.id];
    const made = await this.dataSource.transaction(async (manager) => {
      await manager.query(`SELECT FROM site WHERE id = $1 FOR NO KEY UPDATE`, [siteId]);
      const parameters = [siteId, id, purpose, this.cipher.seal(secret, siteId, id), accountId, MOST_IN_USE];
      const [row] = await manager.query<SecretRow[]>(MAKE, parameters);
      if (!row) throw new Problem('secrets-in-use');
      await this.note(manager, 'key.made', accountId, { siteId, id, purpose });
      return row;
    });
    this.events.publish({ type: 'site', siteKey: site.key });
    return { ...view(made), secret };
  }

  /** Counts no more, here and on every other node. @throws Problem `secret-unknown` for none, and for one retired already */
  async retire({ accountId }: Actor, site: Site, id: string): Promise<void> {
    if (!isUUID(id)) throw new Problem('secret-unknown');
    await this.dataSource.transaction(async (manager) => {
      const [row] = await manager.query<{ purpose: SecretPurpose }[]>(RETIRE, [site.id, id]);
      if (!row) throw new Problem('secret-unknown');
      await this.note(manager, 'key.revoked', accountId, { siteId: site.id, id, purpose: row.purpose });
    });
    this.events.publish({ type: 'site', siteKey: site.key });
  }

  private note(
    manager: EntityManager,
    action: 'key.made' | 'key.revoked',
    actorId: string,
    { siteId, id, purpose }: { siteId: string; id: string; purpose: SecretPurpose },
  ): Promise<string> {
    return this.audit.write(manager, { siteId, actorId, action, subject: { type: 'key', id }, details: { purpose } });
  }
}

const view = ({ id, purpose, made_by: madeBy, created_at, retired_at }: SecretRow): SecretView => ({
  ...{ id, purpose, madeBy },
  createdAt: created_at.toISOString(),
  retiredAt: retired_at?.toISOString() ?? null,
});

const LIST = `
  SELECT s.id, s.purpose, a.name AS made_by, s.created_at, s.retired_at
  FROM ((SELECT * FROM site_secret WHERE site_id = $1 AND retired_at IS NULL)
        UNION ALL
        (SELECT * FROM site_secret WHERE site_id = $1 AND retired_at IS NOT NULL ORDER BY id DESC LIMIT 10)) s
  LEFT JOIN account a ON a.id = s.created_by ORDER BY s.id DESC`;

const MAKE = `
  INSERT INTO site_secret (site_id, id, purpose, secret_cipher, created_by)
  SELECT $1, $2, $3, $4, $5
  WHERE (SELECT count(*) FROM site_secret WHERE site_id = $1 AND purpose = $3 AND retired_at IS NULL) < $6
  RETURNING id, purpose, (SELECT name FROM account WHERE account.id = created_by) AS made_by, created_at, retired_at`;

const RETIRE = `
  WITH retired AS (
    UPDATE site_secret SET retired_at = now() WHERE site_id = $1 AND id = $2 AND retired_at IS NULL RETURNING purpose)
  SELECT purpose FROM retired`;
