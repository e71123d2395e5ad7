import { explain } from '../../app/chain/explain.ts'
import { classifyProfiles } from '../../app/chain/kind.ts'
import type { ChainFacts, ExternalFacts } from '../../app/chain/model.ts'
import { KNOWN_TOOLS } from '../../app/chain/tools/index.ts'
import { applyEdits } from '../../app/document/edits.ts'
import { parseDocument } from '../../app/document/parse.ts'
import { planCommand } from '../../app/document/plan.ts'
import { planCommands } from '../../app/document/plan-commands.ts'
import { buildProfileBook } from '../../app/profile/book.ts'
import type { FileRole, FileSnapshot } from '../../app/profile/model.ts'
import { madeUpFiles } from './files.ts'

/* The core's work on 2,000 profiles, each step timed on its own. Prints one JSON object: name -> {first, median} in ms. */

const ROUNDS = 25
const PROFILES = 2000

const nothingElse: ExternalFacts = {
  tokenFiles: new Map(),
  ssoTokens: new Map(),
  loginTokens: new Map(),
  roleCaches: new Map(),
  ec2CredentialsFile: null,
  botoConfigs: [],
}

const snapshotOf = (role: FileRole, text: string): FileSnapshot => ({
  role,
  path: `/home/bench/.aws/${role}`,
  state: 'present',
  text,
  encoding: 'utf-8',
  reason: null,
})

function time(work: () => unknown): { readonly first: number; readonly median: number } {
  const spent: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now()
    work()
    spent.push(performance.now() - began)
  }
  const sorted = spent.toSorted((left, right) => left - right)
  return { first: spent[0] ?? 0, median: sorted[Math.floor(sorted.length / 2)] ?? 0 }
}

const texts = madeUpFiles(PROFILES)
const files = { config: snapshotOf('config', texts.config), credentials: snapshotOf('credentials', texts.credentials) }

// Measured before anything else, so that `first` is a cold start. The rows are made when asked for.
const merge = time(() => buildProfileBook(files).profiles)
const book = buildProfileBook(files)
const facts: ChainFacts = {
  environment: new Map([['AWS_PROFILE', 'team-1001']]),
  explicitProfile: null,
  book,
  external: nothingElse,
  now: Date.UTC(2026, 0, 1) as ChainFacts['now'],
}

/** A thousand profiles that follow one new name. */
const followOneName = (): boolean => {
  const commands = book.profiles
    .slice(0, 1000)
    .flatMap(({ sections }) =>
      sections.config === null
        ? []
        : [{ kind: 'set-setting', section: sections.config.header, setting: 'sso_session', value: 'corp' } as const],
    )
  return planCommands(texts.config, commands).ok
}

const changeOneSetting = (): string => {
  const document = parseDocument(texts.credentials)
  const plan = planCommand(document, {
    kind: 'set-setting',
    section: 'team-1000',
    setting: 'region',
    value: 'eu-west-1',
  })
  return plan.ok ? applyEdits(texts.credentials, plan.edits) : ''
}

console.log(
  JSON.stringify({
    bytes: texts.config.length + texts.credentials.length,
    profiles: book.profiles.length,
    merge,
    kinds: time(() => classifyProfiles(book, nothingElse)),
    explainCli: time(() => explain(facts, 'aws-cli-v2')),
    explainJs: time(() => explain(facts, 'sdk-js-v3')),
    explainAll: time(() => KNOWN_TOOLS.map(({ id }) => explain(facts, id))),
    edit: time(changeOneSetting),
    follow: time(followOneName),
  }),
)
