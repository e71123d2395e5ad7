import type { Step } from './notice-scene.ts'

/** What happens, and what is said when. */
export type NoticeCase = {
  readonly name: string
  /** Local time with its offset: what the machine's clock shows at first. */
  readonly start: string
  readonly ends: Readonly<Record<string, string>>
  readonly zone?: string
  readonly steps: readonly Step[]
  readonly said: readonly string[]
}

const all = ['a ends in 15 m', 'a ends in 5 m', 'a has expired'] as const
/** The three notices of `a`, at these local times. */
export const three = (...times: readonly [string, string, string]): readonly string[] =>
  times.map((time, index) => `${time} ${all[index] ?? ''}`)
