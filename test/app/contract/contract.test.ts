import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { type AskName, asks, tells } from '../../../app/contract/contract.ts'
import { isSecret } from '../../../app/text/secret.ts'
import { chain, environment, explicit, serial, setting, target, valid } from './valid-arguments.ts'

const accepts = (name: AskName, argument: unknown): boolean => v.safeParse(asks[name].argument, argument).success

const names = Object.keys(valid) as AskName[]

describe('the contract', () => {
  it('has a valid argument here for every call', () => {
    expect(names.toSorted()).toEqual(Object.keys(asks).toSorted())
  })

  it.each(names)('%s accepts what the window sends', (name) => {
    for (const argument of valid[name]) expect(accepts(name, argument)).toBe(true)
  })

  it.each(names)('%s refuses a surplus member, and another type altogether', (name) => {
    for (const argument of valid[name]) {
      if (typeof argument === 'object' && argument !== null) {
        expect(accepts(name, { ...argument, surplus: 1 })).toBe(false)
      }
    }
    for (const wrong of [null, 0, '', 'dev', [], {}, () => 1]) expect(accepts(name, wrong)).toBe(false)
  })

  it('refuses a surplus member deep inside', () => {
    expect(accepts('explainChain', { ...chain, profile: { ...explicit, surplus: 1 } })).toBe(false)
    expect(accepts('explainChain', { ...chain, profile: { ...environment, name: 'dev' } })).toBe(false)
    expect(accepts('explainChain', { ...chain, place: { kind: 'here', pid: 1 } })).toBe(false)
    expect(accepts('explainChain', { ...chain, suppose: { present: [], absent: [], more: [] } })).toBe(false)
    expect(accepts('previewEdit', { kind: 'edit', target: { ...target, surplus: 1 }, edits: [] })).toBe(false)
    expect(accepts('previewEdit', { kind: 'edit', target, edits: [{ ...setting, surplus: 1 }] })).toBe(false)
  })

  it.each([
    ['startSession', { code: '12345' }],
    ['startSession', { code: '1234567' }],
    ['startSession', { code: '12345a' }],
    ['startSession', { code: '123456\n' }],
    ['startSession', { code: '١٢٣٤٥٦' }],
    ['startSession', { code: 123_456 }],
    ['openToken', { profile: 'dev' }],
    ['openToken', { kind: 'device', serial: '../../x y' }],
    ['openToken', { kind: 'device', serial, profile: 'dev' }],
    ['chooseRoute', { profile: 'dev', route: 'free', place: null, durationSeconds: null }],
    ['chooseRoute', { profile: 'dev', route: null, place: { kind: 'file' }, durationSeconds: null }],
    ['chooseRoute', { profile: 'dev', route: null, place: { kind: 'memory', file: '/x' }, durationSeconds: null }],
    ['chooseRoute', { profile: 'dev', route: null, place: null, durationSeconds: 899 }],
    ['chooseRoute', { profile: 'dev', route: null, place: null, durationSeconds: 900.5 }],
    ['setTokenCommand', { serial: 'short', command: 'op' }],
    ['setTokenCommand', { serial, command: 'op\nrm' }],
    ['setTokenCommand', { serial, command: 'op\u2028rm' }],
    ['setTokenCommand', { serial, command: 'x'.repeat(513) }],
    ['markProfile', { profile: 'dev', change: { mark: 'colour', value: '#ff0000' } }],
    ['markProfile', { profile: 'dev', change: { mark: 'note', value: 'x'.repeat(2001) } }],
    ['markProfile', { profile: 'dev', change: { mark: 'production', value: 'maybe' } }],
    ['markProfile', { profile: 'dev', change: { mark: 'usedAt', value: 0 } }],
    ['explainChain', { ...chain, tools: ['aws-cli-v9'] }],
    ['explainChain', { ...chain, tools: ['__proto__'] }],
    ['explainChain', { ...chain, tools: [] }],
    ['explainChain', { ...chain, tools: ['boto3', 'boto3'] }],
    ['explainChain', { ...chain, tools: ['boto3', 'sdk-php', 'sdk-ruby', 'sdk-rust', 'sdk-go-v2'] }],
    ['explainChain', { ...chain, place: { kind: 'process', pid: 0 } }],
    ['explainChain', { ...chain, place: { kind: 'process', pid: 1.5 } }],
    ['explainChain', { ...chain, place: { kind: 'process', pid: '1/../2' } }],
    ['explainChain', { ...chain, place: { kind: 'pictured', host: 'mars', variables: [], metadata: 'absent' } }],
    ['explainChain', { ...chain, suppose: { present: Array.from({ length: 65 }, () => 'sso'), absent: [] } }],
    ['probe', { rung: 'environment', tool: 'boto3', profile: environment, place: { kind: 'here' } }],
    ['readPastedEnvironment', { from: 'page' }],
    ['profileDetail', { name: 'x'.repeat(1025) }],
    ['openAtLine', { file: '/x', line: 0 }],
    ['openAtLine', { file: '/x', line: 1.5 }],
    ['openAtLine', { file: 'x'.repeat(4097), line: 1 }],
    ['changeSetting', { setting: 'sessionDuration', value: 899 }],
    ['changeSetting', { setting: 'sessionDuration', value: 129_601 }],
    ['changeSetting', { setting: 'sessionDuration', value: Number.NaN }],
    ['changeSetting', { setting: 'theme', value: 'pink' }],
    ['changeSetting', { setting: 'editor', value: 'code\nnotify = false' }],
    ['changeSetting', { setting: 'production', value: ['a\nb'] }],
    ['changeSetting', { setting: 'production', value: Array.from({ length: 201 }, () => 'a') }],
    ['changeSetting', { setting: 'path', value: '/etc/passwd' }],
    ['changeSetting', { setting: 'productionLease', value: 59 }],
    ['changeSetting', { setting: 'productionLease', value: 'on' }],
    ['copyEnvironment', { profile: 'dev' }],
    ['copyEnvironment', { profile: 'dev', dialect: 'basic', secrets: false }],
    ['copyEnvironment', { profile: 'dev', dialect: 'posix', secrets: 'yes' }],
    ['activate', { profile: 'dev', leaseSeconds: 59 }],
    ['activate', { profile: 'dev', leaseSeconds: 604_801 }],
    ['activate', { profile: 'dev', leaseSeconds: 90.5 }],
    ['activate', { profile: 'x'.repeat(1025), leaseSeconds: null }],
    ['previewDefault', { profile: null, leaseSeconds: null }],
    ['openConsole', { profile: 'dev', service: 'https://x', region: null, act: 'open' }],
    ['openConsole', { profile: 'dev', service: null, region: 'eu west', act: 'open' }],
    ['openConsole', { profile: 'dev', service: null, region: null, act: 'show' }],
    ['previewConnect', { profile: 'dev', as: null, session: 'leave', program: ['/bin/sh'] }],
    ['addSeed', { profile: 'dev', seed: 'JBSWY3DPEHPK3PXP' }],
    ['copyChain', { ...chain, what: 'secrets' }],
    ['editForm', { kind: 'plugins', name: 'x' }],
    ['editForm', { kind: 'profile', name: 'x'.repeat(1025) }],
    ['previewEdit', { kind: 'edit', target, edits: Array.from({ length: 1001 }, () => setting) }],
    ['previewEdit', { kind: 'edit', target, edits: [{ ...setting, setting: '' }] }],
    ['previewEdit', { kind: 'edit', target, edits: [{ ...setting, value: 'x'.repeat(65_537) }] }],
    ['previewEdit', { kind: 'edit', target, edits: [{ ...setting, file: '/etc/passwd' }] }],
    ['previewEdit', { kind: 'import', profiles: [] }],
    ['previewEdit', { kind: 'fix', title: 'x', changes: [] }],
    ['previewEdit', { kind: 'rename', target, to: 'x', references: 'maybe' }],
    ['commitEdit', { id: '' }],
    ['resolveConflict', { id: 'edit-1', keep: 'both' }],
    ['readImport', { from: 'page', text: 'AWS_PROFILE=x' }],
    ['undoWrite', { id: -1 }],
    ['undoWrite', { id: 1.5 }],
  ] as const)('%s refuses %j', (name, argument) => {
    expect(accepts(name, argument)).toBe(false)
  })

  it('never lets through anything but the shape it names, and never throws', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.anything({ withNullPrototype: true, withBigInt: true }),
        (name, argument) => {
          if (argument === undefined) return
          expect(accepts(name, argument)).toBe(false)
        },
      ),
      { numRuns: 5000 },
    )
  })

  it.each(['aws_secret_access_key', 'AWS_SESSION_TOKEN', 'aws_security_token', 's3.aws_session_token', 'db_password'])(
    'wraps the value of %s before a handler sees it',
    (name) => {
      const edit = { setting: name, value: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', file: null }
      for (const asked of [
        { kind: 'edit', target, edits: [edit] },
        { kind: 'add', target, settings: [edit] },
      ]) {
        const heard = v.parse(asks.previewEdit.argument, asked)
        const [first] = heard.kind === 'edit' ? heard.edits : heard.kind === 'add' ? heard.settings : []
        expect(isSecret(first?.value)).toBe(true)
        expect(JSON.stringify(heard)).not.toContain('wJalr')
      }
    },
  )

  it('keeps only the shape of a secret that a pictured host is given', () => {
    const variables = [
      { name: 'AWS_SECRET_ACCESS_KEY', value: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' },
      { name: 'AWS_ACCESS_KEY_ID', value: 'AKIAIOSFODNN7EXAMPLE' },
      { name: 'AWS_REGION', value: 'eu-west-1' },
    ]
    const place = { kind: 'pictured', host: 'ec2', variables, metadata: 'present' }
    const heard = v.parse(asks.explainChain.argument, { ...chain, place })
    const [secret, id, region] = heard.place.kind === 'pictured' ? heard.place.variables : []
    expect(isSecret(secret?.value)).toBe(true)
    expect(id?.value).toBe(`AKIA${'X'.repeat(16)}`)
    expect(region?.value).toBe('eu-west-1')
  })

  it('leaves other values, and a secret that is taken out, as they are', () => {
    const edits = [setting, { setting: 'aws_secret_access_key', value: null, file: null }]
    expect(v.parse(asks.previewEdit.argument, { kind: 'edit', target, edits })).toEqual({ kind: 'edit', target, edits })
  })

  it('lets messages without an answer carry nothing', () => {
    for (const { argument } of Object.values(tells)) {
      expect(v.safeParse(argument, undefined).success).toBe(true)
      expect(v.safeParse(argument, {}).success).toBe(false)
    }
  })
})
