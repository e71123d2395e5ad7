import { win32 } from 'node:path'

type Variables = Readonly<Record<string, string | undefined>>

/**
 * One of Windows' own programs by its whole path: a bare name is looked for in the working folder first, which for a command line may be
 * anybody's (`SearchPath`, "safe process search mode").
 */
export function windowsProgram(name: string, environment: Variables): string {
  const root = Object.entries(environment).find(([known]) => known.toUpperCase() === 'SYSTEMROOT')?.[1] ?? ''
  return win32.join(win32.isAbsolute(root) ? root : 'C:\\Windows', 'System32', name)
}
