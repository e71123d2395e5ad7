import { joinWords } from './ladder-text.ts'

/*
 * How an edit changes what tools come to, as notes of its dry run.
 */

/** A change of what some tools come to. */
export type ChangeWords = { readonly tools: readonly string[]; readonly before: string; readonly after: string }

export const verdictChangeText = {
  from: (title: string) => `comes from ${title}`,
  stops: (code: string) => `stops with ${code}`,
  none: 'has no credentials',
  everyTool: 'every tool',
  /** `After this, prod comes from IAM Identity Center (SSO) in AWS CLI v2 (now: it comes from Shared config file).` */
  sentence: (profile: string, changes: readonly ChangeWords[], same: readonly string[]): string => {
    const parts = changes.map(({ tools, before, after }) => `${after} in ${joinWords(tools)} (now: ${before})`)
    const rest = same.length === 0 ? '' : ` ${joinWords(same)} ${same.length === 1 ? 'stays' : 'stay'} as before.`
    return `After this, profile ${profile} ${parts.join('; it ')}.${rest}`
  },
} as const
