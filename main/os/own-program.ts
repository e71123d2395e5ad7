import { realpathSync } from 'node:fs'
import { connectText } from '../../app/text/connect-text.ts'
import type { Outcome } from '../../app/view/model.ts'
import type { Platform } from '../files/model.ts'
import { pathsOf } from '../files/places.ts'

/** The process whose command line is to be named in a setting. */
export type OwnProcess = {
  /** `node`: this process is Node itself; `electron`: it is not, and its binary runs no script once it is packaged. */
  readonly runtime: 'node' | 'electron'
  /** Absolute path of the running binary. */
  readonly execPath: string
  /** Absolute path of `lanyard.js`, by the name it was started with. */
  readonly script: string
  /** The variable `PATH`. */
  readonly path: string
  readonly platform: Platform
}

/** Folders that are there only while a program runs: a mounted AppImage, a moved macOS application. */
const NOT_LASTING = /[\\/](\.mount_[^\\/]+|AppTranslocation)[\\/]/

/**
 * What starts `lanyard` from anywhere, without a shell's variables: Node by an absolute path, then the script. Of several names of the
 * running Node the one on the `PATH` is taken (`/opt/homebrew/bin/node`): it outlives an update, which the real file does not.
 */
export function ownProgram(own: OwnProcess): Outcome<readonly string[], string> {
  const node = own.runtime === 'node' ? (nodeOnPath(own, 'this-one') ?? own.execPath) : nodeOnPath(own, 'any')
  if (node === null) return { ok: false, failure: connectText.noNode }
  const passing = [node, own.script].find((path) => NOT_LASTING.test(path))
  if (passing !== undefined) return { ok: false, failure: connectText.notLasting(passing) }
  return { ok: true, value: [node, own.script] }
}

function nodeOnPath({ execPath, path, platform }: OwnProcess, wanted: 'this-one' | 'any'): string | null {
  const paths = pathsOf(platform)
  const name = platform === 'win32' ? 'node.exe' : 'node'
  const real = wanted === 'this-one' ? realPath(execPath) : null
  const candidates = path
    .split(paths.delimiter)
    .filter((folder) => paths.isAbsolute(folder))
    .map((folder) => paths.join(folder, name))
  return candidates.find((candidate) => fits(realPath(candidate), real)) ?? null
}

const fits = (found: string | null, wanted: string | null): boolean =>
  found !== null && (wanted === null || found === wanted)

function realPath(path: string): string | null {
  try {
    return realpathSync(path)
  } catch {
    return null
  }
}
