import type { ToolId } from '../../app/chain/model.ts'
import type { Sent } from '../../app/contract/contract.ts'
import type { PastedEnvironment, PlaceChoice, ProcessView } from '../../app/view/chain-model.ts'
import type { ProfileChoice } from '../../app/view/model.ts'

/*
 * What the Chain room asks: which tools, for which profile, where, and what is supposed. Boots with the window, since a link from anywhere
 * may ask; what changes a question further stands in `chain-choices.ts`, which the room brings along.
 */

/** A place as it is chosen on screen: with the words it was chosen by, where main wants an id only. */
export type ShownPlace =
  | Exclude<PlaceChoice, { readonly kind: 'process' | 'pasted' }>
  | { readonly kind: 'process'; readonly process: ProcessView }
  | { readonly kind: 'pasted'; readonly from: 'clipboard' | 'file'; readonly pasted: PastedEnvironment }

/** Rungs by id that are supposed to give credentials, or to have none. */
export type Supposed = { readonly present: readonly string[]; readonly absent: readonly string[] }

export type ChainQuestion = {
  /** One; side by side up to four, none twice. */
  readonly tools: readonly ToolId[]
  readonly profile: ProfileChoice
  readonly place: ShownPlace
  readonly suppose: Supposed
}

export const NOTHING_SUPPOSED: Supposed = { present: [], absent: [] }

/** What the room asks before anybody chose. */
export function firstQuestion(tool: ToolId): ChainQuestion {
  return { tools: [tool], profile: { kind: 'environment' }, place: { kind: 'here' }, suppose: NOTHING_SUPPOSED }
}

/** A link from a profile: that profile, here and as things are, seen by the tools that were chosen last. */
export function questionAbout(before: ChainQuestion, name: string): ChainQuestion {
  const profile = { kind: 'explicit', name } as const
  return { ...before, profile, place: { kind: 'here' }, suppose: NOTHING_SUPPOSED }
}

function choiceOf(place: ShownPlace): Sent<'explainChain'>['place'] {
  switch (place.kind) {
    case 'process':
      return { kind: 'process', pid: place.process.pid }
    case 'pasted':
      return { kind: 'pasted', id: place.pasted.id }
    case 'pictured':
      return { ...place, variables: place.variables.map((variable) => ({ ...variable })) }
    case 'here':
    case 'login-shell':
      return place
  }
}

/** A question as main takes it. */
export function sentOf({ tools, profile, place, suppose }: ChainQuestion): Sent<'explainChain'> {
  const supposed = { present: [...suppose.present], absent: [...suppose.absent] }
  return { tools: [...tools], profile, place: choiceOf(place), suppose: supposed }
}
