import { chainText } from '../../text/chain-text.ts'
import type { Finding, FindProvider, Subject } from '../engine-model.ts'
import { isFilled, isSet, variableEvidence, variablesSet } from '../environment.ts'
import { absent, fails, found, incomplete, NOTHING } from '../findings.ts'
import { ENVIRONMENT_EXPIRY as EXPIRY, endOfVariables } from '../noted-end.ts'

const KEY = 'AWS_ACCESS_KEY_ID'
const SECRET = 'AWS_SECRET_ACCESS_KEY'

/** A key id without a secret, and what the tool makes of it. */
type EnvironmentRules = {
  readonly partial: 'fails' | 'goes-on'
  /** Token variables, the one that counts first. */
  readonly tokens: readonly string[]
  readonly isRemoved: (subject: Subject) => boolean
}

function takenOut(subject: Subject): Finding {
  const { environment, explicitProfile } = subject.facts
  const by = explicitProfile ? ({ kind: 'argument' } as const) : variableEvidence('AWS_PROFILE')
  const reason = chainText.environmentRemoved(explicitProfile ? 'argument' : 'variable')
  return { kind: 'removed', reason, evidence: [by, ...variablesSet(environment, KEY, SECRET)] }
}

function keysFound(subject: Subject, rules: EnvironmentRules): Finding {
  const { environment } = subject.facts
  const token = rules.tokens.find((name) => isFilled(environment, name))
  const expiry = isFilled(environment, EXPIRY) ? [EXPIRY] : []
  const names = [KEY, SECRET, ...(token ? [token] : []), ...expiry]
  const end = endOfVariables(subject.facts)
  return found(chainText.environmentKeys(token ?? null), names.map(variableEvidence), end)
}

/** Keys in environment variables, by the rules of one family of tools. */
export function findEnvironment(rules: EnvironmentRules): FindProvider {
  return (subject) => {
    const { environment } = subject.facts
    if (rules.isRemoved(subject)) return takenOut(subject)
    const hasKey = isFilled(environment, KEY)
    const hasSecret = isFilled(environment, SECRET)
    if (hasKey && hasSecret) return keysFound(subject, rules)
    const evidence = variablesSet(environment, KEY, SECRET)
    if (hasKey && rules.partial === 'fails')
      return fails('PartialCredentialsError', chainText.environmentPartial(SECRET), evidence, 'environment')
    if (hasKey) return incomplete(chainText.environmentPartial(SECRET), evidence)
    if (hasSecret) return incomplete(chainText.environmentPartial(KEY), evidence)
    return isSet(environment, KEY) ? absent(chainText.environmentEmpty(KEY), evidence) : NOTHING
  }
}

/** botocore `EnvProvider` (1.43): a key id without a secret fails, the old token name comes first, an explicit profile takes it out. */
export const environmentBotocore: FindProvider = findEnvironment({
  partial: 'fails',
  tokens: ['AWS_SECURITY_TOKEN', 'AWS_SESSION_TOKEN'],
  isRemoved: (subject) => subject.variables === 'off',
})

/** JS `defaultProvider` (3.972): skipped when a profile is given in code or by AWS_PROFILE; needs both keys. */
export const environmentJs: FindProvider = findEnvironment({
  partial: 'goes-on',
  tokens: ['AWS_SESSION_TOKEN'],
  isRemoved: ({ facts }) => Boolean(facts.explicitProfile) || isFilled(facts.environment, 'AWS_PROFILE'),
})

/** `credential_source = Environment`: the same keys, never taken out. botocore `EnvProvider.load`. */
export const environmentSourceBotocore: FindProvider = findEnvironment({
  partial: 'fails',
  tokens: ['AWS_SECURITY_TOKEN', 'AWS_SESSION_TOKEN'],
  isRemoved: () => false,
})

/** `credential_source = Environment` in JS: `fromEnv` alone knows nothing of profiles. */
export const environmentSourceJs: FindProvider = findEnvironment({
  partial: 'goes-on',
  tokens: ['AWS_SESSION_TOKEN'],
  isRemoved: () => false,
})
