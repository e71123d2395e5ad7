import type { HookOptions } from './model.ts'
import { posixHook } from './posix-hook.ts'

/* `$(<file)` reads in zsh itself, without a fork. The time comes from prompt expansion, which needs no module. */

const INSTALL = `function __lanyard_install {
  emulate -L zsh
  typeset -ga precmd_functions
  if (( ! \${precmd_functions[(Ie)__lanyard_hook]} )); then
    precmd_functions=(__lanyard_hook $precmd_functions)
  fi
}
__lanyard_install
unfunction __lanyard_install
`

/** The hook for zsh 5 and up. */
export function zshHook(options: HookOptions): string {
  return posixHook(
    {
      shell: 'zsh',
      prologue: '  emulate -L zsh\n  setopt no_err_exit no_err_return no_xtrace\n',
      read: '{ text="$(<"$__lanyard_file")" } 2>/dev/null; if [[ -n "$text" ]]; then text+=$\'\\n\'; fi',
      now: 'now="${(%):-%D{%s\\}}"',
      install: INSTALL,
    },
    options,
  )
}
