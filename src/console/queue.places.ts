import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Sought } from './queue.conditions.js';
import { gatherStatement, walkStatement, type ListWish, type QueuePlace, type Statement } from './queue.sql.js';

/**
 * How far each way of looking goes. What is common is met soon on the way along the list; what is rare is soon gathered
 * from its index; what is neither, because it is common but stands at the far end, is looked for further both ways.
 */
const FIRST_WALK = 1_000;
const LONG_WALK = 20_000;
const FIRST_GATHERED = 3_000;
const LONG_GATHERED = 200_000;
/** So much further than it should take, as chance has it. */
const ALLOWANCE = 1.5;

type FoundRow = { readonly found: number } & (QueuePlace | { readonly id: null });

/** Finds which comments are on a page, at a cost that does not grow with the queue. */
@Injectable()
export class QueuePlaces {
  constructor(private readonly dataSource: DataSource) {}

  async find(wish: ListWish): Promise<QueuePlace[]> {
    const [by] = wish.sought;
    if (by === undefined) return this.walk(wish, null);
    const met = await this.walk(wish, FIRST_WALK);
    if (met.length === wish.rows) return met;
    const likely = Math.ceil((ALLOWANCE * FIRST_WALK * wish.rows) / met.length);
    if (likely <= LONG_WALK) {
      const further = await this.walk(wish, likely);
      if (further.length === wish.rows) return further;
    }
    const rare = await this.gather(wish, by, FIRST_GATHERED);
    if (rare.isComplete) return rare.places;
    const longer = await this.walk(wish, LONG_WALK);
    if (longer.length === wish.rows) return longer;
    const many = await this.gather(wish, by, LONG_GATHERED);
    return many.isComplete ? many.places : this.walk(wish, null);
  }

  private walk(wish: ListWish, most: number | null): Promise<QueuePlace[]> {
    return this.run(walkStatement(wish, most));
  }

  private async gather(
    wish: ListWish,
    by: Sought,
    most: number,
  ): Promise<{ places: QueuePlace[]; isComplete: boolean }> {
    const rows = await this.run<FoundRow>(gatherStatement(wish, by, most));
    return { places: rows.filter((row) => row.id !== null), isComplete: (rows[0]?.found ?? 0) < most };
  }

  private run<Row>({ text, values }: Statement): Promise<Row[]> {
    return this.dataSource.query<Row[]>(text, [...values]);
  }
}
