import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { activeText } from '../../../../app/text/active-text.ts'
import { seedDropText } from '../../../../app/text/switch-room-text.ts'
import { vaultText } from '../../../../app/text/vault-text.ts'
import { ALICE_KEYS, BOB_KEYS } from '../../../support/sts-fixture.ts'
import { makeSwitchScene, type SwitchScene } from './switch-scene.ts'

let scene: SwitchScene
beforeEach(async () => {
  scene = await makeSwitchScene()
})
afterEach(() => scene.remove())

const MINUTE = 60_000
const forever = <Name extends string | null>(profile: Name) => ({ profile, leaseSeconds: null })
const active = () => scene.store.snapshot().active
const markProduction = (profile: string) => scene.store.mark([profile], { mark: 'production', value: 'yes' })

describe('switching to a profile', () => {
  test('is written for every shell, shown at once, and counts as use', async () => {
    const answer = await scene.deeds.activate(forever('base'))
    expect(answer).toMatchObject({ ok: true })
    expect(answer.ok && answer.value).toContain('base')
    expect(scene.active()).toContain('profile=base\nregion=eu-central-1\n')
    expect(statSync(join(scene.stateFolder, 'active')).mode & 0o777).toBe(0o600)
    expect(active()).toMatchObject({ profile: 'base', problem: null, previous: { profile: null } })
    expect(scene.store.snapshot().rows.find(({ name }) => name === 'base')?.usedAt).toBe(scene.clock.now())
  })

  test('goes back with one gesture, to none too', async () => {
    await scene.deeds.activate(forever('base'))
    await scene.deeds.activate(forever('bob'))
    expect(await scene.deeds.goBack(undefined)).toMatchObject({ ok: true })
    expect(active()).toMatchObject({ profile: 'base', previous: { profile: 'bob' } })
    await scene.deeds.activate(forever(null))
    expect(active().profile).toBeNull()
  })

  test('that does not exist says so, and nothing is switched', async () => {
    const answer = await scene.deeds.activate(forever('nobody'))
    expect(answer.ok ? '' : answer.failure).toContain('nobody')
    expect(existsSync(join(scene.stateFolder, 'active'))).toBe(false)
    expect(await scene.deeds.activate({ profile: null, leaseSeconds: 60 })).toMatchObject({ ok: false })
    expect(await scene.deeds.goBack(undefined)).toMatchObject({ ok: false })
  })

  test('that is production needs an end where the person said so, whoever asks, and when going back too', async () => {
    await markProduction('bob')
    await scene.deeds.activate(forever('bob'))
    await scene.deeds.activate(forever('base'))
    await scene.store.changeSetting({ setting: 'productionLease', value: 1800 })
    expect(await scene.deeds.activate(forever('bob'))).toMatchObject({ ok: false })
    expect(await scene.deeds.activate({ profile: 'bob', leaseSeconds: 3600 })).toMatchObject({ ok: false })
    expect(await scene.deeds.goBack(undefined)).toEqual({ ok: false, failure: activeText.backNeedsLease('bob', 1800) })
    expect(await scene.deeds.previewDefault(forever('bob'))).toMatchObject({ ok: false })
    expect(active().profile).toBe('base')
    expect(await scene.deeds.activate({ profile: 'bob', leaseSeconds: 1800 })).toEqual({
      ok: true,
      value: expect.stringContaining('“bob” is active for 30 m, then “base”.'),
    })
    expect(active()).toMatchObject({
      profile: 'bob',
      label: 'production',
      lease: { endsAt: scene.clock.now() + 30 * MINUTE, returnsTo: 'base' },
    })
    // Nobody is kept in a lease.
    expect(await scene.deeds.goBack(undefined)).toMatchObject({ ok: true })
    expect(active().profile).toBe('base')
  })

  test('for a while is over by itself: written down, shown and said', async () => {
    await scene.deeds.activate(forever('base'))
    await scene.deeds.activate({ profile: 'bob', leaseSeconds: 60 })
    scene.clock.advance(2 * MINUTE)
    await scene.follow.leaseOver({ of: 'active', profile: 'bob', endsAt: 0, returnsTo: 'base' })
    expect(active()).toMatchObject({ profile: 'base', lease: null, previous: null })
    expect(scene.active()).not.toContain('until=')
    expect(scene.notices.map(({ title, body }) => `${title} ${body}`)).toEqual([expect.stringMatching(/bob.*base/)])
  })

  test('follows its region and its absence in the files', async () => {
    await scene.follow.begin()
    await scene.deeds.activate(forever('bob'))
    scene.edit((config) => config.replace('[profile bob]\nregion = eu-central-1', '[profile bob]\nregion = eu-north-1'))
    await scene.store.look()
    await scene.store.look()
    scene.follow.follow()
    await expect.poll(() => scene.active()).toContain('region=eu-north-1')
    scene.edit((config) => config.replace('[profile bob]', '[profile bobby]'))
    await scene.store.look()
    await scene.store.look()
    // The section of the other file still makes it a profile.
    expect(active().problem).toBeNull()
  })
})

