import { startService } from './app.js';
import { readEnv } from './config/env.js';
import { tuneMemory } from './config/tune-memory.js';
import { furnishDemo } from './demo.js';

/** After this the process ends, whatever is still open. */
const STOP_LIMIT_MS = 9_500;

tuneMemory();
try {
  const env = readEnv();
  const service = await startService(env);
  if (env.isEmbedded) await furnishDemo(service, env);
  // A terminal signals the whole group, and npm passes the signal on once more: the second one changes nothing.
  let stopping: Promise<void> | undefined;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => (stopping ??= stop(service)));
  process.stdout.write(`ready ${service.url}\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
}

async function stop(service: Awaited<ReturnType<typeof startService>>): Promise<void> {
  setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
  await service.stop();
  process.exit(0);
}
