import type { HeldCredentials, MemoryCredentials } from './renewal-model.ts'

/** Credentials that live as long as this process: never written, never shown, served to `credential_process` alone. */
export function makeMemory(): MemoryCredentials {
  const held = new Map<string, HeldCredentials>()
  return {
    get: (profile, now) => {
      const found = held.get(profile)
      if (found === undefined) return null
      if (found.expiresAt > now) return found
      held.delete(profile)
      return null
    },
    put: (profile, credentials) => {
      held.set(profile, credentials)
    },
    drop: (profile) => {
      held.delete(profile)
    },
    list: () => [...held].map(([profile, { expiresAt }]) => ({ profile, expiresAt })),
  }
}
