import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { PROJECT } from './project-folder.js';

/** The builds of the classifier that are shipped: from every source but the non-commercial one, or from permissive ones. */
export const MODELS = ['default', 'permissive'] as const;
export type ModelName = (typeof MODELS)[number];

/** More than any model has; what claims to be larger is not read. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * The bytes of a shipped model, decompressed. What they mean is the classifier's business.
 * @throws Error with one sentence when there is no such file or it cannot be decompressed
 */
export function readModelFile(name: ModelName, folder: string = modelFolder()): Uint8Array {
  const path = join(folder, `${name}.bin`);
  if (!existsSync(path)) throw new Error(`The model file ${path} is missing: MODEL=${name} needs it.`);
  try {
    return brotliDecompressSync(readFileSync(path), { maxOutputLength: MOST_BYTES });
  } catch (cause) {
    throw new Error(`The model file ${path} is damaged or cut short: it cannot be decompressed.`, { cause });
  }
}

/** What a model is stored as. */
export function packModel(bytes: Uint8Array): Uint8Array {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

/** `models/` of the project, from the source as from what is built of it. */
export const modelFolder = (): string => join(PROJECT, 'models');
