import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasBotocore, providerOfMethod, startBotocore } from './botocore.ts'
import { differencesOf } from './compare.ts'
import { generateCase, makeChance } from './generate-cases.ts'
import { MATRIX, REGIONS } from './matrix.ts'
import { writeOddly } from './odd-files.ts'
import type { Oracle } from './oracle.ts'

const CASES = 300
const seed = Number(process.env['LANYARD_SEED'] ?? 20_261_105)

const FLAVOURS = [
  ['aws-cli-v2', 'AWS CLI v2, held against botocore >= 1.43 with v2’s variable table [where present]'],
  ['aws-cli-v1', 'AWS CLI v1, held against botocore >= 1.43 [where present]'],
  ['boto3', 'boto3, held against botocore >= 1.43 [where present]'],
] as const

/** Each flavour gets environments of its own. */
const SEEDS = { 'aws-cli-v2': 0, 'aws-cli-v1': 1_000, boto3: 2_000 } as const

for (const [tool, title] of FLAVOURS)
  describe.skipIf(!hasBotocore)(title, () => {
    let oracle: Oracle
    const root = mkdtempSync(join(tmpdir(), 'lanyard-botocore-'))

    beforeAll(async () => {
      oracle = await startBotocore()
    })
    afterAll(() => {
      oracle?.stop()
      rmSync(root, { recursive: true, force: true })
    })

    test(`names the tool's winner, error and region in ${CASES} generated environments`, async () => {
      console.log(`botocore ${oracle.greeting.version}, LANYARD_SEED=${seed}`)
      const chance = makeChance(seed + SEEDS[tool])
      const cases = Array.from({ length: CASES }, (_, index) => generateCase(chance, index))
      expect(await differencesOf(tool, oracle, cases, join(root, 'generated'), providerOfMethod)).toEqual([])
    }, 120_000)

    test(`reads oddly written files as the tool does, in ${CASES} more`, async () => {
      const chance = makeChance(seed + SEEDS[tool] + 1)
      const cases = Array.from({ length: CASES }, (_, index) => writeOddly(generateCase(chance, index), chance))
      expect(await differencesOf(tool, oracle, cases, join(root, 'odd'), providerOfMethod)).toEqual([])
    }, 120_000)

    test('agrees with the tool in every cell of the matrix of mixed profiles', async () => {
      const cases = MATRIX.map(({ given }) => given)
      expect(await differencesOf(tool, oracle, cases, join(root, 'matrix'), providerOfMethod)).toEqual([])
    })

    test('agrees with the tool on every place of a region', async () => {
      expect(await differencesOf(tool, oracle, REGIONS, join(root, 'regions'), providerOfMethod)).toEqual([])
    })
  })
