import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The system account that PostgreSQL runs as when the service itself runs as root, which PostgreSQL refuses. */
export interface ServiceAccount {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const NAME = 'hashiya';

/** An account of our own where it can be made, `nobody` elsewhere; undefined when the process is not root. */
export function findServiceAccount(): ServiceAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const account = lookUp(NAME) ?? create() ?? lookUp('nobody');
  if (!account) throw new Error('PostgreSQL does not run as root, and no other account could be made or found.');
  return account;
}

function create(): ServiceAccount | undefined {
  const shell = '/usr/sbin/nologin';
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', shell, NAME], { stdio: 'ignore' });
  return lookUp(NAME);
}

function lookUp(name: string): ServiceAccount | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? undefined : { name, uid: Number(uid), gid: Number(gid) };
}

/** True when others may pass through every folder above the path, so that a foreign account can reach it. */
export function isReachableByOthers(path: string): boolean {
  const parent = dirname(path);
  if ((statSync(parent).mode & 0o001) === 0) return false;
  return parent === dirname(parent) || isReachableByOthers(parent);
}
