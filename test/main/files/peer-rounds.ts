import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs'
import { type FileSystem, nodeFileSystem } from '../../../main/files/file-system.ts'

/** One thing a peer does; he may be held up before each. */
export type PeerStep = () => void

/** How AWS CLI writes (`awscli/customizations/configure/writer.py`, 1.45.11): no lock, no temporary file. */
export type PeerWay = 'rewrite' | 'append'

/**
 * AWS CLI's writer as steps. `rewrite`, for a section that is there: all lines read, the file opened with `w` (which truncates it), written
 * in pieces as Python's buffer has it, closed. `append`, for a new section: opened with `a`, written, closed.
 */
export function peerSteps(path: string, way: PeerWay, change: (text: string) => string): readonly PeerStep[] {
  return way === 'rewrite' ? rewriteSteps(path, change) : appendSteps(path, change(''))
}

function rewriteSteps(path: string, change: (text: string) => string): readonly PeerStep[] {
  let text = ''
  let file = -1
  const half = () => Math.ceil(text.length / 2)
  return [
    () => {
      text = change(readFileSync(path, 'utf8'))
    },
    () => {
      file = openSync(path, 'r+')
      ftruncateSync(file, 0)
    },
    () => void writeSync(file, text.slice(0, half()), 0),
    () => {
      writeSync(file, text.slice(half()), half())
      closeSync(file)
    },
  ]
}

function appendSteps(path: string, addition: string): readonly PeerStep[] {
  let file = -1
  return [
    () => {
      file = openSync(path, 'a')
    },
    () => {
      writeSync(file, addition)
      closeSync(file)
    },
  ]
}

/** A file system that lets `before` run before every call that touches it, opened files included. */
export function interleaved(before: () => void): FileSystem {
  const real = nodeFileSystem
  const first =
    <Rest extends readonly unknown[], Result>(call: (...rest: Rest) => Promise<Result>) =>
    (...rest: Rest): Promise<Result> => {
      before()
      return call(...rest)
    }
  return {
    ...real,
    open: async (path, purpose) => {
      before()
      const file = await real.open(path, purpose)
      // Flushing shows nowhere but in time.
      return { ...file, stat: first(file.stat), readAll: first(file.readAll), sync: async () => before() }
    },
    stat: first(real.stat),
    lstat: first(real.lstat),
    realpath: first(real.realpath),
    rename: first(real.rename),
    link: first(real.link),
    remove: first(real.remove),
    list: first(real.list),
  }
}
