import { execFileSync } from 'node:child_process'
import { chmodSync, linkSync, mkdirSync, type Stats, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { WriteNote, WriteProblem } from '../../../main/files/model.ts'
import type { Fixture } from './fixture.ts'
import { contents } from './shapes-of-content.ts'

/** A file as it may be found on somebody's machine. */
export type Shape = {
  readonly name: string
  /** Makes it in an empty home folder; answers the path that is asked for and the file behind it. */
  readonly make: (fixture: Fixture) => { readonly asked: string; readonly real: string }
  /** The notes of a write that succeeds, or why nothing may be written. */
  readonly outcome: readonly WriteNote['code'][] | WriteProblem<never>['code']
}

export const SECTION = '[default]\nregion = eu-west-1\n'

const at = (path: string) => ({ asked: path, real: path })

/** A plain file with these bytes. */
const plain = ([name, content]: readonly [string, string | Uint8Array]): Shape => ({
  name,
  make: (fixture) => at(fixture.put('.aws/config', content)),
  outcome: [],
})

const MODES: readonly Shape[] = [0o600, 0o620, 0o640, 0o644, 0o660, 0o664, 0o666, 0o700, 0o604, 0o2640].map((mode) => ({
  name: `mode ${mode.toString(8)}`,
  make: (fixture) => {
    const path = fixture.put('.aws/config', SECTION)
    chmodSync(path, mode)
    return at(path)
  },
  outcome: [],
}))

/** A symlink with this target at `.aws/config`, and where it leads. */
function link(name: string, target: string, real: string, before: (fixture: Fixture) => void = () => undefined): Shape {
  return {
    name,
    make: (fixture) => {
      before(fixture)
      mkdirSync(fixture.path('.aws'), { recursive: true })
      symlinkSync(target.replace('~', fixture.home), fixture.path('.aws/config'))
      return { asked: fixture.path('.aws/config'), real: fixture.path(real) }
    },
    outcome: [],
  }
}

const putReal = (fixture: Fixture): void => void fixture.put('dotfiles/aws/config', SECTION)
const created = (shape: Shape): Shape => ({ ...shape, outcome: ['created'] })
const refused = (shape: Shape, code: WriteProblem<never>['code']): Shape => ({ ...shape, outcome: code })

/** A chain of so many links, each leading to the next. */
const chain = (count: number): Shape =>
  link(`a chain of ${count} symlinks`, 'link-1', 'dotfiles/aws/config', (fixture) => {
    putReal(fixture)
    mkdirSync(fixture.path('.aws'))
    for (let index = 1; index < count; index += 1) {
      const target = index === count - 1 ? '../dotfiles/aws/config' : `link-${index + 1}`
      symlinkSync(target, fixture.path(`.aws/link-${index}`))
    }
  })

const LINKS: readonly Shape[] = [
  link('a relative symlink', '../dotfiles/aws/config', 'dotfiles/aws/config', putReal),
  link('an absolute symlink', '~/dotfiles/aws/config', 'dotfiles/aws/config', putReal),
  link('a symlink beside its file', 'config.real', '.aws/config.real', (fixture) => {
    fixture.put('.aws/config.real', SECTION)
  }),
  link('a symlink that takes a detour', '../dotfiles/../dotfiles/./aws/config', 'dotfiles/aws/config', putReal),
  chain(3),
  chain(40),
  refused(chain(60), 'not-a-file'),
  created(
    link('a dangling symlink', '../dotfiles/config', 'dotfiles/config', (fixture) => {
      mkdirSync(fixture.path('dotfiles'))
    }),
  ),
  created(link('a dangling symlink into a missing folder', '../dotfiles/deep/config', 'dotfiles/deep/config')),
  created(
    link('a dangling chain of symlinks', 'next', 'dotfiles/config', (fixture) => {
      mkdirSync(fixture.path('.aws'))
      symlinkSync('../dotfiles/config', fixture.path('.aws/next'))
    }),
  ),
  refused(link('a symlink to itself', 'config', '.aws/config'), 'not-a-file'),
  refused(
    link('two symlinks in a circle', 'other', '.aws/config', (fixture) => {
      mkdirSync(fixture.path('.aws'))
      symlinkSync('config', fixture.path('.aws/other'))
    }),
    'not-a-file',
  ),
  refused(link('a symlink to a device', '/dev/null', 'nothing'), 'not-a-file'),
  refused(link('a symlink to a full disk', '/dev/full', 'nothing'), 'not-a-file'),
  {
    name: 'a folder that is a symlink',
    make: (fixture) => {
      putReal(fixture)
      symlinkSync('dotfiles/aws', fixture.path('.aws'))
      return { asked: fixture.path('.aws/config'), real: fixture.path('dotfiles/aws/config') }
    },
    outcome: [],
  },
  {
    name: 'a folder that is a dangling symlink',
    make: (fixture) => {
      symlinkSync('dotfiles/aws', fixture.path('.aws'))
      return { asked: fixture.path('.aws/config'), real: fixture.path('dotfiles/aws/config') }
    },
    outcome: ['created'],
  },
  {
    name: 'a symlink in a folder that is a symlink',
    make: (fixture) => {
      fixture.put('elsewhere/config', SECTION)
      mkdirSync(fixture.path('dotfiles/aws'), { recursive: true })
      symlinkSync('../../elsewhere/config', fixture.path('dotfiles/aws/config'))
      symlinkSync('dotfiles/aws', fixture.path('.aws'))
      return { asked: fixture.path('.aws/config'), real: fixture.path('elsewhere/config') }
    },
    outcome: [],
  },
]

const HARD_LINKS: readonly Shape[] = [
  ['a second name beside it', '.aws/other'],
  ['a second name in another folder', 'backup/other'],
].map(([name = '', other = '']) => ({
  name,
  make: (fixture) => {
    const path = fixture.put('.aws/config', SECTION)
    mkdirSync(dirname(fixture.path(other)), { recursive: true })
    linkSync(path, fixture.path(other))
    return at(path)
  },
  outcome: ['in-place-hard-link'],
}))

const readOnly = (mode: number): Shape => ({
  name: `read-only ${mode.toString(8)}`,
  make: (fixture) => {
    const path = fixture.put('.aws/config', SECTION)
    chmodSync(path, mode)
    return at(path)
  },
  outcome: 'read-only',
})

const REFUSED: readonly Shape[] = [
  readOnly(0o444),
  readOnly(0o400),
  refused(
    link('a symlink to a read-only file, as Nix makes them', '~/store/config', 'store/config', (fixture) => {
      chmodSync(fixture.put('store/config', SECTION), 0o444)
    }),
    'read-only',
  ),
  {
    name: 'a folder',
    make: (fixture) => {
      mkdirSync(fixture.path('.aws/config'), { recursive: true })
      return at(fixture.path('.aws/config'))
    },
    outcome: 'not-a-file',
  },
  {
    name: 'a named pipe',
    make: (fixture) => {
      mkdirSync(fixture.path('.aws'))
      execFileSync('mkfifo', [fixture.path('.aws/config')])
      return at(fixture.path('.aws/config'))
    },
    outcome: 'not-a-file',
  },
  {
    name: 'more than 20 MB',
    make: (fixture) => at(fixture.put('.aws/config', `# ${'x'.repeat(20 * 1024 * 1024)}\n`)),
    outcome: 'too-large',
  },
  {
    name: 'no room below 20 MB for what is added',
    make: (fixture) => at(fixture.put('.aws/config', `# ${'x'.repeat(20 * 1024 * 1024 - 4)}\n`)),
    outcome: 'too-large',
  },
  {
    name: 'a file where its folder should be',
    make: (fixture) => {
      writeFileSync(fixture.path('.aws'), SECTION)
      return at(fixture.path('.aws/config'))
    },
    outcome: 'write-failed',
  },
]

/** A file in a folder of this name below the home folder. */
const named = (name: string, folder: string, file = 'config'): Shape => ({
  name,
  make: (fixture) => at(fixture.put(`${folder}/${file}`, SECTION)),
  outcome: [],
})

const NAMES: readonly Shape[] = [
  named('a home folder with an umlaut', 'J\u00fcrgen/.aws'),
  named('a home folder with a decomposed umlaut', 'Ju\u0308rgen/.aws'),
  named('a Japanese home folder', '山田/.aws'),
  named('a home folder with an emoji', '🗝/.aws'),
  named('a home folder with blanks', 'Documents and Settings/.aws'),
  named('a home folder with quotation marks', `O'Brien "the" man/.aws`),
  named('a home folder with a line break', 'two\nlines/.aws'),
  named('a home folder that looks like an option', '-rf/.aws'),
  named('a home folder deep down', `${'deep/'.repeat(60)}.aws`),
  named('a name with blanks', '.aws', 'my config'),
  named('a name as long as names may be', '.aws', 'n'.repeat(255)),
]

const PLACES: readonly Shape[] = [
  {
    name: 'no folder',
    make: (fixture) => at(fixture.path('.aws/config')),
    outcome: ['created'],
  },
  {
    name: 'no folders above it either',
    make: (fixture) => at(fixture.path('a/b/c/config')),
    outcome: ['created'],
  },
  {
    name: 'no file in a folder that others may enter',
    make: (fixture) => {
      mkdirSync(fixture.path('.aws'))
      chmodSync(fixture.path('.aws'), 0o755)
      return at(fixture.path('.aws/config'))
    },
    outcome: ['created'],
  },
  {
    name: 'a path with dots in it',
    make: (fixture) => {
      const real = fixture.put('.aws/config', SECTION)
      return { asked: `${fixture.home}/.aws/../.aws/./config`, real }
    },
    outcome: [],
  },
  ...[0, 4_000_000_000].map(
    (seconds): Shape => ({
      name: seconds === 0 ? 'a time of 1970' : 'a time in the future',
      make: (fixture) => {
        const path = fixture.put('.aws/config', SECTION)
        utimesSync(path, seconds, seconds)
        return at(path)
      },
      outcome: [],
    }),
  ),
]

/** All of them. */
export const shapes: readonly Shape[] = [
  ...contents.map(plain),
  ...MODES,
  ...LINKS,
  ...HARD_LINKS,
  ...REFUSED,
  ...NAMES,
  ...PLACES,
]

/** What is at a path, null where nothing is to be found. */
export function factsAt(path: string, look: (path: string) => Stats = statSync): Stats | null {
  try {
    return look(path)
  } catch {
    return null
  }
}

/** Permission bits, or null where nothing is. */
export function modeAt(path: string): number | null {
  const facts = factsAt(path)
  return facts === null ? null : facts.mode & 0o7777
}
