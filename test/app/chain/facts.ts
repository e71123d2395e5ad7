import {
  type CacheFact,
  type ChainFacts,
  type EnvironmentValue,
  type ExternalFacts,
  SECRET_VARIABLES,
} from '../../../app/chain/model.ts'
import { buildProfileBook } from '../../../app/profile/book.ts'
import type { FileRole, FileSnapshot, ProfileBook } from '../../../app/profile/model.ts'
import { makeSecret } from '../../../app/text/secret.ts'

export const CONFIG = '/home/me/.aws/config'
export const CREDENTIALS = '/home/me/.aws/credentials'
export const NOW = Date.parse('2026-11-05T12:00:00Z')

/** Nothing on disk besides the two files. */
export const NO_EXTERNAL: ExternalFacts = {
  tokenFiles: new Map(),
  ssoTokens: new Map(),
  loginTokens: new Map(),
  roleCaches: new Map(),
  ec2CredentialsFile: null,
  botoConfigs: [],
}

function snapshot(role: FileRole, text: string | undefined): FileSnapshot {
  const path = role === 'config' ? CONFIG : CREDENTIALS
  const state = text === undefined ? 'missing' : 'present'
  return { role, path, state, text: text ?? '', encoding: 'utf-8', reason: null }
}

/** The book of two files given as text. */
export const bookOf = (files: { config?: string; credentials?: string }): ProfileBook =>
  buildProfileBook({
    config: snapshot('config', files.config),
    credentials: snapshot('credentials', files.credentials),
  })

type Given = {
  readonly config?: string
  readonly credentials?: string
  readonly environment?: Readonly<Record<string, string>>
  readonly profile?: string
  readonly external?: Partial<ExternalFacts>
}

/** Facts from texts, with secret variables wrapped as they are at the door. */
export function factsOf(given: Given): ChainFacts {
  const entries = Object.entries(given.environment ?? {})
  return {
    environment: new Map<string, EnvironmentValue>(
      entries.map(([name, value]) => [name, SECRET_VARIABLES.has(name) ? makeSecret(value) : value]),
    ),
    explicitProfile: given.profile ?? null,
    book: bookOf(given),
    external: { ...NO_EXTERNAL, ...given.external },
    now: NOW,
  }
}

/** A token cache that is there. */
export const cache = (file: string, parts: Partial<CacheFact> = {}): CacheFact => ({
  file,
  state: 'present',
  expiresAt: NOW + 3_600_000,
  renewable: false,
  ...parts,
})
