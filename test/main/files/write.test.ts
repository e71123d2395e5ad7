import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backupFolder } from '../../../main/files/backup.ts'
import { systemClock } from '../../../main/files/clock.ts'
import { nodeFileSystem } from '../../../main/files/file-system.ts'
import { writeGuarded } from '../../../main/files/write.ts'
import { appendLine, type Fixture, makeFixture, modeOf, requestFor } from './fixture.ts'

const CREDENTIALS = '[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n'

let fixture: Fixture
beforeEach(() => {
  fixture = makeFixture()
})
afterEach(() => fixture.remove())

async function write(path: string, change = appendLine('[added]'), clock = systemClock) {
  const result = await writeGuarded(requestFor(fixture, path, change, { clock }))
  if (result.ok) await result.value.watch.close()
  return result
}

const temporaries = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.tmp'))

describe('a guarded write', () => {
  it('puts the changed text in the file and leaves nothing else in its folder', async () => {
    const path = fixture.put('.aws/credentials', CREDENTIALS)
    const result = await write(path)
    expect(result).toMatchObject({ ok: true, value: { outcome: 'written', path, notes: [] } })
    expect(readFileSync(path, 'utf8')).toBe(`${CREDENTIALS}[added]\n`)
    expect(readdirSync(fixture.path('.aws'))).toEqual(['credentials'])
  })

  it('touches nothing when the change is there already', async () => {
    const path = fixture.put('.aws/credentials', `${CREDENTIALS}[added]\n`)
    const before = statSync(path, { bigint: true })
    const result = await write(path)
    expect(result).toMatchObject({ ok: true, value: { outcome: 'unchanged', backup: null } })
    expect(statSync(path, { bigint: true }).mtimeNs).toBe(before.mtimeNs)
    expect(existsSync(fixture.places.backupsFolder)).toBe(false)
  })

  it('keeps a copy of what was there, readable by its owner alone', async () => {
    const path = fixture.put('.aws/credentials', CREDENTIALS)
    const result = await write(path)
    const backup = result.ok ? (result.value.backup ?? '') : ''
    expect(readFileSync(backup, 'utf8')).toBe(CREDENTIALS)
    expect(modeOf(backup)).toBe(0o600)
    expect(modeOf(fixture.places.backupsFolder)).toBe(0o700)
    expect(modeOf(backupFolder(path, fixture.places))).toBe(0o700)
    expect(backup.startsWith(fixture.path('.aws'))).toBe(false)
  })

  it('passes the refusal of the change on, and writes nothing', async () => {
    const path = fixture.put('.aws/credentials', CREDENTIALS)
    const result = await writeGuarded(requestFor(fixture, path, () => ({ ok: false, refusal: 'holds-keys' as const })))
    expect(result).toMatchObject({ ok: false, problem: { code: 'refused', refusal: 'holds-keys' } })
    expect(readFileSync(path, 'utf8')).toBe(CREDENTIALS)
    expect(existsSync(fixture.places.backupsFolder)).toBe(false)
  })

  it('clears away what a dead writer of ours left, and nothing else', async () => {
    const path = fixture.put('.aws/credentials', CREDENTIALS)
    fixture.put('.aws/.lanyard-999999999-0123456789ab.tmp', 'half')
    fixture.put(`.aws/.lanyard-${process.pid}-0123456789ab.tmp`, 'alive')
    fixture.put('.aws/notes.tmp', 'theirs')
    await write(path)
    expect(readdirSync(fixture.path('.aws')).toSorted()).toEqual([
      `.lanyard-${process.pid}-0123456789ab.tmp`,
      'credentials',
      'notes.tmp',
    ])
  })

  it('creates a missing file 0600 in a folder 0700, and says so', async () => {
    const path = fixture.path('.aws/credentials')
    const result = await write(path)
    expect(result).toMatchObject({ ok: true, value: { backup: null, before: '', notes: [{ code: 'created' }] } })
    expect(modeOf(path)).toBe(0o600)
    expect(modeOf(fixture.path('.aws'))).toBe(0o700)
  })

  it('does not create a folder for a change that is refused', async () => {
    await writeGuarded(requestFor(fixture, fixture.path('.aws/credentials'), () => ({ ok: false, refusal: null })))
    expect(existsSync(fixture.path('.aws'))).toBe(false)
  })
})

describe('modes', () => {
  it.each([0o600, 0o640, 0o644, 0o664, 0o700])('keeps %o', async (mode) => {
    const path = fixture.put('.aws/credentials', CREDENTIALS)
    chmodSync(path, mode)
    await write(path)
    expect(modeOf(path)).toBe(mode)
  })
})

