import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { PROJECT } from '../config/project-folder.js';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
/** What is compressed as it is. */
const DENSE = ['.woff2'];

/** A file of the built console, with what it is when compressed, if that is any smaller. */
export interface ConsoleFile {
  readonly type: string;
  readonly plain: Buffer;
  readonly gzipped: Buffer | null;
}

/** The console as it was built, by path below /console: read when it is first asked for, then kept in memory. */
@Injectable()
export class ConsoleFiles {
  private files: ReadonlyMap<string, ConsoleFile> | undefined;

  /** @param path such as `assets/index-Bo5KPYvw.js`; only what the build wrote is found, whatever the path says */
  find(path: string): ConsoleFile | undefined {
    this.files ??= readAll(join(PROJECT, 'dist/console'));
    return this.files.get(path);
  }
}

function readAll(folder: string): Map<string, ConsoleFile> {
  const assets = readdirSync(join(folder, 'assets')).map((name) => `assets/${name}`);
  return new Map(['index.html', ...assets].map((path) => [path, read(folder, path)]));
}

function read(folder: string, path: string): ConsoleFile {
  const extension = extname(path);
  const plain = readFileSync(join(folder, path));
  const gzipped = DENSE.includes(extension) ? null : gzipSync(plain, { level: 9 });
  return { type: TYPES[extension] ?? 'application/octet-stream', plain, gzipped };
}
