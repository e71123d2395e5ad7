import { chainText } from '../../../text/chain-text.ts'
import { type Afterwards, sdkChainText } from '../../../text/sdk-chain-text.ts'
import type { FindProvider } from '../../engine-model.ts'
import { found, NOTHING } from '../../findings.ts'
import { evidenceOf, locate, textOf } from '../../profile-view.ts'

/** `login_session` of the profile; its cache is read at the first call. */
export function findLogin(afterwards: Afterwards): FindProvider {
  return (subject) => {
    const { profile, facts } = subject
    const setting = locate(profile, 'login_session')
    if (setting === null) return NOTHING
    const fact = facts.external.loginTokens.get(textOf(setting))
    const expiresAt = fact?.state === 'present' && !fact.renewable ? fact.expiresAt : null
    const isUsable = fact?.state === 'present' && (expiresAt === null || expiresAt > facts.now)
    return found(
      chainText.login(profile.name),
      [evidenceOf(setting), ...(fact ? [{ kind: 'cache', file: fact.file } as const] : [])],
      { expiresAt, warnings: isUsable ? [] : [sdkChainText.loginMissing(profile.name, afterwards)] },
    )
  }
}
