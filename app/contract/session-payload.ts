import * as v from 'valibot'
import { MARK_COLOURS } from '../marks/model.ts'

/* What a window sends about sessions, devices and marks. */

const name = v.pipe(v.string(), v.maxLength(1024))
/** STS `SerialNumber`: 9 to 256 characters of a closed set (aws-facts 3). */
const serial = v.pipe(v.string(), v.regex(/^[\w+=/:,.@-]{9,256}$/))

/** Whose sessions a code is asked for: what one profile needs, or everything on a device. */
export const openTokenPayload = v.variant('kind', [
  v.strictObject({ kind: v.literal('profile'), profile: name }),
  v.strictObject({ kind: v.literal('device'), serial }),
])

const place = v.variant('kind', [
  v.strictObject({ kind: v.literal('target'), section: name }),
  v.strictObject({ kind: v.literal('cli-cache') }),
  v.strictObject({ kind: v.literal('memory') }),
])

/** Null: as Lanyard sees best. */
export const routePayload = v.strictObject({
  profile: name,
  route: v.nullable(v.picklist(['session-token', 'shared-code', 'own-code', 'no-code'])),
  place: v.nullable(place),
  durationSeconds: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(900), v.maxValue(129_600))),
})

/** A program that gives a device's code; empty: typed again. A page cannot set one alone: the person is asked outside it. */
export const tokenCommandPayload = v.strictObject({
  serial,
  command: v.pipe(v.string(), v.maxLength(512), v.regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u)),
})

/** One thing a person says of one profile, kept in Lanyard's own state. */
export const markPayload = v.strictObject({
  profile: name,
  change: v.variant('mark', [
    v.strictObject({ mark: v.literal('favourite'), value: v.boolean() }),
    v.strictObject({ mark: v.literal('colour'), value: v.nullable(v.picklist(MARK_COLOURS)) }),
    v.strictObject({ mark: v.literal('note'), value: v.pipe(v.string(), v.maxLength(2000)) }),
    v.strictObject({ mark: v.literal('production'), value: v.nullable(v.picklist(['yes', 'no'])) }),
    v.strictObject({ mark: v.literal('pinned'), value: v.boolean() }),
  ]),
})
export type MarkChange = v.InferOutput<typeof markPayload>['change']
export type TokenRequest = v.InferOutput<typeof openTokenPayload>
export type RouteRequest = v.InferOutput<typeof routePayload>
