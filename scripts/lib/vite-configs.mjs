import path from 'node:path'
import react from '@vitejs/plugin-react'
import { inProject, manifest, root } from './project.mjs'

/*
 * One Vite configuration a piece of dist/. Main, preload, command line and demo are CommonJS with everything but Electron and
 * Node's own modules inside; dynamic imports stay chunks of their own, so that a heavy module loads on first use.
 */

const defines = { __LANYARD_VERSION__: JSON.stringify(manifest.version) }

/** A module that one runtime loads on demand, another may need at once. */
const quiet = (warning, warn) => {
  if (warning.code !== 'INEFFECTIVE_DYNAMIC_IMPORT') warn(warning)
}

const common = (mode) => ({
  configFile: false,
  root,
  mode,
  logLevel: 'warn',
  publicDir: false,
  envDir: false,
  clearScreen: false,
  define: { ...defines, 'process.env.NODE_ENV': JSON.stringify(mode) },
})

/** A CommonJS bundle for Node or Electron's main. `chunks` says whether dynamic imports become files of their own. */
export const forNode = ({ mode, entry, folder, file, chunks, target }) => ({
  ...common(mode),
  ssr: { noExternal: true, target: 'node' },
  resolve: { conditions: ['node', 'import', 'module', 'default'] },
  build: {
    ssr: inProject(entry),
    outDir: path.resolve(root, folder),
    emptyOutDir: false,
    minify: mode === 'production' ? 'oxc' : false,
    sourcemap: mode === 'production' ? false : 'inline',
    target,
    reportCompressedSize: false,
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      external: ['electron', /^electron\//],
      platform: 'node',
      onwarn: quiet,
      output: {
        format: 'cjs',
        entryFileNames: file,
        chunkFileNames: 'chunk-[name]-[hash].js',
        codeSplitting: chunks === 'lazy',
        comments: { legal: false },
      },
    },
  },
})

const withoutLicences = (config) => ({ ...config, build: { ...config.build, license: false } })

/**
 * What the first paint needs and a later screen shares. Left to itself, the bundler makes a chunk for each set of sharers; every file
 * of a page is one more question to the main process before anything can be seen.
 */
const bootModules =
  /node_modules[\\/](react|react-dom|scheduler)[\\/]|renderer[\\/](parts[\\/]icon|state[\\/](window-state|store|rows))|app[\\/]text[\\/](window-text|active-card-text|duration)/

/**
 * One page. Each is built by itself, so that it boots from one script and one sheet: every further file of a page is one more
 * question to the main process before anything can be seen.
 */
const forPage = (mode, page) => ({
  ...common(mode),
  root: inProject('renderer'),
  base: './',
  plugins: [react()],
  css: { modules: { localsConvention: 'camelCaseOnly' } },
  build: {
    outDir: inProject('dist/renderer'),
    emptyOutDir: false,
    target: 'chrome148',
    cssTarget: 'chrome148',
    cssCodeSplit: false,
    minify: mode === 'production' ? 'oxc' : false,
    sourcemap: mode === 'production' ? false : 'inline',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    license: page === 'index' ? { fileName: 'licenses.md' } : false,
    rolldownOptions: {
      input: { [page]: inProject('renderer', `${page}.html`) },
      output: { comments: { legal: false }, codeSplitting: { groups: [{ name: 'boot', test: bootModules }] } },
    },
  },
})

/** What is built: name -> the source files without which it cannot be, the main file that comes out, and the configuration. */
export const targets = {
  main: {
    needs: ['main/main.ts'],
    makes: 'dist/main/main.js',
    configs: (mode) => [
      forNode({ mode, entry: 'main/main.ts', folder: 'dist/main', file: 'main.js', chunks: 'lazy', target: 'node24' }),
    ],
  },
  preload: {
    needs: ['main/preload.ts'],
    makes: 'dist/main/preload.js',
    configs: (mode) => [
      forNode({
        mode,
        entry: 'main/preload.ts',
        folder: 'dist/main',
        file: 'preload.js',
        chunks: 'none',
        target: 'chrome148',
      }),
    ],
  },
  cli: {
    needs: ['main/cli/lanyard.ts', 'main/cli/boot.cjs'],
    makes: 'dist/cli/lanyard.js',
    configs: (mode) => [
      forNode({
        mode,
        entry: 'main/cli/lanyard.ts',
        folder: 'dist/cli',
        file: 'program.js',
        chunks: 'lazy',
        target: 'node20',
      }),
      // What `credential-process` loads and no more (main/cli/boot.cjs). Its licences are in the one above.
      withoutLicences(
        forNode({
          mode,
          entry: 'main/cli/quick/ask-app.ts',
          folder: 'dist/cli',
          file: 'ask-app.js',
          chunks: 'none',
          target: 'node20',
        }),
      ),
    ],
  },
  renderer: {
    needs: ['renderer/index.html', 'renderer/token.html'],
    makes: 'dist/renderer/index.html',
    configs: (mode) => [forPage(mode, 'index'), forPage(mode, 'token')],
  },
  demo: {
    needs: ['test/support/demo-sts.ts'],
    makes: 'dist/demo/demo-world.js',
    configs: (mode) => [
      forNode({
        mode,
        entry: 'test/support/demo-sts.ts',
        folder: 'dist/demo',
        file: 'demo-world.js',
        chunks: 'lazy',
        target: 'node20',
      }),
    ],
  },
}