describe('what a profile is handed to', () => {
  test('the clipboard gets the name for the own shell, or the keys in any dialect; the answer says neither', async () => {
    const plain = await scene.deeds.copyEnvironment({ profile: 'base', dialect: null, secrets: false })
    expect(plain).toMatchObject({ ok: true })
    expect(scene.board.text).toContain("export AWS_PROFILE='base'")
    expect(scene.board.text).not.toContain(ALICE_KEYS.secretAccessKey)
    const keys = await scene.deeds.copyEnvironment({ profile: 'base', dialect: 'docker', secrets: true })
    expect(keys).toMatchObject({ ok: true })
    expect(scene.board.text).toContain(ALICE_KEYS.secretAccessKey)
    expect(JSON.stringify([plain, keys])).not.toContain(ALICE_KEYS.secretAccessKey)
  })

  test('keys that take a code are told, and nothing is copied; a session that lives is', async () => {
    const asked = { profile: 'guarded', dialect: 'posix', secrets: true } as const
    const before = await scene.deeds.copyEnvironment(asked)
    expect(before.ok ? '' : before.failure).toMatch(/code/)
    expect(scene.board.text).toBe('')
    await scene.sessioning.begin()
    await scene.desk.open({ kind: 'profile', profile: 'base' }, 'from-window')
    await scene.desk.start(scene.code())
    expect(await scene.deeds.copyEnvironment(asked)).toMatchObject({ ok: true })
    expect(scene.board.text).toContain('AWS_SESSION_TOKEN')
  })

  test('a terminal opens with the profile, and no key goes along', async () => {
    expect(await scene.deeds.openTerminal({ profile: 'base' })).toEqual({ ok: true, value: null })
    expect(JSON.stringify(scene.launches)).toContain('AWS_PROFILE=base')
    expect(JSON.stringify(scene.launches)).not.toContain('EXAMPLE')
    expect(await scene.deeds.openTerminal({ profile: 'nobody' })).toMatchObject({ ok: false })
  })

  test('the console opens in the browser or its link is copied; the answer has no link', async () => {
    const choices = await scene.deeds.consoleChoices({ profile: 'open' })
    expect(choices.ok && choices.value.regions[0]).toBe('eu-west-1')
    await scene.sessioning.begin()
    await scene.desk.open({ kind: 'profile', profile: 'base' }, 'from-window')
    await scene.desk.start(scene.code())
    const asked = { profile: 'open', service: null, region: null } as const
    const opened = await scene.deeds.openConsole({ ...asked, act: 'open' })
    const copied = await scene.deeds.openConsole({ ...asked, act: 'copy' })
    expect([opened, copied]).toMatchObject([{ ok: true }, { ok: true }])
    expect(scene.links).toEqual([expect.stringContaining('SigninToken')])
    expect(scene.board.text).toContain('SigninToken')
    expect(JSON.stringify([choices, opened, copied])).not.toContain('SigninToken')
  })

  test('what will not follow is named with the line that frees it', async () => {
    await scene.deeds.activate(forever('base'))
    const found = await scene.deeds.willNotFollow(undefined)
    expect(found).toMatchObject({ ok: true, value: [{ pid: 7, name: 'zsh', line: expect.stringContaining('unset') }] })
    await scene.deeds.activate(forever('bob'))
    expect(await scene.deeds.willNotFollow(undefined)).toEqual({ ok: true, value: [] })
  })
})

