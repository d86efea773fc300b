import { ModulesContainer, NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { AppModule } from './app.module.js';
import type { Env } from './config/env.js';
import { Keys } from './config/keys.js';
import { Runtime } from './config/runtime.js';
import { readSecret } from './config/secret.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './database/embedded-postgres.js';
import { migrate, needsMigration } from './database/migrate.js';
import { serveDocs } from './docs.js';
import { refuseUndeclared } from './http/access.js';
import { Readiness } from './http/health.js';
import { makeLogger, NestLogger } from './http/logger.js';
import { Metrics } from './http/metrics.js';
import { makeServer, prepareServer } from './http/server.js';
import { adaptGoogleRoutes } from './perspective/google-routes.js';
import { PageCache } from './publishing/page-cache.js';
import { answerFromMemory } from './publishing/public-answer.js';
import { allowOrigins } from './sites/origins.js';
import { allowLongSettings } from './settings/settings-routes.js';
import { SitesService } from './sites/sites.service.js';

/** A service that takes requests. */
export interface RunningService {
  readonly url: string;
  readonly app: NestFastifyApplication;
  /** Reports not ready, finishes what is under way, hands over the rest, and closes everything. */
  stop(): Promise<void>;
}

const CONNECT_LIMIT_MS = 5_000;
/** Time to answer with `Connection: close`, so that no caller sends into a connection that is just being closed. */
const FAREWELL_MS = 300;

/**
 * Starts one process of the service: database (its own or a given one), queue, API, worker, as the environment says.
 * @throws Error with one clear sentence for a port in use, a data folder or a database that cannot be used
 */
export async function startService(env: Env): Promise<RunningService> {
  const embedded = env.isEmbedded ? await startEmbeddedPostgres(env.DATA_DIR) : undefined;
  try {
    return await startOn(env, embedded);
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

async function startOn(env: Env, embedded: EmbeddedPostgres | undefined): Promise<RunningService> {
  const databaseUrl = embedded?.url ?? env.DATABASE_URL ?? '';
  await expectDatabase(databaseUrl);
  if (env.ROLE === 'all') await migrate(databaseUrl);
  else if (await needsMigration(databaseUrl))
    throw new Error('The database is of an older version: run the command migrate first.');
  const runtime = new Runtime(env, new Keys(await readSecret(env)), databaseUrl);
  const app = await createApp(runtime);
  await listen(app, env);
  const url = (await app.getUrl()).replace('[::1]', 'localhost').replace('[::]', 'localhost');
  const stop = async (): Promise<void> => {
    app.get(Readiness).drain();
    await pause(env.isEmbedded ? FAREWELL_MS : Math.max(FAREWELL_MS, env.DRAIN_SECONDS * 1_000));
    await app.getHttpAdapter().close();
    await app.close();
    await embedded?.stop();
  };
  return { url, app, stop };
}

async function expectDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_LIMIT_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (cause) {
    throw new Error(`The database of DATABASE_URL does not answer: ${(cause as Error).message}`, { cause });
  } finally {
    await client.end();
  }
}

async function createApp(runtime: Runtime): Promise<NestFastifyApplication> {
  const log = makeLogger(runtime.env.LOG_LEVEL);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.of(runtime),
    makeServer(runtime.env.TRUSTED_PROXIES),
    { logger: new NestLogger(log), bodyParser: false, abortOnError: false },
  );
  const server = app.getHttpAdapter().getInstance();
  refuseUndeclared(server, app.get(ModulesContainer));
  if (runtime.env.runsApi) answerFromMemory(server, app.get(PageCache), app.get(Readiness));
  await prepareServer(server, { metrics: app.get(Metrics), readiness: app.get(Readiness), log });
  allowOrigins(server, app.get(SitesService));
  adaptGoogleRoutes(server);
  allowLongSettings(server);
  if (runtime.env.runsApi) serveDocs(app);
  return app;
}

async function listen(app: NestFastifyApplication, { PORT, HOST }: Env): Promise<void> {
  try {
    await app.listen(PORT, HOST);
  } catch (error) {
    await app.close();
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new Error(`Port ${PORT} on ${HOST} is in use: set PORT to a free one.`, { cause: error });
    if (code === 'EACCES')
      throw new Error(`Port ${PORT} may not be opened by this user: set PORT above 1023.`, { cause: error });
    throw error;
  }
}
