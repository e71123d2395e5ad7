import { SECRET_VARIABLES, type StepState, type ToolId } from '../../app/chain/model.ts'
import { type HostId, hostOf } from '../../app/chain/places/hosts.ts'
import type { RungView } from '../../app/view/model.ts'
import { type ChainQuestion, NOTHING_SUPPOSED, type ShownPlace } from './chain-question.ts'

/*
 * How a person changes what the Chain room asks. Pure: a question in, the next question out.
 */

/** Most tools side by side. */
export const MOST_TOOLS = 4
export type Pictured = Extract<ShownPlace, { readonly kind: 'pictured' }>

/** Puts a tool into a column; where it stands in another one, the two change places. */
export function withTool(question: ChainQuestion, column: number, tool: ToolId): ChainQuestion {
  const { tools } = question
  const replaced = tools[column]
  if (replaced === undefined) return question
  const tools2 = tools.map((other, index) => (index === column ? tool : other === tool ? replaced : other))
  return { ...question, tools: tools2 }
}

/** Which tool a person most likely wants beside others: the two whose chains differ most come first. */
const LIKELY: readonly ToolId[] = ['sdk-js-v3', 'aws-cli-v2', 'boto3', 'sdk-java-v2', 'sdk-go-v2']

/** One more tool beside the others; the same question when there is none left, or no room. */
export function withOneMore(question: ChainQuestion, known: readonly ToolId[]): ChainQuestion {
  const { tools } = question
  const left = [...LIKELY, ...known].find((tool) => known.includes(tool) && !tools.includes(tool))
  return left === undefined || tools.length >= MOST_TOOLS ? question : { ...question, tools: [...tools, left] }
}

/** Takes a tool away; the last one stays. */
export function withoutTool(question: ChainQuestion, column: number): ChainQuestion {
  const tools = question.tools.filter((_, index) => index !== column)
  return tools.length === 0 ? question : { ...question, tools }
}

/** The first tool alone again. */
export const oneTool = (question: ChainQuestion): ChainQuestion => ({ ...question, tools: question.tools.slice(0, 1) })

/** Another profile: nothing that was supposed of the one before holds. */
export function withProfile(question: ChainQuestion, profile: ChainQuestion['profile']): ChainQuestion {
  return { ...question, profile, suppose: NOTHING_SUPPOSED }
}

/** How the profile is named, where one is: the chain may differ. */
export type Naming = 'explicit' | 'variable'

/** The same profile, named in another way. */
export function named(question: ChainQuestion, by: Naming): ChainQuestion {
  const { profile } = question
  return profile.kind === 'environment' ? question : withProfile(question, { kind: by, name: profile.name })
}

/** Another place: nothing that was supposed of the one before holds. */
export function withPlace(question: ChainQuestion, place: ShownPlace): ChainQuestion {
  return { ...question, place, suppose: NOTHING_SUPPOSED }
}

export type Supposition = 'present' | 'absent'

/** Supposes a rung, or (null) takes it as it is again. */
export function supposing(question: ChainQuestion, rung: string, as: Supposition | null): ChainQuestion {
  const without = (ids: readonly string[]): readonly string[] => ids.filter((id) => id !== rung)
  const present = without(question.suppose.present)
  const absent = without(question.suppose.absent)
  const suppose = {
    present: as === 'present' ? [...present, rung] : present,
    absent: as === 'absent' ? [...absent, rung] : absent,
  }
  return { ...question, suppose }
}

export const asThingsAre = (question: ChainQuestion): ChainQuestion => ({ ...question, suppose: NOTHING_SUPPOSED })

export const isSupposing = ({ suppose }: ChainQuestion): boolean => suppose.present.length + suppose.absent.length > 0

const OFFERS: Readonly<Record<StepState, readonly Supposition[]>> = {
  wins: ['absent'],
  shadowed: ['absent'],
  absent: ['present'],
  removed: ['present'],
  'not-probed': ['present'],
  incomplete: ['present', 'absent'],
  fails: ['present', 'absent'],
  // What the chain stops at decides; nothing that is supposed below it would show.
  'not-reached': [],
}

/** What may be supposed of a rung: the opposite of what it is; both ways where it is neither there nor gone. */
export function offersOf({ supposed, canSuppose, state }: RungView): readonly Supposition[] {
  if (supposed !== null) return canSuppose ? [supposed] : []
  return canSuppose ? OFFERS[state] : []
}

