import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from './env.js';

/** The SECRET of the environment or, embedded, the one kept in the data folder, made at the first start. */
export async function readSecret(env: Env): Promise<string> {
  if (env.SECRET !== undefined) return env.SECRET;
  const file = join(env.DATA_DIR, 'secret');
  await mkdir(env.DATA_DIR, { recursive: true });
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const secret = randomBytes(32).toString('base64url');
    await writeFile(file, `${secret}\n`, { mode: 0o600, flag: 'wx' });
    return secret;
  }
}
