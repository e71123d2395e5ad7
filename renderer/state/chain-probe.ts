import type { Sent } from '../../app/contract/contract.ts'
import type { Instant } from '../../app/text/instant.ts'
import { toastText } from '../../app/text/window-text.ts'
import { probes } from './chain-act.ts'
import { type ChainQuestion, sentOf } from './chain-question.ts'

/** Where asking the outside stands. `said`: what it will do is on screen, and nothing is asked yet. */
export type ProbeStep =
  | { readonly at: 'idle' }
  | { readonly at: 'said'; readonly sentence: string }
  | { readonly at: 'asking' }
  | {
      readonly at: 'answered'
      readonly found: 'credentials' | 'nothing' | 'problem'
      readonly message: string
      readonly expiresAt: Instant | null
    }

type ProbeQuestion = Pick<Sent<'probe'>, 'rung' | 'tool'> & Pick<ChainQuestion, 'profile' | 'place'>
type Take = (step: ProbeStep) => void

function sent({ rung, tool, profile, place }: ProbeQuestion): Sent<'probe'> {
  const asked = sentOf({ tools: [tool], profile, place, suppose: { present: [], absent: [] } })
  return { rung, tool, profile: asked.profile, place: asked.place }
}

const problem = (message: string): ProbeStep => ({ at: 'answered', found: 'problem', message, expiresAt: null })

/** What a probe would do; nothing is asked of the outside. */
export async function askFirst(question: ProbeQuestion, take: Take): Promise<void> {
  try {
    const said = await window.lanyard.ask.probeSentence(sent(question))
    take(said.ok ? { at: 'said', sentence: said.value } : problem(said.failure))
  } catch {
    take(problem(toastText.failed))
  }
}

/** Asks the outside; the chain is asked for again after it, because main keeps what was found. */
export async function askOutside(question: ProbeQuestion, take: Take): Promise<void> {
  take({ at: 'asking' })
  try {
    const answer = await window.lanyard.ask.probe(sent(question))
    take(answer.ok ? { at: 'answered', ...answer.value } : problem(answer.failure))
    probes.set([...probes.get(), question.rung])
  } catch {
    take(problem(toastText.failed))
  }
}

/** Ends what is being asked; its answer says so. */
export function stopAsking(): void {
  void window.lanyard.ask.stopProbe(undefined)
}
