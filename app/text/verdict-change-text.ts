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
  via: (title: string, names: readonly string[]) => [title, ...names].join(' via '),
  /**
   * `After this, profile prod comes from IAM Identity Center (SSO) in AWS CLI v2 (now: comes from Shared config file).` Where tools part, a
   * line for those that change alike.
   */
  sentence: (profile: string, changes: readonly ChangeWords[], same: readonly string[]): string => {
    const parts = changes.map(({ tools, before, after }) => `${after} in ${joinWords(tools)} (now: ${before})`)
    const rest = same.length === 0 ? '' : `${joinWords(same)} ${same.length === 1 ? 'stays' : 'stay'} as before.`
    const [only, ...more] = parts
    if (more.length === 0)
      return [`After this, profile ${profile} ${only}.`, rest].filter((text) => text !== '').join(' ')
    const lines = parts.map((part, index) => `– ${part}${index === more.length ? '.' : ','}`)
    return [`After this, profile ${profile}`, ...lines, rest].filter((text) => text !== '').join('\n')
  },
} as const
