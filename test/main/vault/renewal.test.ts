import { readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { planProfile } from '../../../app/session/routes/index.ts'
import type { RenewalPlan } from '../../../app/session/routes/model.ts'
import { vaultedIn } from '../../../app/switch/vault-standing.ts'
import { makeSecret } from '../../../app/text/secret.ts'
import { checkDevice } from '../../../main/session/device-check.ts'
import { prepareSession } from '../../../main/session/service.ts'
import { whoAmI } from '../../../main/session/whoami.ts'
import { openVault } from '../../../main/vault/service.ts'
import { ALICE_KEYS } from '../../support/sts-fixture.ts'
import { makeRenewalWorld, type RenewalWorld, sentencesOf, standing } from '../session/renewal/renewal-world.ts'
import { makeFakeSafeStorage } from './fake-safe-storage.ts'

let world: RenewalWorld
let storage: ReturnType<typeof makeFakeSafeStorage>

/** Alice's keys are in the vault, and the files ask Lanyard for them. */
beforeEach(async () => {
  world = await makeRenewalWorld()
  storage = makeFakeSafeStorage()
  const config = readFileSync(world.configFile, 'utf8')
  const line = 'credential_process = /opt/lanyard credential-process --profile base'
  writeFileSync(world.configFile, config.replace('[profile base]\n', `[profile base]\n${line}\n`))
  const lines = `aws_access_key_id = ${ALICE_KEYS.accessKeyId}\naws_secret_access_key = ${ALICE_KEYS.secretAccessKey}\n`
  writeFileSync(world.credentialsFile, world.credentials().replace(`[base]\n${lines}`, '[base]\n'))
  const { accessKeyId, secretAccessKey } = ALICE_KEYS
  await (await vaultNow()).put('base', {
    accessKeyId,
    secretAccessKey: makeSecret(secretAccessKey),
    device: null,
    label: null,
    places: [],
  })
  storage.counts.decrypt = 0
})
afterEach(() => world.remove())

const vaultNow = async () => {
  const { places } = await world.gather()
  return openVault({ safeStorage: storage.safeStorage, places, platform: 'linux', clock: world.deps.clock })
}

/** The chosen plan of a profile, as the window would make it. */
async function planFor(profile: string): Promise<RenewalPlan> {
  const { facts } = await world.gather()
  const vault = vaultedIn(facts.book, (await (await vaultNow()).list()).entries)
  const options = { preferences: new Map(), sessionDuration: 43_200, live: new Map(), now: world.clock.now(), vault }
  const planned = planProfile(facts.book, profile, options)
  if (!planned.ok) throw new Error(planned.failure.message)
  const chosen = planned.value.find((choice) => choice.chosen)
  if (chosen === undefined) throw new Error('no route')
  return chosen.plan
}

describe('a profile whose keys are in the vault', () => {
  test('is renewed with one code, with everything behind it, and the vault is opened once', async () => {
    const vault = await vaultNow()
    const renewal = await world.prepared(await planFor('open'), { openVault: vault.opening })
    const given = await renewal.giveCode(world.code())
    expect(given.ok && given.value.state).toBe('done')
    expect(storage.counts.decrypt).toBe(1)
    expect(world.credentials()).toContain('[base-mfa]')
  })

  test('with a locked keyring spends no code, and says what to do', async () => {
    const vault = await vaultNow()
    storage.temper.available = false
    const renewal = await world.prepared(await planFor('base'), { openVault: vault.opening })
    const given = await renewal.giveCode(world.code())
    expect(given).toMatchObject({ ok: false, failure: { code: 'locked' } })
    expect(world.sent).toEqual([])
    expect(sentencesOf(renewal).join(' ')).toMatch(/locked/)
  })

  test('on the command line says that the app can open it, and spends no code', async () => {
    const renewal = await world.prepared(await planFor('base'))
    const given = await renewal.giveCode(world.code())
    expect(given).toMatchObject({
      ok: false,
      failure: { code: 'needs-app', message: expect.stringContaining('Start Lanyard') },
    })
    expect(world.sent).toEqual([])
    expect(standing(renewal.progress())).toMatchObject({ 'session:base': 'needs-app' })
  })

  test('is told about by session start, too', async () => {
    const request = { profile: 'base', serial: null, durationSeconds: null, target: null }
    expect(await prepareSession(await world.gather(), request)).toMatchObject({
      ok: false,
      failure: { code: 'needs-app' },
    })
  })

  test('is known to whoami and to the device check', async () => {
    const vault = await vaultNow()
    const gathered = await world.gather({ AWS_ENDPOINT_URL_IAM: world.sts.url })
    const deps = { clock: world.deps.clock, keysOf: vault.keysOf }
    const who = await whoAmI(gathered, 'base', deps)
    expect(who).toMatchObject({ ok: true })
    expect(JSON.stringify(who)).not.toContain(ALICE_KEYS.secretAccessKey)
    expect(await checkDevice(gathered, 'base', deps)).toMatchObject({ ok: true })
    storage.temper.available = false
    expect(await whoAmI(gathered, 'base', deps)).toMatchObject({ ok: false, failure: { code: 'locked' } })
    expect(await checkDevice(gathered, 'base', deps)).toMatchObject({ ok: false })
  })
})
