import type { SharedFiles } from '../../app/profile/book.ts'
import type { FileRole, FileSnapshot } from '../../app/profile/model.ts'
import { isFresh } from '../files/base.ts'
import { type FileSystem, nodeFileSystem } from '../files/file-system.ts'
import { sameFingerprint } from '../files/fingerprint.ts'
import { type Located, locateConfig, locateCredentials } from '../files/locate.ts'
import { readShared, type SharedFile } from '../files/read.ts'
import type { EditContext } from './model.ts'

/** Looks at a file that somebody may be writing, and milliseconds between two. */
const MOST_LOOKS = 40
const STEP = 50

/** Where a file is, as the AWS tools look for it. */
export function locate(role: FileRole, { locating }: EditContext): Located {
  return role === 'config' ? locateConfig(locating) : locateCredentials(locating)
}

/** Both files as they are now. */
export async function readFiles(context: EditContext): Promise<SharedFiles> {
  return both((role) => readNow(role, locate(role, context), context))
}

/** Both files once nobody is writing them any more. */
export async function readSettledFiles(context: EditContext): Promise<SharedFiles> {
  return both((role) => readSettled(role, locate(role, context), context))
}

/** A file by its path, as history knows it. One that reads `expected` is taken as it is, any other once nobody is writing it. */
export async function readFile(
  role: FileRole,
  path: string,
  expected: string,
  context: EditContext,
): Promise<FileSnapshot> {
  const located: Located = { path, off: 'on' }
  const { snapshot } = await readNow(role, located, context)
  return snapshot.text === expected ? snapshot : (await readSettled(role, located, context)).snapshot
}

async function both(read: (role: FileRole) => Promise<SharedFile>): Promise<SharedFiles> {
  const [config, credentials] = await Promise.all([read('config'), read('credentials')])
  return { config: config.snapshot, credentials: credentials.snapshot }
}

function readNow(role: FileRole, located: Located, { fileSystem }: EditContext): Promise<SharedFile> {
  return readShared(role, located, fileSystem ?? nodeFileSystem)
}

/** What two looks find alike, and not empty by chance: AWS CLI truncates before it writes. After some 2 s, whatever is there. */
async function readSettled(role: FileRole, located: Located, context: EditContext): Promise<SharedFile> {
  let last = await readNow(role, located, context)
  for (let look = 1; look < MOST_LOOKS; look += 1) {
    await context.clock.sleep(STEP)
    const now = await readNow(role, located, context)
    const isSame = sameFingerprint(now.fingerprint, last.fingerprint)
    last = now
    if (isSame && !isTorn(now, context)) break
  }
  return last
}

function isTorn({ snapshot, fingerprint }: SharedFile, { clock }: EditContext): boolean {
  if (snapshot.text !== '' || fingerprint === null) return false
  return isFresh(Number(fingerprint.modifiedNanoseconds / 1_000_000n), clock.now())
}

/** Permission bits of a file, or those a new one gets. */
export async function modeOf(path: string, fileSystem: FileSystem = nodeFileSystem): Promise<number> {
  try {
    return (await fileSystem.stat(path)).mode
  } catch {
    return 0o600
  }
}
