import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { etagOf, type RenderedPage } from '../publishing/page-cache.js';

/** Files of this project that are served as they are, each read once. */
export class ProjectFiles {
  private readonly kept = new Map<string, RenderedPage>();

  constructor(private readonly headers: Readonly<Record<string, string>>) {}

  /** @param file path from the folder of package.json; never a caller's word */
  async read(file: string): Promise<RenderedPage> {
    const known = this.kept.get(file);
    if (known) return known;
    const bytes = await readFile(join(PROJECT, file));
    const page = { bytes, etag: etagOf(bytes), headers: this.headers };
    this.kept.set(file, page);
    return page;
  }
}

/** The folder of package.json: code runs from src in tests and from dist/src otherwise. */
function findProject(folder: string): string {
  return existsSync(join(folder, 'package.json')) || folder === dirname(folder) ? folder : findProject(dirname(folder));
}

const PROJECT = findProject(dirname(fileURLToPath(import.meta.url)));
