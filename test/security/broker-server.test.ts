import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { clientProof, makeNonce, unseal } from '../../main/broker/handshake.ts'
import { PROOF_LIMIT } from '../../main/broker/server.ts'
import { type BrokerStage, isRoot, makeStage, REQUEST, STRANGER } from './broker-stage.ts'

let stage: BrokerStage
let world: BrokerStage['world']
beforeEach(() => {
  stage = makeStage()
  world = stage.world
})
afterEach(() => stage.remove())

describe('the server answers only its own user', () => {
  const answer = vi.fn(async () => ({ kind: 'credentials', text: 'EXAMPLE' }) as const)
  beforeEach(() => answer.mockClear())
  const start = () => world.start({ answer })

  test('who does not know the key is cut off without a word', async () => {
    await start()
    const visitor = stage.visit()
    visitor.say({ nonce: makeNonce() })
    await visitor.hear()
    visitor.say({ request: REQUEST, proof: makeNonce() })
    expect(await visitor.hear()).toBe('closed')
    expect(answer).not.toHaveBeenCalled()
  })

  test('the proof of another connection, or of another request, opens nothing', async () => {
    await start()
    const key = Buffer.from(readFileSync(stage.address().keyFile, 'utf8'), 'hex')
    const client = makeNonce()
    const first = stage.visit()
    first.say({ nonce: client })
    const hello = await first.hear()
    const nonces = { client, server: String(typeof hello === 'object' && hello['nonce']) }
    const said = { request: REQUEST, proof: clientProof(key, nonces, REQUEST) }
    const again = stage.visit()
    again.say({ nonce: client })
    await again.hear()
    again.say(said)
    expect(await again.hear()).toBe('closed')
    first.say({ ...said, request: REQUEST.replace('dev', 'prod') })
    expect(await first.hear()).toBe('closed')
    expect(answer).not.toHaveBeenCalled()
  })

  test('who listens in, or passes everything on, reads no credentials', async () => {
    await start()
    const key = Buffer.from(readFileSync(stage.address().keyFile, 'utf8'), 'hex')
    const client = makeNonce()
    const visitor = stage.visit()
    visitor.say({ nonce: client })
    const hello = await visitor.hear()
    const nonces = { client, server: String(typeof hello === 'object' && hello['nonce']) }
    visitor.say({ request: REQUEST, proof: clientProof(key, nonces, REQUEST) })
    const reply = await visitor.hear()
    const sealed = String(typeof reply === 'object' && reply['sealed'])
    expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('EXAMPLE')
    expect(unseal(key, nonces, sealed)).toContain('EXAMPLE')
    expect(unseal(randomBytes(32), nonces, sealed)).toBeNull()
  })

  test.each([
    ['no JSON', 'GET / HTTP/1.1\n'],
    ['a list', '[]\n'],
    ['a short nonce', '{"nonce":"ab"}\n'],
    ['a nonce that is none', `{"nonce":"${'z'.repeat(64)}"}\n`],
    ['a line without an end', 'x'.repeat(20_000)],
    ['nothing but line ends', '\n\n\n'],
  ])('%s ends the connection, and the next one is served', async (_what, bytes) => {
    await start()
    const visitor = stage.visit()
    visitor.socket.write(bytes)
    expect(await visitor.hear()).toBe('closed')
    expect(await world.ask()).toMatchObject({ kind: 'credentials' })
  })

  test('who sends a byte now and then is cut off when the time is up, and holds up nobody', async () => {
    const timers: { readonly milliseconds: number; readonly run: () => void }[] = []
    await world.start({
      answer,
      timer: (milliseconds, run) => {
        timers.push({ milliseconds, run })
        return () => undefined
      },
    })
    const slow = stage.visit()
    slow.socket.write('{"non')
    const heard = slow.hear()
    expect(await world.ask()).toMatchObject({ kind: 'credentials' })
    expect(timers[0]?.milliseconds).toBe(PROOF_LIMIT)
    timers[0]?.run()
    expect(await heard).toBe('closed')
  })

  test('who goes away while being answered does no harm', async () => {
    let go = (): void => undefined
    const gate = new Promise<void>((resolve) => {
      go = resolve
    })
    await world.start({ answer: async () => (await gate, { kind: 'credentials', text: '' }) })
    const impatient = await world.ask({}, { answerLimit: 5 })
    expect(impatient).toMatchObject({ kind: 'refused' })
    go()
    expect(await world.ask()).toMatchObject({ kind: 'credentials' })
  })

  test.skipIf(!isRoot)('a process of another user cannot even connect, and finds no key (needs root)', async () => {
    await start()
    const { path, keyFile } = stage.address()
    // Even where somebody opened the folder, key and socket are shut.
    for (const folderMode of [0o700, 0o755]) {
      chmodSync(world.places.stateFolder, folderMode)
      chmodSync(join(world.places.stateFolder, '..'), 0o755)
      expect(await asStranger(path, keyFile)).toEqual({ connected: 'EACCES', key: 'EACCES' })
    }
    expect(answer).not.toHaveBeenCalled()
  })
})

/** What a process of another number sees of socket and key. */
function asStranger(path: string, keyFile: string): Promise<unknown> {
  const node = join(world.root, 'node')
  copyFileSync(process.execPath, node)
  chmodSync(node, 0o755)
  const script = `
    const { readFileSync } = require('node:fs')
    let key = 'read'
    try { readFileSync(${JSON.stringify(keyFile)}) } catch (error) { key = error.code }
    const socket = require('node:net').connect(${JSON.stringify(path)})
    const say = (connected) => { console.log(JSON.stringify({ connected, key })); socket.destroy() }
    socket.on('connect', () => say('yes')).on('error', (error) => say(error.code))`
  const child = spawn(node, ['-e', script], {
    uid: STRANGER,
    gid: STRANGER,
    cwd: '/',
    env: {},
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
    child.on('error', reject)
    child.on('close', () => resolve(text === '' ? null : JSON.parse(text)))
  })
}
