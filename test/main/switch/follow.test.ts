import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { formatActive } from '../../../app/switch/active-file.ts'
import { type ActiveState, NOTHING_ACTIVE } from '../../../app/switch/model.ts'
import { notFollowing } from '../../../app/switch/not-following.ts'
import { activeFileOf } from '../../../main/switch/active-store.ts'
import { bundleScript } from '../../support/bundle-script.ts'
import type { ShellSight } from '../../support/typed-shell.ts'
import { type Fixture, makeFixture } from '../files/fixture.ts'
import { makeShells, REAL_SHELLS, type Shells, say } from './shells.ts'

const CONFIG = `[profile dev]
region = eu-west-1
[profile prod]
region = us-east-1
[profile plain]
[profile "a'b"]
[profile "$(touch caught)"]
[profile "\`touch caught\`;touch caught"]
[profile zürich-東京]
`

let script: string
let fixture: Fixture
let shells: Shells

beforeAll(async () => {
  script = await bundleScript(new URL('../../../main/cli/lanyard.ts', import.meta.url))
})
beforeEach(() => {
  fixture = makeFixture()
  fixture.put('.aws/config', CONFIG)
  shells = makeShells(fixture, script)
})
afterEach(() => fixture.remove())

const both = ({ profile, region }: ShellSight) => [profile, region]

/** The state as if it had been written before the shell starts. */
function put(state: Partial<ActiveState>): void {
  mkdirSync(fixture.places.stateFolder, { recursive: true, mode: 0o700 })
  writeFileSync(activeFileOf(fixture.places), formatActive({ ...NOTHING_ACTIVE, ...state }), { mode: 0o600 })
}

const dev = { profile: 'dev', region: 'eu-west-1' }
const prod = { profile: 'prod', region: 'us-east-1' }

