import { whereChoiceText } from '../../app/text/chain-room-text.ts'
import { paletteText } from '../../app/text/palette-text.ts'
import { deviceText } from '../../app/text/sessions-room-text.ts'
import { fuzzyMatch, fuzzyRank } from '../../app/view/fuzzy.ts'
import type { ProfileRow, Snapshot } from '../../app/view/model.ts'
import type { DeviceView } from '../../app/view/session-model.ts'
import type { ActiveView } from '../../app/view/switch-model.ts'
import type { Room } from './window-state.ts'

/** What choosing an entry does. */
export type PaletteAct =
  | { readonly do: Verb; readonly profile: string }
  | { readonly do: 'edit-section'; readonly kind: 'sso-session' | 'services'; readonly name: string }
  | { readonly do: 'go'; readonly room: Room }
  | { readonly do: 'renew-all'; readonly serial: string }
  | { readonly do: 'keys' | 'new' | 'import' | 'undo' | 'redo' | 'clean-up' | 'chain-example' }
  | { readonly do: 'switcher' | 'back' | 'none' | 'not-following' | 'default-back' }

/** What an entry does to one profile. */
type Verb =
  | 'open'
  | 'switch'
  | 'renew'
  | 'copy'
  | 'copy-as'
  | 'console'
  | 'terminal'
  | 'chain'
  | 'edit'
  | 'routes'
  | 'default'
  | 'connect'
  | 'vault'
  | 'favourite'
  | 'duplicate'
  | 'rename'
  | 'delete'

/** One line of the palette; `positions` are the characters of `text` that matched. */
export type PaletteEntry = {
  readonly id: string
  readonly act: PaletteAct
  readonly text: string
  readonly detail: string
  readonly positions: readonly number[]
}

const VERBS: readonly Verb[] = [
  'open',
  'switch',
  'renew',
  'copy',
  'console',
  'terminal',
  'chain',
  'edit',
  'routes',
  'copy-as',
  'default',
  'connect',
  'vault',
  'favourite',
  'duplicate',
  'rename',
  'delete',
]

/** Acts that are wanted seldom: they come when they are asked for with a name, and never crowd out profiles. */
const SELDOM: ReadonlySet<Verb> = new Set([
  'copy-as',
  'default',
  'connect',
  'vault',
  'favourite',
  'duplicate',
  'rename',
  'delete',
])

/** No more lines than anybody reads. */
const LIMIT = 50

const entry = (id: string, act: PaletteAct, text: string, detail: string): PaletteEntry => ({
  id,
  act,
  text,
  detail,
  positions: [],
})

function verbEntry(verb: Verb, row: ProfileRow): PaletteEntry {
  const text = wordsOf(verb, row)
  return entry(`${verb} ${row.name}`, { do: verb, profile: row.name }, text, row.subtitle)
}

function wordsOf(verb: Verb, row: ProfileRow): string {
  if (verb === 'open') return row.name
  if (verb === 'favourite' && row.favourite) return paletteText.notFavourite(row.name)
  return paletteText[verb](row.name)
}

function allowed(verb: Verb, row: ProfileRow): boolean {
  switch (verb) {
    case 'renew':
    case 'routes':
      return row.renewable
    case 'vault':
      return row.kind === 'long-term-keys'
    case 'default':
      return row.name !== 'default'
    default:
      return true
  }
}

const still: readonly PaletteEntry[] = [
  entry('go profiles', { do: 'go', room: 'profiles' }, paletteText.goProfiles, ''),
  entry('go chain', { do: 'go', room: 'chain' }, paletteText.goChain, ''),
  entry('go sessions', { do: 'go', room: 'sessions' }, paletteText.goSessions, ''),
  entry('go advice', { do: 'go', room: 'advice' }, paletteText.goAdvice, ''),
  entry('go history', { do: 'go', room: 'history' }, paletteText.goHistory, ''),
  entry('go settings', { do: 'go', room: 'settings' }, paletteText.goSettings, ''),
  entry('new', { do: 'new' }, paletteText.add, ''),
  entry('import', { do: 'import' }, paletteText.import, ''),
  entry('keys', { do: 'keys' }, paletteText.showKeys, ''),
  entry('example ec2', { do: 'chain-example' }, whereChoiceText.example, whereChoiceText.exampleHelp),
  entry('switcher', { do: 'switcher' }, paletteText.switcher, ''),
  entry('not-following', { do: 'not-following' }, paletteText.notFollowing, ''),
]

