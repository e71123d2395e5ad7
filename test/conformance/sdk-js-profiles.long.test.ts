import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { cases, seed } from '../support/cases.ts'
import { sdkJsDifferences } from './sdk-js-reading.ts'
import { sharedFilesCases } from './shared-files.ts'

describe('the sdk-js dialect, held against the JavaScript SDK’s own parser', () => {
  const root = mkdtempSync(join(tmpdir(), 'lanyard-sdk-js-profiles-'))
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  test('reads generated pairs of files alike', async () => {
    const differences: unknown[] = []
    for (const files of sharedFilesCases(root, cases(1000), seed)) differences.push(...(await sdkJsDifferences(files)))
    expect(differences.slice(0, 5)).toEqual([])
  })
})
