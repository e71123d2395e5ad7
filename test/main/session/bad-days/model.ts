import type { RenewalPlan } from '../../../../app/session/routes/model.ts'
import type { SessionFailure } from '../../../../app/view/model.ts'
import type { Timer } from '../../../../main/aws/call.ts'
import { nodeFileSystem } from '../../../../main/files/file-system.ts'
import type { RenewalDeps } from '../../../../main/session/renewal/renewal-model.ts'
import { baseCall, planOf, type RenewalWorld, roleCall } from '../renewal/renewal-world.ts'

/** What a bad day leads to. */
export type Case = {
  readonly name: string
  readonly plan?: RenewalPlan
  readonly arrange?: (world: RenewalWorld) => void
  /** Between preparing and typing the code. */
  readonly meanwhile?: (world: RenewalWorld) => void
  readonly code?: (world: RenewalWorld) => string
  readonly deps?: (world: RenewalWorld) => Partial<RenewalDeps>
  readonly variables?: (world: RenewalWorld) => Record<string, string>
  /** The failure of the code or of preparing; left out: the code opened something. */
  readonly failure?: string
  readonly next?: SessionFailure['next']
  /** How the calls stand in the end. */
  readonly calls?: Readonly<Record<string, string>>
  readonly says: RegExp | null
  readonly requests?: number
  readonly credentials?: 'same' | 'changed'
}

export const roles = () => planOf(baseCall(), roleCall('guarded', 'Guarded'), roleCall('open', 'Open'))
export const target = (section: string) => ({ kind: 'target', section }) as const
export const ofProfile = (profile: string, more = {}) =>
  planOf(baseCall({ signer: { kind: 'profile', profile }, profile, ...more }))
export const wrong = (code: string) => (code === '000000' ? '111111' : '000000')
/** An answer that never comes is given up as soon as the request is there. */
export const impatient =
  (count = 1) =>
  (one: RenewalWorld): Partial<RenewalDeps> => {
    const timer: Timer = (_milliseconds, run) => {
      let isStopped = false
      const look = (): void => {
        if (isStopped) return
        if (one.sts.requests.length >= count) run()
        else setImmediate(look)
      }
      setImmediate(look)
      return () => {
        isStopped = true
      }
    }
    return { timer }
  }
export const failingRename =
  (isIt: (to: string) => boolean, code = 'ENOSPC') =>
  (): Partial<RenewalDeps> => ({
    fileSystem: {
      ...nodeFileSystem,
      rename: async (from, to) => {
        if (isIt(to)) throw Object.assign(new Error('no'), { code })
        await nodeFileSystem.rename(from, to)
      },
    },
  })
export const refuseRoles = (one: RenewalWorld, status: number, code: string, message: string): void =>
  one.sts.trouble({ refuse: ({ action }) => (action === 'AssumeRole' ? { status, code, message } : null) })

export const ALL_DONE = { base: 'done', guarded: 'done', open: 'done' }
export const NOTHING_YET = { base: 'waiting', guarded: 'waiting', open: 'waiting' }
export const NO_SOURCE = { guarded: 'source-failed', open: 'source-failed' }
