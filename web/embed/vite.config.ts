import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { talkInCkb } from '../../src/i18n/box-ckb.js';
import { talkInFa } from '../../src/i18n/box-fa.js';
import { talkInFr } from '../../src/i18n/box-fr.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Messages of the languages that do not come with the script: a file each. */
const messageFiles: Plugin = {
  name: 'message-files',
  generateBundle() {
    for (const [language, words] of Object.entries({ fa: talkInFa, ckb: talkInCkb, fr: talkInFr }))
      this.emitFile({ type: 'asset', fileName: `${language}.json`, source: JSON.stringify(words) });
  },
};

/** One file each: the element, what few readers need of it, and the counts. Only the first empties the folder. */
const FILES = {
  embed: { format: 'iife', plugins: [messageFiles] },
  extras: { format: 'es', plugins: [] },
  counts: { format: 'iife', plugins: [] },
} as const;

export default defineConfig(({ mode }) => {
  const name = mode === 'extras' || mode === 'counts' ? mode : 'embed';
  const { format, plugins } = FILES[name];
  return {
    root: here('.'),
    publicDir: false,
    logLevel: 'warn',
    plugins: [...plugins],
    build: {
      outDir: here('../../dist/embed'),
      emptyOutDir: name === 'embed',
      target: 'es2022',
      cssMinify: 'lightningcss',
      minify: 'oxc',
      lib: { entry: here(`${name}.ts`), name: 'hashiya', formats: [format], fileName: () => `${name}.js` },
    },
  };
});
