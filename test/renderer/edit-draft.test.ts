import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EditForm, FieldView } from '../../app/view/edit-model.ts'
import {
  addField,
  chooseFile,
  type Draft,
  draftToKeep,
  EMPTY_DRAFT,
  editsOf,
  fieldFor,
  forget,
  freeField,
  isSettingName,
  rowsOf,
  takeOut,
  typeValue,
} from '../../renderer/state/edit-draft.ts'

const field = (setting: string, more: Partial<FieldView> = {}): FieldView => ({
  setting,
  control: { kind: 'text' },
  help: null,
  value: null,
  shown: null,
  state: 'not-set',
  secret: false,
  file: 'config',
  origin: null,
  ...more,
})

const set = (setting: string, value: string): FieldView => field(setting, { value, state: 'set' })
const secret = field('aws_secret_access_key', {
  control: { kind: 'secret' },
  secret: true,
  state: 'set',
  shown: '••••••••',
  file: 'credentials',
})

const form: EditForm = {
  target: { kind: 'profile', name: 'acme' },
  managedBy: null,
  fields: [set('region', 'eu-west-1'), secret],
  offered: [field('output'), field('role_arn')],
}

const editsAfter = (draft: Draft) => editsOf(rowsOf(form, draft))

describe('what is typed into an editor', () => {
  it('is no change until it differs from what is on disk', () => {
    expect(editsAfter(EMPTY_DRAFT)).toEqual([])
    expect(editsAfter(typeValue(EMPTY_DRAFT, 'region', 'eu-west-1'))).toEqual([])
    expect(editsAfter(typeValue(EMPTY_DRAFT, 'region', 'us-east-1'))).toEqual([
      { setting: 'region', value: 'us-east-1', file: null },
    ])
  })

  it('replaces a secret only when something is typed, and never holds the old one', () => {
    const untouched = rowsOf(form, typeValue(EMPTY_DRAFT, 'aws_secret_access_key', ''))
    expect(untouched.map((row) => row.change)).toEqual(['none', 'none'])
    expect(untouched[1]?.text).toBe('')
    expect(editsAfter(typeValue(EMPTY_DRAFT, 'aws_secret_access_key', 'new'))).toEqual([
      { setting: 'aws_secret_access_key', value: 'new', file: null },
    ])
  })

  it('takes a setting out, and puts it back as it was', () => {
    const out = takeOut(EMPTY_DRAFT, 'region')
    expect(editsAfter(out)).toEqual([{ setting: 'region', value: null, file: null }])
    expect(editsAfter(forget(out, 'region'))).toEqual([])
  })

  it('writes an added setting into its file once it has a value', () => {
    const added = addField(EMPTY_DRAFT, form, fieldFor(form, 'output'))
    expect(editsAfter(added)).toEqual([])
    const typed = typeValue(chooseFile(added, 'output', 'credentials'), 'output', 'json')
    expect(editsAfter(typed)).toEqual([{ setting: 'output', value: 'json', file: 'credentials' }])
    expect(editsAfter(takeOut(typed, 'output'))).toEqual([])
  })

  it('adds nothing twice, whatever the case', () => {
    const twice = addField(addField(EMPTY_DRAFT, form, fieldFor(form, 'OUTPUT')), form, freeField('Output', 'profile'))
    expect(twice.added.map(({ setting }) => setting)).toEqual(['output'])
    expect(addField(EMPTY_DRAFT, form, freeField('REGION', 'profile')).added).toEqual([])
  })

  it('lets a file that changed meanwhile show through where nothing was typed', () => {
    const draft = typeValue(EMPTY_DRAFT, 'aws_secret_access_key', 'new')
    const later: EditForm = { ...form, fields: [set('region', 'eu-north-1'), secret] }
    expect(rowsOf(later, draft)[0]?.text).toBe('eu-north-1')
  })

  it('never says that a setting changes which was set to what it was', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const one: EditForm = { ...form, fields: [set('x', before)] }
        const edits = editsOf(rowsOf(one, typeValue(EMPTY_DRAFT, 'x', after)))
        expect(edits.length).toBe(before === after ? 0 : 1)
      }),
    )
  })
})

describe('a draft out of sight', () => {
  it('forgets what was typed of secrets, and keeps the rest', () => {
    const draft = typeValue(typeValue(EMPTY_DRAFT, 'aws_secret_access_key', 'new'), 'region', 'us-east-1')
    expect([...(draftToKeep(draft)?.values ?? [])]).toEqual([['region', 'us-east-1']])
  })

  it('keeps that a secret is to be taken out: there is nothing secret in that', () => {
    expect(draftToKeep(takeOut(EMPTY_DRAFT, 'aws_secret_access_key'))?.values.get('aws_secret_access_key')).toBeNull()
  })

  it('is gone when nothing is left of it', () => {
    expect(draftToKeep(typeValue(EMPTY_DRAFT, 'aws_session_token', 'x'))).toBeNull()
  })

  it('never keeps a value under a name that holds a secret', () => {
    fc.assert(
      fc.property(fc.constantFrom('aws_secret_access_key', 'my_password', 's3.token', 'aws_security_token'), (name) => {
        const kept = draftToKeep(typeValue(typeValue(EMPTY_DRAFT, name, 'canary'), 'region', 'x'))
        expect(JSON.stringify([...(kept?.values ?? [])])).not.toContain('canary')
      }),
    )
  })
})

describe('a free setting', () => {
  it('has a name that can stand before a “=”', () => {
    for (const name of ['x', 'team_note', 's3.addressing_style', 'a-b']) expect(isSettingName(name)).toBe(true)
    for (const name of ['', 'two words', 'a=b', '[a]', '#a', '.a', 'a.', 'a:b']) expect(isSettingName(name)).toBe(false)
  })

  it('hides what is typed where its name says that it is secret', () => {
    expect(freeField('vault_password', 'profile')).toMatchObject({ secret: true, control: { kind: 'secret' } })
    expect(freeField('team_note', 'profile')).toMatchObject({ secret: false, control: { kind: 'text' } })
  })
})
