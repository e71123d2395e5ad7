import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commitVaultIn, planVaultIn } from '../../../main/vault/service.ts'
import {
  COMMAND,
  CONFIG,
  CREDENTIALS,
  closed,
  KEY_ID,
  makeVaultWorld,
  moveIn,
  OTHER_ID,
  PROGRAM,
  SECRET_KEY,
  type VaultWorld,
  whereabouts,
} from './vault-world.ts'

let world: VaultWorld
beforeEach(() => {
  world = makeVaultWorld()
  world.put('.aws/config', CONFIG)
  world.put('.aws/credentials', CREDENTIALS)
})
afterEach(() => world.remove())

describe('moving in', () => {
  it('shows what leaves the files and what stands there instead, and writes nothing', async () => {
    const plan = await world.planIn('dev')
    expect(plan.title).toContain('dev')
    expect(plan.files.map(({ role }) => role)).toEqual(['config', 'credentials'])
    expect(plan.files[0]?.after).toContain(`mfa_serial = arn:aws:iam::123456789012:mfa/dev\n${COMMAND}\n`)
    expect(plan.files[1]?.after).not.toContain(KEY_ID)
    expect([world.config(), world.credentials(), world.files()]).toEqual([CONFIG, CREDENTIALS, []])
    expect(world.counts).toMatchObject({ encrypt: 0, decrypt: 0 })
  })

  it('puts keys into the vault and takes them out of the file, opening it once', async () => {
    const move = await moveIn(world, 'dev')
    expect(move.kind).toBe('moved')
    expect(world.config()).toContain(COMMAND)
    expect(world.credentials()).toContain('# the second key, of 2025\noutput = json\n')
    expect(await whereabouts(world)).toEqual({ file: false, vault: true })
    expect(world.counts.encrypt).toBe(1)
    const [entry] = (await world.vault.list()).entries
    expect(entry).toMatchObject({ profile: 'dev', accessKeyId: KEY_ID, device: 'arn:aws:iam::123456789012:mfa/dev' })
  })

  it('reads back what it stored before any file is touched', async () => {
    world.temper.decrypt = 'throws'
    const move = await closed(await commitVaultIn(await world.planIn('dev'), world.deps))
    expect(move).toMatchObject({ kind: 'vault', failure: { code: 'not-stored' } })
    expect([world.config(), world.credentials(), world.files()]).toEqual([CONFIG, CREDENTIALS, []])
  })

  it.each([
    ['without a keyring', { backend: 'basic_text' }],
    ['with a locked one', { available: false }],
  ])('is refused %s, in a sentence, before anything', async (_, temper) => {
    Object.assign(world.temper, temper)
    const plan = await planVaultIn({ profile: 'dev', program: PROGRAM }, world.deps)
    expect(plan).toMatchObject({ ok: false, failure: { kind: 'vault' } })
  })

  it.each([
    ['a profile that is not there', 'nobody', {}],
    ['a role', 'prod', {}],
    [
      'temporary keys',
      'temp',
      {
        credentials:
          '[temp]\naws_access_key_id = ASIAIOSFODNN7EXAMPLE\naws_secret_access_key = EXAMPLE\naws_session_token = EXAMPLE\n',
      },
    ],
    ['half a pair', 'half', { credentials: `[half]\naws_access_key_id = ${KEY_ID}\n` }],
    ['keys beside SSO', 'dev', { config: '[profile dev]\nsso_session = work\n' }],
    ['keys beside a login', 'dev', { config: '[profile dev]\nlogin_session = x\n' }],
    ['keys beside a program of its own', 'dev', { config: '[profile dev]\ncredential_process = /opt/mine\n' }],
    [
      'another pair in the other file',
      'dev',
      { config: `[profile dev]\naws_access_key_id = ${OTHER_ID}\naws_secret_access_key = EXAMPLE\n` },
    ],
    [
      'keys that [DEFAULT] gives',
      'dev',
      {
        credentials: `[DEFAULT]\naws_access_key_id = ${KEY_ID}\naws_secret_access_key = ${SECRET_KEY}\n[dev]\noutput = json\n`,
      },
    ],
  ])('is refused for %s, and says why', async (_, name, files: { config?: string; credentials?: string }) => {
    if (files.config !== undefined) world.put('.aws/config', files.config)
    if (files.credentials !== undefined) world.put('.aws/credentials', files.credentials)
    const plan = await planVaultIn({ profile: name, program: PROGRAM }, world.deps)
    expect(plan).toMatchObject({ ok: false, failure: { kind: 'refused' } })
    const message = !plan.ok && plan.failure.kind === 'refused' ? plan.failure.refusal.message : ''
    expect(message).toMatch(/[.]$/)
    expect(message).not.toContain(SECRET_KEY)
  })

  it('says where else the same key stands', async () => {
    world.put(
      '.aws/credentials',
      `${CREDENTIALS}\n[copy]\naws_access_key_id = ${KEY_ID}\naws_secret_access_key = ${SECRET_KEY}\n`,
    )
    const { notes } = await world.planIn('dev')
    expect(notes.some(({ severity, message }) => severity === 'warning' && message.includes('“copy”'))).toBe(true)
  })

  it('of keys that changed since they were shown does nothing', async () => {
    const plan = await world.planIn('dev')
    world.put('.aws/credentials', CREDENTIALS.replace(KEY_ID, OTHER_ID))
    expect(await commitVaultIn(plan, world.deps)).toMatchObject({ kind: 'refused' })
    expect(world.files()).toEqual([])
  })

  it('gives up what the vault has just got where the section changed meanwhile', async () => {
    const plan = await world.planIn('dev')
    world.put('.aws/config', CONFIG.replace('eu-west-1', 'eu-north-1'))
    expect(await commitVaultIn(plan, world.deps)).toMatchObject({ kind: 'conflict' })
    expect(await whereabouts(world)).toEqual({ file: true, vault: false })
  })
})
