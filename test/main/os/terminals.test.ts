import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeTerminalMachine } from '../../../main/os/terminal-machine.ts'
import { type Launch, openTerminal, type TerminalMachine } from '../../../main/os/terminals.ts'
import { type Fixture, makeFixture } from '../files/fixture.ts'

const DEV = { profile: 'dev', region: 'eu-west-1' }

/** A machine that has some programs, and remembers what was started on it. */
function makeMachine(there: readonly string[], more: Partial<TerminalMachine> = {}) {
  const launches: Launch[] = []
  const scripts: string[] = []
  const machine: TerminalMachine = {
    platform: 'linux',
    environment: { PATH: '/opt/bin:/usr/bin', HOME: '/home/alice', AWS_PROFILE: 'old', AWS_DEFAULT_PROFILE: 'older' },
    folder: '/home/alice',
    shell: '/usr/bin/fish',
    isRunnable: async (file) => there.includes(file),
    start: async (launch) => {
      launches.push(launch)
      return 'started'
    },
    keepScript: async (text) => {
      scripts.push(text)
      return '/tmp/x/lanyard.command'
    },
    ...more,
  }
  return { machine, launches, scripts }
}

describe('a terminal on Linux', () => {
  test.each([
    ['x-terminal-emulator', ['-e']],
    ['gnome-terminal', ['--']],
    ['ptyxis', ['--']],
    ['konsole', ['-e']],
    ['xfce4-terminal', ['-x']],
    ['kitty', []],
    ['alacritty', ['-e']],
    ['wezterm', ['start', '--']],
    ['foot', []],
    ['xterm', ['-e']],
  ])('is %s where that is the one there is, and is told the profile as it takes programs', async (program, words) => {
    const { machine, launches } = makeMachine([`/usr/bin/${program}`])
    expect(await openTerminal(DEV, machine)).toEqual({ ok: true, value: null })
    expect(launches).toHaveLength(1)
    const [launch] = launches
    expect(launch?.program).toBe(`/usr/bin/${program}`)
    expect(launch?.words.slice(0, words.length + 1)).toEqual([...words, '/usr/bin/env'])
    expect(launch?.words.slice(-4)).toEqual([
      'AWS_PROFILE=dev',
      'AWS_REGION=eu-west-1',
      'AWS_DEFAULT_REGION=eu-west-1',
      '/usr/bin/fish',
    ])
    expect(launch?.environment).toMatchObject({ AWS_PROFILE: 'dev', AWS_REGION: 'eu-west-1', HOME: '/home/alice' })
    expect(launch?.environment).not.toHaveProperty('AWS_DEFAULT_PROFILE')
  })

  test('is the one the person named, by name or path, told as that one takes programs', async () => {
    const named = async (own: string, there: readonly string[]) => {
      const { machine, launches } = makeMachine(there, { environment: { PATH: '/usr/bin', TERMINAL: own } })
      await openTerminal(DEV, machine)
      return [launches[0]?.program, launches[0]?.words[0]]
    }
    const all = ['/usr/bin/x-terminal-emulator', '/usr/bin/wezterm', '/usr/bin/st', '/my/foot']
    expect(await named('wezterm', all)).toEqual(['/usr/bin/wezterm', 'start'])
    expect(await named('/my/foot', all)).toEqual(['/my/foot', '/usr/bin/env'])
    expect(await named('st', all)).toEqual(['/usr/bin/st', '-e'])
    expect(await named('gone', all)).toEqual(['/usr/bin/x-terminal-emulator', '-e'])
  })

  test('gives its shell the very profile, and nothing of a terminal that ran before', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
          .filter((name) => !/[\p{Cc}\p{Bidi_Control}]/u.test(name)),
        async (profile) => {
          const { machine, launches } = makeMachine(['/usr/bin/foot'])
          await openTerminal({ profile, region: null }, { ...machine, shell: '/usr/bin/env' })
          const [program = '', ...words] = launches[0]?.words ?? []
          // A server of terminals has an environment of its own.
          const server = { AWS_ACCESS_KEY_ID: 'AKIAOLDEXAMPLE', AWS_REGION: 'old', LANYARD_SET_PROFILE: 'old' }
          const { stdout } = spawnSync(program, [...words, '-0'], { encoding: 'utf8', env: server })
          expect(stdout.split('\0').filter(Boolean)).toEqual([`AWS_PROFILE=${profile}`])
        },
      ),
      { numRuns: 20 },
    )
  })

  test('is told of in a sentence where there is none, or where it does not start', async () => {
    expect(await openTerminal(DEV, makeMachine([]).machine)).toMatchObject({
      ok: false,
      failure: expect.stringContaining('No terminal was found'),
    })
    const { machine } = makeMachine(['/usr/bin/xterm'], { start: async () => 'failed' })
    expect(await openTerminal(DEV, machine)).toMatchObject({ ok: false, failure: expect.stringContaining('xterm') })
  })
})

