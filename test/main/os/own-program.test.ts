import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type OwnProcess, ownProgram } from '../../../main/os/own-program.ts'

let folder: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'lanyard-own-')))
  for (const name of ['cellar', 'bin', 'other']) mkdirSync(join(folder, name))
  writeFileSync(join(folder, 'cellar', 'node'), '')
  writeFileSync(join(folder, 'other', 'node'), '')
  symlinkSync(join(folder, 'cellar', 'node'), join(folder, 'bin', 'node'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const at = (...parts: readonly string[]): string => join(folder, ...parts)
const program = (more: Partial<OwnProcess>) =>
  ownProgram({
    runtime: 'node',
    execPath: at('cellar', 'node'),
    script: '/opt/lanyard/lanyard.js',
    path: '',
    platform: 'linux',
    ...more,
  })

describe('what a setting names to start lanyard', () => {
  test('is the running Node by the name that outlives an update, never another Node', () => {
    const path = `relative:${at('missing')}:${at('other')}:${at('bin')}`
    expect(program({ path })).toEqual({ ok: true, value: [at('bin', 'node'), '/opt/lanyard/lanyard.js'] })
    expect(program({ path: at('other') })).toMatchObject({ value: [at('cellar', 'node'), expect.anything()] })
  })

  test('is a Node of the PATH where Electron runs, or a sentence', () => {
    const electron = { runtime: 'electron', execPath: '/opt/Lanyard/lanyard-desktop' } as const
    expect(program({ ...electron, path: at('other') })).toMatchObject({
      value: [at('other', 'node'), expect.anything()],
    })
    expect(program(electron)).toMatchObject({ ok: false, failure: expect.stringMatching(/No node was found/) })
  })

  test.each(['/tmp/.mount_LanyarXy/resources/cli/lanyard.js', '/private/var/AppTranslocation/1/lanyard.js'])(
    'is nothing that will be gone: %s',
    (script) => {
      expect(program({ script })).toMatchObject({ ok: false, failure: expect.stringMatching(/no lasting setting/) })
    },
  )
})
