import { statSync } from 'node:fs'
import { systemClock } from '../../../main/files/clock.ts'
import { type FileWatcher, type Timers, type WatchedFiles, watchFiles } from '../../../main/files/watch.ts'
import type { Fixture } from './fixture.ts'

export const texts = ({ files, beingWritten }: WatchedFiles) => [
  files.config.text,
  files.credentials.text,
  beingWritten,
]

/** Timers that ring when told to, in order. */
export function handTimers(): Timers & { ring: () => void; due: () => readonly number[] } {
  const waiting: { milliseconds: number; run: () => void }[] = []
  return {
    after: (milliseconds, run) => {
      const entry = { milliseconds, run }
      waiting.push(entry)
      return () => {
        const index = waiting.indexOf(entry)
        if (index !== -1) waiting.splice(index, 1)
      }
    },
    due: () => waiting.map(({ milliseconds }) => milliseconds),
    ring: () => waiting.shift()?.run(),
  }
}

export type WatchingOptions = { readonly timers?: Timers; readonly now?: () => number }

/** A watcher of both files in a fixture's `.aws`, and all it tells. */
export type Watching = {
  readonly watcher: FileWatcher
  readonly told: readonly WatchedFiles[]
  /** Looks so many times. */
  readonly look: (times?: number) => Promise<void>
  readonly texts: () => readonly (string | boolean)[]
  /** Resolves with the first state told that fits. */
  readonly until: (fits: (files: WatchedFiles) => boolean) => Promise<WatchedFiles>
}

export function watchFixture(fixture: Fixture, { timers, now = systemClock.now }: WatchingOptions = {}): Watching {
  const told: WatchedFiles[] = []
  const listeners: ((files: WatchedFiles) => void)[] = []
  const at = (name: string) => ({ path: fixture.path('.aws', name), off: 'on' }) as const
  const watcher = watchFiles({
    config: at('config'),
    credentials: at('credentials'),
    clock: { ...systemClock, now },
    onChange: (files) => {
      told.push(files)
      for (const listen of listeners) listen(files)
    },
    ...(timers && { timers }),
  })
  const until = (fits: (files: WatchedFiles) => boolean) =>
    new Promise<WatchedFiles>((resolve) => {
      listeners.push((files) => {
        if (fits(files)) resolve(files)
      })
      const last = told.at(-1)
      if (last !== undefined && fits(last)) resolve(last)
    })
  const look = async (times = 1): Promise<void> => {
    for (let count = 0; count < times; count += 1) await watcher.check()
  }
  return { watcher, told, look, texts: () => texts(watcher.current()), until }
}

/** A clock by which a file has just been written, however slow the machine is. */
export const justWritten = (path: string) => (): number => statSync(path).mtimeMs
