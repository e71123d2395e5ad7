import * as v from 'valibot'
import { shapeOf } from '../chain/places/shape.ts'
import { KNOWN_TOOLS } from '../chain/tools/index.ts'

/*
 * What a window sends when a chain is asked about. Bounded like everything from a page; of variables that a person imagines only the
 * shape goes on from here, as from any other place.
 */

/** Longest name: of a profile, of a variable. */
const NAME = 1024
/** Longest value of a variable. */
const VALUE = 4096
/** Tools side by side. */
const MOST_TOOLS = 4
/** Rungs supposed at once: no chain has more. */
const MOST_RUNGS = 64
/** Variables set or taken away on a pictured host. */
const MOST_VARIABLES = 200
/** Largest process id: Linux counts to 2^22, macOS to 99,999. */
const LARGEST_PID = 2 ** 31 - 1

const tools = v.pipe(
  v.array(v.picklist(KNOWN_TOOLS.map(({ id }) => id))),
  v.minLength(1),
  v.maxLength(MOST_TOOLS),
  v.check((ids) => new Set(ids).size === ids.length),
)

const profile = v.variant('kind', [
  v.strictObject({ kind: v.literal('environment') }),
  v.strictObject({ kind: v.literal('variable'), name: v.pipe(v.string(), v.maxLength(NAME)) }),
  v.strictObject({ kind: v.literal('explicit'), name: v.pipe(v.string(), v.maxLength(NAME)) }),
])

/** Null takes a usual variable of the host away. */
const variable = v.pipe(
  v.strictObject({
    name: v.pipe(v.string(), v.minLength(1), v.maxLength(NAME), v.regex(/^[^=\0]+$/)),
    value: v.nullable(v.pipe(v.string(), v.maxLength(VALUE))),
  }),
  v.transform(({ name, value }) => ({ name, value: value === null ? null : shapeOf(name, value) })),
)

const place = v.variant('kind', [
  v.strictObject({ kind: v.literal('here') }),
  v.strictObject({ kind: v.literal('login-shell') }),
  v.strictObject({
    kind: v.literal('process'),
    pid: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LARGEST_PID)),
  }),
  /** `id` of a `PastedEnvironment`. */
  v.strictObject({ kind: v.literal('pasted'), id: v.pipe(v.string(), v.minLength(1), v.maxLength(NAME)) }),
  v.strictObject({
    kind: v.literal('pictured'),
    host: v.picklist(['ec2', 'ecs', 'eks', 'lambda', 'github-actions', 'on-premises']),
    variables: v.pipe(v.array(variable), v.maxLength(MOST_VARIABLES)),
    metadata: v.picklist(['present', 'absent']),
  }),
])
/** Where a chain is explained for, as a handler gets it. */
export type AskedPlace = v.InferOutput<typeof place>

const rungs = v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(64))), v.maxLength(MOST_RUNGS))
/** Ids of rungs that are supposed to give credentials, or to have none. */
const suppose = v.strictObject({ present: rungs, absent: rungs })

const chain = { tools, profile, place, suppose }

/** One tool, or several side by side, at one place. */
export const chainPayload = v.strictObject(chain)
/** What to put on the clipboard of it; `advice`: the command alone. */
export const copyChainPayload = v.strictObject({ ...chain, what: v.picklist(['text', 'markdown', 'advice']) })
/** Where the text of an environment comes from; main fetches it, so that it never enters a page. */
export const pastePayload = v.strictObject({ from: v.picklist(['clipboard', 'file']) })
/** One question to the outside: what stands behind a rung, for the profile at the place. */
export const probePayload = v.strictObject({
  rung: v.picklist(['instance-metadata', 'container', 'process']),
  tool: v.picklist(KNOWN_TOOLS.map(({ id }) => id)),
  profile,
  place,
})

export type ChainRequest = v.InferOutput<typeof chainPayload>
export type ProbeRequest = v.InferOutput<typeof probePayload>
export { profile as profilePayload }
