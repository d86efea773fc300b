import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { identity, initialise, prepareCluster, refuseOtherMajor, SUPERUSER, type Cluster } from './postgres-cluster.js';

const DATABASE = 'hashiya';
/** Advisory lock that one running service holds on its data folder: the letters "hash". */
const OWNER_LOCK = 0x68617368;
const START_TIMEOUT_MS = 60_000;
const OWNER_TIMEOUT_MS = 5_000;

export interface EmbeddedPostgres {
  /** Connection string over a Unix socket; no port is opened. */
  readonly url: string;
  /** Fast shutdown: open transactions are rolled back, the rest is flushed. A borrowed server is left running. */
  stop(): Promise<void>;
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
  const cluster = await openCluster(dataDir, settings);
  const owner = await connectAsOwner(cluster);
  return {
    url: urlOf(cluster),
    stop: async () => {
      await owner.end().catch(() => undefined);
      await shutDown(cluster);
    },
  };
}

/** For a command: the server of a service that runs on the data folder, or one of its own for as long as it takes. */
export async function borrowEmbeddedPostgres(dataDir: string): Promise<EmbeddedPostgres> {
  const { folder } = await prepareCluster(resolve(dataDir), {});
  if (!isAlive(postmasterPid(folder))) return startEmbeddedPostgres(dataDir);
  const cluster = await openCluster(dataDir, {});
  return { url: urlOf(cluster), stop: () => Promise.resolve() };
}

const urlOf = ({ socketFolder }: Cluster): string =>
  `postgres://${SUPERUSER}@localhost/${DATABASE}?host=${encodeURIComponent(socketFolder)}`;

async function openCluster(dataDir: string, settings: Readonly<Record<string, string>>): Promise<Cluster> {
  const prepared = await prepareCluster(resolve(dataDir), settings);
  if (!existsSync(join(prepared.folder, 'PG_VERSION'))) await initialise(prepared);
  refuseOtherMajor(prepared);
  const cluster = { ...prepared, socketFolder: socketFolderOf(prepared) };
  if (!isAlive(postmasterPid(cluster.folder))) await launch(cluster);
  return cluster;
}

/** A server that runs already listens where it was told to when it started. */
function socketFolderOf({ folder, socketFolder }: Cluster): string {
  return isAlive(postmasterPid(folder)) ? (postmasterLines(folder)[4] ?? socketFolder) : socketFolder;
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
  server.removeAllListeners('exit');
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
  const pid = postmasterPid(cluster.folder);
  if (pid === undefined || !isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  while (isAlive(pid) && postmasterPid(cluster.folder) === pid) await pause(20);
}

const postmasterPid = (folder: string): number | undefined => Number(postmasterLines(folder)[0]) || undefined;

/** Process id, data folder, start time, port, socket folder, and more, one a line; none when no server runs. */
function postmasterLines(folder: string): string[] {
  try {
    return readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
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

const lastLine = (file: string): string => readFileSync(file, 'utf8').trimEnd().split('\n').at(-1) ?? '';
