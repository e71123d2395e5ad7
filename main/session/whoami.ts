import { explain } from '../../app/chain/explain.ts'
import { resolveIamTarget } from '../../app/chain/iam-target.ts'
import type { ChainFacts } from '../../app/chain/model.ts'
import { resolveStsTarget, type StsTarget } from '../../app/chain/sts-target.ts'
import { explainCallFailure } from '../../app/session/refusals/call-failure.ts'
import { notableOffset } from '../../app/session/refusals/refusal.ts'
import type { Instant } from '../../app/text/instant.ts'
import { startText } from '../../app/text/session-text.ts'
import { type UsedProvider, whoamiText } from '../../app/text/whoami-text.ts'
import type { Outcome } from '../../app/view/model.ts'
import { accountAlias } from '../aws/aliases.ts'
import { callerIdentity } from '../aws/caller.ts'
import type { World } from '../facts/world.ts'
import { type AskDeps, type AskFailure, type AtHand, callBounds, credentialsAtHand } from './hand-out/at-hand.ts'

/** Who one is with a profile's credentials. Nothing in it is secret. */
export type WhoAmI = {
  readonly profile: string
  /** Twelve digits. */
  readonly account: string
  /** Null: the account has none, or these credentials may not see it. */
  readonly alias: string | null
  readonly arn: string
  readonly userId: string
  readonly credentials: {
    readonly provider: UsedProvider
    readonly accessKeyId: string
    /** Null: they do not end, or nobody wrote when. */
    readonly expiresAt: Instant | null
    /** Profiles whose keys opened the role, nearest first. */
    readonly through: readonly string[]
  }
  /** Sentences worth knowing: a clock that is off. */
  readonly notes: readonly string[]
}

/** Milliseconds for the alias: it is worth less than a wait. */
const ALIAS_PATIENCE = 3_000

/**
 * Asks STS who one is, with the credentials AWS CLI v2 would use for a profile (null: for this environment). Nobody is asked for anything
 * and nothing is written. The same question tells whether a session still works.
 */
export async function whoAmI(
  world: World,
  profile: string | null,
  deps: AskDeps,
): Promise<Outcome<WhoAmI, AskFailure>> {
  const facts: ChainFacts = { ...world.facts, explicitProfile: profile }
  const asked: World = { ...world, facts }
  const { name } = explain(facts, 'aws-cli-v2').profile
  const sts = resolveStsTarget(facts)
  const hand = await credentialsAtHand(asked, sts, deps)
  if (!hand.ok) return hand
  const { environment } = facts
  const { accessKeyId, expiresAt } = hand.value.keys
  const call = { ...hand.value.keys, environment, ...callBounds(deps) }
  const identity = await callerIdentity({ ...call, sts })
  if (!identity.ok) {
    const source = hand.value.provider === 'environment' ? whoamiText.environmentName : name
    const context = { source, serial: '', region: sts.region, url: sts.url, durationSeconds: 0, now: deps.clock.now() }
    const { code, message } = explainCallFailure(identity.failure, context, 'question')
    return { ok: false, failure: { code, message } }
  }
  const { provider, through } = hand.value
  const alias = await aliasOf(facts, sts, call)
  return {
    ok: true,
    value: {
      profile: name,
      ...identity.value,
      alias,
      credentials: { provider, accessKeyId, expiresAt, through },
      notes: notesOf(hand.value, identity.clockOffset),
    },
  }
}

type Call = Omit<Parameters<typeof accountAlias>[0], 'iam'>

/** The alias is an extra: whatever goes wrong about it, one still knows who one is. */
async function aliasOf(facts: ChainFacts, sts: StsTarget, call: Call): Promise<string | null> {
  const iam = resolveIamTarget(facts)
  // Where STS is somebody's own, its keys are nothing for AWS.
  if (sts.endpoint !== null && iam.endpoint === null) return null
  const answer = await accountAlias({
    ...call,
    iam,
    patience: Math.min(call.patience ?? ALIAS_PATIENCE, ALIAS_PATIENCE),
  })
  return answer.ok ? answer.value : null
}

function notesOf({ clockOffset }: AtHand, offset: number | null): readonly string[] {
  const notable = notableOffset(offset) ?? notableOffset(clockOffset)
  return notable === null ? [] : [startText.clockNote(notable)]
}
