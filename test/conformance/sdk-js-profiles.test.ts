import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadSharedConfigFiles, loadSsoSessionData } from '@smithy/core/config'
import { afterAll, describe, expect, test } from 'vitest'
import { readFileAs } from '../../app/profile/read.ts'
import { fromPairs, plainSections, sharedFilesCases } from './shared-files.ts'

const CASES = 800
const seed = Number(process.env['LANYARD_SEED'] ?? 20_261_105)

const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value)
        .map(([key, each]) => [key, sorted(each)])
        .sort()
    : value

/** The SDK keeps SSO sessions and services sections of the config file under their prefixed names, beside the profiles. */
function asSdkKeepsThem(reading: ReturnType<typeof readFileAs>): unknown {
  if (reading.role === 'credentials') return plainSections(reading.profiles)
  return fromPairs([
    ...Object.entries(plainSections(reading.profiles)),
    ...Object.entries(plainSections(reading.ssoSessions)).map(([name, each]) => [`sso-session.${name}`, each] as const),
    ...Object.entries(plainSections(reading.services)).map(([name, each]) => [`services.${name}`, each] as const),
  ])
}

describe('the sdk-js dialect, held against the JavaScript SDK’s own parser', () => {
  const root = mkdtempSync(join(tmpdir(), 'lanyard-sdk-js-profiles-'))
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  test(`reads ${CASES} generated pairs of files alike`, async () => {
    console.log(`LANYARD_SEED=${seed}`)
    const differences: unknown[] = []
    for (const files of sharedFilesCases(root, CASES, seed)) {
      const theirs = await loadSharedConfigFiles({
        filepath: files.credentials.path,
        configFilepath: files.config.path,
        ignoreCache: true,
      })
      const sessions = await loadSsoSessionData({ configFilepath: files.config.path })
      const config = readFileAs('sdk-js', files.config)
      const credentials = readFileAs('sdk-js', files.credentials)
      for (const [about, ours, read] of [
        [files.config, asSdkKeepsThem(config), theirs.configFile],
        [files.credentials, asSdkKeepsThem(credentials), theirs.credentialsFile],
        [files.config, plainSections(config.ssoSessions), sessions],
      ] as const) {
        if (JSON.stringify(sorted(ours)) !== JSON.stringify(sorted(read))) {
          differences.push({ role: about.role, text: about.text, ours, theirs: read })
        }
      }
    }
    expect(differences.slice(0, 5)).toEqual([])
  }, 60_000)
})
