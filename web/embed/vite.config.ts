import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** One file each: the element, what few readers need of it, and the counts. Only the first empties the folder. */
const FORMATS = { embed: 'iife', extras: 'es', counts: 'iife' } as const;

export default defineConfig(({ mode }) => {
  const name = mode === 'extras' || mode === 'counts' ? mode : 'embed';
  return {
    root: here('.'),
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: here('../../dist/embed'),
      emptyOutDir: name === 'embed',
      target: 'es2022',
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      cssMinify: 'lightningcss',
      minify: 'oxc',
      lib: { entry: here(`${name}.ts`), name: 'hashiya', formats: [FORMATS[name]], fileName: () => `${name}.js` },
      rolldownOptions: { output: { minify: true } },
    },
  };
});