describe('[default]', () => {
  test('stands in for a profile as the dry run showed, and goes back byte for byte', async () => {
    const before = [scene.config(), scene.credentials()]
    const shown = await scene.deeds.previewDefault({ profile: 'bob', leaseSeconds: 120 })
    expect(JSON.stringify(shown)).not.toContain(BOB_KEYS.secretAccessKey)
    expect(await scene.write(shown)).toMatchObject({ kind: 'written' })
    expect(scene.credentials()).toContain('[default]\naws_access_key_id = ')
    expect(active().defaultFor).toMatchObject({ profile: 'bob', lease: { endsAt: scene.clock.now() + 2 * MINUTE } })
    expect(await scene.write(await scene.deeds.previewDefaultBack(undefined))).toMatchObject({ kind: 'written' })
    expect([scene.config(), scene.credentials()]).toEqual(before)
    expect(active().defaultFor).toBeNull()
    expect(await scene.deeds.previewDefaultBack(undefined)).toMatchObject({ ok: false })
  })

  test('goes back by itself when its time is over, which is said once', async () => {
    const before = scene.credentials()
    await scene.write(await scene.deeds.previewDefault({ profile: 'bob', leaseSeconds: 60 }))
    scene.clock.advance(2 * MINUTE)
    await scene.follow.begin()
    expect(scene.credentials()).toBe(before)
    expect(active().defaultFor).toBeNull()
    expect(scene.notices).toHaveLength(1)
    const { entries } = await scene.editing.handlers.history(undefined)
    expect(entries[0]?.who).toBe('itself')
  })

  test('that somebody changed meanwhile is put back only after that was shown', async () => {
    await scene.write(await scene.deeds.previewDefault({ profile: 'bob', leaseSeconds: null }))
    scene.edit((config) => config.replace('[profile default]\n', '[profile default]\noutput = yaml\n'))
    const shown = await scene.deeds.previewDefaultBack(undefined)
    expect(shown.ok && JSON.stringify(shown.value.notes)).toContain('changed')
    expect(shown.ok && JSON.stringify(shown.value.files)).toContain('output = yaml')
    expect(await scene.write(shown)).toMatchObject({ kind: 'written' })
    expect(scene.config()).not.toContain('output = yaml')
  })
})

