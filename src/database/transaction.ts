import type { DataSource, EntityManager } from 'typeorm';

/** Deadlocks and serialisation failures end by themselves when one of the two tries again. */
const RETRIABLE = new Set(['40001', '40P01']);
const ATTEMPTS = 4;

/** Runs a transaction, again where PostgreSQL ended it in favour of another one. */
export async function runTransaction<Result>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<Result>,
  attempt = 1,
): Promise<Result> {
  try {
    return await dataSource.transaction(work);
  } catch (error) {
    const { code = '' } = (error ?? {}) as { code?: string };
    if (!RETRIABLE.has(code) || attempt >= ATTEMPTS) throw error;
    return runTransaction(dataSource, work, attempt + 1);
  }
}