describe('a terminal on macOS', () => {
  test('is the one that opens .command files, by a script without secrets that takes itself away', async () => {
    const { machine, launches, scripts } = makeMachine([], { platform: 'darwin', shell: "/bin/o'zsh" })
    expect(await openTerminal({ profile: "o'neil $(x)", region: 'eu-west-1' }, machine)).toMatchObject({ ok: true })
    expect(launches).toMatchObject([{ program: '/usr/bin/open', words: ['/tmp/x/lanyard.command'] }])
    expect(scripts).toMatchInlineSnapshot(`
      [
        "#!/bin/sh
      rm -f -- "$0"; rmdir -- "\${0%/*}"
      cd -- '/home/alice' || exit
      unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_CREDENTIAL_EXPIRATION AWS_WEB_IDENTITY_TOKEN_FILE AWS_ROLE_ARN AWS_ROLE_SESSION_NAME AWS_DEFAULT_PROFILE AWS_SECURITY_TOKEN AWS_ACCOUNT_ID AWS_ACCESS_KEY AWS_SECRET_KEY AMAZON_ACCESS_KEY_ID AMAZON_SECRET_ACCESS_KEY AMAZON_SESSION_TOKEN LANYARD_SET_PROFILE LANYARD_SET_REGION LANYARD_HERE
      export AWS_PROFILE='o'\\''neil $(x)'
      export AWS_REGION='eu-west-1'
      export AWS_DEFAULT_REGION='eu-west-1'
      clear
      exec '/bin/o'\\''zsh' -l
      ",
      ]
    `)
  })

  test('is none where the script cannot be kept', async () => {
    const { machine } = makeMachine([], { platform: 'darwin', keepScript: async () => null })
    expect(await openTerminal(DEV, machine)).toMatchObject({ ok: false })
  })
})

describe('a terminal on Windows', () => {
  const environment = {
    Path: 'C:\\Windows\\System32;C:\\PS7',
    ComSpec: 'C:\\Windows\\System32\\cmd.exe',
    aws_profile: 'old',
  }

  test.each([
    [['C:\\PS7\\pwsh.exe', 'C:\\Windows\\System32\\powershell.exe'], 'pwsh.exe'],
    [['C:\\Windows\\System32\\powershell.exe'], 'powershell.exe'],
    [[], 'cmd.exe'],
  ])('is the default one, with the newest shell that is there: %j', async (there, shell) => {
    const { machine, launches } = makeMachine(there, { platform: 'win32', environment })
    expect(await openTerminal({ profile: 'a%b&"c', region: null }, machine)).toMatchObject({ ok: true })
    expect(launches).toEqual([
      {
        program: environment.ComSpec,
        words: ['/d', '/c', 'start', '', shell],
        environment: { Path: environment.Path, ComSpec: environment.ComSpec, AWS_PROFILE: 'a%b&"c' },
        folder: '/home/alice',
      },
    ])
  })
})

test.each(['linux', 'darwin', 'win32'] as const)(
  'a name that no terminal can be given is refused on %s',
  async (platform) => {
    for (const profile of ['', 'a\nb', 'a\u0000b', 'a\u202eb']) {
      const { machine, launches, scripts } = makeMachine(['/usr/bin/xterm'], { platform })
      expect(await openTerminal({ profile, region: null }, machine)).toMatchObject({ ok: false })
      expect([...launches, ...scripts]).toEqual([])
    }
  },
)

describe('this machine', () => {
  let fixture: Fixture
  beforeEach(() => {
    fixture = makeFixture()
  })
  afterEach(() => fixture.remove())

  const machineHere = () => makeTerminalMachine('linux', { PATH: process.env['PATH'] }, fixture.home)

  test('starts a program that is not waited for, and says where it cannot', async () => {
    const { start } = machineHere()
    const launch = { words: [], environment: {}, folder: fixture.home }
    expect(await start({ ...launch, program: '/bin/true' })).toBe('started')
    for (const program of ['/nowhere/xterm', 'a\u0000b']) expect(await start({ ...launch, program })).toBe('failed')
  })

  test('keeps a script that its user alone can read, and that works and takes itself away', async () => {
    const { machine, scripts } = makeMachine([], { platform: 'darwin', folder: fixture.home })
    const shell = fixture.put('shell', '#!/bin/sh\necho "$AWS_PROFILE|$PWD|$1|${AWS_ACCESS_KEY_ID-none}"\n')
    spawnSync('chmod', ['+x', shell])
    await openTerminal({ profile: "o'neil $(x)", region: null }, { ...machine, shell })
    const file = await machineHere().keepScript(scripts[0] ?? '')
    if (file === null) throw new Error('no script')
    expect([statSync(file).mode & 0o777, statSync(dirname(file)).mode & 0o777]).toEqual([0o700, 0o700])
    expect(readFileSync(file, 'utf8')).toBe(scripts[0])
    writeFileSync(file, (scripts[0] ?? '').replace('clear\n', ''))
    const env = { PATH: process.env['PATH'] ?? '', AWS_ACCESS_KEY_ID: 'AKIAOLDEXAMPLE' }
    const { stdout } = spawnSync(file, { encoding: 'utf8', env })
    expect(stdout).toBe(`o'neil $(x)|${fixture.home}|-l|none\n`)
    expect([existsSync(file), existsSync(dirname(file))]).toEqual([false, false])
  })
})