describe('connecting and the vault', () => {
  test('connecting shows the setting, asks the person about the program, and writes it', async () => {
    const shown = await scene.deeds.previewConnect({ profile: 'base', as: 'base-live', session: 'leave' })
    scene.agreeToPrograms.mockResolvedValueOnce('declined')
    expect(await scene.write(shown)).toMatchObject({ kind: 'failed' })
    expect(scene.config()).not.toContain('credential_process')
    expect(await scene.write(shown)).toMatchObject({ kind: 'written' })
    expect(scene.config()).toContain(
      '[profile base-live]\ncredential_process = /usr/bin/node /opt/lanyard/cli/lanyard.js credential-process --profile base\n',
    )
    expect(scene.agreeToPrograms.mock.calls[1]?.[0]).toHaveLength(1)
  })

  test('keys move in and back, with the plain copies named and deleted only when the person agrees', async () => {
    const before = [scene.config(), scene.credentials()]
    const into = await scene.deeds.previewVaultIn({ profile: 'bob' })
    expect(JSON.stringify(into)).not.toContain(BOB_KEYS.secretAccessKey)
    expect(await scene.write(into)).toMatchObject({ kind: 'written' })
    expect(scene.credentials()).not.toContain(BOB_KEYS.secretAccessKey)
    expect(scene.config()).toContain('credential-process --profile bob')
    expect(scene.store.snapshot().rows.find(({ name }) => name === 'bob')).toMatchObject({ renewable: true })
    const view = await scene.deeds.vault(undefined)
    expect(view).toMatchObject({ state: 'ready', problems: [], entries: [{ profile: 'bob', trouble: null }] })
    expect(JSON.stringify(view)).not.toContain(BOB_KEYS.secretAccessKey)

    const copies = await scene.deeds.plainCopies({ profile: 'bob' })
    expect(copies.ok && copies.value.backups + copies.value.historyEntries).toBeGreaterThan(0)
    scene.agreeToDeleteCopies.mockResolvedValueOnce('declined')
    expect(await scene.deeds.deletePlainCopies({ profile: 'bob' })).toMatchObject({ ok: false })
    expect(await scene.deeds.deletePlainCopies({ profile: 'bob' })).toMatchObject({ ok: true })
    const after = await scene.deeds.plainCopies({ profile: 'bob' })
    expect(after).toMatchObject({ ok: true, value: { backups: 0, historyEntries: 0 } })

    const out = await scene.deeds.previewVaultOut({ profile: 'bob' })
    scene.agreeToVaultOut.mockResolvedValueOnce('declined')
    expect(await scene.write(out)).toMatchObject({ kind: 'failed' })
    expect(scene.credentials()).not.toContain(BOB_KEYS.secretAccessKey)
    expect(await scene.write(out)).toMatchObject({ kind: 'written' })
    expect([scene.config(), scene.credentials()]).toEqual(before)
    expect((await scene.deeds.vault(undefined)).entries).toEqual([])
  })

  test('keys in the vault renew, are handed out and copied, each with one unlock', async () => {
    await scene.write(await scene.deeds.previewVaultIn({ profile: 'base' }))
    await scene.sessioning.begin()
    const before = scene.storage.counts.decrypt
    await scene.desk.open({ kind: 'profile', profile: 'base' }, 'from-window')
    expect(await scene.desk.start(scene.code())).toMatchObject({ ok: true, value: { renewal: { state: 'done' } } })
    expect(scene.storage.counts.decrypt - before).toBe(1)
    const copied = await scene.deeds.copyEnvironment({ profile: 'base', dialect: 'json', secrets: true })
    expect(copied).toMatchObject({ ok: true })
    expect(scene.storage.counts.decrypt - before).toBe(2)
    const console = { profile: 'base', service: null, region: null } as const
    const choices = await scene.deeds.consoleChoices({ profile: 'base' })
    expect(choices).toMatchObject({ ok: true, value: { using: expect.stringContaining('GetFederationToken') } })
    expect(scene.storage.counts.decrypt - before).toBe(2)
    expect(await scene.deeds.openConsole({ ...console, act: 'open' })).toMatchObject({ ok: true })
    expect(scene.storage.counts.decrypt - before).toBe(3)
  })

  test('why the vault gives no keys reaches whoever copies them', async () => {
    await scene.write(await scene.deeds.previewVaultIn({ profile: 'base' }))
    scene.storage.temper.decrypt = 'passing'
    const refused = { ok: false, failure: vaultText.passing }
    expect(await scene.deeds.copyEnvironment({ profile: 'base', dialect: 'json', secrets: true })).toEqual(refused)
    const console = { profile: 'base', service: null, region: null, act: 'open' } as const
    expect(await scene.deeds.openConsole(console)).toEqual(refused)
  })

  test('a seed is kept when the person agrees, gives codes, and is forgotten again; no answer holds it', async () => {
    await scene.write(await scene.deeds.previewVaultIn({ profile: 'base' }))
    scene.board.text = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
    scene.agreeToSeed.mockResolvedValueOnce('declined')
    expect(await scene.deeds.addSeed({ profile: 'base' })).toMatchObject({ ok: false })
    const kept = await scene.deeds.addSeed({ profile: 'base' })
    expect(kept).toMatchObject({ ok: true })
    expect(JSON.stringify(kept)).not.toContain('JBSWY3DP')
    await scene.sessioning.begin()
    await scene.desk.open({ kind: 'profile', profile: 'base' }, 'from-window')
    const plan = await scene.desk.plan()
    expect(plan.ok && plan.value.command).not.toBeNull()
    expect(await scene.desk.startFromCommand()).toMatchObject({ ok: true })
    scene.agreeToDropSeed.mockResolvedValueOnce('declined')
    expect(await scene.deeds.dropSeed({ profile: 'base' })).toEqual({ ok: false, failure: seedDropText.declined })
    expect((await scene.deeds.vault(undefined)).entries).toMatchObject([{ seed: 'kept' }])
    expect(await scene.deeds.dropSeed({ profile: 'base' })).toMatchObject({ ok: true })
    expect((await scene.deeds.vault(undefined)).entries).toMatchObject([{ seed: 'not-kept' }])
    scene.board.text = 'not a seed'
    expect(await scene.deeds.addSeed({ profile: 'base' })).toMatchObject({ ok: false })
  })

  test('nothing of a secret is in what the window gets, or in History as it is shown', async () => {
    await scene.write(await scene.deeds.previewVaultIn({ profile: 'bob' }))
    const shown = JSON.stringify([
      scene.store.snapshot(),
      await scene.deeds.vault(undefined),
      await scene.deeds.plainCopies({ profile: 'bob' }),
      await scene.deeds.previewVaultOut({ profile: 'bob' }),
      await scene.editing.handlers.history(undefined),
    ])
    for (const { secretAccessKey } of [ALICE_KEYS, BOB_KEYS]) expect(shown).not.toContain(secretAccessKey)
    expect(readFileSync(scene.credentialsFile, 'utf8')).toContain(ALICE_KEYS.secretAccessKey)
  })
})
