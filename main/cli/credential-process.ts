import { brokerText } from '../../app/text/broker-text.ts'
import { systemClock } from '../files/clock.ts'
import type { ParsedArguments } from './arguments.ts'
import type { CliContext, Verb, VerbResult } from './verb.ts'
import { worldFor } from './world.ts'

/** Milliseconds since the process began in which it answers or fails: a tool waits, and shows nothing meanwhile. */
const WHOLE_LIMIT = 1_800
/** Milliseconds that a call of AWS gets in any case. */
const LEAST_LIMIT = 500

/** `lanyard credential-process --profile NAME`. */
export const credentialProcessVerb: Verb = {
  shape: { positionals: [], flags: ['alone', 'help'], values: ['profile'] },
  help: brokerText.help,
  run: async (parsed, context) => {
    const profile = parsed.values.get('profile') ?? ''
    if (profile === '') return { kind: 'wrong-usage', code: 'wrong-usage', message: brokerText.noProfile }
    return (await fromApp(profile, parsed, context)) ?? alone(profile, context)
  },
}

const answered = (text: string): VerbResult => ({ kind: 'answer', exit: 0, json: null, text: () => `${text}\n` })

async function fromApp(
  profile: string,
  { flags }: ParsedArguments,
  { environment, platform, folder }: CliContext,
): Promise<VerbResult | null> {
  if (flags.has('alone')) return null
  const { askAbout } = await import('../broker/ask.ts')
  const reply = await askAbout(profile, { environment, platform, folder })
  switch (reply.kind) {
    case 'absent':
      return null
    case 'credentials':
      return answered(reply.text)
    case 'refused':
      return { kind: 'failure', code: 'app-refused', message: reply.message }
    case 'failure':
      return { kind: 'failure', code: reply.code, message: reply.message }
  }
}

/** What this process can open itself; what it gets is kept nowhere. */
async function alone(profile: string, context: CliContext): Promise<VerbResult> {
  const limit = Math.max(LEAST_LIMIT, WHOLE_LIMIT - performance.now())
  const abort = new AbortController()
  const timeout = setTimeout(() => abort.abort(), limit)
  try {
    const world = await worldFor(context, profile, 'selected-profile')
    const [{ readChoices }, { credentialsFor }, { makeMemory }, { processAnswer }] = await Promise.all([
      import('./renew/plans.ts'),
      import('../session/hand-out/credentials-for.ts'),
      import('../session/renewal/memory.ts'),
      import('../broker/process-answer.ts'),
    ])
    const { options } = await readChoices(world)
    const found = await credentialsFor(world, profile, {
      renewal: {
        clock: { ...systemClock, now: context.now },
        who: 'command-line',
        memory: makeMemory(),
        signal: abort.signal,
        patience: limit,
        ledger: 'left-out',
      },
      ...options,
      surface: 'alone',
    })
    if (found.ok) return answered(processAnswer(found.value))
    return { kind: 'failure', code: found.failure.code, message: found.failure.message }
  } finally {
    clearTimeout(timeout)
  }
}
