import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../dist/src/database/embedded-postgres.js';
import { migrate } from '../../dist/src/database/migrate.js';
import { undoAtEnd } from './cleanup.mjs';

/**
 * A database with the service's schema, and a pool to reach it.
 * @typedef {{ url: string, pool: pg.Pool }} Database
 */

/**
 * A PostgreSQL of its own in a temporary folder, the one the service brings along with its settings untouched.
 * @returns {Promise<Database & { add: (name: string) => Promise<Database>, stop: () => Promise<void> }>} `add` makes a
 *   second database in the same server, for what is measured beside the service
 */
export async function openStore() {
  const folder = await openDataFolder();
  const server = await startEmbeddedPostgres(folder.path);
  const pools = [];
  const open = async (url) => {
    const pool = new pg.Pool({ connectionString: url, max: 4 });
    pool.on('error', () => undefined);
    pools.push(pool);
    await migrate(url);
    return { url, pool };
  };
  const stop = async () => {
    await Promise.all(pools.map((pool) => pool.end()));
    await server.stop();
  };
  const stopServer = undoAtEnd({ stop, kill: () => killPostgres(folder.path) });
  const first = await open(server.url);
  const add = async (name) => {
    await first.pool.query(`CREATE DATABASE ${name}`);
    return open(Object.assign(new URL(server.url), { pathname: `/${name}` }).href);
  };
  return { ...first, add, stop: () => stopServer().then(folder.remove) };
}

/** A folder for `DATA_DIR`; whatever was put there or linked from there goes when it is removed. */
export async function openDataFolder() {
  const path = await mkdtemp(join(tmpdir(), 'store-'));
  await chmod(path, 0o755);
  const cluster = join(path, 'postgres');
  const stop = async () => {
    const outside = await realpath(cluster).catch(() => cluster);
    for (const folder of [outside, path]) await rm(folder, { recursive: true, force: true });
  };
  const kill = () => {
    killPostgres(path);
    rmSync(path, { recursive: true, force: true });
  };
  return { path, remove: undoAtEnd({ stop, kill }) };
}

/** The version that the figures depend on. */
export async function postgresVersion({ pool }) {
  const { rows } = await pool.query('SHOW server_version');
  return rows[0].server_version;
}

function killPostgres(dataFolder) {
  try {
    const cluster = realpathSync(join(dataFolder, 'postgres'));
    process.kill(Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGQUIT');
    rmSync(cluster, { recursive: true, force: true });
  } catch {
    // It has stopped already, or was never started.
  }
}

/** Everything temporary, sockets included, goes into one folder that is removed at the end. Call before anything else. */
export async function useOwnTemporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), 'hashiya-bench-'));
  await chmod(path, 0o755);
  process.env.TMPDIR = path;
  const options = { recursive: true, force: true };
  undoAtEnd({ stop: () => rm(path, options), kill: () => rmSync(path, options) });
}
