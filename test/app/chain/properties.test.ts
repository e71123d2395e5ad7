import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explain } from '../../../app/chain/explain.ts'
import type { ChainFacts, ToolId, Verdict } from '../../../app/chain/model.ts'
import { resolveStsTarget } from '../../../app/chain/sts-target.ts'
import { KNOWN_TOOLS } from '../../../app/chain/tools/index.ts'
import { wantedFacts } from '../../../app/chain/wanted.ts'
import { type ChainCase, factsOfCase } from '../../conformance/chain-case.ts'
import { generateCase, makeChance } from '../../conformance/generate-cases.ts'
import { factsOf } from './facts.ts'

const HOME = '/home/me'
const TOOLS: readonly ToolId[] = KNOWN_TOOLS.map(({ id }) => id)
const anyCase = fc.integer({ min: 0, max: 2 ** 31 }).map((seed) => generateCase(makeChance(seed), seed))

/** Text that looks like the two files, or like nothing. */
const anyFile = fc.oneof(
  fc.string(),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '[default]',
          '[profile a]',
          '[a]',
          '[profile b',
          '[sso-session s]',
          '[services v]',
          '[DEFAULT]',
          '[]',
        ),
        fc
          .tuple(
            fc.constantFrom(
              'role_arn',
              'source_profile',
              'credential_source',
              'sso_session',
              'sso_account_id',
              'sso_role_name',
              'aws_access_key_id',
              'aws_secret_access_key',
              'credential_process',
              'web_identity_token_file',
              'services',
              's3',
              'region',
            ),
            fc.constantFrom(' = ', '=', ' : ', ' '),
            fc.oneof(fc.constantFrom('a', 'default', 's', 'v', '', '\n  x = y', 'Environment', '"'), fc.string()),
          )
          .map((parts) => parts.join('')),
      ),
      { maxLength: 25 },
    )
    .map((lines) => lines.join('\n')),
)
const anyEnvironment = fc.dictionary(
  fc.constantFrom(
    'AWS_PROFILE',
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_REGION',
    'AWS_CREDENTIAL_EXPIRATION',
    'AWS_CONTAINER_CREDENTIALS_FULL_URI',
    'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
    'AWS_ENDPOINT_URL',
  ),
  fc.oneof(fc.string(), fc.constantFrom('a', 'default', '')),
  { noNullPrototype: true },
)

const winners = (verdict: Verdict) => verdict.steps.filter((step) => step.state === 'wins')

