import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { differencesOf } from './compare.ts'
import { generateCase, makeChance } from './generate-cases.ts'
import { MATRIX, REGIONS } from './matrix.ts'
import { writeOddly } from './odd-files.ts'
import { type Oracle, startOracle } from './oracle.ts'

const CASES = 300
const seed = Number(process.env['LANYARD_SEED'] ?? 20_261_105)
const asNamed = (winner: string): string => winner

describe('AWS SDK for JavaScript v3, held against @aws-sdk/credential-provider-node with no network', () => {
  let oracle: Oracle
  const root = mkdtempSync(join(tmpdir(), 'lanyard-sdk-js-'))

  beforeAll(async () => {
    oracle = await startOracle(process.execPath, [join(import.meta.dirname, 'oracles/sdk-js-chain.mjs')])
  })
  afterAll(() => {
    oracle?.stop()
    rmSync(root, { recursive: true, force: true })
  })

  test(`names the tool's winner, error and region in ${CASES} generated environments`, async () => {
    console.log(`LANYARD_SEED=${seed}`)
    const chance = makeChance(seed)
    const cases = Array.from({ length: CASES }, (_, index) => generateCase(chance, index))
    expect(await differencesOf('sdk-js-v3', oracle, cases, join(root, 'generated'), asNamed)).toEqual([])
  }, 120_000)

  test(`reads oddly written files as the tool does, in ${CASES} more`, async () => {
    const chance = makeChance(seed + 1)
    const cases = Array.from({ length: CASES }, (_, index) => writeOddly(generateCase(chance, index), chance))
    expect(await differencesOf('sdk-js-v3', oracle, cases, join(root, 'odd'), asNamed)).toEqual([])
  }, 120_000)

  test('agrees with the tool in every cell of the matrix of mixed profiles', async () => {
    const cases = MATRIX.map(({ given }) => given)
    expect(await differencesOf('sdk-js-v3', oracle, cases, join(root, 'matrix'), asNamed)).toEqual([])
  })

  test('agrees with the tool on every place of a region', async () => {
    expect(await differencesOf('sdk-js-v3', oracle, REGIONS, join(root, 'regions'), asNamed)).toEqual([])
  })
})
