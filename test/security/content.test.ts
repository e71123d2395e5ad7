import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerTo, CONTENT_SECURITY_POLICY, headersFor, listContent, type Manifest } from '../../main/os/content.ts'

let folder: string
let manifest: Manifest
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lanyard-content-'))
  await mkdir(join(folder, 'renderer', 'assets'), { recursive: true })
  const pages = join(folder, 'renderer')
  await writeFile(join(folder, 'package.json'), '{}')
  for (const name of ['index.html', 'assets/index-3f.js', 'assets/index.css', 'licenses-renderer.md', 'notes.json']) {
    await writeFile(join(pages, name), '')
  }
  manifest = await listContent(pages)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('only our files load', () => {
  it('serves pages, scripts, styles and pictures that were built, nothing else of the folder', () => {
    expect([...manifest.keys()].toSorted()).toEqual(['/assets/index-3f.js', '/assets/index.css', '/index.html'])
    expect(answerTo('lanyard://app/index.html', manifest)?.mediaType).toBe('text/html; charset=utf-8')
    expect(answerTo('lanyard://app/assets/index-3f.js?v=1#x', manifest)?.mediaType).toContain('text/javascript')
  })

  it('serves nothing where nothing was built', async () => {
    expect((await listContent(join(folder, 'absent'))).size).toBe(0)
  })

  it.each([
    'lanyard://app/../package.json',
    'lanyard://app/%2e%2e/package.json',
    'lanyard://app/..%2fpackage.json',
    'lanyard://app/..\\package.json',
    'lanyard://app/assets/../../package.json',
    'lanyard://app//index.html',
    'lanyard://app/index.html%00.js',
    'lanyard://app/INDEX.HTML',
    'lanyard://app/',
    'lanyard://app/etc/passwd',
    'lanyard://app/C:/Windows/win.ini',
    'lanyard://app/constructor',
    'lanyard://app/__proto__',
    'lanyard://other/index.html',
    'lanyard://app:80/index.html',
    'lanyard:index.html',
    'file:///etc/passwd',
    'https://app/index.html',
    '',
    'nonsense',
  ])('answers nothing to %s', (address) => {
    expect(answerTo(address, manifest)).toBeNull()
  })

  it('answers ten thousand twisted paths with nothing, or with a file of the list', () => {
    const files = new Set(manifest.values())
    const piece = fc.oneof(
      fc.constantFrom('..', '.', '%2e%2e', '%2E', '%00', '\\', '/', '//', 'C:', '․․', '..;', '%c0%ae', 'index.html'),
      fc.constantFrom('assets', 'index-3f.js', '?', '#', '@', ':', '%2f', '%5c', '\u202e', 'package.json'),
      fc.string({ unit: 'binary', maxLength: 6 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.constantFrom('/', ''), (pieces, joint) => {
        const answer = answerTo(`lanyard://app/${pieces.join(joint)}`, manifest)
        expect(answer === null || files.has(answer.file)).toBe(true)
      }),
      { numRuns: 10_000 },
    )
  })
})

describe('the content policy', () => {
  it('is this, to the letter', () => {
    expect(CONTENT_SECURITY_POLICY).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'none'; connect-src 'none'; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    )
  })

  it('goes with every answer, and no type is guessed', () => {
    const headers = headersFor('text/plain')
    expect(headers['content-security-policy']).toBe(CONTENT_SECURITY_POLICY)
    expect(headers['x-content-type-options']).toBe('nosniff')
  })
})
