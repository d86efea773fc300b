import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { constants, readFileSync } from 'node:fs';
import { access, chmod, chown, mkdir, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostgresBinaries, OUTSIDE_FOLDER, type PostgresBinaries } from './postgres-binaries.js';
import { findServiceAccount, isReachableByOthers, type ServiceAccount } from './service-account.js';

export const SUPERUSER = 'hashiya';

/** Where a cluster lives, and how its server is run. */
export interface Cluster {
  readonly folder: string;
  readonly socketFolder: string;
  readonly logFile: string;
  readonly account: ServiceAccount | undefined;
  readonly binaries: PostgresBinaries;
  readonly settings: Readonly<Record<string, string>>;
}

/** @throws Error with one clear sentence when the data folder cannot be written */
export async function prepareCluster(dataDir: string, settings: Readonly<Record<string, string>>): Promise<Cluster> {
  const account = findServiceAccount();
  const binaries = await findPostgresBinaries(account);
  await makeWritable(dataDir);
  const digest = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  const folder = await placeCluster(dataDir, digest, account);
  const socketFolder = join(tmpdir(), `hashiya-${digest}`);
  await mkdir(socketFolder, { recursive: true, mode: 0o700 });
  await chmod(socketFolder, 0o700);
  if (account) await chown(socketFolder, account.uid, account.gid);
  return { folder, socketFolder, logFile: join(dataDir, 'postgres.log'), account, binaries, settings };
}

async function makeWritable(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.W_OK);
  } catch (cause) {
    throw new Error(`The data folder ${dataDir} cannot be written: set DATA_DIR to one that can.`, { cause });
  }
}

/** Below the data folder, or linked from there when the account cannot get in. */
async function placeCluster(dataDir: string, digest: string, account: ServiceAccount | undefined): Promise<string> {
  const folder = join(dataDir, 'postgres');
  if (!account || isReachableByOthers(folder)) return folder;
  const outside = join(OUTSIDE_FOLDER, 'clusters', digest);
  await mkdir(join(OUTSIDE_FOLDER, 'clusters'), { recursive: true, mode: 0o755 });
  await symlink(outside, folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return outside;
}

/** initdb into a folder beside, renamed when complete, so that an interrupted first start leaves nothing half-made. */
export async function initialise({ folder, account, binaries }: Cluster): Promise<void> {
  const draft = `${folder}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  if (account) await chown(draft, account.uid, account.gid);
  const options = ['--pgdata', draft, '--username', SUPERUSER, '--auth', 'trust', '--encoding', 'UTF8'];
  const locale = ['--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'];
  const made = spawnSync(binaries.initdb, [...options, ...locale], { ...identity(account), encoding: 'utf8' });
  if (made.status !== 0)
    throw new Error(`PostgreSQL could not make its data folder: ${made.error?.message ?? made.stderr}`);
  await rename(draft, folder);
}

/** @throws Error with one clear sentence: the files of one major version cannot be read by another */
export function refuseOtherMajor({ folder, binaries, account }: Cluster): void {
  const found = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  const { stdout } = spawnSync(binaries.postgres, ['--version'], { ...identity(account), encoding: 'utf8' });
  const ours = /(\d+)\./.exec(stdout)?.[1];
  if (found !== ours)
    throw new Error(
      `The data folder ${folder} belongs to PostgreSQL ${found}, this is ${ours}: dump it with the old version and restore it into a new DATA_DIR.`,
    );
}

export const identity = (account: ServiceAccount | undefined) =>
  account ? { uid: account.uid, gid: account.gid } : {};
