import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort, startChild } from './support/child.mjs';
import { median } from './support/rounds.mjs';
import { ROOT } from './support/service.mjs';
import { openDataFolder } from './support/store.mjs';

const REST_MS = 5_000;
const KIB_PER_MIB = 1_024;

/** `npm start` until it is ready, and what the process holds in memory five seconds later. */
export async function measureStarting({ rounds, say }) {
  say('starting …');
  const folder = await openDataFolder();
  const first = await startOnce(folder.path);
  const again = [];
  for (let round = 0; round < rounds; round += 1) again.push(await startOnce(folder.path));
  await folder.remove();
  const restMiB = median(again.map(({ mebibytes }) => mebibytes));
  return [
    { name: 'npm start to ready, empty data folder', value: first.seconds, unit: 's' },
    {
      ...{ name: 'npm start to ready, existing data folder', value: median(again.map(({ seconds }) => seconds)) },
      ...{ unit: 's', goal: { atMost: 5 } },
    },
    { name: 'Memory of the process at rest', value: restMiB, unit: 'MiB', goal: { atMost: 200 } },
  ];
}

async function startOnce(dataFolder) {
  const env = { DATA_DIR: dataFolder, PORT: String(await freePort()), LOG_LEVEL: 'warn' };
  const service = await startChild('npm', ['start'], { env, cwd: ROOT, ready: /^ready (\S+)$/m });
  await pause(REST_MS);
  const mebibytes = residentKiB(service.pid) / KIB_PER_MIB;
  await service.stop();
  return { seconds: service.readyMs / 1000, mebibytes };
}

/** Resident memory of the service: in the group that npm leads, the process that is no shell around it. */
function residentKiB(group) {
  const lines = execFileSync('ps', ['-A', '-o', 'pgid=,rss=,args='], { encoding: 'utf8' }).split('\n');
  const rows = lines.map((line) => /^\s*(\d+)\s+(\d+)\s+node dist\/src\/main\.js$/.exec(line));
  const service = rows.find((row) => row !== null && Number(row[1]) === group);
  if (!service) throw new Error('the process of the service was not found');
  return Number(service[2]);
}
