import { startService, type RunningService } from '../../src/app.js';
import { readEnv } from '../../src/config/env.js';
import { SitesService } from '../../src/sites/sites.service.js';
import type { SiteSettings } from '../../src/sites/site-settings.js';
import { createTestDatabase, type TestDatabase } from './database.js';

export const TEST_SECRET = 'q7Zk2vXw9LpR4tYb8NcD1mFh6GsJ3aEu';

export interface TestService extends RunningService {
  readonly database: TestDatabase;
}

type Variables = Readonly<Record<string, string>>;

/** A running service on a database of its own, with the site `demo`. */
export async function startTestService(variables: Variables = {}): Promise<TestService> {
  const database = await createTestDatabase();
  const service = await startOn(database, variables);
  await addSite(service, 'demo');
  return {
    ...service,
    database,
    stop: async () => {
      await service.stop();
      await database.drop();
    },
  };
}

/** One more process's worth of service on the same database. */
export function startOn(database: TestDatabase, variables: Variables = {}): Promise<RunningService> {
  return startService(
    readEnv({
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
      DATABASE_URL: database.url,
      SECRET: TEST_SECRET,
      DRAIN_SECONDS: '0',
      ...variables,
    }),
  );
}

/** Tests fill in forms in no time: sites let them, unless a test says otherwise. */
export async function addSite(
  service: RunningService,
  key: string,
  settings: Partial<SiteSettings> = {},
): Promise<void> {
  await service.app.get(SitesService).add(key, 'صحيفة النهر', { leastSecondsToSend: 0, ...settings });
}
