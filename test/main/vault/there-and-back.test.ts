import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeSecret } from '../../../app/text/secret.ts'
import { commitVaultOut, planVaultOut } from '../../../main/vault/service.ts'
import { profile, setting } from '../edit/edit-world.ts'
import {
  bookNow,
  CONFIG,
  CREDENTIALS,
  closed,
  KEY_ID,
  makeVaultWorld,
  moveIn,
  moveOut,
  OTHER_ID,
  pair,
  SECRET_KEY,
  type VaultWorld,
  vaultTroubles,
  whereabouts,
} from './vault-world.ts'

let world: VaultWorld
beforeEach(() => {
  world = makeVaultWorld()
  world.put('.aws/config', CONFIG)
  world.put('.aws/credentials', CREDENTIALS)
})
afterEach(() => world.remove())

describe('there and back', () => {
  const shapes: readonly (readonly [string, { readonly config?: string; readonly credentials?: string }])[] = [
    ['keys and settings in both files', {}],
    ['no config file', { config: '' }],
    ['no section in config', { config: '[profile other]\nregion = eu-west-1' }],
    [
      'keys in config alone',
      {
        config: `[profile dev]\naws_secret_access_key = ${SECRET_KEY}\nregion = x\naws_access_key_id = ${KEY_ID}`,
        credentials: '',
      },
    ],
    [
      'the same keys in both files',
      { config: `[profile dev]\naws_access_key_id = ${KEY_ID}\naws_secret_access_key = ${SECRET_KEY}\n` },
    ],
    ['CRLF', { config: CONFIG.replaceAll('\n', '\r\n'), credentials: CREDENTIALS.replaceAll('\n', '\r\n') }],
    ['no final newline', { config: CONFIG.trimEnd(), credentials: CREDENTIALS.trimEnd() }],
    ['a byte order mark', { credentials: `\ufeff${CREDENTIALS}` }],
    [
      'odd spacing and comments',
      {
        credentials: `# top\n\n[dev]\n\n; why\naws_access_key_id   =   ${KEY_ID}   \n\n\naws_secret_access_key :${SECRET_KEY}\n# tail\n\n\n[z]\nregion=x\n`,
      },
    ],
    ['capitals', { credentials: `[dev]\nAWS_ACCESS_KEY_ID = ${KEY_ID}\nAws_Secret_Access_Key = ${SECRET_KEY}\n` }],
    [
      'lone carriage returns',
      { credentials: `[dev]\raws_access_key_id = ${KEY_ID}\raws_secret_access_key = ${SECRET_KEY}\r` },
    ],
  ]

  it.each(shapes)('gives every byte back: %s', async (_, { config = CONFIG, credentials = CREDENTIALS }) => {
    world.put('.aws/config', config)
    world.put('.aws/credentials', credentials)
    await moveIn(world, 'dev')
    expect(await whereabouts(world)).toEqual({ file: false, vault: true })
    world.counts.decrypt = 0
    const move = await moveOut(world, 'dev')
    expect(move.kind).toBe('moved')
    expect([world.config(), world.credentials()]).toEqual([config, credentials])
    expect(world.files()).toEqual([])
    expect(world.counts.decrypt).toBe(1)
  })

  it('puts the section back as it stood where other parts of the file changed', async () => {
    await moveIn(world, 'dev')
    await world.write({
      kind: 'add',
      target: profile('late'),
      settings: [{ setting: 'aws_access_key_id', value: OTHER_ID, file: 'credentials' }],
    })
    await moveOut(world, 'dev')
    expect(world.credentials().startsWith(CREDENTIALS)).toBe(true)
    expect(world.credentials()).toContain('[late]')
  })

  it('writes plain settings where the section itself changed, and says so', async () => {
    await moveIn(world, 'dev')
    await world.write(setting('dev', 'output', 'text'))
    const plan = await world.planOut('dev')
    expect(plan.notes).not.toEqual([])
    await closed(await commitVaultOut(plan, world.deps))
    expect(await whereabouts(world)).toEqual({ file: true, vault: false })
    expect(world.config()).not.toContain('credential_process')
    expect(world.credentials()).toContain('output = text')
  })

  it('makes the profile again where it was removed', async () => {
    await moveIn(world, 'dev')
    await world.write({ kind: 'remove', target: profile('dev'), references: 'leave' })
    await moveOut(world, 'dev')
    expect(world.credentials()).toContain(
      `[dev]\naws_access_key_id = ${KEY_ID}\naws_secret_access_key = ${SECRET_KEY}\n`,
    )
  })

  it('goes with a renamed profile', async () => {
    await moveIn(world, 'dev')
    await world.write({ kind: 'rename', target: profile('dev'), to: 'staging', references: 'follow' })
    expect((await bookNow(world)).byName.get('staging')).toBeDefined()
    expect(await vaultTroubles(world.vault, await bookNow(world))).toEqual(new Map())
    await moveOut(world, 'staging')
    expect(world.credentials()).toContain(`[staging]`)
    expect(world.credentials()).toContain(SECRET_KEY)
    expect(world.config()).not.toContain('credential_process')
  })

  it('never writes over other keys that came into the file', async () => {
    await moveIn(world, 'dev')
    await world.write(setting('dev', 'aws_access_key_id', OTHER_ID))
    await world.write(setting('dev', 'aws_secret_access_key', makeSecret('EXAMPLE')))
    expect(await planVaultOut('dev', world.deps)).toMatchObject({ ok: false, failure: { kind: 'refused' } })
    expect((await vaultTroubles(world.vault, await bookNow(world))).get('dev')).toMatch(/other keys/)
  })

  it('of keys that stand in the file already only empties the vault', async () => {
    await world.vault.put('dev', pair())
    const plan = await world.planOut('dev')
    expect(plan.files).toEqual([])
    await commitVaultOut(plan, world.deps)
    expect(await whereabouts(world)).toEqual({ file: true, vault: false })
    expect(world.credentials()).toBe(CREDENTIALS)
  })
})
