import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packModel, readModelFile } from './model-file.js';

const BYTES = new Uint8Array(50_000).map((_, i) => (i * i) % 251);
const folderWith = (bytes: Uint8Array): string => {
  const folder = mkdtempSync(join(tmpdir(), 'model-'));
  writeFileSync(join(folder, 'default.bin'), bytes);
  return folder;
};

describe('a file of a model', () => {
  it('is unpacked', () => {
    expect(Uint8Array.from(readModelFile('default', folderWith(packModel(BYTES))))).toEqual(BYTES);
  });

  it('that is missing, cut short or no such file is refused with a sentence that names it', () => {
    const packed = packModel(BYTES);
    expect(() => readModelFile('permissive', folderWith(packed))).toThrow(/permissive\.bin is missing/);
    expect(() => readModelFile('default', folderWith(packed.subarray(0, packed.length / 2)))).toThrow(
      /default\.bin is damaged or cut/,
    );
    expect(() => readModelFile('default', folderWith(BYTES))).toThrow(/default\.bin is damaged/);
    expect(() => readModelFile('default', folderWith(new Uint8Array()))).toThrow(/default\.bin is damaged/);
  });
});
