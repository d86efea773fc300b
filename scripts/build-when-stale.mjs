// Builds when a source is newer than the last build, so that `npm start` always runs what is in the checkout.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'dist/.built');
const sources = [
  'src',
  'migrations',
  'web',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'tsconfig.web.json',
  'tsconfig.console.json',
  'vite.config.js',
];

const newest = (path) => {
  const { mtimeMs } = statSync(path);
  return statSync(path).isDirectory()
    ? Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
    : mtimeMs;
};

const latest = String(Math.max(...sources.map((name) => newest(join(root, name)))));
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== latest) {
  if (!process.argv.includes('--quiet')) console.log('building …');
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(stamp, latest);
}
