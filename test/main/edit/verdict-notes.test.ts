import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PreviewFile } from '../../../main/edit/model.ts'
import { verdictNotes } from '../../../main/edit/verdict-notes.ts'
import { sha1 } from '../../../main/facts/sha1.ts'

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const KEYS = `[prod]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${SECRET}\n`
const SSO =
  '[profile prod]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Admin\n' +
  '[sso-session corp]\nsso_start_url = https://example.awsapps.com/start\nsso_region = us-east-1\n'

let home: string
beforeAll(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'lanyard-notes-')))
  mkdirSync(join(home, '.aws', 'sso', 'cache'), { recursive: true })
  writeFileSync(join(home, '.aws', 'credentials'), KEYS)
  const token = JSON.stringify({ accessToken: SECRET, expiresAt: '2099-01-01T00:00:00Z' })
  writeFileSync(join(home, '.aws', 'sso', 'cache', `${sha1('corp')}.json`), token)
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

const notes = (files: readonly PreviewFile[]) =>
  verdictNotes(files, { environment: { HOME: home }, platform: 'linux', folder: home, now: 0 })

it('an edit that leads to another cache is judged with that cache', async () => {
  const path = join(home, '.aws', 'config')
  const [note, ...more] = await notes([{ role: 'config', path, before: '', after: SSO, created: true, mode: 0o600 }])
  expect(more).toEqual([])
  expect(note?.severity).toBe('info')
  expect(note?.message).toContain('After this, profile prod\n– comes from IAM Identity Center (SSO) in')
  expect(note?.message).not.toContain(SECRET)
})

it('an edit of nothing changes nothing', async () => {
  expect(await notes([])).toEqual([])
})