/** What depends on the files: taking back the last write, and sections that are no profiles. */
function passing({ canUndo, canRedo, ssoSessions, services, sessions, active }: PaletteFacts): readonly PaletteEntry[] {
  const leftovers = sessions?.leftovers ?? 0
  return [
    ...wayOut(active),
    ...(sessions?.devices ?? []).filter((device) => device.kind === 'code' && device.opens.length > 0).map(deviceEntry),
    ...(leftovers === 0 ? [] : [entry('clean-up', { do: 'clean-up' }, paletteText.cleanUp(leftovers), '')]),
    ...(canUndo === null ? [] : [entry('undo', { do: 'undo' }, paletteText.undo(canUndo.title), '')]),
    ...(canRedo === 'no' ? [] : [entry('redo', { do: 'redo' }, paletteText.redo, '')]),
    ...ssoSessions.map((name) => sectionEntry('sso-session', name)),
    ...services.map((name) => sectionEntry('services', name)),
  ]
}

function wayOut({ previous, profile, defaultFor }: ActiveView): readonly PaletteEntry[] {
  return [
    ...(previous === null ? [] : [entry('back', { do: 'back' }, paletteText.back(previous.profile), '')]),
    ...(profile === null ? [] : [entry('none', { do: 'none' }, paletteText.none, '')]),
    ...(defaultFor === null
      ? []
      : [entry('default-back', { do: 'default-back' }, paletteText.defaultBack(defaultFor.profile), '')]),
  ]
}

function deviceEntry({ serial, name, opens }: DeviceView): PaletteEntry {
  const text = paletteText.renewAll(name)
  return entry(`renew-all ${serial}`, { do: 'renew-all', serial }, text, deviceText.opens(opens.length))
}

function sectionEntry(kind: 'sso-session' | 'services', name: string): PaletteEntry {
  const text = kind === 'services' ? paletteText.editServices(name) : paletteText.editSession(name)
  return entry(`${kind} ${name}`, { do: 'edit-section', kind, name }, text, '')
}

/** Rebuilds a remembered entry; undefined when its profile or section is gone. */
function recall(
  id: string,
  fixed: readonly PaletteEntry[],
  byName: ReadonlyMap<string, ProfileRow>,
): PaletteEntry | undefined {
  const known = fixed.find((candidate) => candidate.id === id)
  if (known !== undefined) return known
  const verb = VERBS.find((verb) => id.startsWith(`${verb} `))
  const row = verb === undefined ? undefined : byName.get(id.slice(verb.length + 1))
  return verb === undefined || row === undefined || !allowed(verb, row) ? undefined : verbEntry(verb, row)
}

function unique(entries: readonly PaletteEntry[]): readonly PaletteEntry[] {
  return [...new Map(entries.map((candidate) => [candidate.id, candidate])).values()].slice(0, LIMIT)
}

type PaletteFacts = {
  readonly rows: readonly ProfileRow[]
  /** Ids of entries, last used first. */
  readonly recents: readonly string[]
  /** The profile selected in the list, whose acts come early. */
  readonly selected: string | null
} & Pick<Snapshot, 'canUndo' | 'ssoSessions' | 'services' | 'sessions' | 'active'> & { readonly canRedo: 'yes' | 'no' }

