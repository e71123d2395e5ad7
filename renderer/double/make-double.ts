import * as v from 'valibot'
import {
  type AnswerOf,
  type Argument,
  type AskName,
  asks,
  type LanyardApi,
  type Pushes,
  type PushName,
  pushes,
  type TellName,
  tells,
} from '../../app/contract/contract.ts'

/** What a double answers, by name; every answer has the contract's type. */
export type Answers = {
  readonly [Name in AskName]: (argument: Argument<Name>) => AnswerOf<Name> | Promise<AnswerOf<Name>>
}

/** An API that looks like main's, and the means to push as main does. */
export type Double = {
  readonly api: LanyardApi
  readonly push: <Name extends PushName>(name: Name, payload: Pushes[Name]) => void
  /** Names of what was told, in order. */
  readonly told: readonly TellName[]
}

const names = <Name extends string>(record: Readonly<Record<Name, unknown>>): Name[] => Object.keys(record) as Name[]

/** Derives the whole API from the contract: arguments are parsed exactly as main would, an unknown one is refused. */
export function makeDouble(answers: Answers): Double {
  const listeners = new Map<PushName, Set<(payload: never) => void>>(pushes.map((name) => [name, new Set()]))
  const told: TellName[] = []
  const ask = Object.fromEntries(
    names(asks).map((name) => [
      name,
      async (argument: unknown) => {
        const parsed = v.parse(asks[name].argument, argument)
        return (answers[name] as (argument: unknown) => unknown)(parsed)
      },
    ]),
  )
  const tell = Object.fromEntries(names(tells).map((name) => [name, () => void told.push(name)]))
  const on = Object.fromEntries(
    pushes.map((name) => [
      name,
      (listen: (payload: never) => void) => {
        listeners.get(name)?.add(listen)
        return () => listeners.get(name)?.delete(listen)
      },
    ]),
  )
  return {
    // The contract's own keys were walked: the parts have its shape.
    api: { ask, tell, on } as unknown as LanyardApi,
    push: (name, payload) => {
      for (const listen of listeners.get(name) ?? []) listen(payload as never)
    },
    told,
  }
}
