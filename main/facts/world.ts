import type { ChainFacts } from '../../app/chain/model.ts'
import type { FileRole, FileSnapshot } from '../../app/profile/model.ts'
import type { Places, Platform } from '../files/model.ts'

/** Everything Lanyard knows of the machine at one moment, gathered once, then computed on. */
export type World = {
  readonly facts: ChainFacts
  readonly files: Readonly<Record<FileRole, FileSnapshot>>
  /** Absolute; `HOME`, or on Windows `USERPROFILE`, as botocore's `expanduser` finds it. */
  readonly home: string
  readonly platform: Platform
  readonly places: Places
}
