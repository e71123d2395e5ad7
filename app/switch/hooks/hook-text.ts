import { bashHook } from './bash-hook.ts'
import { fishHook } from './fish-hook.ts'
import type { HookOptions, HookShell } from './model.ts'
import { powershellHook } from './powershell-hook.ts'
import { zshHook } from './zsh-hook.ts'

const HOOKS: Readonly<Record<HookShell, (options: HookOptions) => string>> = {
  zsh: zshHook,
  bash: bashHook,
  fish: fishHook,
  powershell: powershellHook,
}

/** The text a shell runs once when it starts, so that it follows the active profile from then on. */
export const hookText = (shell: HookShell, options: HookOptions): string => HOOKS[shell](options)
