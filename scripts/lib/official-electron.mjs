import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { inProject } from './project.mjs'
import { say, Trouble } from './say.mjs'

/* The official runtime: the npm package `electron` downloads it itself; this waits for that no longer than it makes progress. */

const stallLimit = 20_000
const rememberFor = 30 * 60_000

const packageFolder = () => inProject('node_modules', 'electron')

const installed = () => {
  const folder = packageFolder()
  try {
    const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
    const present = readFileSync(path.join(folder, 'dist', 'version'), 'utf8')
      .trim()
      .replace(/^v/, '')
    const program = readFileSync(path.join(folder, 'path.txt'), 'utf8')
    return present === version && existsSync(path.join(folder, 'dist', program))
  } catch {
    return false
  }
}

const sizeOf = (folder) => {
  let total = 0
  try {
    for (const name of readdirSync(folder, { recursive: true })) total += statSync(path.join(folder, name)).size
  } catch {
    // Files come and go while the download runs; the next look counts again.
  }
  return total
}

const reasonIn = (errors) => {
  const first = errors.split('\n')[0]?.trim() ?? ''
  const code = /code: '([A-Z_]+)'/.exec(errors)?.[1]
  if (first === '') return `nothing arrived for ${stallLimit / 1000} s`
  return code === undefined ? first : `${first}, ${code}`
}

const proxyOf = (environment) => environment.HTTPS_PROXY ?? environment.https_proxy

/** Runs electron's own installer, ended when nothing has arrived for the stall limit. Answers null, or why it failed. */
const download = (environment) =>
  new Promise((resolve) => {
    const scratch = mkdtempSync(path.join(os.tmpdir(), 'lanyard-electron-'))
    const proxied = proxyOf(environment)
    const child = spawn(process.execPath, [path.join(packageFolder(), 'install.js')], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...environment,
        TMPDIR: scratch,
        TEMP: scratch,
        TMP: scratch,
        ...(proxied === undefined ? {} : { ELECTRON_GET_USE_PROXY: 'true' }),
      },
    })
    let errors = ''
    let seen = 0
    let lastGrowth = Date.now()
    child.stderr.setEncoding('utf8').on('data', (text) => {
      errors += text
    })
    const watch = setInterval(() => {
      const size = sizeOf(scratch) + sizeOf(path.join(packageFolder(), 'dist'))
      if (size > seen) {
        lastGrowth = Date.now()
        if (Math.floor(size / 2e7) > Math.floor(seen / 2e7)) say(`  ${Math.round(size / 1e6)} MB`)
        seen = size
      }
      if (Date.now() - lastGrowth > stallLimit) child.kill()
    }, 500)
    child.once('close', (code) => {
      clearInterval(watch)
      rmSync(scratch, { recursive: true, force: true })
      if (code === 0) resolve(null)
      else resolve(reasonIn(errors))
    })
  })

const memoryFile = (cache) => path.join(cache, 'official-electron-unreachable.json')

/** What makes a remembered failure out of date (another version, mirror or proxy), as a digest: addresses may hold passwords. */
export const circumstances = (environment) => {
  const { version } = JSON.parse(readFileSync(path.join(packageFolder(), 'package.json'), 'utf8'))
  const mirrors = [environment.ELECTRON_MIRROR, environment.npm_config_electron_mirror]
  return createHash('sha256')
    .update(JSON.stringify([version, ...mirrors, proxyOf(environment)]))
    .digest('hex')
}

const rememberedFailure = (cache, environment) => {
  try {
    const memory = JSON.parse(readFileSync(memoryFile(cache), 'utf8'))
    const age = Date.now() - memory.at
    return memory.circumstances === circumstances(environment) && age >= 0 && age < rememberFor ? memory.detail : null
  } catch {
    return null
  }
}

/** The folder of the official runtime, fetched where it is missing; `{folder: null, detail}` where it cannot be had. */
export const fetchOfficial = async ({ cache, environment, patience }) => {
  if (!existsSync(path.join(packageFolder(), 'install.js'))) {
    throw new Trouble('The dependencies are not installed. First: npm ci')
  }
  const folder = path.join(packageFolder(), 'dist')
  if (installed()) return { folder, detail: null }
  const remembered = patience === 'remember failure' ? rememberedFailure(cache, environment) : null
  if (remembered !== null) return { folder: null, detail: remembered }
  say('Downloading the official Electron runtime (about 110 MB, once) ...')
  const failure = await download(environment)
  if (failure === null && installed()) return { folder, detail: null }
  const detail = failure ?? 'its installer ended well, but left no runtime'
  say(`The official Electron runtime could not be downloaded: ${detail}`)
  mkdirSync(cache, { recursive: true, mode: 0o700 })
  writeFileSync(
    memoryFile(cache),
    JSON.stringify({ at: Date.now(), circumstances: circumstances(environment), detail }),
  )
  return { folder: null, detail }
}
