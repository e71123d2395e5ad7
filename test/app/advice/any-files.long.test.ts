import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../app/advice/index.ts'
import { runs } from '../../support/cases.ts'
import { anyText, awsLikeText } from '../document/file-text.ts'
import { findingsIn, mend, type Texts } from './mend.ts'

const text = fc.oneof({ weight: 4, arbitrary: awsLikeText }, { weight: 1, arbitrary: anyText })
const texts: fc.Arbitrary<Texts> = fc.record({ config: text, credentials: fc.option(text) })

/** For each of these AWS CLI stops at the whole file. */
const WHOLE_FILE = new Set([
  'duplicate-section',
  'duplicate-setting',
  'byte-order-mark',
  'no-delimiter',
  'unclosed-header',
  'before-first-section',
  'nested-without-delimiter',
])

const keyOf = ({ code, file, profile }: Finding) => `${code} ${file} ${profile}`

function countOf(findings: readonly Finding[], key: string): number {
  return findings.filter((finding) => keyOf(finding) === key).length
}

/** A header that is closed brings what stands below it into view, and with it what is wrong there. */
const REVEALING = new Set(['unclosed-header', 'header-swallowed'])

function expectMended(finding: Finding, before: readonly Finding[], after: readonly Finding[]): void {
  const key = keyOf(finding)
  expect(countOf(after, key), finding.id).toBeLessThan(countOf(before, key))
  if (REVEALING.has(finding.code)) return
  for (const other of after.filter(({ code }) => WHOLE_FILE.has(code)).map(keyOf)) {
    expect(countOf(after, other), `${finding.id} -> ${other}`).toBeLessThanOrEqual(countOf(before, other))
  }
}

describe('the findings of any two files', () => {
  it('are found without a throw, each under an id of its own', () => {
    fc.assert(
      fc.property(texts, (files) => {
        const ids = findingsIn(files).map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
      }),
      runs(10_000),
    )
  })

  it('have a fix only where the plan of it mends them, and spoils no file', () => {
    fc.assert(
      fc.property(texts, (files) => {
        const before = findingsIn(files)
        const fixable = before.filter(({ fix }) => fix !== null)
        for (const finding of fixable.slice(0, 3)) {
          const result = mend(files, finding)
          if (result.ok) expectMended(finding, before, findingsIn(result.texts))
        }
      }),
      runs(4000),
    )
  })
})

const CANARY = 'c4n4ryS3cr3tV4lu3/abcdefghijklmnopqrstuv'

/** Lines with a canary where a secret stands, in every way in which a file can be wrong about it. */
const secretLine = fc
  .record({
    indent: fc.constantFrom('', '', '  ', '\t'),
    name: fc.constantFrom('aws_secret_access_key', 'AWS_SECRET_ACCESS_KEY', 'aws_session_token', 'aws_security_token'),
    sign: fc.constantFrom(' = ', '=', ': ', ' : ', ' '),
    quote: fc.constantFrom('', '', '"', "'"),
    tail: fc.constantFrom('', '', ' # mine', `\n  ${CANARY}`, `\n${CANARY}`),
  })
  .map(({ indent, name, sign, quote, tail }) => `${indent}${name}${sign}${quote}${CANARY}${quote}${tail}\n`)
const otherLine = fc.constantFrom(
  '[a]\n',
  '[profile a]\n',
  '  [profile b]\n',
  '[profile c\n',
  'region = eu-west-1\n',
  's3 =\n',
  'aws_access_key_id = ASIAIOSFODNN7EXAMPLE\n',
  'x_security_token_expires = 2020-01-01T00:00:00Z\n',
  'credential_process = /opt/tool\n',
)
const secretText = fc.array(fc.oneof(secretLine, otherLine), { maxLength: 12 }).map((lines) => lines.join(''))

describe('a secret of the files', () => {
  it('is in no finding, whatever is wrong with its line; in a fix only wrapped', () => {
    fc.assert(
      fc.property(secretText, secretText, (config, credentials) => {
        expect(JSON.stringify(findingsIn({ config, credentials }))).not.toContain(CANARY)
      }),
      runs(8000),
    )
  })
})

describe('a long file', () => {
  it.each([
    ['[profile a]\n'],
    ['region = x\n'],
    ['[a]\nregion = x\nregion = x\n'],
    ['[profile a]\nregion = x\n'],
    ['Region : x # y\n'],
    ['[profile a\n'],
    ['words\n'],
    ['  a = b\n'],
    ['[profile a]\ns3 =\n  x\n'],
    ['[profile a]\nregion = x\n  [profile b]\n'],
  ])('of %j again and again is looked through', (unit) => {
    const config = unit.repeat(Math.floor(300_000 / unit.length))
    expect(findingsIn({ config, credentials: null }).length).toBeLessThanOrEqual(1000)
  })
})
