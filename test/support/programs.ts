import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

/** Set in CI, where every program is installed and nothing may be left out. */
const REQUIRE_ALL = process.env['REQUIRE_ALL'] === '1';

function findProgram(...names: string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(':');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export const findRedisServer = (): string | undefined => findProgram('redis-server');
export const findChromium = (): string | undefined => findProgram('chromium', 'chromium-browser', 'google-chrome');
export const findDockerCompose = (): string | undefined => findProgram('docker-compose');

/**
 * A group of tests that needs a program which may be missing. Without it the group is left out, and the run says so in
 * one line; where nothing may be left out it fails.
 */
export function describeWith(program: string | undefined, name: string, title: string, tests: () => void): void {
  if (program !== undefined || REQUIRE_ALL) describe(title, tests);
  else describe.skip(`left out, for lack of ${name}: ${title}`, tests);
}
