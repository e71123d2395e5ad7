import { explain } from '../chain/explain.ts'
import type { ChainFacts, ToolId, Verdict } from '../chain/model.ts'
import { KNOWN_TOOLS } from '../chain/tools/index.ts'
import type { Profile, ProfileBook, ProfileSection, SettingValue } from '../profile/model.ts'
import { providerTitles, rungTitle } from '../text/ladder-text.ts'
import { redact } from '../text/redact.ts'
import { isSameSecret } from '../text/secret.ts'
import { verdictChangeText } from '../text/verdict-change-text.ts'
import type { DryRunView } from './edit-model.ts'

/** Profiles that are looked at, in file order: an import may bring hundreds. */
const MOST_LOOKED_AT = 40
/** Sentences that anybody reads. */
const MOST_SAID = 5

/**
 * How an edit changes what each tool uses of the profiles that it touches: facts with the files as they are, and as they would be. A
 * profile that is taken away says nothing, its removal is the edit itself.
 */
export function verdictChanges(before: ChainFacts, after: ChainFacts): DryRunView['notes'] {
  const notes: DryRunView['notes'][number][] = []
  for (const name of touchedProfiles(before.book, after.book).slice(0, MOST_LOOKED_AT)) {
    const note = changeOf(name, before, after)
    if (note !== null) notes.push(note)
    if (notes.length === MOST_SAID) break
  }
  return notes
}

/** Names in the files as they would be whose settings, or whose SSO session, differ from what is there now. */
function touchedProfiles(before: ProfileBook, after: ProfileBook): readonly string[] {
  return after.profiles
    .filter((profile) => {
      const old = before.byName.get(profile.name)
      return old === undefined || !isSameProfile(old, before, profile, after)
    })
    .map(({ name }) => name)
}

function isSameProfile(old: Profile, before: ProfileBook, profile: Profile, after: ProfileBook): boolean {
  if (!isSameSettings(old.settings, profile.settings)) return false
  const [one, other] = [sessionOf(old, before), sessionOf(profile, after)]
  return one === null || other === null ? one === other : isSameSettings(one.settings, other.settings)
}

function sessionOf({ settings }: Profile, book: ProfileBook): ProfileSection | null {
  const value = settings.get('sso_session')?.value
  return value?.kind === 'plain' ? (book.ssoSessions.get(value.text) ?? null) : null
}

type Settings = ReadonlyMap<string, { readonly value: SettingValue; readonly place: { readonly file: string } }>

/** Lines move with every edit, so only the file of a setting counts, not its line. */
function isSameSettings(one: Settings, other: Settings): boolean {
  if (one.size !== other.size) return false
  return [...one].every(([name, setting]) => {
    const counterpart = other.get(name)
    if (counterpart === undefined) return false
    return setting.place.file === counterpart.place.file && isSameValue(setting.value, counterpart.value)
  })
}

function isSameValue(one: SettingValue, other: SettingValue): boolean {
  if (one.kind === 'plain') return other.kind === 'plain' && one.text === other.text
  if (one.kind === 'secret') return other.kind === 'secret' && isSameSecret(one.secret, other.secret)
  if (other.kind !== 'nested' || one.entries.size !== other.entries.size) return false
  return [...one.entries].every(([name, text]) => other.entries.get(name) === text)
}

function changeOf(name: string, before: ChainFacts, after: ChainFacts): DryRunView['notes'][number] | null {
  const groups = new Map<string, { readonly tools: string[]; readonly before: string; readonly after: string }>()
  const same: string[] = []
  let isWorse = false
  for (const tool of KNOWN_TOOLS) {
    const [old, next] = [before, after].map((facts) => explainFor(facts, name, tool.id))
    if (old === undefined || next === undefined) continue
    const [was, is] = [wordsOf(old), wordsOf(next)]
    if (was === is) same.push(tool.name)
    else {
      isWorse ||= old.outcome === 'resolved' && next.outcome !== 'resolved'
      const group = groups.get(`${was}\n${is}`) ?? { tools: [], before: was, after: is }
      group.tools.push(tool.name)
      groups.set(`${was}\n${is}`, group)
    }
  }
  if (groups.size === 0) return null
  const changes = [...groups.values()].map((group) =>
    group.tools.length === KNOWN_TOOLS.length ? { ...group, tools: [verdictChangeText.everyTool] } : group,
  )
  const message = redact(verdictChangeText.sentence(name, changes, same))
  return { severity: isWorse ? 'warning' : 'info', message }
}

const explainFor = (facts: ChainFacts, explicitProfile: string, tool: ToolId): Verdict =>
  explain({ ...facts, explicitProfile }, tool)

/** What a verdict comes to, in words that stay the same when only lines move. */
function wordsOf({ outcome, winner, error, steps }: Verdict): string {
  if (outcome === 'fails') return verdictChangeText.stops(error?.code ?? '')
  if (winner === null) return verdictChangeText.none
  const rung = steps.find(({ state }) => state === 'wins')
  const title = rung === undefined ? providerTitles[winner.provider] : rungTitle(rung.id, rung.provider)
  return verdictChangeText.from(verdictChangeText.via(title, winner.via))
}
