import { explain } from '../chain/explain.ts'
import type { ChainFacts } from '../chain/model.ts'
import { KNOWN_TOOLS } from '../chain/tools/index.ts'
import { staticKeysOf } from '../session/keys.ts'
import type { RoutePreferences } from '../session/routes/model.ts'
import { connectText } from '../text/connect-text.ts'

/** The tools that would not start the profile's `credential_process`, by the facts as they would be; in the order of the chooser. */
export function toolsBeside(facts: ChainFacts, profile: string): readonly string[] {
  const named: ChainFacts = { ...facts, explicitProfile: profile }
  return KNOWN_TOOLS.filter(({ id }) => {
    const { winner } = explain(named, id)
    if (winner === null) return true
    const isProcess = winner.evidence.some((one) => one.kind === 'setting' && one.setting === 'credential_process')
    return winner.provider !== 'process' && !isProcess
  }).map(({ name }) => name)
}

/** Which tools will not ask Lanyard although the profile is connected, why, and what helps; null: all of them will. */
export function besideNote(facts: ChainFacts, profile: string): string | null {
  const tools = toolsBeside(facts, profile)
  if (tools.length === 0) return null
  const found = facts.book.byName.get(profile)
  const keys = found === undefined ? null : staticKeysOf(found)
  const why = keys === null ? 'other' : keys.term === 'long' ? 'long-term-keys' : 'temporary-keys'
  return connectText.beside(profile, tools, why)
}

/** Where sessions by the connected name still go to the files, unlike what connecting is for; null: they do not. */
export function writtenNote(sessionOf: string | null, name: string, preferences: RoutePreferences): string | null {
  if (sessionOf === null || preferences.get(sessionOf)?.place?.kind === 'memory') return null
  return connectText.stillWritten(sessionOf, name)
}
