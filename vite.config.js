import { defineConfig } from 'vite';

/** Sentences of the component library in languages that the console does not speak. */
const OTHER_LANGUAGES = /[\\/]intl[\\/].*[\\/](?!ar-AE|en-US)[a-z]{2}-[A-Z]{2}\.mjs$/;

/** The moderators' console, built into dist/console and served below /console. */
export default defineConfig({
  root: 'web/console',
  base: '/console/',
  publicDir: false,
  plugins: [
    {
      name: 'two-languages',
      load: (id) => (OTHER_LANGUAGES.test(id) ? 'export default {};' : null),
    },
  ],
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    target: 'es2022',
    // Fonts and pictures as data: addresses would need a weaker content policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: 'manifest.json',
    rolldownOptions: {
      // Libraries say “use client” for servers that render, of which there is none.
      onLog: (level, log, next) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') next(level, log);
      },
    },
  },
});
