/** The errno name of what Node rejected with (`ENOENT`), or `unknown`. Never the message: it may quote paths of others. */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return 'unknown'
  return typeof error.code === 'string' ? error.code : 'unknown'
}

/** Nothing is there: the path, or a folder on the way, does not exist. */
export function isMissing(error: unknown): boolean {
  const code = errorCode(error)
  return code === 'ENOENT' || code === 'ENOTDIR'
}

/** The system refuses: permissions, or a file system mounted read-only. */
export function isDenied(error: unknown): boolean {
  const code = errorCode(error)
  return code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
}