describe.each(REAL_SHELLS)('%s', (shell) => {
  test('a switch is there at the next prompt, and so is going back, and none', () => {
    const lines = ['true', 'lanyard use dev', 'lanyard use plain', 'lanyard use -', 'lanyard use --none']
    expect(shells.type(shell, lines).map(both)).toEqual([
      [null, null],
      ['dev', 'eu-west-1'],
      ['plain', null],
      ['dev', 'eu-west-1'],
      [null, null],
    ])
  })

  test('a switch made elsewhere is there at the next prompt', () => {
    put(dev)
    fixture.put('other', formatActive({ ...NOTHING_ACTIVE, ...prod }))
    const file = activeFileOf(fixture.places)
    const sights = shells.type(shell, ['true', `cp other ${file}`, `rm ${file}`])
    expect(sights.map(both)).toEqual([
      ['dev', 'eu-west-1'],
      ['prod', 'us-east-1'],
      [null, null],
    ])
  })

  test('a profile set by hand is left alone, without the region of another, until it is set back', () => {
    put(dev)
    fixture.put('other', formatActive({ ...NOTHING_ACTIVE, ...prod }))
    const file = activeFileOf(fixture.places)
    const sights = shells.type(shell, [
      say.set(shell, 'AWS_PROFILE', 'mine'),
      `cp other ${file}`,
      say.set(shell, 'AWS_PROFILE', 'dev'),
      'true',
    ])
    expect(sights.map(both)).toEqual([
      ['mine', null],
      ['mine', null],
      ['prod', 'us-east-1'],
      ['prod', 'us-east-1'],
    ])
  })

  test('a variable unset by hand stays unset until lanyard use is run there', () => {
    put(dev)
    const sights = shells.type(shell, [
      say.unset(shell, 'AWS_REGION'),
      say.unset(shell, 'AWS_PROFILE'),
      'true',
      'lanyard use',
      'lanyard use prod',
    ])
    expect(sights.map(both)).toEqual([
      ['dev', null],
      [null, null],
      [null, null],
      [null, null],
      ['prod', 'us-east-1'],
    ])
  })

  test('a profile that was set before the shell started is left alone, keys too', () => {
    put(dev)
    const environment = { AWS_PROFILE: 'mine', AWS_REGION: 'eu-north-1', AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE' }
    const sights = shells.type(shell, ['true', 'lanyard_follow', 'lanyard use'], { environment })
    expect(sights.map(both)).toEqual([
      ['mine', 'eu-north-1'],
      ['dev', 'eu-west-1'],
      ['dev', 'eu-west-1'],
    ])
    expect(sights[2]?.screen).toContain('AWS_ACCESS_KEY_ID')
  })

  test('a shell that does not follow is freed by the line that is told for it, and not by asking', () => {
    put(dev)
    const variables = { AWS_PROFILE: 'mine', AWS_DEFAULT_PROFILE: 'x', AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE' }
    const situations: readonly Readonly<Record<string, string>>[] = [
      {},
      { LANYARD_SET_PROFILE: 'old' },
      { LANYARD_SET_PROFILE: 'mine', LANYARD_HERE: ' ' },
    ]
    for (const marks of situations) {
      const hook = {
        setProfile: marks['LANYARD_SET_PROFILE'] ?? null,
        scope: marks['LANYARD_HERE'] ? 'here' : 'everywhere',
      } as const
      const name = shell === 'old-bash' ? 'bash' : shell
      const [told] = notFollowing([{ pid: 1, name, folder: null, variables, hook }], 'dev')
      const lines = ['lanyard use --not-following --json', 'lanyard use --default', told?.line ?? '']
      const sights = shells.type(shell, lines, { environment: { ...variables, ...marks } })
      expect(sights.map(({ profile }) => profile)).toEqual(['mine', 'mine', 'dev'])
    }
  })

  test('a shell started from one that follows follows too', () => {
    put(prod)
    const environment = {
      AWS_PROFILE: 'dev',
      AWS_REGION: 'eu-west-1',
      LANYARD_SET_PROFILE: 'dev',
      LANYARD_SET_REGION: 'eu-west-1',
    }
    expect(shells.type(shell, ['true'], { environment }).map(both)).toEqual([['prod', 'us-east-1']])
  })

  test('a lease that has run out returns to what is safe, with nobody to write that down', () => {
    put({ ...prod, leaseUntil: 1_000_000_000_000, returnsTo: dev })
    expect(shells.type(shell, ['true']).map(both)).toEqual([['dev', 'eu-west-1']])
    put({ ...prod, leaseUntil: 1_000_000_000_000, returnsTo: { profile: null, region: null } })
    expect(shells.type(shell, ['true'], { environment: { AWS_REGION: 'x' } }).map(both)).toEqual([[null, 'x']])
  })

  test('a lease that runs is told by the prompt segment, and nothing is shown unasked', () => {
    const sights = shells.type(shell, ['lanyard use prod --for 2h', 'lanyard_prompt; echo', 'lanyard use -', 'true'])
    expect(both(sights[1] ?? { profile: null, region: null, screen: '' })).toEqual(['prod', 'us-east-1'])
    expect(sights[1]?.screen).toMatch(/^prod (?:1h59m|2h0m)$/m)
    expect(sights[3]?.screen).not.toContain('prod')
  })

  test('--here changes one shell, for a time, and ends with - --here', () => {
    put(dev)
    const text = formatActive({ ...NOTHING_ACTIVE, ...prod, leaseUntil: 1_000_000_000_000, returnsTo: dev })
    fixture.put('over', text)
    const sights = shells.type(shell, ['lanyard use prod --here', 'lanyard use - --here', 'lanyard use nope --here'])
    expect(sights.map(both)).toEqual([
      ['prod', 'us-east-1'],
      ['dev', 'eu-west-1'],
      ['dev', 'eu-west-1'],
    ])
    const ended = shells.type(shell, ['true'], { environment: { LANYARD_HERE: text } })
    expect(ended.map(both)).toEqual([['dev', 'eu-west-1']])
  })

  test('no name ever becomes shell code', () => {
    const names = ["a'b", '$(touch caught)', '`touch caught`;touch caught', 'zürich-東京']
    const file = activeFileOf(fixture.places)
    put({ profile: 'dev', region: null })
    names.forEach((name, index) => {
      fixture.put(`name-${index}`, formatActive({ ...NOTHING_ACTIVE, profile: name }))
    })
    fixture.put('evil', 'lanyard-active 1\nprofile=dev\nuntil=a[$(>oh)]\nback-profile=$(touch caught)\n')
    const lines = names.flatMap((_, index) => [`cp name-${index} ${file}`, 'lanyard_prompt; echo', 'lanyard use'])
    const sights = shells.type(shell, [...lines, `cp evil ${file}`])
    expect(sights.map(({ profile }) => profile)).toEqual([...names.flatMap((name) => [name, name, name]), 'dev'])
    names.forEach((name, index) => {
      expect(sights[index * 3 + 1]?.screen.split('\n')).toContain(name.replace(/[$`]/g, '_'))
    })
    for (const name of ['caught', 'oh']) expect(readdirSync(fixture.home)).not.toContain(name)
  })

  test('a text that is not ours changes nothing, and a pipe or a folder in its place holds no prompt up', () => {
    put(dev)
    const file = activeFileOf(fixture.places)
    const sights = shells.type(shell, [
      `echo AWS_PROFILE=x >${shell === 'fish' ? '' : '|'} ${file}`,
      `rm ${file}; mkfifo ${file}`,
      `rm ${file}; mkdir ${file}`,
    ])
    expect(sights.map(({ profile }) => profile)).toEqual(['dev', null, null])
    rmSync(file, { recursive: true })
  })

  test('no process is needed: it works where no program can be found', () => {
    put({ ...prod, leaseUntil: Date.UTC(2100, 0, 1), returnsTo: dev })
    const empty = shell === 'fish' ? 'set -gx PATH' : "PATH=''"
    const sights = shells.type(shell, [empty, say.set(shell, 'AWS_PROFILE', 'prod'), 'lanyard_follow', 'true'])
    expect(sights.map(({ profile }) => profile)).toEqual(['prod', 'prod', 'prod', 'prod'])
    expect(sights.map(({ screen }) => screen).join('')).not.toMatch(/not found|unknown command/i)
  })

  test('it does no harm to come twice, among errors, without a state folder', () => {
    const around = { before: 'no-such-command-here', after: 'no-such-command-there', times: 2 } as const
    const sights = shells.type(shell, ['true', 'lanyard use dev', 'true'], around)
    expect(sights.map(({ profile }) => profile)).toEqual([null, 'dev', 'dev'])
  })
})

const STRICT = 'set -u; set -o noclobber; set -o vi; IFS=:,0123456789'

describe.each(['bash', 'zsh'] as const)('%s, with unusual options', (shell) => {
  test('it survives set -u, noclobber, nullglob, another IFS and vi mode, and prints no error', () => {
    const more = shell === 'bash' ? 'shopt -s nullglob extglob' : 'setopt null_glob sh_word_split ksh_arrays'
    const sights = shells.type(shell, ['true', 'lanyard use dev', 'lanyard use prod --here', 'lanyard use -'], {
      before: `${STRICT}; ${more}`,
    })
    expect(sights.map(both)).toEqual([
      [null, null],
      ['dev', 'eu-west-1'],
      ['prod', 'us-east-1'],
      [null, null],
    ])
    expect(sights.map(({ screen }) => screen).join('')).not.toMatch(/__lanyard|unbound|not set|parameter/)
  })

  test('it survives set -e, and a prompt that shows the last status still can', () => {
    const strict = shells.type(shell, ['true', 'lanyard use dev', '! true', 'true'], { after: 'set -e' })
    expect(strict.map(({ profile }) => profile)).toEqual([null, 'dev', 'dev', 'dev'])
    const prompt = shell === 'bash' ? "PS1='[$?]> '" : "setopt prompt_subst; PS1='[%?]> '"
    const [, failed] = shells.type(shell, ['true', '(exit 7)'], { after: prompt })
    expect(failed?.screen).toContain('[7]>')
  })
})

describe('bash, with a PROMPT_COMMAND', () => {
  test.each([
    ["PROMPT_COMMAND='echo first-thing'"],
    ["PROMPT_COMMAND=('echo first-thing' 'echo second-thing')"],
    ['declare -a PROMPT_COMMAND=()'],
  ])('it keeps what is there: %s', (before) => {
    put(dev)
    const [sight] = shells.type('bash', ['true'], { before })
    expect(sight?.profile).toBe('dev')
    for (const word of ['first', 'second']) {
      if (before.includes(word)) expect(sight?.screen).toContain(`\n${word}-thing`)
    }
  })
})
