import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { FileRole, FileSnapshot } from '../../app/profile/model.ts'
import { readFileAs } from '../../app/profile/read.ts'
import { type PlainSections, plainSections } from './shared-files.ts'

/*
 * The parser suite that the SDKs for Rust, Java, Kotlin and C share, where the folder with it stands beside this repository. Lanyard has
 * no reading of its own for these; its tolerant one must part from them by named rules alone.
 */

const folder = process.env['LANYARD_CONFORMANCE'] ?? join(import.meta.dirname, '../../../shared/conformance')
const file = join(folder, 'cross-sdk-profile-parser.json')

type SuiteCase = {
  readonly name: string
  readonly input: { readonly configFile?: string; readonly credentialsFile?: string }
  readonly output: {
    readonly config?: { readonly profiles: PlainSections; readonly sso_sessions?: PlainSections }
    readonly errorContaining?: string
  }
}

const cases: readonly SuiteCase[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).tests : []

const snapshot = (role: FileRole, text: string): FileSnapshot => ({
  role,
  path: role,
  state: 'present',
  text,
  encoding: 'utf-8',
  reason: null,
})

function ours({ input }: SuiteCase): unknown {
  const config = readFileAs('tolerant', snapshot('config', input.configFile ?? ''))
  const credentials = readFileAs('tolerant', snapshot('credentials', input.credentialsFile ?? ''))
  const merged = new Map<string, object>()
  for (const { profiles } of [config, credentials]) {
    for (const [name, settings] of Object.entries(plainSections(profiles))) {
      merged.set(name, { ...merged.get(name), ...settings })
    }
  }
  return { profiles: Object.fromEntries(merged), sso_sessions: { ...plainSections(config.ssoSessions) } }
}

describe.skipIf(cases.length === 0)('the parser suite of the other SDKs, which stands beside this repository [where present]', () => {
  test.each(cases)('$name', (suiteCase) => {
    expect(ours(suiteCase)).toEqual({ sso_sessions: {}, ...suiteCase.output.config })
  })
})
