import type { ChainFacts, Environment } from '../../app/chain/model.ts'
import type { Instant } from '../../app/text/instant.ts'
import { gatherWorld } from '../facts/gather.ts'
import type { Platform } from '../files/model.ts'
import type { Shapes } from './shapes.ts'

/** Where and when facts are gathered. */
export type Gathering = {
  readonly platform: Platform
  /** For relative paths; this process's own when left out. */
  readonly folder?: string
  readonly explicitProfile: string | null
  readonly now: Instant
}

/** The facts in another environment: files and caches are looked for where that environment puts them. */
export async function factsIn(variables: Shapes, gathering: Gathering): Promise<ChainFacts> {
  return (await gatherWorld({ ...gathering, environment: variables })).facts
}

/** What of a pasted environment decides which caches and token files are looked at here. */
const LOOKED_UP = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_WEB_IDENTITY_TOKEN_FILE']

/** The facts in a pasted environment: its variables, with the files and caches of this machine. */
export async function factsOfPasted(
  pasted: Environment,
  own: Readonly<Record<string, string | undefined>>,
  gathering: Gathering,
): Promise<ChainFacts> {
  const named = LOOKED_UP.flatMap((name) => {
    const value = pasted.get(name)
    return typeof value === 'string' ? [[name, value]] : []
  })
  const environment = { ...own, ...Object.fromEntries(named) }
  const { facts } = await gatherWorld({ ...gathering, environment })
  return { ...facts, environment: pasted }
}
