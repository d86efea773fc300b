import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Sought } from './queue.conditions.js';
import { gatherStatement, walkStatement, type ListWish, type QueuePlace, type Statement } from './queue.sql.js';

/**
 * How far each way of looking goes. What is common is met soon on the way along the list; what is rare is soon gathered
 * from its index; what is neither, because it is common but stands at the far end, is looked for further both ways.
 */
const ROUNDS = [
  { walked: 1_000, gathered: 3_000 },
  { walked: 20_000, gathered: 200_000 },
];

type FoundRow = { readonly found: number } & (QueuePlace | { readonly id: null });

/** Finds which comments are on a page, at a cost that does not grow with the queue. */
@Injectable()
export class QueuePlaces {
  constructor(private readonly dataSource: DataSource) {}

  async find(wish: ListWish): Promise<QueuePlace[]> {
    const [by] = wish.sought;
    if (by === undefined) return this.run(walkStatement(wish, null));
    for (const { walked, gathered } of ROUNDS) {
      const met = await this.run<QueuePlace>(walkStatement(wish, walked));
      if (met.length === wish.rows) return met;
      const { places, isComplete } = await this.gather(wish, by, gathered);
      if (isComplete) return places;
    }
    return this.run(walkStatement(wish, null));
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
