import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeSecret } from '../../app/text/secret.ts'
import { systemClock } from '../../main/files/clock.ts'
import { placesOf } from '../../main/files/places.ts'
import { type CachedRole, readRoleCache, removeRoleCache, writeRoleCache } from '../../main/files/role-cache.ts'

/* Credentials of a role go to a folder of AWS CLI's, where others may have been before: what lies there decides nothing about where they land. */

const NAME = `${'a1'.repeat(20)}.json`
const SECRET = 'cAnArY-of-the-role/EXAMPLE'
const role: CachedRole = {
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  secretAccessKey: makeSecret(SECRET),
  sessionToken: makeSecret('token-EXAMPLE'),
  expiresAt: Date.UTC(2030, 0, 1),
  accountId: '123456789012',
  assumedRole: { arn: 'arn:aws:sts::123456789012:assumed-role/Admin/me', id: null },
}

let home = ''
beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'lanyard-role-cache-')))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const cache = () => join(home, '.aws', 'cli', 'cache')
const file = () => join(cache(), NAME)
const access = () => ({
  folder: cache(),
  name: NAME,
  places: placesOf(new Map([['LANYARD_HOME', join(home, 'lanyard')]]), home, 'linux', home),
  clock: systemClock,
  platform: 'linux' as const,
})
const make = (): void => {
  mkdirSync(cache(), { recursive: true, mode: 0o700 })
}

test.runIf(process.platform !== 'win32')(
  'a link in the file’s place is replaced, and what it leads to stays',
  async () => {
    make()
    const elsewhere = join(home, 'published.json')
    writeFileSync(elsewhere, 'theirs', { mode: 0o644 })
    symlinkSync(elsewhere, file())
    expect(await writeRoleCache(access(), role)).toMatchObject({ ok: true })
    expect(readFileSync(elsewhere, 'utf8')).toBe('theirs')
    expect(lstatSync(file()).isSymbolicLink()).toBe(false)
    expect(statSync(file()).mode & 0o777).toBe(0o600)
    expect(readdirSync(cache())).toEqual([NAME])
  },
)

test.runIf(process.platform !== 'win32')('a file that all may read is closed, whatever the umask', async () => {
  make()
  writeFileSync(file(), '{}', { mode: 0o666 })
  chmodSync(file(), 0o666)
  const before = process.umask(0)
  try {
    expect(await writeRoleCache(access(), role)).toMatchObject({ ok: true })
  } finally {
    process.umask(before)
  }
  expect(statSync(file()).mode & 0o777).toBe(0o600)
})

test.runIf(process.platform !== 'win32')(
  'a folder that others may write to gets none, and neither does a link to one',
  async () => {
    const open = join(home, 'open')
    mkdirSync(open)
    chmodSync(open, 0o777)
    mkdirSync(join(home, '.aws', 'cli'), { recursive: true })
    symlinkSync(open, cache())
    expect(await writeRoleCache(access(), role)).toEqual({ ok: false, trouble: { reason: 'not-private' } })
    expect(readdirSync(open)).toEqual([])
  },
)

test.runIf(process.platform !== 'win32')(
  'a pipe or a folder in the file’s place holds up nothing and is not read',
  async () => {
    make()
    execFileSync('mkfifo', [file()])
    expect(await readRoleCache(access())).toBeNull()
    expect(await removeRoleCache(access(), role.accessKeyId)).toBe('gone')
    expect(existsSync(file())).toBe(true)
    rmSync(file())
    mkdirSync(file())
    expect(await readRoleCache(access())).toBeNull()
    expect(await writeRoleCache(access(), role)).toMatchObject({ ok: false, trouble: { reason: 'unavailable' } })
    expect(readdirSync(cache())).toEqual([NAME])
  },
)

test.runIf(process.platform !== 'win32')(
  'taking back removes a link, never what it leads to, and nothing of another key',
  async () => {
    make()
    const elsewhere = join(home, 'copy.json')
    expect(await writeRoleCache(access(), role)).toMatchObject({ ok: true })
    writeFileSync(elsewhere, readFileSync(file()), { mode: 0o600 })
    rmSync(file())
    symlinkSync(elsewhere, file())
    expect(await removeRoleCache(access(), 'ASIAOTHEREXAMPLE0000')).toBe('not-ours')
    expect(existsSync(file())).toBe(true)
    expect(await removeRoleCache(access(), role.accessKeyId)).toMatchObject({ ok: true })
    expect(readdirSync(cache())).toEqual([])
    expect(readFileSync(elsewhere, 'utf8')).toContain(SECRET)
  },
)
