import { hookText } from '../../../app/switch/hooks/hook-text.ts'
import { HOOK_SHELLS } from '../../../app/switch/hooks/model.ts'
import { switchText } from '../../../app/text/switch-text.ts'
import { activeFileOf } from '../../switch/active-store.ts'
import { editContextOf } from '../edit/context.ts'
import { printable } from '../terminal.ts'
import type { Verb } from '../verb.ts'

/** `lanyard shell-init SHELL`. What it prints is run by a shell at its start, so nothing but the hook goes to standard output. */
export const shellInitVerb: Verb = {
  shape: { positionals: ['SHELL'], flags: ['without-region', 'help'], values: [] },
  help: switchText.help.shellInit,
  run: async ({ positionals, flags }, context) => {
    const [word = ''] = positionals
    const wanted = word === 'pwsh' ? 'powershell' : word
    if (wanted === 'cmd') return { kind: 'failure', code: 'no-hook', message: switchText.commandPrompt }
    const shell = HOOK_SHELLS.find((one) => one === wanted)
    if (shell === undefined) {
      return { kind: 'wrong-usage', code: 'unknown-shell', message: switchText.unknownShell(printable(word)) }
    }
    const region = flags.has('without-region') ? 'without-region' : 'with-region'
    const hook = hookText(shell, { activeFile: activeFileOf(editContextOf(context).places), region })
    return { kind: 'answer', exit: 0, json: null, text: () => hook }
  },
}
