import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAuthorities } from '../../../main/aws/certificates.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-ca-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const refused = (path: string) =>
  expect(readAuthorities(path)).rejects.toMatchObject({ networkProblem: 'ca-bundle', where: path })

describe('a private authority', () => {
  test('is the text of its file, and none where none is named', async () => {
    const file = join(folder, 'ca.pem')
    writeFileSync(file, '-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n')
    expect(await readAuthorities(file)).toContain('BEGIN CERTIFICATE')
    expect(await readAuthorities(null)).toBeNull()
  })

  test('that is missing, a folder or no certificate is named', async () => {
    const file = join(folder, 'notes.txt')
    writeFileSync(file, 'no certificate')
    for (const path of [file, folder, join(folder, 'nowhere')]) await refused(path)
  })

  const noPipes = spawnSync('mkfifo', ['--version']).error === undefined ? null : 'mkfifo'
  test.skipIf(noPipes !== null)(
    'that is a pipe nobody writes to does not hang the renewal (needs mkfifo)',
    async () => {
      const pipe = join(folder, 'pipe')
      spawnSync('mkfifo', [pipe])
      await refused(pipe)
    },
  )
})
