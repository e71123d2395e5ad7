/*
 * Builds everything into dist/.
 *   node scripts/build.mjs                 all of it, minified
 *   node scripts/build.mjs --only cli      one piece (main, preload, cli, renderer, demo, icons; more with commas)
 *   node scripts/build.mjs --development   readable, with source maps
 */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { parseArgs, stripVTControlCharacters } from 'node:util'
import { build as viteBuild } from 'vite'
import { inProject } from './lib/project.mjs'
import { isMain, runScript, say, spent, Trouble, withProgress } from './lib/say.mjs'
import { targets } from './lib/vite-configs.mjs'
import { warmCommandLine } from './lib/warm-command-line.mjs'

const pieces = [...Object.keys(targets), 'icons']

/** What a build puts in dist/, by piece: the folder, and which files in it are the piece's own. */
const placeOf = (piece) => {
  const folder = path.dirname(targets[piece].makes)
  if (piece === 'preload') return { folder, owns: (name) => name === 'preload.js' }
  if (piece === 'main') return { folder, owns: (name) => name !== 'preload.js' }
  return { folder, owns: () => true }
}

/** Moves a finished piece to its place, so that a running window or a second build never sees half of it. */
const install = (staging, piece) => {
  const { folder, owns } = placeOf(piece)
  const target = inProject(folder)
  mkdirSync(target, { recursive: true })
  mkdirSync(inProject('dist/licenses'), { recursive: true })
  renameSync(path.join(staging, 'licenses.md'), inProject('dist/licenses', `${piece}.md`))
  const fresh = new Set(readdirSync(staging))
  for (const name of fresh) {
    const to = path.join(target, name)
    if (existsSync(to) && statSync(to).isDirectory()) rmSync(to, { recursive: true })
    renameSync(path.join(staging, name), to)
  }
  for (const name of readdirSync(target)) {
    if (owns(name) && !fresh.has(name)) rmSync(path.join(target, name), { recursive: true, force: true })
  }
  rmSync(staging, { recursive: true, force: true })
}

/** The command line can be copied anywhere: it brings its own word that it is CommonJS, and may be started by itself. */
const finishCommandLine = async (folder, mode) => {
  const started = path.join(folder, 'lanyard.js')
  writeFileSync(started, `#!/usr/bin/env node\n${readFileSync(inProject('main/cli/boot.cjs'), 'utf8')}`)
  chmodSync(started, 0o755)
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "commonjs" }\n')
  if (mode === 'production') await warmCommandLine(folder)
}

const plain = (text) => (process.stderr.isTTY ? text : stripVTControlCharacters(text))

const buildPiece = async (piece, mode) => {
  const began = Date.now()
  const missing = targets[piece].needs.filter((file) => !existsSync(inProject(file)))
  if (missing.length > 0) {
    throw new Trouble(`build: ${piece} needs ${missing.join(' and ')}, which does not exist`)
  }
  const staging = inProject('dist', `.new-${piece}-${process.pid}`)
  const configs = targets[piece].configs(mode)
  try {
    for (const config of configs) await viteBuild({ ...config, build: { ...config.build, outDir: staging } })
    if (piece === 'cli') await finishCommandLine(staging, mode)
    install(staging, piece)
  } catch (error) {
    throw new Trouble(`build: ${piece} failed.\n${plain(error?.message ?? String(error))}`)
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
  say(`build: ${piece} (${spent(Date.now() - began)})`)
}

const copyIcons = () => {
  const from = inProject('main/os/icons')
  const to = inProject('dist/icons')
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to, { recursive: true })
  const used = readdirSync(from).filter((name) => name === 'app.png' || /^tray-.*\.(png|ico)$/.test(name))
  for (const name of used) copyFileSync(path.join(from, name), path.join(to, name))
  say('build: icons')
}

/** Builds the named pieces; throws `Trouble` when one does not build. */
export const build = async ({ only = pieces, mode = 'production' } = {}) => {
  mkdirSync(inProject('dist'), { recursive: true })
  if (mode === 'development') writeFileSync(inProject('dist', '.development'), '')
  else if (only === pieces) rmSync(inProject('dist', '.development'), { force: true })
  writeFileSync(inProject('dist/package.json'), '{ "type": "commonjs" }\n')
  if (only.includes('icons')) copyIcons()
  const results = await withProgress('building', () =>
    Promise.allSettled(only.filter((piece) => piece !== 'icons').map((piece) => buildPiece(piece, mode))),
  )
  const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
  if (failures.length > 0) throw new Trouble(failures.map((failure) => failure.message).join('\n\n'))
}

const newest = (file) => {
  if (!existsSync(file)) return 0
  const status = statSync(file)
  if (!status.isDirectory()) return status.mtimeMs
  return readdirSync(file).reduce((latest, name) => Math.max(latest, newest(path.join(file, name))), status.mtimeMs)
}

/** The pieces whose sources are newer than what was built from them. */
export const stalePieces = (wanted = pieces) => {
  const shared = ['app', 'package-lock.json', 'scripts/build.mjs', 'scripts/lib/vite-configs.mjs']
  const own = {
    main: ['main'],
    preload: ['main'],
    cli: ['main'],
    renderer: ['renderer'],
    demo: ['main', 'test/support'],
  }
  return wanted.filter((piece) => {
    if (piece === 'icons') return newest(inProject('main/os/icons')) > newest(inProject('dist/icons'))
    const made = inProject(targets[piece].makes)
    if (!existsSync(made)) return true
    const built = statSync(made).mtimeMs
    return [...shared, ...own[piece]].some((source) => newest(inProject(source)) > built)
  })
}

/** Builds what is out of date; all of it after a development build. */
export const buildIfStale = async (wanted = pieces) => {
  if (existsSync(inProject('dist', '.development'))) return await build()
  const stale = stalePieces(wanted)
  if (stale.length > 0) await build({ only: stale })
}

const readArguments = () => {
  const { values } = parseArgs({
    options: { only: { type: 'string', multiple: true }, development: { type: 'boolean', default: false } },
  })
  const only = values.only?.flatMap((list) => list.split(',')) ?? pieces
  const unknown = only.find((piece) => !pieces.includes(piece))
  if (unknown !== undefined) throw new Trouble(`build: no piece "${unknown}"; there are ${pieces.join(', ')}`)
  return { only, mode: values.development ? 'development' : 'production' }
}

if (isMain(import.meta)) {
  await runScript(async () => {
    const began = Date.now()
    await build(readArguments())
    say(`build: done in ${spent(Date.now() - began)}, in dist/`)
  })
}
