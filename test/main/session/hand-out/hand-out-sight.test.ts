import { writeFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { makeSecret } from '../../../../app/text/secret.ts'
import type { CredentialsDeps } from '../../../../main/session/hand-out/credentials-for.ts'
import { credentialsInSight } from '../../../../main/session/hand-out/hand-out-sight.ts'
import { PHONE } from '../../../support/sts-fixture.ts'
import { makeRenewalWorld, type RenewalWorld } from '../renewal/renewal-world.ts'

let made: RenewalWorld
afterEach(() => made.remove())

async function look(name: string, more: Partial<CredentialsDeps> = {}) {
  const vaulted = async (): Promise<never> => {
    throw new Error('the vault would have been opened')
  }
  const deps = { renewal: made.deps, preferences: new Map(), sessionDuration: 43_200, surface: 'app', vaulted } as const
  const seen = await credentialsInSight(await made.gather(), name, { ...deps, ...more })
  expect(made.sts.requests).toEqual([])
  return seen
}

test('what would be handed out is seen without opening the vault or calling AWS', async () => {
  made = await makeRenewalWorld()
  writeFileSync(
    made.configFile,
    `[profile base]\nmfa_serial = ${PHONE}\n[profile base-mfa]\ncredential_process = lanyard credential-process --profile base-mfa\n[profile free]\nrole_arn = arn:aws:iam::123456789012:role/Open\nsource_profile = bob\n[profile coded]\nrole_arn = arn:aws:iam::123456789012:role/Guarded\nsource_profile = base\nmfa_serial = ${PHONE}\n[profile safe]\ncredential_process = lanyard credential-process --profile safe\n[profile empty]\nregion = eu-west-1\n`,
  )
  expect(await look('base')).toEqual({ ok: true, value: 'long-term' })
  expect(await look('free')).toEqual({ ok: true, value: 'other' })
  expect(await look('coded')).toMatchObject({ ok: false, failure: { code: 'code-needed' } })
  expect(await look('base-mfa')).toMatchObject({ ok: false, failure: { code: 'code-needed' } })
  expect(await look('empty')).toMatchObject({ ok: false, failure: { code: 'no-credentials' } })
  const vault = new Map([['safe', { accessKeyId: 'AKIAEXAMPLESAFE00000' }]])
  expect(await look('safe', { vault })).toEqual({ ok: true, value: 'long-term' })
  made.memory.put('base', {
    accessKeyId: 'ASIAEXAMPLEBASE00000',
    secretAccessKey: makeSecret('EXAMPLE-secret'),
    sessionToken: makeSecret('EXAMPLE-token'),
    expiresAt: made.clock.now() + 3_600_000,
  })
  expect(await look('base-mfa')).toEqual({ ok: true, value: 'user-session' })
  expect(await look('coded')).toEqual({ ok: true, value: 'other' })
})
