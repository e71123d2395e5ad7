import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { SECRET_VARIABLES } from '../../../app/chain/model.ts'
import { takeEnvironment } from '../../../main/facts/environment.ts'
import { fillCommand, splitCommand } from '../../../main/os/command-words.ts'
import { type EditorMachine, openInEditor, start } from '../../../main/os/editor.ts'

type Started = { readonly program: string; readonly words: readonly string[] }

function machine(runnable: readonly string[], options: Partial<EditorMachine> = {}) {
  const started: Started[] = []
  const opened: string[] = []
  const made: EditorMachine = {
    platform: 'linux',
    path: ['/opt/bin', '/usr/bin'].join(delimiter),
    isRunnable: (file) => Promise.resolve(runnable.includes(file)),
    start: (program, words) => {
      started.push({ program, words })
      return Promise.resolve('started')
    },
    openBySystem: (file) => {
      opened.push(file)
      return Promise.resolve('')
    },
    ...options,
  }
  return { started, opened, made }
}

const file = '/home/some one/.aws/config'

describe('the command in words', () => {
  it.each([
    ['code --goto {file}:{line}', ['code', '--goto', '{file}:{line}']],
    ['  vim   +{line} ', ['vim', '+{line}']],
    [
      '"C:\\Program Files\\Edit\\edit.exe" -n{line} "{file}"',
      ['C:\\Program Files\\Edit\\edit.exe', '-n{line}', '{file}'],
    ],
    [`emacsclient --eval '(find-file "{file}")'`, ['emacsclient', '--eval', '(find-file "{file}")']],
    [`a""b ''`, ['ab', '']],
    ['open "quote', ['open', 'quote']],
    ['', []],
    ['   ', []],
  ])('%s', (command, words) => {
    expect(splitCommand(command)).toEqual(words)
  })

  it('never loses a character but quotes and the spaces between words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (command) => {
        const kept = (text: string): string => text.replace(/[\s"']/g, '')
        expect(kept(splitCommand(command).join(''))).toBe(kept(command))
      }),
    )
  })

  it('fills in file and line as they are, and appends a file nobody asked for', () => {
    expect(fillCommand(['--goto', '{file}:{line}'], file, 12)).toEqual(['--goto', `${file}:12`])
    expect(fillCommand(['+{line}'], file, 12)).toEqual(['+12', file])
    expect(fillCommand(['{file}'], '/tmp/$& {line} $(rm)', 3)).toEqual(['/tmp/$& {line} $(rm)'])
  })
})

describe('opening a file', () => {
  it('uses the command of the settings', async () => {
    const { made, started } = machine(['/usr/bin/code'])
    expect(await openInEditor('my-editor -w {file}:{line}', file, 7, made)).toEqual({ ok: true, value: null })
    expect(started).toEqual([{ program: 'my-editor', words: ['-w', `${file}:7`] }])
  })

  it('says which command could not be started, and opens nothing else', async () => {
    const { made, opened } = machine([], { start: () => Promise.resolve('failed') })
    const outcome = await openInEditor('my-editor', file, 7, made)
    expect(outcome.ok ? '' : outcome.failure).toContain('“my-editor”')
    expect(opened).toEqual([])
  })

  it('finds an editor in PATH, in the order of the folders', async () => {
    const { made, started } = machine(['/usr/bin/code', '/opt/bin/code', '/opt/bin/kate'])
    await openInEditor('', file, 7, made)
    expect(started).toEqual([{ program: '/opt/bin/code', words: ['--goto', `${file}:7`] }])
  })

  it('leaves it to the system where there is none, or it does not start', async () => {
    const none = machine([])
    await openInEditor('', file, 7, none.made)
    expect(none.opened).toEqual([file])
    const broken = machine(['/usr/bin/kate'], { start: () => Promise.resolve('failed') })
    await openInEditor('', file, 7, broken.made)
    expect(broken.opened).toEqual([file])
  })

  it('says why the system did not open it', async () => {
    const { made } = machine([], { openBySystem: () => Promise.resolve('No application is set for it') })
    const outcome = await openInEditor('', file, 7, made)
    expect(outcome.ok ? '' : outcome.failure).toContain('No application is set for it')
  })

  it('starts without a shell', async () => {
    expect(await start('/nowhere/editor; touch /tmp/lanyard-shell', [])).toBe('failed')
    expect(await start(process.execPath, ['-e', '0'])).toBe('started')
  })

  it('answers also where the system refuses at once', async () => {
    expect(await start('edit\0or', [])).toBe('failed')
    expect(await start(process.execPath, ['x\0y'])).toBe('failed')
  })

  it('gives the editor an environment without a key in it, and Lanyard keeps what it was started with', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lanyard-editor-'))
    const told = join(folder, 'environment')
    const script = `const fs = require('node:fs'); fs.writeFileSync('${told}.new', JSON.stringify(process.env)); fs.renameSync('${told}.new', '${told}')`
    for (const name of SECRET_VARIABLES) vi.stubEnv(name, 'canary')
    vi.stubEnv('AWS_PROFILE', 'kept')
    try {
      const taken = takeEnvironment(process.env)
      expect(await start(process.execPath, ['-e', script])).toBe('started')
      const text = await vi.waitFor(() => readFileSync(told, 'utf8'), { timeout: 10_000 })
      expect(text).toContain('"AWS_PROFILE":"kept"')
      expect(text).not.toContain('canary')
      expect([...SECRET_VARIABLES].map((name) => taken[name])).toEqual([...SECRET_VARIABLES].map(() => 'canary'))
    } finally {
      vi.unstubAllEnvs()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
