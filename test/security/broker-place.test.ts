import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { brokerAddress } from '../../main/broker/address.ts'
import { makeBrokerWorld } from '../main/broker/broker-world.ts'
import { type BrokerStage, isRoot, makeStage, STRANGER } from './broker-stage.ts'

let stage: BrokerStage
let world: BrokerStage['world']
beforeEach(() => {
  stage = makeStage()
  world = stage.world
})
afterEach(() => stage.remove())

const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8)

describe('the socket is the user’s alone', () => {
  test('socket and key are 0600 in a folder of 0700, whatever the umask and whoever made the folder before', async () => {
    const before = process.umask(0)
    try {
      mkdirSync(world.places.stateFolder, { recursive: true, mode: 0o777 })
      expect((await world.start()).ok).toBe(true)
    } finally {
      process.umask(before)
    }
    const { path, keyFile, folder } = stage.address()
    expect([mode(folder ?? ''), mode(path), mode(keyFile)]).toEqual(['700', '600', '600'])
  })

  test.skipIf(!isRoot)(
    'it does not listen in a folder of another user, nor at a socket of one (needs root)',
    async () => {
      await (await started()).stop()
      await stage.listenThere(() => undefined)
      chownSync(stage.address().path, STRANGER, STRANGER)
      expect(await world.start()).toMatchObject({ ok: false, failure: { code: 'foreign' } })
      chownSync(world.places.stateFolder, STRANGER, STRANGER)
      expect(await world.start()).toMatchObject({ ok: false, failure: { code: 'foreign' } })
    },
  )

  test('it does not listen in a shared place that was made before by a link, or is open to others', async () => {
    const deep = makeBrokerWorld('deep')
    const folder = brokerAddress(deep.places, 'linux', deep.user).folder ?? ''
    try {
      symlinkSync(deep.root, folder)
      expect(await deep.start()).toMatchObject({ ok: false, failure: { code: 'foreign' } })
      rmSync(folder)
      mkdirSync(folder)
      chmodSync(folder, 0o755)
      expect(await deep.start()).toMatchObject({ ok: false, failure: { code: 'open' } })
    } finally {
      rmSync(folder, { recursive: true, force: true })
      await deep.remove()
    }
  })

  test('it does not replace what is no socket of its own', async () => {
    stage.putKey()
    writeFileSync(stage.address().path, 'kept')
    expect(await world.start()).toMatchObject({ ok: false, failure: { code: 'taken' } })
    expect(readFileSync(stage.address().path, 'utf8')).toBe('kept')
    rmSync(stage.address().path)
    symlinkSync('/dev/null', stage.address().path)
    expect(await world.start()).toMatchObject({ ok: false, failure: { code: 'taken' } })
  })

  test('a second Lanyard leaves the first one its socket and its key', async () => {
    await started()
    const key = readFileSync(stage.address().keyFile, 'utf8')
    expect(await world.start()).toMatchObject({ ok: false, failure: { code: 'running' } })
    expect(readFileSync(stage.address().keyFile, 'utf8')).toBe(key)
    expect(await world.ask()).toMatchObject({ kind: 'credentials' })
  })

  test('a socket that a crash left behind is no Lanyard, and does not keep the next one from starting', async () => {
    stage.putKey()
    const script = `require('node:net').createServer().listen(${JSON.stringify(stage.address().path)}, () => process.kill(process.pid, 'SIGKILL'))`
    spawnSync(process.execPath, ['-e', script])
    chmodSync(stage.address().path, 0o600)
    expect(lstatSync(stage.address().path).isSocket()).toBe(true)
    expect(await world.ask()).toEqual({ kind: 'absent' })
    await started()
    expect(await world.ask()).toMatchObject({ kind: 'credentials' })
  })

  const started = async () => {
    const result = await world.start()
    if (!result.ok) throw new Error(result.failure.message)
    return result.value
  }
})
