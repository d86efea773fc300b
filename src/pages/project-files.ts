import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT } from '../config/project-folder.js';
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
