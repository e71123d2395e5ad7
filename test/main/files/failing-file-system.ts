import { type FileSystem, nodeFileSystem, type OpenFile } from '../../../main/files/file-system.ts'

/** Which calls are to fail; `failed` tells which one did. */
export type FaultPlan = {
  readonly shouldFail: (call: string, count: number) => string | null
  readonly failed: string[]
}

/** Fails exactly the n-th call (1-based), whatever it is. */
export function failCall(number: number, code: string): FaultPlan {
  const failed: string[] = []
  return {
    failed,
    shouldFail: (call, count) => {
      if (count !== number) return null
      failed.push(call)
      return code
    },
  }
}

/** The real file system with faults in it. Closing never fails: Node has let go of the descriptor by then anyway. */
export function failingFileSystem(plan: FaultPlan): FileSystem {
  let count = 0
  const guard = async (call: string): Promise<void> => {
    count += 1
    const code = plan.shouldFail(call, count)
    if (code !== null) throw Object.assign(new Error(`${code}: injected at ${call}`), { code })
  }
  const wrap = (file: OpenFile, path: string): OpenFile => ({
    stat: async () => (await guard(`fstat ${path}`), file.stat()),
    readAll: async () => (await guard(`read ${path}`), file.readAll()),
    writeAll: async (bytes) => (await guard(`write ${path}`), file.writeAll(bytes)),
    truncate: async (size) => (await guard(`truncate ${path}`), file.truncate(size)),
    setMode: async (mode) => (await guard(`fchmod ${path}`), file.setMode(mode)),
    setOwner: async (owner, group) => (await guard(`fchown ${path}`), file.setOwner(owner, group)),
    // Flushing shows nowhere but in time.
    sync: () => guard(`fsync ${path}`),
    close: () => file.close(),
  })
  const real = nodeFileSystem
  return {
    open: async (path, purpose) => (await guard(`open ${purpose} ${path}`), wrap(await real.open(path, purpose), path)),
    stat: async (path) => (await guard(`stat ${path}`), real.stat(path)),
    lstat: async (path) => (await guard(`lstat ${path}`), real.lstat(path)),
    realpath: async (path) => (await guard(`realpath ${path}`), real.realpath(path)),
    readlink: async (path) => (await guard(`readlink ${path}`), real.readlink(path)),
    rename: async (from, to) => (await guard(`rename ${to}`), real.rename(from, to)),
    link: async (from, to) => (await guard(`link ${to}`), real.link(from, to)),
    remove: async (path) => (await guard(`remove ${path}`), real.remove(path)),
    list: async (folder) => (await guard(`list ${folder}`), real.list(folder)),
    makeFolder: async (path) => (await guard(`mkdir ${path}`), real.makeFolder(path)),
    setFolderMode: async (path, mode) => (await guard(`chmod ${path}`), real.setFolderMode(path, mode)),
  }
}
