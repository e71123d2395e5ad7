import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, truncateSync } from 'node:fs'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LARGEST_FILE, snapshotOf } from '../../../main/files/contents.ts'
import { readContents, readShared } from '../../../main/files/read.ts'
import { readContentsSync } from '../../../main/files/read-sync.ts'
import { decodeText, encodeText } from '../../../main/files/text-codec.ts'
import { type Fixture, makeFixture } from './fixture.ts'

let fixture: Fixture
beforeEach(() => {
  fixture = makeFixture()
})
afterEach(() => fixture.remove())

describe.each([
  ['at once', (path: string) => Promise.resolve(readContentsSync(path))],
  ['without blocking', (path: string) => readContents(path)],
])('reading %s', (_name, read) => {
  it('gives the bytes of a file, through symlinks', async () => {
    const path = fixture.put('.aws/config', '[default]\n')
    symlinkSync(path, fixture.path('link'))
    for (const one of [path, fixture.path('link')]) {
      const contents = await read(one)
      expect(contents.state === 'present' && Buffer.from(contents.bytes).toString()).toBe('[default]\n')
    }
  })

  it('gives all bytes of a file larger than one read', async () => {
    const bytes = Buffer.alloc(300_001, 'x')
    const contents = await read(fixture.put('config', bytes))
    expect(contents.state === 'present' && Buffer.from(contents.bytes).equals(bytes)).toBe(true)
  })

  it('takes what does not exist, and a path below a file, for missing', async () => {
    fixture.put('file', '')
    symlinkSync('nowhere', fixture.path('dangling'))
    for (const name of ['none', 'none/config', 'file/config', 'dangling']) {
      expect(await read(fixture.path(name))).toEqual({ state: 'missing' })
    }
  })

  it('takes the null device for a missing file', async () => {
    expect(await read('/dev/null')).toEqual({ state: 'missing' })
  })

  it('says in a sentence what is no file, and never waits for a pipe', async () => {
    mkdirSync(fixture.path('folder'))
    execFileSync('mkfifo', [fixture.path('pipe')])
    symlinkSync('circle', fixture.path('circle'))
    for (const [name, words] of [
      ['folder', 'a folder'],
      ['pipe', 'a named pipe'],
      ['circle', 'circle'],
    ] as const) {
      const contents = await read(fixture.path(name))
      expect(contents.state === 'unreadable' && contents.reason).toContain(words)
    }
  })

  it('does not read what is larger than any AWS file', async () => {
    const path = fixture.put('config', '')
    truncateSync(path, LARGEST_FILE + 1)
    const contents = await read(path)
    expect(contents.state === 'unreadable' && contents.reason).toContain('20 MB')
  })
})

describe('a snapshot', () => {
  it('keeps a byte order mark as the first character', () => {
    const bytes = Buffer.from('\ufeff[a]\n')
    expect(snapshotOf('config', '/c', { state: 'present', bytes })).toEqual({
      role: 'config',
      path: '/c',
      state: 'present',
      text: '\ufeff[a]\n',
      encoding: 'utf-8',
      reason: null,
    })
  })

  it('of bytes that are not UTF-8 has one character a byte', () => {
    const snapshot = snapshotOf('config', '/c', { state: 'present', bytes: Uint8Array.of(0x5b, 0xe4, 0x5d) })
    expect(snapshot).toMatchObject({ text: '[\u00e4]', encoding: 'bytes' })
  })

  it('carries the reason of an unreadable file', async () => {
    mkdirSync(fixture.path('config'))
    const { snapshot, fingerprint } = await readShared('config', { path: fixture.path('config'), off: 'on' })
    expect(snapshot).toMatchObject({ state: 'unreadable', text: '' })
    expect(snapshot.reason).not.toBeNull()
    expect(fingerprint).toBeNull()
  })
})

describe('decoding', () => {
  it('and encoding gives back the same bytes, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const { text, encoding } = decodeText(bytes)
        return Buffer.from(encodeText(text, encoding) ?? []).equals(Buffer.from(bytes))
      }),
    )
  })

  it('and encoding gives back the same text, or says that it cannot', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('utf-8' as const, 'bytes' as const),
        (text, encoding) => {
          const bytes = encodeText(text, encoding)
          if (bytes === null) return true
          const back = encoding === 'utf-8' ? decodeText(bytes).text : Buffer.from(bytes).toString('latin1')
          return back === text
        },
      ),
    )
    expect(encodeText('\ud800', 'utf-8')).toBeNull()
    expect(encodeText('\u0100', 'bytes')).toBeNull()
  })
})
