import type { HookOptions } from './model.ts'
import { posixHook } from './posix-hook.ts'

/*
 * `$(<file)` forks in bash, `read` does not. EPOCHSECONDS is bash 5's; before, the time at which the shell began is asked for once.
 * PROMPT_COMMAND may be a list since 5.1. The hook goes first, so that what draws the prompt sees the new profile.
 */

const INSTALL = `if [[ -z "\${EPOCHSECONDS-}" ]]; then __lanyard_began=$(($(command date +%s) - SECONDS)); fi
function __lanyard_install {
  local one=''
  for one in \${PROMPT_COMMAND[@]+"\${PROMPT_COMMAND[@]}"}; do
    case "$one" in *__lanyard_hook*) return 0 ;; esac
  done
  if [[ "\${BASH_VERSINFO[0]}" -gt 5 || "\${BASH_VERSINFO[0]}" -eq 5 && "\${BASH_VERSINFO[1]}" -ge 1 ]] &&
    [[ -n "\${PROMPT_COMMAND[*]+x}" && "\${PROMPT_COMMAND[*]@a}" == *a* ]]; then
    PROMPT_COMMAND=(__lanyard_hook "\${PROMPT_COMMAND[@]}")
  else
    PROMPT_COMMAND="__lanyard_hook\${PROMPT_COMMAND:+$'\\n'$PROMPT_COMMAND}"
  fi
}
__lanyard_install
unset -f __lanyard_install
`

/** The hook for bash 3.2 and up. */
export function bashHook(options: HookOptions): string {
  return posixHook(
    {
      shell: 'bash',
      prologue: '',
      read: `if IFS= builtin read -r -d '' -n 4096 text 2>/dev/null <"$__lanyard_file"; then :; fi`,
      now: 'now="${EPOCHSECONDS:-$((__lanyard_began + SECONDS))}"',
      install: INSTALL,
    },
    options,
  )
}
