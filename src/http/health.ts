import { Controller, Get, Global, Header, Injectable, Module } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Problem } from './problem.js';

type Probe = () => Promise<unknown>;
const PROBE_TIMEOUT_MS = 1_000;

/** What must work before requests are sent here. Rooms add their own probes. */
@Injectable()
export class Readiness {
  private readonly probes = new Map<string, Probe>();
  private isDraining = false;

  constructor(dataSource: DataSource) {
    this.add('database', () => dataSource.query('SELECT 1'));
  }

  add(name: string, probe: Probe): void {
    this.probes.set(name, probe);
  }

  /** From now on the process reports that it wants no more requests; those that come are still served. */
  drain(): void {
    this.isDraining = true;
  }

  /** @throws Problem `not-ready` while draining or when any probe fails or takes longer than a second */
  async check(): Promise<Record<string, 'ok'>> {
    if (this.isDraining) throw new Problem('not-ready');
    const names = [...this.probes.keys()];
    await Promise.all([...this.probes.values()].map(withTimeout)).catch((cause: unknown) => {
      throw new Problem('not-ready', { cause });
    });
    return Object.fromEntries(names.map((name) => [name, 'ok'] as const));
  }
}

async function withTimeout(probe: Probe): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('probe timed out')), PROBE_TIMEOUT_MS);
  });
  await Promise.race([probe(), timeout]).finally(() => clearTimeout(timer));
}

@Controller('health')
@ApiTags('operators')
class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The process runs and its event loop turns' })
  @ApiOkResponse({ schema: { example: { status: 'ok' } } })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Database and queue answer, and the process is not stopping' })
  @ApiOkResponse({ schema: { example: { status: 'ok', checks: { database: 'ok', queue: 'ok' } } } })
  async ready(): Promise<{ status: 'ok'; checks: Record<string, 'ok'> }> {
    return { status: 'ok', checks: await this.readiness.check() };
  }
}

@Global()
@Module({ controllers: [HealthController], providers: [Readiness], exports: [Readiness] })
export class HealthModule {}
