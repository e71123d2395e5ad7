import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..', '..')

describe('the code cache of the command line', () => {
  let folder: string
  const start = () => execFileSync(process.execPath, [join(folder, 'lanyard.js')], { encoding: 'utf8' })

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lanyard-cache-'))
    copyFileSync(join(root, 'main/cli/boot.cjs'), join(folder, 'lanyard.js'))
    writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }')
    writeFileSync(
      join(folder, 'program.js'),
      "console.log(require('./part.js').answer(), __filename === module.filename)",
    )
    writeFileSync(join(folder, 'part.js'), 'exports.answer = () => 42')
    execFileSync(process.execPath, [join(root, 'scripts/lib/code-cache.cjs'), folder, 'chain'])
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is made for every file that a command loads', () => {
    expect(existsSync(join(folder, 'program.js.cache'))).toBe(true)
    expect(existsSync(join(folder, 'part.js.cache'))).toBe(true)
  })

  it('changes nothing about what the program says', () => {
    expect(start()).toBe('42 true\n')
  })

  it('is no loss when it is broken, from another version, or gone', () => {
    const file = join(folder, 'part.js.cache')
    writeFileSync(file, readFileSync(file).subarray(0, 40))
    expect(start()).toBe('42 true\n')
    writeFileSync(file, 'not a cache at all')
    expect(start()).toBe('42 true\n')
    rmSync(file)
    expect(start()).toBe('42 true\n')
  })

  it('of an older text is refused: the new text runs', () => {
    writeFileSync(join(folder, 'part.js'), 'exports.answer = () => "newer and longer than before"')
    execFileSync(process.execPath, [join(root, 'scripts/lib/code-cache.cjs'), folder, 'chain'])
    writeFileSync(join(folder, 'part.js'), 'exports.answer = () => "the newest"')
    expect(start()).toBe('the newest true\n')
  })
})
