import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, readFileSync } from 'node:fs'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { writeGuarded } from '../../../main/files/write.ts'
import { bundleScript } from '../../support/bundle-script.ts'
import { appendLine, type Fixture, makeFixture, modeOf, requestFor } from './fixture.ts'

let writer: string
let peer: string
let fixture: Fixture

beforeAll(async () => {
  writer = await bundleScript(new URL('./writer-script.ts', import.meta.url))
  peer = await bundleScript(new URL('./peer-script.ts', import.meta.url))
})
beforeEach(() => {
  fixture = makeFixture()
})
afterEach(() => fixture.remove())

describe('modes', () => {
  it.each(['000', '077', '022'])('do not depend on umask %s', (umask) => {
    const existing = fixture.put('.aws/credentials', '[a]\n')
    chmodSync(existing, 0o644)
    for (const path of [existing, fixture.path('new/credentials')]) {
      execFileSync('sh', ['-c', `umask ${umask}; exec node "$@"`, 'sh', writer, path, fixture.home])
    }
    expect(modeOf(existing)).toBe(0o644)
    expect(modeOf(fixture.path('new'))).toBe(0o700)
    expect(modeOf(fixture.path('new/credentials'))).toBe(0o600)
    expect(modeOf(fixture.places.stateFolder)).toBe(0o700)
    expect(modeOf(fixture.places.backupsFolder)).toBe(0o700)
    expect(modeOf(fixture.places.locksFolder)).toBe(0o700)
  })
})

describe('a writer that is killed', () => {
  it('does not keep the next one waiting for its lock', async () => {
    const path = fixture.put('.aws/credentials', '[a]\n')
    const child = spawn(process.execPath, [writer, path, fixture.home, 'loop'], { stdio: 'pipe' })
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'exit')
    const result = await writeGuarded(requestFor(fixture, path, appendLine('[next]')))
    if (result.ok) await result.value.watch.close()
    expect(result.ok).toBe(true)
  })
})

describe('two writers of ours', () => {
  it('take turns: no change of either is lost', async () => {
    const path = fixture.put('.aws/credentials', '[a]\n')
    const lines = Array.from({ length: 24 }, (_, index) => `[section-${index}]`)
    const results = await Promise.all(lines.map((line) => writeGuarded(requestFor(fixture, path, appendLine(line)))))
    for (const result of results) if (result.ok) await result.value.watch.close()
    expect(results.every((result) => result.ok)).toBe(true)
    const text = readFileSync(path, 'utf8')
    for (const line of lines) expect(text).toContain(line)
  })
})

describe('a peer that writes in place without a lock', () => {
  it('and our writes leave a whole file with both changes, or say that they do not fit together', async () => {
    const path = fixture.put('.aws/credentials', `[peer]\ncount = 0\n[filler]\nx = ${'x'.repeat(500)}\n`)
    const child = spawn(process.execPath, [peer, path, '60', '6'], { stdio: 'ignore' })
    const ended = once(child, 'exit')
    const states: string[] = []
    for (let count = 0; count < 8; count += 1) {
      const result = await writeGuarded(requestFor(fixture, path, appendLine(`[ours-${count}]`)))
      expect(result.ok || result.problem.code === 'busy').toBe(true)
      if (!result.ok) continue
      const recheck = await result.value.watch.recheck()
      states.push(recheck.state)
      await result.value.watch.close()
    }
    await ended
    const text = readFileSync(path, 'utf8')
    expect(text).toMatch(/\[peer\]\ncount = \d+\n\[filler\]\nx = x{500}\n/)
    expect(states.length).toBeGreaterThan(0)
  })
})
