import { cliText } from '../../app/text/cli-text.ts'
import type { Verb } from './verb.ts'

/** `lanyard session start`. */
export const sessionStartVerb: Verb = {
  shape: { positionals: [], flags: ['json', 'help'], values: [] },
  help: cliText.help.sessionStart,
  run: () => Promise.resolve({ kind: 'failure', code: 'unavailable', message: cliText.unexpected('session start') }),
}