describe('symlinks', () => {
  it('are followed through a chain and stay what they are', async () => {
    const real = fixture.put('dotfiles/aws/credentials', CREDENTIALS)
    mkdirSync(fixture.path('.aws'))
    symlinkSync('credentials.link', fixture.path('.aws/credentials'))
    symlinkSync('../dotfiles/aws/credentials', fixture.path('.aws/credentials.link'))
    const result = await write(fixture.path('.aws/credentials'))
    expect(result).toMatchObject({ ok: true, value: { path: real } })
    expect(readlinkSync(fixture.path('.aws/credentials'))).toBe('credentials.link')
    expect(lstatSync(real).isSymbolicLink()).toBe(false)
    expect(readFileSync(real, 'utf8')).toContain('[added]')
    expect(readdirSync(fixture.path('dotfiles/aws'))).toEqual(['credentials'])
  })

  it('of the folder are followed', async () => {
    const real = fixture.put('dotfiles/aws/credentials', CREDENTIALS)
    symlinkSync(fixture.path('dotfiles/aws'), fixture.path('.aws'))
    expect(await write(fixture.path('.aws/credentials'))).toMatchObject({ ok: true, value: { path: real } })
    expect(lstatSync(fixture.path('.aws')).isSymbolicLink()).toBe(true)
  })

  it('that dangle create the file they name', async () => {
    mkdirSync(fixture.path('.aws'))
    symlinkSync('../dotfiles/credentials', fixture.path('.aws/credentials'))
    expect(await write(fixture.path('.aws/credentials'))).toMatchObject({ ok: true })
    expect(readFileSync(fixture.path('dotfiles/credentials'), 'utf8')).toBe('[added]\n')
    expect(lstatSync(fixture.path('.aws/credentials')).isSymbolicLink()).toBe(true)
    expect(modeOf(fixture.path('dotfiles'))).toBe(0o700)
  })

  it('of a folder that dangle create that folder', async () => {
    symlinkSync('dotfiles/aws', fixture.path('.aws'))
    expect(await write(fixture.path('.aws/credentials'))).toMatchObject({ ok: true })
    expect(existsSync(fixture.path('dotfiles/aws/credentials'))).toBe(true)
  })

  it('that lead in a circle are refused', async () => {
    symlinkSync('b', fixture.path('a'))
    symlinkSync('a', fixture.path('b'))
    expect(await write(fixture.path('a'))).toMatchObject({ ok: false, problem: { code: 'not-a-file' } })
  })
})

describe('bytes that the change does not concern', () => {
  it.each([
    ['CRLF line ends', Buffer.from('[a]\r\nk = v\r\n')],
    ['a byte order mark', Buffer.from('\ufeff[a]\nk = v\n')],
    ['latin-1 text', Buffer.from('[a]\nname = J\xfcrgen\n', 'latin1')],
    ['no final newline', Buffer.from('[a]\nk = v')],
    ['NUL and lone carriage returns', Buffer.from('[a]\rk = \0v\r')],
    ['bytes that are no text at all', Buffer.from(Array.from({ length: 256 }, (_, index) => index))],
  ])('stay: %s', async (_name, bytes) => {
    const path = fixture.put('.aws/credentials', bytes)
    await write(path)
    const after = readFileSync(path)
    expect(after.subarray(0, bytes.length).equals(bytes)).toBe(true)
    expect(after.subarray(bytes.length).toString('latin1')).toBe('[added]\n')
  })

  it('are not risked when new text does not fit the encoding', async () => {
    const bytes = Buffer.from('[a]\nname = J\xfcrgen\n', 'latin1')
    const path = fixture.put('.aws/credentials', bytes)
    const result = await write(path, appendLine('name = \u65e5\u672c'))
    expect(result).toMatchObject({ ok: false, problem: { code: 'not-encodable' } })
    expect(readFileSync(path).equals(bytes)).toBe(true)
  })
})

describe('what is not to be written', () => {
  it('a read-only file is refused and explained, even to the administrator', async () => {
    const path = fixture.put('.aws/credentials', CREDENTIALS)
    chmodSync(path, 0o444)
    const result = await write(path)
    expect(result).toMatchObject({ ok: false, problem: { code: 'read-only' } })
    expect(result.ok ? '' : result.problem.message).toContain('chezmoi')
    expect(readFileSync(path, 'utf8')).toBe(CREDENTIALS)
    expect(temporaries(fixture.path('.aws'))).toEqual([])
  })

  it('a folder, a pipe and a device are refused at once', async () => {
    mkdirSync(fixture.path('folder'))
    execFileSync('mkfifo', [fixture.path('pipe')])
    symlinkSync('/dev/null', fixture.path('device'))
    for (const name of ['folder', 'pipe', 'device']) {
      expect(await write(fixture.path(name))).toMatchObject({ ok: false, problem: { code: 'not-a-file' } })
    }
  })

  it('a folder that is a file is named', async () => {
    writeFileSync(fixture.path('.aws'), 'not a folder')
    expect(await write(fixture.path('.aws/credentials'))).toMatchObject({
      ok: false,
      problem: { code: 'write-failed' },
    })
    expect(readFileSync(fixture.path('.aws'), 'utf8')).toBe('not a folder')
  })
})

