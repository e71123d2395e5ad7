import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { systemClock } from '../../../main/files/clock.ts'
import type { Change, Clock, Places, WriteRequest } from '../../../main/files/model.ts'
import { placesOf } from '../../../main/files/places.ts'

/** A private home folder with Lanyard's places in it. */
export type Fixture = {
  readonly home: string
  readonly places: Places
  readonly path: (...parts: readonly string[]) => string
  /** Writes a file and its folders; the mode is set whatever the umask is. */
  readonly put: (name: string, content: string | Uint8Array, mode?: number) => string
  /** Forgets copies and locks, as if nothing had been written yet. */
  readonly clearState: () => void
  readonly remove: () => void
}

export function makeFixture(): Fixture {
  const home = mkdtempSync(join(tmpdir(), 'lanyard-files-'))
  const path = (...parts: readonly string[]) => join(home, ...parts)
  const places = placesOf(new Map(), home, 'linux', home)
  return {
    home,
    path,
    places,
    put: (name, content, mode = 0o600) => {
      mkdirSync(dirname(path(name)), { recursive: true, mode: 0o700 })
      writeFileSync(path(name), content, { mode })
      return path(name)
    },
    clearState: () => rmSync(places.stateFolder, { recursive: true, force: true }),
    remove: () => rmSync(home, { recursive: true, force: true }),
  }
}

export const modeOf = (path: string): number => statSync(path).mode & 0o7777

/** Waits take no time, but are counted. */
export function hurriedClock(): Clock & { slept: number } {
  const clock = {
    slept: 0,
    now: () => Date.now(),
    sleep: (milliseconds: number) => {
      clock.slept += milliseconds
      return Promise.resolve()
    },
  }
  return clock
}

/** Adds a line at the end, unless it is there. */
export const appendLine =
  (line: string): Change<never> =>
  (text) => ({ ok: true, text: text.includes(line) ? text : `${text}${line}\n` })

/** A request with everything but path and change filled in. */
export function requestFor<Refusal>(
  fixture: Fixture,
  path: string,
  change: Change<Refusal>,
  more: Partial<WriteRequest<Refusal>> = {},
): WriteRequest<Refusal> {
  return { path, change, places: fixture.places, clock: systemClock, ...more }
}