function checkShape(verdict: Verdict): void {
  expect(winners(verdict).length).toBe(verdict.outcome === 'resolved' ? 1 : 0)
  expect(verdict.winner === null).toBe(verdict.outcome !== 'resolved')
  expect(verdict.error === null).toBe(verdict.outcome !== 'fails')
  expect(new Set(verdict.steps.map((step) => step.id)).size).toBe(verdict.steps.length)
  const stop = verdict.steps.findIndex((step) => step.state === 'fails')
  const unreached = verdict.steps.flatMap((step, index) => (step.state === 'not-reached' ? [index] : []))
  if (verdict.error?.provider) expect(unreached.every((index) => index > stop)).toBe(true)
  if (verdict.outcome !== 'fails') expect(unreached).toEqual([])
  for (const step of verdict.steps) {
    expect(step.reason).not.toBe('')
    for (const evidence of step.evidence)
      if (evidence.kind === 'setting')
        expect(evidence).toMatchObject({ file: expect.stringMatching(/^\//), line: expect.any(Number) })
  }
}

describe('a verdict', () => {
  test('has exactly one winner or none, and says so consistently', () => {
    fc.assert(
      fc.property(anyCase, fc.constantFrom(...TOOLS), (given, tool) =>
        checkShape(explain(factsOfCase(given, HOME), tool)),
      ),
      { numRuns: 400 },
    )
  })

  test('is given for any files and any environment, and never throws', () => {
    fc.assert(
      fc.property(
        anyFile,
        anyFile,
        anyEnvironment,
        fc.option(fc.string()),
        (config, credentials, environment, profile) => {
          const facts: ChainFacts = factsOf({
            config,
            credentials,
            environment,
            ...(profile === null ? {} : { profile }),
          })
          for (const tool of TOOLS) checkShape(explain(facts, tool))
          resolveStsTarget(facts)
          wantedFacts(facts.book, facts.environment, 'all')
        },
      ),
      { numRuns: 400 },
    )
  })

  test('holds nothing secret', () => {
    const canary = fc.stringMatching(/^[A-Za-z0-9]{24}$/)
    fc.assert(
      fc.property(anyCase, canary, (given, secret) => {
        const marked: ChainCase = {
          ...given,
          environment: Object.fromEntries(
            Object.entries(given.environment).map(([name, value]) => [
              name,
              /SECRET|TOKEN$/.test(name) && value !== '' ? secret : value,
            ]),
          ),
          config:
            given.config?.replace(
              /^(aws_secret_access_key|credential_process|aws_session_token) = .*/gm,
              `$1 = ${secret}`,
            ) ?? null,
          credentials:
            given.credentials?.replace(/^(aws_secret_access_key|aws_session_token) = .*/gm, `$1 = ${secret}`) ?? null,
        }
        for (const tool of TOOLS) expect(JSON.stringify(explain(factsOfCase(marked, HOME), tool))).not.toContain(secret)
      }),
      { numRuns: 300 },
    )
  })
})

/** What to take away so that a rung is absent: variables, and settings of the selected profile by file. */
type Removal = {
  readonly variables?: readonly string[]
  readonly settings?: readonly string[]
  readonly files?: readonly ('config' | 'credentials')[]
}

const REMOVAL: Readonly<Record<string, Removal>> = {
  environment: { variables: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] },
  sso: { settings: ['sso_account_id', 'sso_role_name', 'sso_session', 'sso_start_url', 'sso_region'] },
  'credentials-file': { settings: ['aws_access_key_id'], files: ['credentials'] },
  'config-file': { settings: ['aws_access_key_id'], files: ['config'] },
  'profile-keys': { settings: ['aws_access_key_id', 'aws_secret_access_key'] },
  login: { settings: ['login_session'] },
  process: { settings: ['credential_process'] },
  'process-again': {},
  'web-identity-environment': { variables: ['AWS_WEB_IDENTITY_TOKEN_FILE'] },
  'ec2-credentials-file': { variables: ['AWS_CREDENTIAL_FILE'] },
  container: { variables: ['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_CONTAINER_CREDENTIALS_FULL_URI'] },
}

function removalOf(id: string, tool: ToolId): Removal {
  if (id === 'assume-role')
    return { settings: tool === 'sdk-js-v3' ? ['source_profile', 'credential_source'] : ['role_arn'] }
  if (id === 'web-identity')
    return {
      settings: ['web_identity_token_file'],
      variables: tool === 'sdk-js-v3' ? [] : ['AWS_WEB_IDENTITY_TOKEN_FILE'],
    }
  return REMOVAL[id] ?? {}
}

function withoutSettings(text: string | null, profile: string, names: readonly string[]): string | null {
  if (text === null) return null
  let isInside = false
  const kept = text.split('\n').filter((line) => {
    if (line.startsWith('[')) isInside = line === `[${profile}]` || line === `[profile ${profile}]`
    return !(isInside && names.some((name) => line.startsWith(`${name} =`)))
  })
  return kept.join('\n')
}

function take(given: ChainCase, removal: Removal, profile: string): ChainCase {
  const files = removal.files ?? ['config', 'credentials']
  const cut = (role: 'config' | 'credentials') =>
    files.includes(role) ? withoutSettings(given[role], profile, removal.settings ?? []) : given[role]
  const environment = Object.fromEntries(
    Object.entries(given.environment).filter(([name]) => !removal.variables?.includes(name)),
  )
  return { ...given, environment, config: cut('config'), credentials: cut('credentials') }
}

describe('a shadowed rung', () => {
  test('wins when everything above it is taken away', () => {
    let shadowed = 0
    const check = (given: ChainCase, tool: ToolId): void => {
      const verdict = explain(factsOfCase(given, HOME), tool)
      for (const [index, step] of verdict.steps.entries()) {
        // Roles and web identity share role_arn, boto has its own file: taking one away takes the other.
        if (step.state !== 'shadowed' || step.id === 'web-identity' || step.id === 'boto-config') continue
        // A role that starts from the variables (`credential_source = Environment`) goes with them.
        if (step.id === 'assume-role' && step.evidence.some(({ kind }) => kind === 'variable')) continue
        shadowed++
        const left = verdict.steps
          .slice(0, index)
          .filter((above) => above.id !== step.id && !(step.id === 'process-again' && above.id === 'process'))
          .reduce((rest, above) => take(rest, removalOf(above.id, tool), verdict.profile.name), given)
        const then = explain(
          factsOfCase({ ...left, botoFile: step.id === 'container' ? null : left.botoFile }, HOME),
          tool,
        )
        expect({ id: step.id, wins: winners(then).map(({ id }) => id) }).toEqual({ id: step.id, wins: [step.id] })
      }
    }
    fc.assert(fc.property(anyCase, fc.constantFrom<ToolId>('aws-cli-v2', 'sdk-js-v3'), check), { numRuns: 500 })
    expect(shadowed).toBeGreaterThan(50)
  })
})

/** Rungs between the winner and the next shadowed one at which the tool would stop, or leave the profile. */
const isFree = (verdict: Verdict, from: number, to: number): boolean =>
  verdict.steps.slice(from + 1, to).every((step) => step.state !== 'incomplete')

describe('a supposition', () => {
  test('of everything above as absent makes a shadowed rung win, in every tool', () => {
    const check = (given: ChainCase, tool: ToolId): void => {
      const facts = factsOfCase(given, HOME)
      const { steps } = explain(facts, tool)
      for (const [index, step] of steps.entries()) {
        if (step.state !== 'shadowed' || step.id === 'process-again') continue
        const assumeAbsent = steps.slice(0, index).map(({ id }) => id)
        if (assumeAbsent.includes(step.provider)) continue
        expect(winners(explain(facts, tool, { assumeAbsent })).map(({ id }) => id)).toEqual([step.id])
      }
    }
    fc.assert(fc.property(anyCase, fc.constantFrom(...TOOLS), check), { numRuns: 500 })
  })

  test('of the winner as absent makes the next shadowed rung win, where nothing between stops the tool', () => {
    let seen = 0
    const check = (given: ChainCase, tool: ToolId): void => {
      const facts = factsOfCase(given, HOME)
      const verdict = explain(facts, tool)
      const won = verdict.steps.findIndex((step) => step.state === 'wins')
      const next = verdict.steps.findIndex((step, index) => index > won && step.state === 'shadowed')
      const [winner, then] = [verdict.steps[won], verdict.steps[next]]
      if (!winner || !then || then.provider === winner.id || !isFree(verdict, won, next)) return
      seen++
      const supposed = explain(facts, tool, { assumeAbsent: [winner.id] })
      expect(winners(supposed).map(({ id }) => id)).toEqual([then.id])
      expect(supposed.steps[won]).toMatchObject({ state: 'absent', supposed: true })
    }
    fc.assert(fc.property(anyCase, fc.constantFrom(...TOOLS), check), { numRuns: 600 })
    expect(seen).toBeGreaterThan(30)
  })

  test('of a rung as present makes it win when nothing above it does, and never two', () => {
    const check = (given: ChainCase, tool: ToolId, assumePresent: readonly string[]): void =>
      checkShape(explain(factsOfCase(given, HOME), tool, { assumePresent }))
    const rungs = fc.array(fc.constantFrom('environment', 'sso', 'instance-metadata', 'container', 'profile-keys', '?'))
    fc.assert(fc.property(anyCase, fc.constantFrom(...TOOLS), rungs, check), { numRuns: 300 })
  })
})
