/** Shells that can run something before each prompt. */
export const HOOK_SHELLS = ['zsh', 'bash', 'fish', 'powershell'] as const
export type HookShell = (typeof HOOK_SHELLS)[number]

/** What a hook is made for. No profile's name: a hook reads those when they are wanted, as text. */
export type HookOptions = {
  /** Absolute path of the file `active`. */
  readonly activeFile: string
  /** Whether `AWS_REGION` follows too. */
  readonly region: 'with-region' | 'without-region'
}
