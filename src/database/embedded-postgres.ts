import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { constants, existsSync, openSync, closeSync, readFileSync } from 'node:fs';
import { access, chmod, chown, mkdir, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { findPostgresBinaries, OUTSIDE_FOLDER, type PostgresBinaries } from './postgres-binaries.js';
import { findServiceAccount, isReachableByOthers, type ServiceAccount } from './service-account.js';

const SUPERUSER = 'hashiya';
const DATABASE = 'hashiya';
/** Advisory lock that one running service holds on its data folder: the letters "hash". */
const OWNER_LOCK = 0x68617368;
const START_TIMEOUT_MS = 60_000;
const OWNER_TIMEOUT_MS = 5_000;

export interface EmbeddedPostgres {
  /** Connection string over a Unix socket; no port is opened. */
  readonly url: string;
  /** Fast shutdown: open transactions are rolled back, the rest is flushed. */
  stop(): Promise<void>;
}

interface Cluster {
  readonly folder: string;
  readonly socketFolder: string;
  readonly logFile: string;
  readonly account: ServiceAccount | undefined;
  readonly binaries: PostgresBinaries;
  readonly settings: Readonly<Record<string, string>>;
}

/**
 * Runs the PostgreSQL that the service brings along, with its data below the data folder, making the cluster at the
 * first start and taking over a server that a killed service left running.
 * @param settings server settings on top of the defaults, such as `{ fsync: 'off' }` for tests
 * @throws Error with one clear sentence: folder not writable, data of another major version, or in use by a running copy
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<EmbeddedPostgres> {
  const cluster = await prepareCluster(resolve(dataDir), settings);
  if (!existsSync(join(cluster.folder, 'PG_VERSION'))) await initialise(cluster);
  refuseOtherMajor(cluster);
  if (!isAlive(postmasterPid(cluster))) await launch(cluster);
  const owner = await connectAsOwner(cluster);
  return {
    url: `postgres://${SUPERUSER}@localhost/${DATABASE}?host=${encodeURIComponent(cluster.socketFolder)}`,
    stop: async () => {
      await owner.end().catch(() => undefined);
      await shutDown(cluster);
    },
  };
}

async function prepareCluster(dataDir: string, settings: Readonly<Record<string, string>>): Promise<Cluster> {
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
async function initialise({ folder, account, binaries }: Cluster): Promise<void> {
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

function refuseOtherMajor({ folder, binaries, account }: Cluster): void {
  const found = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  const { stdout } = spawnSync(binaries.postgres, ['--version'], { ...identity(account), encoding: 'utf8' });
  const ours = /(\d+)\./.exec(stdout)?.[1];
  if (found !== ours)
    throw new Error(
      `The data folder ${folder} belongs to PostgreSQL ${found}, this is ${ours}: dump it with the old version and restore it into a new DATA_DIR.`,
    );
}

async function launch(cluster: Cluster): Promise<void> {
  const settings = { listen_addresses: '', jit: 'off', unix_socket_directories: cluster.socketFolder };
  const options = Object.entries({ ...settings, ...cluster.settings }).flatMap(([key, value]) => [
    '-c',
    `${key}=${value}`,
  ]);
  const log = openSync(cluster.logFile, 'a');
  const server = spawn(cluster.binaries.postgres, ['-D', cluster.folder, ...options], {
    ...identity(cluster.account),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const failure = new Promise<never>((_, reject) => {
    server.once('error', reject);
    server.once('exit', () =>
      reject(new Error(`PostgreSQL stopped at once: ${lastLine(cluster.logFile)} (see ${cluster.logFile})`)),
    );
  });
  failure.catch(() => undefined);
  server.unref();
  await Promise.race([failure, connect(cluster, 'postgres').then((client) => client.end())]);
}

/** Waits until the server takes connections; a server that a killed service left behind may still be recovering. */
async function connect(cluster: Cluster, database: string): Promise<Client> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const client = new Client({ host: cluster.socketFolder, user: SUPERUSER, database });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(50);
    }
  }
}

/** Holds the lock of the data folder for as long as the process lives and makes the database if it is missing. */
async function connectAsOwner(cluster: Cluster): Promise<Client> {
  const client = await connect(cluster, 'postgres');
  const deadline = Date.now() + OWNER_TIMEOUT_MS;
  while (!(await tryLock(client))) {
    if (Date.now() > deadline) {
      await client.end();
      throw new Error(
        `Another copy of the service runs on the data folder ${cluster.folder}: stop it, or set DATA_DIR.`,
      );
    }
    await pause(100);
  }
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
  if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  return client;
}

async function tryLock(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [OWNER_LOCK]);
  return rows[0]?.locked ?? false;
}

async function shutDown(cluster: Cluster): Promise<void> {
  const pid = postmasterPid(cluster);
  if (pid === undefined || !isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  while (isAlive(pid) && postmasterPid(cluster) === pid) await pause(20);
}

function postmasterPid({ folder }: Cluster): number | undefined {
  try {
    return Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return undefined;
  }
}

function isAlive(pid: number | undefined): boolean {
  if (pid === undefined) return false;
  try {
    return process.kill(pid, 0) && isPostgres(pid);
  } catch {
    return false;
  }
}

/** After a reboot the number in postmaster.pid may belong to a stranger. */
function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return process.platform !== 'linux';
  }
}

const identity = (account: ServiceAccount | undefined) => (account ? { uid: account.uid, gid: account.gid } : {});

const lastLine = (file: string): string => readFileSync(file, 'utf8').trimEnd().split('\n').at(-1) ?? '';
