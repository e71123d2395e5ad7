import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chainsPage } from './chains-page.ts'

const PAGE = join(import.meta.dirname, '../../../docs/chains.md')

test('docs/chains.md says what the tools’ data say (node scripts/chains-page.mjs writes it anew)', () => {
  if (process.env['LANYARD_WRITE_PAGES'] === '1') writeFileSync(PAGE, chainsPage())
  expect(readFileSync(PAGE, 'utf8')).toBe(chainsPage())
})
