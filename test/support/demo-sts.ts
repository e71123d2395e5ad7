import { mkdtemp, realpath } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEMO_DEVICES, demoPeople } from './demo-people.ts'
import { createDemoWorld } from './demo-world.ts'
import { type EmbeddedSts, startEmbeddedSts } from './sts/server.ts'

/*
 * Entry of the demo, bundled to `dist/demo/demo-world.js` and driven by `scripts/demo.mjs`: a made-up home folder and an STS on
 * loopback that knows its keys and MFA devices.
 */

export type Demo = {
  /** Stands in for the home folder. */
  readonly folder: string
  /** Base URL of the embedded STS. */
  readonly url: string
  /** The environment in which Lanyard (and the AWS CLI) live in the demo. */
  readonly environment: Readonly<Record<string, string>>
  /** The MFA devices, and the profile a session of each starts from. */
  readonly devices: readonly { readonly serial: string; readonly profile: string }[]
  readonly serials: readonly string[]
  /** What a device shows at an instant (milliseconds), and for how many seconds more. */
  readonly currentCode: (serial: string, now: number) => { readonly code: string; readonly secondsLeft: number }
  /** What STS was asked so far. */
  readonly requests: () => EmbeddedSts['requests']
  /** Whom STS knows, and the keys it gave. */
  readonly registry: EmbeddedSts['registry']
  readonly stop: () => Promise<void>
}

export type DemoOptions = {
  /** An empty or missing folder; a new temporary one when left out. */
  readonly folder?: string
  /** Wall clock when left out. */
  readonly clock?: { readonly now: () => number }
  readonly inherited?: Readonly<Record<string, string | undefined>>
}

/** Makes the demo world and starts its STS. The folder is left to the caller to remove. */
export async function startDemo(options: DemoOptions = {}): Promise<Demo> {
  const clock = options.clock ?? { now: Date.now }
  const started = clock.now()
  const folder = options.folder ?? (await realpath(await mkdtemp(join(tmpdir(), 'lanyard-demo-'))))
  const sts = await startEmbeddedSts({ clock, ...demoPeople(started) })
  const world = await createDemoWorld(folder, {
    now: started,
    stsUrl: sts.url,
    inherited: options.inherited ?? process.env,
  })
  return {
    folder,
    url: sts.url,
    environment: world.environment,
    devices: DEMO_DEVICES,
    serials: world.serials,
    currentCode: sts.codeFor,
    requests: () => sts.requests,
    registry: sts.registry,
    stop: sts.close,
  }
}

export { demoPeople } from './demo-people.ts'
export { createDemoWorld } from './demo-world.ts'
export { startEmbeddedSts } from './sts/server.ts'
export { totpCode } from './sts/totp.ts'
