import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json: code runs from src in tests and from dist/src otherwise. */
function findProject(folder: string): string {
  return existsSync(join(folder, 'package.json')) || folder === dirname(folder) ? folder : findProject(dirname(folder));
}

export const PROJECT = findProject(dirname(fileURLToPath(import.meta.url)));
