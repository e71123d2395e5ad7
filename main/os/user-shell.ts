import { userInfo } from 'node:os'

/** The person's login shell: what `SHELL` says, else the system's account; null where neither knows (Windows). */
export function loginShell(environment: Readonly<Record<string, string | undefined>>): string | null {
  const named = environment['SHELL']
  if (named !== undefined && named !== '') return named
  try {
    return userInfo().shell
  } catch {
    return null
  }
}
