import { Controller, Get, Global, Header, Injectable, Module } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Public } from './access.js';
import { ApiProblems } from './openapi.js';
import { Problem } from './problem.js';

type Probe = () => Promise<unknown>;
export type Condition = 'ok' | 'degraded';

const PROBE_TIMEOUT_MS = 1_000;

/**
 * Whether requests should be sent here. Only the database decides that: without the queue comments are still taken and
 * pages still served, so a queue that is away, or a worker that lags, is reported and takes no process out of service.
 */
@Injectable()
export class Readiness {
  private readonly probes = new Map<string, Probe>();
  private readonly drainListeners: (() => void)[] = [];
  isDraining = false;

  constructor(private readonly dataSource: DataSource) {}

  /** Adds something whose failure is worth knowing. */
  report(name: string, probe: Probe): void {
    this.probes.set(name, probe);
  }

  /** From now on the process reports that it wants no more requests; those that come are still served. */
  drain(): void {
    this.isDraining = true;
    this.drainListeners.forEach((listener) => listener());
  }

  /** For whatever keeps requests open: the server closes once the last one is answered. */
  onDrain(listener: () => void): void {
    this.drainListeners.push(listener);
  }

  /** @throws Problem `not-ready` while draining, or when the database does not answer within a second */
  async check(): Promise<Record<string, Condition>> {
    if (this.isDraining) throw new Problem('not-ready');
    await within(() => this.dataSource.query('SELECT 1')).catch((cause: unknown) => {
      throw new Problem('not-ready', { cause });
    });
    const conditions = [...this.probes].map(async ([name, probe]) => [name, await conditionOf(probe)] as const);
    return { database: 'ok', ...Object.fromEntries(await Promise.all(conditions)) };
  }
}

const conditionOf = (probe: Probe): Promise<Condition> =>
  within(probe).then(
    () => 'ok',
    () => 'degraded',
  );

async function within(probe: Probe): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('probe timed out')), PROBE_TIMEOUT_MS);
  });
  await Promise.race([probe(), timeout]).finally(() => clearTimeout(timer));
}

@Controller('health')
@Public()
@ApiTags('operators')
class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The process runs and its event loop turns' })
  @ApiResponse({ status: 200, schema: { example: { status: 'ok' } } })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The database answers and the process is not stopping; queue and worker lag are reported' })
  @ApiResponse({
    status: 200,
    schema: { example: { status: 'ok', checks: { database: 'ok', queue: 'ok', workerLag: 'ok' } } },
  })
  @ApiProblems()
  async ready(): Promise<{ status: 'ok'; checks: Record<string, Condition> }> {
    return { status: 'ok', checks: await this.readiness.check() };
  }
}

@Global()
@Module({ controllers: [HealthController], providers: [Readiness], exports: [Readiness] })
export class HealthModule {}
