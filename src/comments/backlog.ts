import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Readiness } from '../http/health.js';
import { Metrics } from '../http/metrics.js';
import { CheckQueue } from '../queue/check-queue.js';

/** A comment that waits longer than this for its check means that the workers do not keep up, or are not there. */
const LONGEST_WAIT_S = 60;

/** Those that wait for their author's e-mail wait for nobody here. */
const WAITS = `status = 'pending' AND NOT unconfirmed`;

/** What is waiting, as the database and the queue tell it: for Prometheus and for the health check. */
@Injectable()
export class Backlog {
  constructor(
    private readonly dataSource: DataSource,
    queue: CheckQueue,
    metrics: Metrics,
    readiness: Readiness,
  ) {
    metrics.gauge('hashiya_comments_pending', 'Comments that wait for their check', () => this.count());
    metrics.gauge('hashiya_oldest_pending_seconds', 'Age of the oldest comment that waits for its check', () =>
      this.oldestSeconds(),
    );
    metrics.gauge('hashiya_queue_jobs', 'Jobs that wait, run, or wait for another attempt', () => queue.size());
    readiness.report('queue', () => queue.size());
    readiness.report('workerLag', () => this.expectShortWait());
  }

  private async count(): Promise<number> {
    const [row] = await this.dataSource.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM comment WHERE ${WAITS}`,
    );
    return row?.count ?? 0;
  }

  private async oldestSeconds(): Promise<number> {
    const [row] = await this.dataSource.query<{ seconds: number }[]>(
      `SELECT extract(epoch FROM now() - coalesce(edited_at, created_at))::float AS seconds FROM comment
       WHERE ${WAITS} ORDER BY coalesce(edited_at, created_at) LIMIT 1`,
    );
    return row?.seconds ?? 0;
  }

  private async expectShortWait(): Promise<void> {
    if ((await this.oldestSeconds()) > LONGEST_WAIT_S) throw new Error('the oldest pending comment waits too long');
  }
}
