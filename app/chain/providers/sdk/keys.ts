import type { FileRole } from '../../../profile/model.ts'
import { chainText } from '../../../text/chain-text.ts'
import { sdkChainText } from '../../../text/sdk-chain-text.ts'
import { isEmptySecret } from '../../../text/secret.ts'
import type { FindProvider } from '../../engine-model.ts'
import { incomplete, NOTHING } from '../../findings.ts'
import { evidenceOf, type Located, locate, locateIn, type ProfileView } from '../../profile-view.ts'
import type { Trouble } from '../../trouble.ts'
import { keysFound } from '../profile-keys.ts'

const KEY = 'aws_access_key_id'
const SECRET = 'aws_secret_access_key'
const TOKEN = 'aws_session_token'

/** How an SDK reads keys of a profile. */
export type KeyRules = {
  /** Both files as one, or one of them. */
  readonly of: 'both-files' | FileRole
  /** Settings of which one makes the SDK want all of its pair. */
  readonly turnsOn: readonly string[]
  /** An empty value is a value, or as good as none. */
  readonly empty: 'counts' | 'is-none'
  readonly half: Trouble | 'passed-over'
  readonly code: string
}

export const hasText = (located: Located | null): boolean => {
  if (located === null) return false
  const { value } = located.setting
  return value.kind === 'secret' ? !isEmptySecret(value.secret) : value.kind === 'plain' && value.text !== ''
}

function finder({ of, empty }: KeyRules, profile: ProfileView): (name: string) => Located | null {
  return (name) => {
    const located = of === 'both-files' ? locate(profile, name) : locateIn(profile, of, name)
    return empty === 'is-none' && !hasText(located) ? null : located
  }
}

const isThere = (located: Located | null): located is Located => located !== null

/** Keys of a profile by an SDK's rules. */
export function findKeys(rules: KeyRules): FindProvider {
  return (subject) => {
    const { profile } = subject
    const find = finder(rules, profile)
    const given = [find(KEY), find(SECRET), find(TOKEN)].filter(isThere)
    if (find(KEY) !== null && find(SECRET) !== null) {
      const { of } = rules
      const reason = of === 'both-files' ? chainText.mergedKeys(profile.name) : chainText.fileKeys(of, profile.name)
      return keysFound(subject, reason, find, [TOKEN])
    }
    if (given.length === 0) return NOTHING
    const missing = find(KEY) === null ? KEY : SECRET
    const reason =
      find(KEY) === null && find(SECRET) === null
        ? sdkChainText.profileKeysWithoutToken(profile.name, missing)
        : sdkChainText.profileKeysPartial(profile.name, missing)
    const evidence = given.map(evidenceOf)
    const isOn = rules.turnsOn.some((name) => find(name) !== null)
    if (!isOn || rules.half === 'passed-over') return incomplete(reason, evidence)
    return rules.half(subject, rules.code, reason, evidence)
  }
}
