import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SessionRequest } from '../../../app/session/prepare.ts'
import { gatherWorld } from '../../../main/facts/gather.ts'
import type { Clock } from '../../../main/files/model.ts'
import { type PreparedSession, prepareSession, type StartDeps } from '../../../main/session/service.ts'
import { ALICE_PHONE } from '../../support/demo-people.ts'
import { demoPeople, startEmbeddedSts } from '../../support/demo-sts.ts'
import { createDemoWorld } from '../../support/demo-world.ts'
import { createFakeClock } from '../../support/fake-clock.ts'

export type SessionWorld = Awaited<ReturnType<typeof makeSessionWorld>>

/** The demo world in a folder of its own, its STS on a clock that stands still, and what a session needs of both. */
export async function makeSessionWorld() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lanyard-session-')))
  const clock = createFakeClock()
  const sts = await startEmbeddedSts({ clock, ...demoPeople(clock.now()) })
  const demo = await createDemoWorld(folder, { now: clock.now(), stsUrl: sts.url })
  const own: Clock = { now: clock.now, sleep: () => new Promise((resolve) => setImmediate(resolve)) }
  const deps: StartDeps = { clock: own, who: 'window' }

  async function prepare(profile: string, more: Partial<SessionRequest> = {}, environment = demo.environment) {
    const world = await gatherWorld({ environment, platform: 'linux', explicitProfile: null, now: clock.now() })
    return prepareSession(world, { profile, serial: null, durationSeconds: null, target: null, ...more })
  }

  async function prepared(profile: string, more: Partial<SessionRequest> = {}): Promise<PreparedSession> {
    const result = await prepare(profile, more)
    if (!result.ok) throw new Error(result.failure.message)
    return result.value
  }

  return {
    clock,
    sts,
    demo,
    deps,
    prepare,
    prepared,
    codeOf: (serial = ALICE_PHONE) => sts.codeFor(serial, clock.now()).code,
    credentials: () => readFileSync(demo.credentialsFile, 'utf8'),
    remove: async () => {
      await sts.close()
      rmSync(folder, { recursive: true })
    },
  }
}
