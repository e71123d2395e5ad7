import { regionFor } from '../names.ts'
import type { EnvironmentProfile, OpenedKeys, Variable } from './model.ts'
import { keyVariables, onlyProfileVariables } from './variables.ts'

/** The environment of a process. */
export type Variables = Readonly<Record<string, string | undefined>>

/** How names of variables are told apart: Windows folds their case. */
export type NameRule = 'exact' | 'folded'

/**
 * What changes in the environment of a program that shall use a profile's keys, or (null) the profile by its name, in every tool and in shells
 * that it starts. A region of the person's own stays where the profile has none.
 */
export function childVariables(
  base: Variables,
  { profile, region }: EnvironmentProfile,
  keys: OpenedKeys | null,
): readonly Variable[] {
  const used = region ?? regionByHand(base)
  const variables = keys === null ? onlyProfileVariables({ profile, region: used }) : keyVariables(used, keys)
  return [...variables, ...marks(profile, keys === null ? 'name' : 'keys')]
}

/** The whole environment of such a program: {@link childVariables}, and everything else as it is. */
export function childEnvironment(
  base: Variables,
  chosen: EnvironmentProfile,
  keys: OpenedKeys | null,
  rule: NameRule,
): Variables {
  return withVariables(base, childVariables(base, chosen, keys), rule)
}

/** The one that is there, where it is not the active profile's, which the hook has set. */
function regionByHand(base: Variables): string | null {
  const region = base['AWS_REGION'] ?? base['AWS_DEFAULT_REGION'] ?? null
  return region === base['LANYARD_SET_REGION'] ? null : regionFor(region)
}

/**
 * What a shell with Lanyard's hook goes by (`hooks/`): a profile that differs from the mark was set by hand, and is left alone. Beside keys the
 * mark says that a profile was there and is no more; without it the hook would set the active one, which some tools take before the keys.
 */
const marks = (profile: string, holds: 'keys' | 'name'): readonly Variable[] => [
  ['LANYARD_SET_PROFILE', holds === 'keys' ? profile : null],
  ['LANYARD_SET_REGION', null],
  ['LANYARD_HERE', null],
]

function withVariables(base: Variables, variables: readonly Variable[], rule: NameRule): Variables {
  const folded = (name: string): string => (rule === 'folded' ? name.toUpperCase() : name)
  const touched = new Set(variables.map(([name]) => name))
  const kept = Object.entries(base).filter(([name]) => !touched.has(folded(name)))
  return Object.fromEntries([...kept, ...variables.flatMap(([name, value]) => (value === null ? [] : [[name, value]]))])
}
