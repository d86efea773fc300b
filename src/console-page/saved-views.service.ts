import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../accounts/actor.js';
import { invalid, Problem } from '../http/problem.js';
import { readQueueQuery } from '../console/queue.request.js';
import type { SavedViewDto, SavedViewView } from './saved-views.dto.js';

const MOST_VIEWS = 50;

/** Lists of comments that moderators named for themselves. */
@Injectable()
export class SavedViewsService {
  constructor(private readonly dataSource: DataSource) {}

  /** Those of the actor's account, by name. */
  list({ accountId }: Actor): Promise<SavedViewView[]> {
    return this.dataSource.query('SELECT id, name, query FROM saved_view WHERE account_id = $1 ORDER BY name, id', [
      accountId,
    ]);
  }

  /**
   * Saves a view, in the place of one of the same name. That makes doing it twice the same as doing it once.
   * @throws Problem `invalid-input` for a query that the list would refuse; `views-full`
   */
  async save({ accountId }: Actor, { name, query }: SavedViewDto): Promise<SavedViewView> {
    expectGoodQuery(query);
    const values = [uuidv7(), accountId, name, JSON.stringify(query), MOST_VIEWS];
    const [saved] = await this.dataSource.query<SavedViewView[]>(SAVE, values);
    if (!saved) throw new Problem('views-full', { params: { limit: MOST_VIEWS } });
    return saved;
  }

  /** @throws Problem `view-unknown` also for one of another account */
  async remove({ accountId }: Actor, id: string): Promise<void> {
    const [, count] = isUUID(id) ? await this.dataSource.query<[unknown, number]>(REMOVE, [accountId, id]) : [null, 0];
    if (count === 0) throw new Problem('view-unknown');
  }
}

function expectGoodQuery(query: Record<string, unknown>): void {
  try {
    readQueueQuery(query);
  } catch (error) {
    const name = error instanceof Problem ? error.details.params?.['name'] : undefined;
    if (name === undefined) throw error;
    throw invalid(`/query/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`, 'wrong-type');
  }
}

const SAVE = `
  INSERT INTO saved_view (id, account_id, name, query)
  SELECT $1, $2, $3, $4
  WHERE EXISTS (SELECT FROM saved_view WHERE account_id = $2 AND name = $3)
     OR (SELECT count(*) FROM saved_view WHERE account_id = $2) < $5
  ON CONFLICT (account_id, name) DO UPDATE SET query = EXCLUDED.query
  RETURNING id, name, query`;

const REMOVE = 'DELETE FROM saved_view WHERE account_id = $1 AND id = $2';
