import { cliText } from '../../app/text/cli-text.ts'
import type { Verb } from './verb.ts'

/** `lanyard session list`. */
export const sessionListVerb: Verb = {
  shape: { positionals: [], flags: ['json', 'help'], values: [] },
  help: cliText.help.sessionList,
  run: () => Promise.resolve({ kind: 'failure', code: 'unavailable', message: cliText.unexpected('session list') }),
}
