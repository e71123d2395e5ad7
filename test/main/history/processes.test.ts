import { execFile, execFileSync } from 'node:child_process'
import { promisify } from 'node:util'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listHistory } from '../../../main/history/service.ts'
import { bundleScript } from '../../support/bundle-script.ts'
import { type Fixture, makeFixture, modeOf } from '../files/fixture.ts'

let recorder: string
let fixture: Fixture
beforeAll(async () => {
  recorder = await bundleScript(new URL('./recorder-script.ts', import.meta.url))
})
beforeEach(() => {
  fixture = makeFixture()
})
afterEach(() => fixture.remove())

const run = promisify(execFile)

describe('window and command line at once', () => {
  it('give each write a number of its own, and lose none', async () => {
    const outputs = await Promise.all([1, 2, 3].map(() => run(process.execPath, [recorder, fixture.home, '8'])))
    const ids = outputs.flatMap(({ stdout }) => stdout.trim().split('\n').map(Number))
    expect(ids.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 24 }, (_, index) => index + 1))
    expect(await listHistory(fixture.places)).toHaveLength(24)
    for (const { stdout } of outputs) {
      const own = stdout.trim().split('\n').map(Number)
      expect(own).toEqual(own.toSorted((one, other) => one - other))
    }
  })

  it.each(['000', '077', '022'])('keep it to their owner under umask %s', (umask) => {
    execFileSync('sh', ['-c', `umask ${umask}; exec node "$@"`, 'sh', recorder, fixture.home])
    const { historyFolder, stateFolder } = fixture.places
    expect([modeOf(stateFolder), modeOf(historyFolder)]).toEqual([0o700, 0o700])
    expect(modeOf(`${historyFolder}/00000001.json`)).toBe(0o600)
  })
})