/** Rungs that stand for something outside the files that can be asked. */
export type Probed = 'instance-metadata' | 'container' | 'process'

const PROBED: Readonly<Record<Probed, readonly StepState[]>> = {
  'instance-metadata': ['wins', 'shadowed', 'absent', 'not-probed', 'fails'],
  container: ['wins', 'shadowed', 'fails'],
  process: ['wins', 'shadowed', 'fails'],
}

const isProbed = (id: string): id is Probed => Object.hasOwn(PROBED, id)

/** What a *Probe* of this rung would ask; null where there is nothing to ask, or nobody to be asked from here. */
export function probeOf({ id, state, supposed }: RungView, place: ShownPlace): Probed | null {
  if (supposed !== null || place.kind === 'pictured' || !isProbed(id)) return null
  return PROBED[id].includes(state) ? id : null
}

/** A variable of a pictured host as it is switched. */
export type PicturedVariable = {
  readonly name: string
  /** What it is set to; null while it is not set, and for a secret, of which nothing is known. */
  readonly value: string | null
  readonly set: 'yes' | 'no'
  /** Whether a person put it there: then it can be taken off the list. */
  readonly own: 'yes' | 'no'
}

/** A host with its usual variables, and its metadata as it usually is. */
export function usualHost(host: HostId): Pictured {
  const metadata = hostOf(host)?.metadata === 'answers' ? 'present' : 'absent'
  return { kind: 'pictured', host, variables: [], metadata }
}

export const isSecretVariable = (name: string): boolean =>
  SECRET_VARIABLES.has(name) || /SECRET|_TOKEN$|PASSWORD/.test(name)

const shown = (name: string, value: string): string | null => (isSecretVariable(name) ? null : value)

/** The host's usual variables, then those a person added, each as it is now. */
export function variablesOf({ host, variables }: Pictured): readonly PicturedVariable[] {
  const changes = new Map(variables.map(({ name, value }) => [name, value]))
  const usual = hostOf(host)?.variables ?? []
  const rows = usual.map(({ name, value, usual }): PicturedVariable => {
    const change = changes.get(name)
    if (change === null || (change === undefined && usual === 'sometimes')) {
      return { name, value: null, set: 'no', own: 'no' }
    }
    return { name, value: shown(name, change ?? value), set: 'yes', own: 'no' }
  })
  const names = new Set(usual.map(({ name }) => name))
  const added = variables.flatMap(({ name, value }): readonly PicturedVariable[] =>
    names.has(name) || value === null ? [] : [{ name, value: shown(name, value), set: 'yes', own: 'yes' }],
  )
  return [...rows, ...added]
}

/** Stands for a secret that is there: of it only the length counts, and AWS's have 40 characters. */
const SOME_SECRET = 'x'.repeat(40)

/** What a variable is set to when nobody said to what: the host's example, else some secret or nothing. */
function exampleOf(host: HostId, name: string): string {
  const usual = hostOf(host)?.variables.find((variable) => variable.name === name)
  return usual?.value ?? (isSecretVariable(name) ? SOME_SECRET : '')
}

/** Sets a variable of a pictured host; `value` null: to the example of it, as for every secret. */
export function settingVariable(place: Pictured, name: string, value: string | null): Pictured {
  const rest = place.variables.filter((variable) => variable.name !== name)
  const text = value === null || isSecretVariable(name) ? exampleOf(place.host, name) : value
  return { ...place, variables: [...rest, { name, value: text }] }
}

/** Takes a variable away: an usual one stays on the list and is off, an own one is gone. */
export function takingVariable(place: Pictured, name: string): Pictured {
  const rest = place.variables.filter((variable) => variable.name !== name)
  const usual = hostOf(place.host)?.variables.find((variable) => variable.name === name)
  return { ...place, variables: usual?.usual === 'always' ? [...rest, { name, value: null }] : rest }
}

/** The classic: an application on EC2 has keys as variables, and an instance profile. Seen by the tools chosen so far. */
export function exampleQuestion(before: ChainQuestion): ChainQuestion {
  const bare = usualHost('ec2')
  const place = settingVariable(settingVariable(bare, 'AWS_ACCESS_KEY_ID', null), 'AWS_SECRET_ACCESS_KEY', null)
  return { tools: before.tools, profile: { kind: 'environment' }, place, suppose: NOTHING_SUPPOSED }
}
