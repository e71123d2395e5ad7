import * as v from 'valibot'
import { ENVIRONMENT_DIALECTS } from '../switch/environment/model.ts'
import { LEASE_SECONDS } from '../switch/lease.ts'

/*
 * What a window sends about switching: the active profile, environments, the console, the vault. Names only: keys and console links are made
 * and opened in main, and never come back.
 */

const name = v.pipe(v.string(), v.maxLength(1024))
/** What the console's lists offer; anything longer is no service and no region. */
const word = v.pipe(v.string(), v.minLength(1), v.maxLength(64), v.regex(/^[A-Za-z0-9-]+$/))

const lease = v.pipe(v.number(), v.integer(), v.minValue(LEASE_SECONDS.least), v.maxValue(LEASE_SECONDS.most))
const leaseSeconds = v.nullable(lease)

/** Longest time production may be used for, in seconds, or that it needs no end. */
export const productionLease = v.union([v.literal('off'), lease])

/** Profile null: none, so that shells set none. Lease null: until further notice. */
export const activatePayload = v.strictObject({ profile: v.nullable(name), leaseSeconds })
/** The profile that `[default]` is to stand in for. */
export const defaultPayload = v.strictObject({ profile: name, leaseSeconds })

/** Dialect null: the person's own shell. Secrets: with the keys, else with the profile's name and region alone. */
export const copyEnvironmentPayload = v.strictObject({
  profile: name,
  dialect: v.nullable(v.picklist(ENVIRONMENT_DIALECTS)),
  secrets: v.boolean(),
})

/** Null: the console's start, and the profile's own region. */
export const consolePayload = v.strictObject({
  profile: name,
  service: v.nullable(word),
  region: v.nullable(word),
  act: v.picklist(['open', 'copy']),
})

/**
 * `as`: the profile to add that hands the credentials out; null: the profile itself. `session`: whether temporary keys in its section go,
 * which tools would use first.
 */
export const connectPayload = v.strictObject({
  profile: name,
  as: v.nullable(name),
  session: v.picklist(['leave', 'take-out']),
})
