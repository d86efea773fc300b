import type { Pool, PoolClient, QueryResultRow } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';

/** A statement that each connection parses and plans once. The name stands for the text: never the same for two texts. */
export interface PreparedStatement {
  readonly name: string;
  readonly text: string;
}

/**
 * Runs a statement of a hot path as a prepared one, on a connection of the data source's own pool; TypeORM's `query`
 * has no name to give, so that PostgreSQL plans anew each time, which takes longer than the insert of a comment itself.
 */
export async function runPrepared<Row extends QueryResultRow>(
  dataSource: DataSource,
  statement: PreparedStatement,
  values: readonly unknown[],
): Promise<Row[]> {
  const { master: pool } = dataSource.driver as unknown as { master: Pool };
  const { rows } = await pool.query<Row>({ ...statement, values: [...values] });
  return rows;
}

/** The same in a transaction, on its connection; without one it is a statement like others. */
export async function runPreparedIn<Row extends QueryResultRow>(
  manager: EntityManager,
  statement: PreparedStatement,
  values: readonly unknown[],
): Promise<Row[]> {
  if (!manager.queryRunner) return manager.query<Row[]>(statement.text, [...values]);
  const client = (await manager.queryRunner.connect()) as PoolClient;
  const { rows } = await client.query<Row>({ ...statement, values: [...values] });
  return rows;
}
