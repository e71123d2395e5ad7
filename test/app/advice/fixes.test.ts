import { describe, expect, it } from 'vitest'
import { isSecret, openSecret } from '../../../app/text/secret.ts'
import { FILE_CASES } from './file-fix-cases.ts'
import { SECRET } from './fix-case.ts'
import { bookOf, errorsIn, findingIn, findingsIn, mend, type Texts } from './mend.ts'
import { PROFILE_CASES } from './profile-fix-cases.ts'

const CASES = [...FILE_CASES, ...PROFILE_CASES]

function readValue(texts: Texts, profile: string, setting: string): string | null {
  const { config, credentials } = bookOf(texts).readings.botocore
  const value =
    credentials.profiles.get(profile)?.settings.get(setting)?.value ??
    config.profiles.get(profile)?.settings.get(setting)?.value
  if (value?.kind === 'plain') return value.text
  return value?.kind === 'secret' && isSecret(value.secret) ? openSecret(value.secret) : null
}

describe('a fix of', () => {
  it.each(CASES)('%s (%s) leaves exactly what was meant', (_what, code, before, after) => {
    const result = mend(before, findingIn(before, code))
    expect(result).toEqual({ ok: true, texts: after })
  })

  it.each(CASES)('%s (%s) mends it, and brings no new error', (_what, code, before, after) => {
    const count = (texts: Texts) => findingsIn(texts).filter((finding) => finding.code === code).length
    expect(count(after)).toBe(count(before) - 1)
    const errors = errorsIn(before)
    for (const [error, times] of errorsIn(after)) expect(times, error).toBeLessThanOrEqual(errors.get(error) ?? 0)
  })

  it.each(CASES)('%s (%s) is read by botocore as meant', (_what, _code, _before, after, reads) => {
    const { botocore } = bookOf(after).readings
    expect([botocore.config.refusal, botocore.credentials.refusal]).toEqual([null, null])
    for (const [profile, setting, value] of reads) expect(readValue(after, profile, setting)).toBe(value)
  })

  it.each(CASES)('%s (%s) quotes no secret outside its wrapping', (_what, code, before) => {
    const json = JSON.stringify(findingsIn(before).filter((finding) => finding.code === code))
    expect(json).not.toContain(SECRET)
  })
})
