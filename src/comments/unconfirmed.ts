import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Runtime } from '../config/runtime.js';
import { Relay } from './relay.js';

const RELEASED_AT_ONCE = 1_000;

/**
 * Comments that wait for their author's e-mail on a site that no longer asks for it are checked like all others: its
 * setting has changed, or the service sends no mail any more.
 */
@Injectable()
export class Unconfirmed {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runtime: Runtime,
    relay: Relay,
  ) {
    relay.onSweep(() => this.sweep());
  }

  async sweep(): Promise<void> {
    await this.dataSource.query(RELEASE, [this.runtime.env.mail !== null, RELEASED_AT_ONCE]);
  }
}

/** The relay takes up what is due. One that was decided or withdrawn meanwhile stays as it is. */
const RELEASE = `
  UPDATE comment SET unconfirmed = false, check_attempts = 0,
    check_due_at = CASE WHEN status = 'pending' THEN now() END
  WHERE (site_id, id) IN (
    SELECT c.site_id, c.id FROM comment c JOIN site s ON s.id = c.site_id
    WHERE c.unconfirmed AND (NOT $1 OR s.settings->>'emailConfirmation' IS DISTINCT FROM 'required')
    LIMIT $2 FOR NO KEY UPDATE OF c SKIP LOCKED)`;
