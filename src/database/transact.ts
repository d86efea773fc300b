import type { DataSource, EntityManager } from 'typeorm';

/** Deadlocks and serialisation failures end by themselves when one of the two tries again. */
const RETRIES = 3;
const RETRIABLE = new Set(['40001', '40P01']);

/** Does all of the work or nothing of it. It may be begun anew, so it must do nothing but through its manager. */
export async function transact<Result>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<Result>,
  attempt = 1,
): Promise<Result> {
  try {
    return await dataSource.transaction(work);
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (!RETRIABLE.has(code) || attempt > RETRIES) throw error;
    return transact(dataSource, work, attempt + 1);
  }
}
