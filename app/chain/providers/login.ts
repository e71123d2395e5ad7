import { chainText } from '../../text/chain-text.ts'
import type { Failure, FindProvider, Subject } from '../engine-model.ts'
import { fails, found, NOTHING } from '../findings.ts'
import type { CacheFact, Evidence } from '../model.ts'
import { evidenceOf, locate, textOf } from '../profile-view.ts'

/** The class that a tool throws, by what is wrong with the cache. */
type LoginErrors = Readonly<Record<'missing' | 'unreadable' | 'incomplete', string>>

function findLogin(errors: LoginErrors): FindProvider {
  return (subject) => {
    const setting = locate(subject.profile, 'login_session')
    if (!setting) return NOTHING
    const session = textOf(setting)
    const fact = subject.facts.external.loginTokens.get(session)
    const evidence: Evidence[] = [evidenceOf(setting), ...(fact ? [{ kind: 'cache', file: fact.file } as const] : [])]
    if (!fact || fact.state !== 'present') return badCache(subject, errors, fact, evidence)
    return found(chainText.login(subject.profile.name), evidence, {
      warnings: expiryWarnings(subject, fact),
      expiresAt: fact.renewable ? null : fact.expiresAt,
    })
  }
}

function badCache(subject: Subject, errors: LoginErrors, fact: CacheFact | undefined, evidence: Evidence[]): Failure {
  const state = fact === undefined || fact.state === 'present' ? 'missing' : fact.state
  return fails(errors[state], chainText.loginCache(subject.profile.name, state), evidence, 'cache')
}

function expiryWarnings(subject: Subject, fact: CacheFact): string[] {
  const isOver = fact.expiresAt !== null && fact.expiresAt <= subject.facts.now
  return isOver && !fact.renewable ? [chainText.loginExpired(subject.profile.name)] : []
}

/** botocore `LoginProvider` (1.43), AWS CLI v2: the cache is read at once; a file that is no JSON surfaces as KeyError (`JSONFileCache`). */
export const loginBotocore: FindProvider = findLogin({
  missing: 'LoginTokenLoadError',
  incomplete: 'LoginTokenLoadError',
  unreadable: 'KeyError',
})

/** JS `fromLoginCredentials` (3.972): every problem of the cache ends the chain. */
export const loginJs: FindProvider = findLogin({
  missing: 'CredentialsProviderError',
  incomplete: 'CredentialsProviderError',
  unreadable: 'CredentialsProviderError',
})
