import type { BrokerUser } from './address.ts'

/** The user this process runs as. The name is asked only where there is no number, as it takes a look into the system's list. */
export function currentUser(): BrokerUser {
  const uid = process.geteuid?.() ?? null
  return { uid, name: uid === null ? process.getBuiltinModule('node:os').userInfo().username : '' }
}
