import { cliSessionText } from '../../../app/text/cli-session-text.ts'
import { cliText } from '../../../app/text/cli-text.ts'
import type { Instant } from '../../../app/text/instant.ts'
import { systemClock } from '../../files/clock.ts'
import type { Clock } from '../../files/model.ts'
import type { CliContext } from '../verb.ts'

const SECOND = 1_000
/** Longest wait for a window, in milliseconds: two windows, for a clock that is set meanwhile. */
const LONGEST = 60_000

/** Waits for the next code where a person sees it: a line that counts down on a terminal, one sentence elsewhere. Over when stopped. */
export async function waitVisibly(
  until: Instant,
  device: string,
  { terminal, now }: CliContext,
  signal: AbortSignal,
  sleep: Clock['sleep'] = systemClock.sleep,
): Promise<void> {
  const { errors } = terminal
  const say = (): string => cliText.remark(cliSessionText.waiting(device, (until - now()) / SECOND))
  const started = now()
  if (until <= started) return
  const isStopped = stopped(signal)
  errors.write(errors.isTerminal() ? say().trimEnd() : say())
  while (now() < until && Math.abs(now() - started) < LONGEST && !signal.aborted) {
    await Promise.race([sleep(Math.min(until - now(), SECOND)), isStopped])
    if (errors.isTerminal() && !signal.aborted) errors.write(`\r\u001b[2K${say().trimEnd()}`)
  }
  if (errors.isTerminal()) errors.write('\n')
}

function stopped(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
