import type { CacheFact, ChainFacts, EnvironmentValue, Evidence } from '../chain/model.ts'
import type { Reading, SettingValue } from '../profile/model.ts'
import { timeLeftText } from '../text/duration.ts'
import { evidenceText } from '../text/ladder-text.ts'
import { describeKeyId, redact } from '../text/redact.ts'
import { isSecret, secretLength } from '../text/secret.ts'
import type { EvidenceView } from './model.ts'
import { originAt } from './origin.ts'
import { showValue } from './setting-value.ts'

const secretShape = (length: number): string => (length === 0 ? evidenceText.emptySecret : evidenceText.secret(length))

const isKeyIdName = (name: string): boolean => /access_?key(_id)?$/i.test(name) && !/secret/i.test(name)

function variableValue(name: string, facts: ChainFacts): string {
  const value = facts.environment.get(name)
  return value === undefined ? evidenceText.notSet : showVariable(name, value)
}

/** A variable's value as the screen has it: the shape of a secret or a key id, else the text. */
export function showVariable(name: string, value: EnvironmentValue): string {
  if (isSecret(value)) return secretShape(secretLength(value))
  return isKeyIdName(name) && value !== '' ? describeKeyId(value) : redact(value)
}

function settingShape(name: string, value: SettingValue): string {
  if (value.kind === 'secret') return secretShape(secretLength(value.secret))
  if (value.kind === 'plain' && name === 'aws_access_key_id' && value.text !== '') return describeKeyId(value.text)
  return showValue(name, value).text
}

function settingIn(reading: Reading, evidence: Extract<Evidence, { kind: 'setting' }>): SettingValue | null {
  for (const sections of [reading.profiles, reading.ssoSessions, reading.services]) {
    for (const section of sections.values()) {
      const setting = section.settings.get(evidence.setting)
      if (setting?.place.line === evidence.line && setting.place.file === evidence.file) return setting.value
    }
  }
  return null
}

/** The value at a line as any of the readings has it, masked; empty when the line is a header or not there. */
function settingValue(evidence: Extract<Evidence, { kind: 'setting' }>, facts: ChainFacts): string {
  for (const pair of Object.values(facts.book.readings)) {
    for (const reading of [pair.credentials, pair.config]) {
      if (reading.path !== evidence.file) continue
      const value = settingIn(reading, evidence)
      if (value !== null) return settingShape(evidence.setting.toLowerCase(), value)
    }
  }
  return ''
}

function cacheValue(file: string, facts: ChainFacts): string {
  const { ssoTokens, loginTokens, roleCaches } = facts.external
  const caches: CacheFact[] = [ssoTokens, loginTokens, roleCaches].flatMap((map) => [...map.values()])
  const cache = caches.find((one) => one.file === file)
  if (cache === undefined) return ''
  if (cache.state !== 'present') return evidenceText.cache[cache.state]
  if (cache.expiresAt === null) return evidenceText.cache.present
  const left = timeLeftText(cache.expiresAt, facts.now)
  return cache.expiresAt > facts.now ? evidenceText.cache.goodFor(left) : left
}

/** What decided a rung, with values masked to their shape and places that open. */
export function showEvidence(evidence: Evidence, facts: ChainFacts): EvidenceView {
  switch (evidence.kind) {
    case 'variable':
      return { label: evidence.name, value: variableValue(evidence.name, facts), origin: null }
    case 'setting':
      return {
        label: evidenceText.section(evidence.setting, evidence.section),
        value: settingValue(evidence, facts),
        origin: originAt(facts.book.files, evidence.file, evidence.line),
      }
    case 'cache':
      return { label: evidence.file, value: cacheValue(evidence.file, facts), origin: null }
    case 'argument':
      return { label: evidenceText.argument, value: '', origin: null }
    case 'default':
      return { label: evidenceText.default, value: '', origin: null }
  }
}
