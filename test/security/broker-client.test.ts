import { chmodSync, chownSync, symlinkSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { makeNonce, seal } from '../../main/broker/handshake.ts'
import { type BrokerStage, isRoot, knowing, makeStage, STRANGER } from './broker-stage.ts'

let stage: BrokerStage
let world: BrokerStage['world']
beforeEach(() => {
  stage = makeStage()
  world = stage.world
})
afterEach(() => stage.remove())

describe('a client asks only its own Lanyard', () => {
  test('a symbolic link in the socket’s place is refused, in a sentence', async () => {
    stage.putKey()
    symlinkSync('/tmp/elsewhere.sock', stage.address().path)
    expect(await world.ask()).toMatchObject({ kind: 'refused', message: expect.stringMatching(/symbolic link/) })
  })

  test('something else than a socket is refused', async () => {
    stage.putKey()
    writeFileSync(stage.address().path, '')
    expect(await world.ask()).toMatchObject({ kind: 'refused', message: expect.stringMatching(/something else/) })
  })

  test.skipIf(!isRoot)('another user’s socket is refused (needs root)', async () => {
    const seen = vi.fn()
    stage.putKey()
    await stage.listenThere((socket) => socket.on('data', seen))
    chownSync(stage.address().path, STRANGER, STRANGER)
    expect(await world.ask()).toMatchObject({ kind: 'refused', message: expect.stringMatching(/another user/) })
    expect(seen).not.toHaveBeenCalled()
  })

  test.each(['folder', 'socket', 'key'] as const)('a %s that others may change is refused', async (which) => {
    await world.start()
    const { folder, path, keyFile } = stage.address()
    chmodSync({ folder: folder ?? '', socket: path, key: keyFile }[which], which === 'folder' ? 0o777 : 0o666)
    expect(await world.ask()).toMatchObject({ kind: 'refused', message: expect.stringMatching(/Other users/) })
  })

  test('a server that does not know the key learns nothing, not even the profile', async () => {
    stage.putKey()
    const heard: string[] = []
    await stage.listenThere((socket) => {
      socket.on('data', (chunk: Buffer) => heard.push(chunk.toString()))
      socket.write(`${JSON.stringify({ nonce: makeNonce(), proof: makeNonce() })}\n`)
    })
    expect(await world.ask()).toMatchObject({ kind: 'refused', message: expect.stringMatching(/could not prove/) })
    expect(heard.join('')).not.toContain('dev')
  })

  test('a server that gives the client’s own challenge back proves nothing', async () => {
    stage.putKey()
    await stage.listenThere((socket) => socket.on('data', (chunk: Buffer) => socket.write(chunk)))
    expect(await world.ask()).toMatchObject({ kind: 'refused' })
  })

  test('a proof of an earlier connection proves nothing', async () => {
    await world.start()
    const first = stage.visit()
    first.say({ nonce: makeNonce() })
    const overheard = await first.hear()
    first.socket.destroy()
    await world.remove()
    stage.putKey()
    await stage.listenThere((socket) => socket.write(`${JSON.stringify(overheard)}\n`))
    expect(await world.ask()).toMatchObject({ kind: 'refused' })
  })

  test('an answer of ten megabytes is not taken, with or without an end', async () => {
    const key = stage.putKey()
    const sent: number[] = []
    await stage.listenThere(
      knowing(key, (socket) => {
        const chunk = 'x'.repeat(1_000_000)
        const more = (left: number): void => {
          if (left > 0 && !socket.destroyed) socket.write(chunk, () => (sent.push(chunk.length), more(left - 1)))
        }
        more(10)
      }),
    )
    expect(await world.ask()).toMatchObject({ kind: 'refused', message: expect.stringMatching(/far more/) })
    expect(sent.length).toBeLessThan(10)
  })

  test('an answer sealed for another connection, or changed on the way, is not taken', async () => {
    const key = stage.putKey()
    const answer = JSON.stringify({ kind: 'credentials', text: 'EXAMPLE' })
    let round = 0
    await stage.listenThere(
      knowing(key, (socket, nonces) => {
        round += 1
        const other = round === 1 ? { ...nonces, server: makeNonce() } : nonces
        const sealed = Buffer.from(seal(key, other, answer), 'base64')
        if (round === 2) sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1
        socket.end(`${JSON.stringify({ sealed: sealed.toString('base64') })}\n`)
      }),
    )
    for (let asked = 1; asked <= 2; asked++) {
      expect(await world.ask()).toMatchObject({
        kind: 'refused',
        message: expect.stringMatching(/not from your Lanyard/),
      })
    }
    expect(await world.ask()).toMatchObject({ kind: 'credentials' })
  })

  test('a server that says nothing is not waited for', async () => {
    stage.putKey()
    await stage.listenThere(() => undefined)
    expect(await world.ask({}, { proofLimit: 20 })).toEqual({ kind: 'absent' })
  })

  test('a Lanyard that proves itself and never answers is given up, in a sentence', async () => {
    await stage.listenThere(knowing(stage.putKey(), () => undefined))
    expect(await world.ask({}, { answerLimit: 20 })).toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/too long/),
    })
  })
})
