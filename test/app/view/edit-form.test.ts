import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildEditForm } from '../../../app/view/edit-form.ts'
import { awkwardFile, CANARIES } from './canary-files.ts'
import { bookOf, CONFIG, CONFIG_PATH, CREDENTIALS } from './world.ts'

const book = bookOf(`${CONFIG}\n[profile nested]\ns3 =\n  addressing_style = path\nmine = 1\n`, CREDENTIALS)
const formOf = (name: string) => buildEditForm(book, 'profile', name)
const fieldOf = (name: string, setting: string) => formOf(name)?.fields.find((field) => field.setting === setting)

describe('the form of a section', () => {
  it('has what is set, in file order, each with its control, its help and its place', () => {
    expect(formOf('acme-prod-admin')?.fields.map((field) => field.setting)).toEqual([
      'role_arn',
      'source_profile',
      'region',
      'duration_seconds',
    ])
    const field = fieldOf('acme-prod-admin', 'source_profile')
    expect(field).toMatchObject({
      control: { kind: 'reference', to: 'profile' },
      value: 'acme-base-mfa',
      shown: null,
      state: 'set',
      secret: false,
      file: 'config',
      origin: { file: CONFIG_PATH },
    })
    expect(field?.help).not.toBeNull()
  })

  it('never sends a secret, a key id, or a value with a secret in it, and shows what stands there', () => {
    expect(fieldOf('acme-base', 'aws_secret_access_key')).toMatchObject({
      control: { kind: 'secret' },
      value: null,
      shown: '••••••••',
      secret: true,
      file: 'credentials',
    })
    expect(fieldOf('acme-base', 'aws_access_key_id')).toMatchObject({ value: null, shown: 'AKIA…MPLE', secret: false })
    expect(fieldOf('vault', 'credential_process')).toMatchObject({
      value: null,
      shown: '/opt/bin/vault-helper --secret •••• export',
      secret: false,
    })
  })

  it('has a field for each key of a block, and free text for a setting nobody documents', () => {
    expect(fieldOf('nested', 's3.addressing_style')).toMatchObject({ value: 'path', control: { kind: 'choice' } })
    expect(fieldOf('nested', 'mine')).toMatchObject({ value: '1', control: { kind: 'text' }, help: null })
  })

  it('offers what is not set, and nothing twice', () => {
    const form = formOf('acme-prod-admin')
    const offered = form?.offered.map((field) => field.setting) ?? []
    expect(offered).toContain('mfa_serial')
    expect(offered).not.toContain('role_arn')
    expect(form?.offered.every((field) => field.state === 'not-set' && field.value === null)).toBe(true)
  })

  it('is there for the other kinds, for new sections, and for none that does not exist', () => {
    expect(buildEditForm(book, 'sso-session', 'corp')?.fields.map((field) => field.setting)).toEqual([
      'sso_start_url',
      'sso_region',
    ])
    expect(buildEditForm(book, 'services', null)).toMatchObject({ target: { name: '' }, fields: [] })
    expect(formOf('gone')).toBeNull()
  })

  it('says who else writes the section', () => {
    const managed = bookOf('[profile dev]\ngranted_sso_region = x\n\n[profile own]\nregion = x\n', '')
    expect(buildEditForm(managed, 'profile', 'dev')?.managedBy).toContain('Granted')
    expect(buildEditForm(managed, 'profile', 'own')?.managedBy).toBeNull()
  })

  it('never holds a secret, whatever is in the files', () => {
    fc.assert(
      fc.property(awkwardFile, awkwardFile, (config, credentials) => {
        const awkward = bookOf(config, credentials)
        const forms = awkward.profiles.map((profile) => buildEditForm(awkward, 'profile', profile.name))
        const shown = JSON.stringify([forms, buildEditForm(awkward, 'sso-session', 's')])
        expect(CANARIES.filter((canary) => shown.includes(canary))).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })
})
