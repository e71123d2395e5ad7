import { describe, expect, it } from 'vitest'
import type { Intent } from '../../../app/command/model.ts'
import { makeSecret } from '../../../app/text/secret.ts'
import { done, edit, profile, refusal } from './planning.ts'

const services = { kind: 'services', name: 'local' } as const

describe('a setting inside a block', () => {
  it.each([
    [
      'makes the block',
      '[profile dev]\nregion = a\n',
      'path',
      '[profile dev]\nregion = a\ns3 =\n    addressing_style = path\n',
    ],
    [
      'is set in the block',
      '[profile dev]\ns3 =\n  addressing_style = auto\n',
      'path',
      '[profile dev]\ns3 =\n  addressing_style = path\n',
    ],
    [
      'joins the block',
      '[profile dev]\ns3 =\n  x = 1\n',
      'path',
      '[profile dev]\ns3 =\n  x = 1\n  addressing_style = path\n',
    ],
    [
      'goes, and the empty block with it',
      '[profile dev]\ns3 =\n  addressing_style = auto\nregion = a\n',
      null,
      '[profile dev]\nregion = a\n',
    ],
    [
      'goes from among others',
      '[profile dev]\ns3 =\n  x = 1\n  addressing_style = auto\n',
      null,
      '[profile dev]\ns3 =\n  x = 1\n',
    ],
  ])('%s', (_title, before, value, after) => {
    expect(done(before, null, edit('dev', { 's3.addressing_style': value })).config).toBe(after)
  })

  it('is a plain one where the section has it under its whole name', () => {
    const result = done('[profile dev]\ngoogle_config.idp = a\n', null, edit('dev', { 'google_config.idp': 'b' }))
    expect(result.config).toBe('[profile dev]\ngoogle_config.idp = b\n')
  })

  it('of a services section is set and taken out', () => {
    const config = '[services local]\ns3 =\n  endpoint_url = http://localhost:1\n'
    const edits = (value: string | null): Intent => ({
      kind: 'edit',
      target: services,
      edits: [
        { setting: 's3.endpoint_url', value, file: null },
        { setting: 'sqs.endpoint_url', value: 'http://localhost:3', file: null },
      ],
    })
    expect(done(config, null, edits('http://localhost:2')).config).toBe(
      '[services local]\ns3 =\n  endpoint_url = http://localhost:2\nsqs =\n  endpoint_url = http://localhost:3\n',
    )
    expect(done(config, null, edits(null)).config).toBe(
      '[services local]\nsqs =\n    endpoint_url = http://localhost:3\n',
    )
  })

  it.each([
    ['cannot be put under a plain value', '[profile dev]\ns3 = x\n', 'path', 'unsupported'],
    ['cannot be empty', '[profile dev]\n', '', 'value-not-writable'],
    ['that is not there cannot go', '[profile dev]\ns3 =\n  x = 1\n', null, 'nothing-to-do'],
    ['of no block cannot go', '[profile dev]\nregion = a\n', null, 'nothing-to-do'],
  ])('%s', (_title, config, value, code) => {
    expect(refusal(config, null, edit('dev', { 's3.addressing_style': value })).code).toBe(code)
  })

  it('cannot be a secret', () => {
    const intent: Intent = {
      kind: 'edit',
      target: profile('dev'),
      edits: [{ setting: 's3.key', value: makeSecret('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'), file: null }],
    }
    expect(refusal('[profile dev]\nregion = a\n', null, intent).code).toBe('unsupported')
  })
})
