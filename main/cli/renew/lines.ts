import type { CallState, RenewalProgress } from '../../../app/session/routes/model.ts'
import { cliSessionText } from '../../../app/text/cli-session-text.ts'
import { cliText } from '../../../app/text/cli-text.ts'
import { formatTimeLeft } from '../../../app/text/duration.ts'
import type { Instant } from '../../../app/text/instant.ts'
import { printable } from '../terminal.ts'
import type { CliContext } from '../verb.ts'

/** Tells on standard error what became of each call, as it becomes so. */
export function progressTeller({ terminal, now }: CliContext): (progress: RenewalProgress) => void {
  const told = new Map<string, CallState>()
  return ({ plan, calls }) => {
    for (const { id, profile } of plan.calls) {
      const state = calls.get(id)
      if (state === undefined || told.get(id) === state) continue
      told.set(id, state)
      const line = lineOf(printable(profile), state, now())
      if (line !== null) terminal.errors.write(cliText.remark(printable(line)))
    }
  }
}

function lineOf(profile: string, state: CallState, now: Instant): string | null {
  switch (state.kind) {
    case 'waiting':
    case 'asking':
      return null
    case 'backing-off':
      return cliSessionText.backingOff(profile, (state.at - now) / 1000)
    case 'done':
      return cliSessionText.done(profile, formatTimeLeft(state.expiresAt - now))
    case 'failed':
      return cliSessionText.failed(profile, state.message)
    case 'skipped':
      return cliSessionText.skipped[state.because](profile)
  }
}
