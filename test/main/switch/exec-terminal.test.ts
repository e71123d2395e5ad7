import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bundleScript } from '../../support/bundle-script.ts'
import { answersIn, linesFor, type Step } from '../../support/typed-shell.ts'
import { type Fixture, makeFixture } from '../files/fixture.ts'
import { makeShells } from './shells.ts'

const CONFIG = '[profile dev]\nregion = eu-west-1\n[profile keys]\nregion = us-east-2\n'
const CREDENTIALS = '[keys]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = EXAMPLE-secret\n'

let script: string
let fixture: Fixture

beforeAll(async () => {
  script = await bundleScript(new URL('../../../main/cli/lanyard.ts', import.meta.url))
})
beforeEach(() => {
  fixture = makeFixture()
  fixture.put('.aws/config', CONFIG)
  fixture.put('.aws/credentials', CREDENTIALS)
})
afterEach(() => fixture.remove())

describe('a shell that follows, started with a profile’s keys', () => {
  const start = {
    bash: 'bash --noprofile --rcfile ~/.bashrc -i',
    zsh: 'zsh -d -i',
    fish: 'fish -i',
  }

  test.each(['bash', 'zsh', 'fish'] as const)('has no profile beside them, whatever is active: %s', (shell) => {
    const { type } = makeShells(fixture, script)
    const sights = type(shell, ['lanyard use dev', `lanyard exec keys -- ${start[shell]}`, 'lanyard use keys', 'exit'])
    expect(sights.map(({ profile, region }) => [profile, region])).toEqual([
      ['dev', 'eu-west-1'],
      [null, 'us-east-2'],
      // A person who says so inside means it.
      ['keys', 'us-east-2'],
      ['keys', 'us-east-2'],
    ])
  })

  test.each(['bash', 'zsh', 'fish'] as const)('keeps a profile that it was given by name: %s', (shell) => {
    const { type } = makeShells(fixture, script)
    const sights = type(shell, ['lanyard use dev', `lanyard exec keys --profile-only -- ${start[shell]}`, ':', 'exit'])
    expect(sights.map(({ profile }) => profile)).toEqual(['dev', 'keys', 'keys', 'dev'])
  })
})

describe('a program in front of a terminal', () => {
  /** Types into an interactive bash; answers what came at each step. */
  function typed(steps: readonly Step[]): readonly string[] {
    const bin = fixture.path('bin')
    mkdirSync(bin)
    writeFileSync(`${bin}/lanyard`, `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`)
    chmodSync(`${bin}/lanyard`, 0o755)
    const env = { HOME: fixture.home, PATH: `${bin}:${process.env['PATH'] ?? ''}`, TERM: 'xterm', PS1: '> ' }
    const argv = ['bash', '--noprofile', '--norc', '-i']
    const input = linesFor({ argv, env, cwd: fixture.home, limit: 60 }, steps)
    const python = new URL('../../support/terminal.py', import.meta.url).pathname
    const { stdout, stderr } = spawnSync('python3', [python], { input, encoding: 'utf8' })
    expect(stderr).toBe('')
    const answers = answersIn(stdout)
    const texts = answers.map(({ text }) => text)
    expect(
      answers.map(({ timedOut }) => timedOut),
      texts.join(''),
    ).toEqual(steps.map(() => false))
    return texts
  }

  /** Says what it heard, after giving a second signal the time to come. */
  const CHILD = `trap 'echo int >> heard' INT
trap 'echo goes-on' CONT
printf '%s\\n' "now-waiting"
until [ -s heard ]; do sleep 0.01; done
for one in 1 2 3 4 5 6 7 8 9 10; do sleep 0.02; done
echo "heard-$(wc -l < heard | tr -d ' ')"
exit 3
`

  test('hears Ctrl+C once, stops and goes on with the terminal, and gives its exit code back', () => {
    const child = fixture.put('child', CHILD)
    const texts = typed([
      { type: `lanyard exec keys -- sh ${child}`, until: 'now-waiting' },
      { type: '\u001a', until: 'Stopped' },
      { type: 'fg', until: 'goes-on' },
      { type: '\u0003', until: 'heard-' },
      { type: 'echo "code-$?"', until: 'code-3' },
    ])
    expect(texts.at(-1)).toContain('code-3')
    expect(readFileSync(fixture.path('heard'), 'utf8')).toBe('int\n')
  })

  test('gets all that is typed', () => {
    const texts = typed([
      {
        type: `lanyard exec keys -- sh -c 'echo now-"waiting"; read a; read b; echo "got-$a-$b"'`,
        until: 'now-waiting',
      },
      { type: 'first\rsecond', until: 'got-first-second' },
    ])
    expect(texts.at(-1)).toContain('got-first-second')
  })
})