function withoutQuery(facts: PaletteFacts): readonly PaletteEntry[] {
  const { rows, recents, selected } = facts
  const byName = new Map(rows.map((row) => [row.name, row]))
  const now = passing(facts)
  const fixed = [...still, ...now]
  const remembered = recents.flatMap((id) => recall(id, fixed, byName) ?? [])
  const row = selected === null ? undefined : byName.get(selected)
  const acts =
    row === undefined
      ? []
      : VERBS.filter((verb) => verb !== 'open' && !SELDOM.has(verb) && allowed(verb, row)).map((verb) =>
          verbEntry(verb, row),
        )
  return unique([...remembered, ...acts, ...fixed, ...rows.slice(0, LIMIT).map((row) => verbEntry('open', row))])
}

/** Words between a verb and a name, as the lines themselves say it: `Switch to acme`, `Copy environment of acme`. */
const BETWEEN: ReadonlySet<string> = new Set(['to', 'of', 'with', 'environment'])

/** `renew acme`: a verb's beginning and a name. */
function verbOf(query: string): { readonly verb: Verb; readonly rest: string } | null {
  const [first = '', ...words] = query.trim().toLowerCase().split(/\s+/)
  const named = words.findIndex((word, at) => at === words.length - 1 || !BETWEEN.has(word))
  const rest = words.slice(Math.max(named, 0))
  const verb = first.length < 2 ? undefined : VERBS.find((verb) => verb.startsWith(first))
  if (verb === undefined || verb === 'open' || (SELDOM.has(verb) && rest.length === 0)) return null
  return { verb, rest: rest.join(' ') }
}

type Ranked = { readonly entry: PaletteEntry; readonly score: number }

function rankVerb(rows: readonly ProfileRow[], query: string): readonly Ranked[] {
  const asked = verbOf(query)
  if (asked === null) return []
  const fitting = rows.filter((row) => allowed(asked.verb, row))
  // Above plain matches of the same words: a verb was typed on purpose.
  return fuzzyRank(asked.rest, fitting, (row) => row.name).map(({ item, match }) => {
    const made = verbEntry(asked.verb, item)
    const shift = made.text.indexOf(item.name)
    return { entry: { ...made, positions: match.positions.map((at) => at + shift) }, score: match.score + 500 }
  })
}

function withQuery(facts: PaletteFacts, query: string): readonly PaletteEntry[] {
  const { rows, recents } = facts
  const opened = fuzzyRank(query.replace(/^\s*open\s+/i, ''), rows, (row) => row.name).map(({ item, match }) => ({
    entry: { ...verbEntry('open', item), positions: match.positions },
    score: match.score,
  }))
  const fixed = [...still, ...passing(facts)].flatMap((candidate) => {
    const match = fuzzyMatch(query, candidate.text)
    return match === null ? [] : [{ entry: { ...candidate, positions: match.positions }, score: match.score }]
  })
  const recent = new Map(recents.map((id, index) => [id, 600 - index]))
  return unique(
    [...opened, ...fixed, ...rankVerb(rows, query)]
      .map(({ entry, score }) => ({ entry, score: score + (recent.get(entry.id) ?? 0) }))
      .sort((left, right) => right.score - left.score)
      .map(({ entry }) => entry),
  )
}

/** The palette's lines: recents first while nothing is typed, then by how well they fit, recents favoured. */
export function paletteEntries({
  query,
  ...facts
}: PaletteFacts & { readonly query: string }): readonly PaletteEntry[] {
  return query.trim() === '' ? withoutQuery(facts) : withQuery(facts, query)
}

/** The entry of an id; undefined when what it is about is gone. */
export function entryById(facts: PaletteFacts, id: string): PaletteEntry | undefined {
  return recall(id, [...still, ...passing(facts)], new Map(facts.rows.map((row) => [row.name, row])))
}

/** The recents after an entry was used. */
export function remember(recents: readonly string[], id: string): readonly string[] {
  return [id, ...recents.filter((known) => known !== id)].slice(0, 6)
}
