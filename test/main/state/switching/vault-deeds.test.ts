import { readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { vaultRemoveText } from '../../../../app/text/switch-room-text.ts'
import { BOB_KEYS } from '../../../support/sts-fixture.ts'
import { makeSwitchScene, type SwitchScene } from './switch-scene.ts'

let scene: SwitchScene
beforeEach(async () => {
  scene = await makeSwitchScene()
  await scene.write(await scene.deeds.previewVaultIn({ profile: 'bob' }))
})
afterEach(() => scene.remove())

const entries = async () => (await scene.deeds.vault(undefined)).entries
const removeBob = () => scene.deeds.removeVaulted({ profile: 'bob' })

/** A file that changed counts once it was seen twice. */
async function look(): Promise<void> {
  await scene.store.look()
  await scene.store.look()
}

/** Takes the profile out of both files, as an editor would. */
async function deleteBob(): Promise<void> {
  for (const file of [scene.configFile, scene.credentialsFile]) {
    writeFileSync(file, readFileSync(file, 'utf8').replace(/\[(profile )?bob\]\n(?:[^[]*\n)?/g, ''))
  }
  await look()
}

describe('removing keys from the vault', () => {
  test('is refused while they are the only ones a profile has, and nobody is asked', async () => {
    expect(await entries()).toMatchObject([{ profile: 'bob', standing: 'in-use' }])
    expect(await removeBob()).toEqual({ ok: false, failure: vaultRemoveText.inUse('bob') })
    expect(scene.agreeToRemoveVaulted).not.toHaveBeenCalled()
    expect(await entries()).toHaveLength(1)
  })

  test('is done for a profile that is gone, once the person agrees', async () => {
    await deleteBob()
    expect(await entries()).toMatchObject([{ profile: 'bob', standing: 'no-profile' }])
    scene.agreeToRemoveVaulted.mockResolvedValueOnce('declined')
    expect(await removeBob()).toEqual({ ok: false, failure: vaultRemoveText.declined })
    expect(await entries()).toHaveLength(1)
    expect(await removeBob()).toEqual({ ok: true, value: vaultRemoveText.removed('bob') })
    expect(await entries()).toEqual([])
    expect(await removeBob()).toMatchObject({ ok: false })
  })

  test('is done where the file has other keys by now, and those stay', async () => {
    const mine = `[bob]\naws_access_key_id = AKIAEXAMPLEOTHER0001\naws_secret_access_key = ${BOB_KEYS.secretAccessKey}\n`
    writeFileSync(scene.credentialsFile, `${scene.credentials()}\n${mine}`)
    await look()
    expect(await entries()).toMatchObject([{ standing: 'other-keys' }])
    expect(await removeBob()).toMatchObject({ ok: true })
    expect(scene.credentials()).toContain(mine)
  })

  test('is refused when the profile came back while the person was asked', async () => {
    const before = scene.config()
    await deleteBob()
    scene.agreeToRemoveVaulted.mockImplementationOnce(async () => {
      writeFileSync(scene.configFile, before)
      return 'agreed'
    })
    expect(await removeBob()).toEqual({ ok: false, failure: vaultRemoveText.inUse('bob') })
    expect(await entries()).toHaveLength(1)
  })
})