describe('hard links', () => {
  it('are written in place, with a copy and a note, so that both names show the change', async () => {
    const path = fixture.put('.aws/credentials', CREDENTIALS)
    linkSync(path, fixture.path('other'))
    const inode = statSync(path).ino
    const result = await write(path)
    expect(result).toMatchObject({ ok: true, value: { notes: [{ code: 'in-place-hard-link' }] } })
    expect(readFileSync(fixture.path('other'), 'utf8')).toBe(`${CREDENTIALS}[added]\n`)
    expect(statSync(path).ino).toBe(inode)
    expect(result.ok ? readFileSync(result.value.backup ?? '', 'utf8') : '').toBe(CREDENTIALS)
  })

  it('shrink without a rest of the old text', async () => {
    const path = fixture.put('.aws/credentials', CREDENTIALS)
    linkSync(path, fixture.path('other'))
    await write(path, () => ({ ok: true, text: '[a]\n' }))
    expect(readFileSync(path, 'utf8')).toBe('[a]\n')
  })
})

describe('copies', () => {
  it('are kept twenty at a time, and the very first for ever', async () => {
    const path = fixture.put('.aws/credentials', 'first\n')
    for (let count = 0; count < 30; count += 1) await write(path, appendLine(`line ${count}`))
    const folder = backupFolder(path, fixture.places)
    const names = readdirSync(folder).toSorted()
    expect(names).toHaveLength(21)
    const first = names.filter((name) => name.startsWith('first-'))
    expect(first.map((name) => readFileSync(`${folder}/${name}`, 'utf8'))).toEqual(['first\n'])
    const newest = names.filter((name) => !name.startsWith('first-')).at(-1)
    expect(readFileSync(`${folder}/${newest}`, 'utf8')).toContain('line 28')
    expect(readFileSync(`${folder}/${newest}`, 'utf8')).not.toContain('line 29')
  })

  it('are not lost when the clock had run ahead: the one just made stays', async () => {
    const path = fixture.put('.aws/credentials', 'first\n')
    const ahead = { ...systemClock, now: () => Date.now() + 86_400_000 }
    for (let count = 0; count < 25; count += 1) await write(path, appendLine(`line ${count}`), ahead)
    const before = readFileSync(path, 'utf8')
    const backups: string[] = []
    for (const line of ['then', 'now']) {
      const result = await write(path, appendLine(line))
      if (result.ok && result.value.backup !== null) backups.push(result.value.backup)
    }
    expect(backups.map((backup) => readFileSync(backup, 'utf8'))).toEqual([before, `${before}then\n`])
    expect(readdirSync(backupFolder(path, fixture.places))).toHaveLength(21)
  })

  it('are whole or not there: one that stopped half-way has another name and counts for nothing', async () => {
    const path = fixture.put('.aws/credentials', 'first\n')
    const folder = backupFolder(path, fixture.places)
    fixture.put(`${folder.slice(fixture.home.length + 1)}/.lanyard-${process.pid}-0123456789ab.tmp`, 'fi')
    await write(path)
    const copies = readdirSync(folder).filter((name) => !name.endsWith('.tmp'))
    expect(copies.map((name) => [name.startsWith('first-'), readFileSync(`${folder}/${name}`, 'utf8')])).toEqual([
      [true, 'first\n'],
    ])
  })

  it('do not go for a write that does not happen', async () => {
    const path = fixture.put('.aws/credentials', 'first\n')
    for (let count = 0; count < 25; count += 1) await write(path, appendLine(`line ${count}`))
    const before = readdirSync(backupFolder(path, fixture.places))
    const open: typeof nodeFileSystem.open = (name, purpose) =>
      name.startsWith(fixture.path('.aws')) && purpose === 'create'
        ? Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }))
        : nodeFileSystem.open(name, purpose)
    const request = requestFor(fixture, path, appendLine('more'), { fileSystem: { ...nodeFileSystem, open } })
    expect(await writeGuarded(request)).toMatchObject({ ok: false, problem: { code: 'write-failed' } })
    expect(readdirSync(backupFolder(path, fixture.places))).toEqual(before)
  })
})
