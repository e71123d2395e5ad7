import { constants } from 'node:fs'
import { chmod, link, lstat, mkdir, open, readdir, readlink, realpath, rename, stat, unlink } from 'node:fs/promises'

/** The few facts of a file that reading and writing decide on. */
export type FileStat = {
  readonly kind: 'file' | 'folder' | 'symlink' | 'pipe' | 'socket' | 'device'
  readonly device: bigint
  readonly inode: bigint
  readonly size: bigint
  readonly modifiedNanoseconds: bigint
  /** When content, mode, owner or name changed last. */
  readonly changedNanoseconds: bigint
  /** Milliseconds since 1970. */
  readonly modified: number
  /** Permission bits only, `0o7777`. */
  readonly mode: number
  readonly owner: number
  readonly group: number
  readonly links: bigint
}

/** An open file. Reads and writes are whole: nothing here is partial. */
export type OpenFile = {
  readonly stat: () => Promise<FileStat>
  /** All bytes from the start, wherever the descriptor stands. */
  readonly readAll: () => Promise<Uint8Array>
  /** All bytes at the start; does not shorten the file. */
  readonly writeAll: (bytes: Uint8Array) => Promise<void>
  readonly truncate: (size: number) => Promise<void>
  readonly setMode: (mode: number) => Promise<void>
  readonly setOwner: (owner: number, group: number) => Promise<void>
  readonly sync: () => Promise<void>
  readonly close: () => Promise<void>
}

/** How a file is opened: `read` never blocks on a pipe, `create` fails when something is there, `update` keeps the content. */
export type OpenFor = 'read' | 'create' | 'update' | 'folder'

/**
 * The file system as the guarded write sees it: small, so that a test can make any single call fail.
 * Every call rejects with Node's own error (its `code` is the errno name).
 */
export type FileSystem = {
  readonly open: (path: string, purpose: OpenFor) => Promise<OpenFile>
  readonly stat: (path: string) => Promise<FileStat>
  readonly lstat: (path: string) => Promise<FileStat>
  readonly realpath: (path: string) => Promise<string>
  readonly readlink: (path: string) => Promise<string>
  readonly rename: (from: string, to: string) => Promise<void>
  /** A second name for a file; fails when something has that name. */
  readonly link: (from: string, to: string) => Promise<void>
  readonly remove: (path: string) => Promise<void>
  readonly list: (folder: string) => Promise<readonly string[]>
  /** Creates the folder and its missing parents, each 0700. */
  readonly makeFolder: (path: string) => Promise<void>
  readonly setFolderMode: (path: string, mode: number) => Promise<void>
}

type NodeStat = Awaited<ReturnType<typeof statBig>>
const statBig = (path: string) => stat(path, { bigint: true })

const FLAGS: Readonly<Record<OpenFor, number>> = {
  // O_NONBLOCK: a named pipe without a writer must not hang us; undefined on Windows, where it would do nothing.
  read: constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0),
  create: constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL,
  update: constants.O_RDWR | (constants.O_NONBLOCK ?? 0),
  folder: constants.O_RDONLY,
}

/** The real file system. */
export const nodeFileSystem: FileSystem = {
  open: async (path, purpose) => openFile(await open(path, FLAGS[purpose], 0o600)),
  stat: async (path) => factsOf(await statBig(path)),
  lstat: async (path) => factsOf(await lstat(path, { bigint: true })),
  realpath: (path) => realpath(path),
  readlink: (path) => readlink(path),
  rename: (from, to) => rename(from, to),
  link: (from, to) => link(from, to),
  remove: (path) => unlink(path),
  list: (folder) => readdir(folder),
  makeFolder: async (path) => {
    const first = await mkdir(path, { recursive: true, mode: 0o700 })
    // The process's umask may have taken bits away; a folder of ours that its owner cannot enter is of no use.
    if (first !== undefined) await chmod(path, 0o700)
  },
  setFolderMode: (path, mode) => chmod(path, mode),
}

function openFile(handle: Awaited<ReturnType<typeof open>>): OpenFile {
  return {
    stat: async () => factsOf(await handle.stat({ bigint: true })),
    readAll: () => readWhole(handle),
    writeAll: (bytes) => writeWhole(handle, bytes),
    truncate: (size) => handle.truncate(size),
    setMode: (mode) => handle.chmod(mode),
    setOwner: (owner, group) => handle.chown(owner, group),
    sync: () => handle.sync(),
    close: () => handle.close(),
  }
}

async function readWhole(handle: Awaited<ReturnType<typeof open>>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let position = 0
  for (;;) {
    const { bytesRead, buffer } = await handle.read(new Uint8Array(65_536), 0, 65_536, position)
    if (bytesRead === 0) return Buffer.concat(chunks)
    chunks.push(buffer.subarray(0, bytesRead))
    position += bytesRead
  }
}

async function writeWhole(handle: Awaited<ReturnType<typeof open>>, bytes: Uint8Array): Promise<void> {
  let position = 0
  while (position < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, position, bytes.length - position, position)
    position += bytesWritten
  }
}

/** What Node says of a file, in our words. */
export function factsOf(facts: NodeStat): FileStat {
  return {
    kind: kindOf(facts),
    device: facts.dev,
    inode: facts.ino,
    size: facts.size,
    modifiedNanoseconds: facts.mtimeNs,
    changedNanoseconds: facts.ctimeNs,
    modified: Number(facts.mtimeMs),
    mode: Number(facts.mode & 0o7777n),
    owner: Number(facts.uid),
    group: Number(facts.gid),
    links: facts.nlink,
  }
}

function kindOf(facts: NodeStat): FileStat['kind'] {
  if (facts.isFile()) return 'file'
  if (facts.isDirectory()) return 'folder'
  if (facts.isSymbolicLink()) return 'symlink'
  if (facts.isFIFO()) return 'pipe'
  if (facts.isSocket()) return 'socket'
  return 'device'
}
