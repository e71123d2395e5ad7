/*
 * Why a tool that reads the shared files line by line refuses a whole file. AWS CLI's own refusals are in `profile-text.ts`.
 */

const refusals = {
  'before-first-section': 'A setting stands before the first section.',
  'no-delimiter': 'A line is no section, setting or comment: it lacks “=”.',
  'unclosed-header': 'A section name is not closed with “]”.',
  'continuation-without-setting': 'An indented line stands where no setting is open that it could go on with.',
  'setting-without-name': 'A setting has no name before its “=”.',
  'nested-without-delimiter': 'A line of an indented block lacks “=”.',
} as const

type Code = keyof typeof refusals

const isKnown = (code: string): code is Code => Object.hasOwn(refusals, code)

export const dialectText = {
  refusal: (code: string, line: number): string =>
    `${isKnown(code) ? refusals[code] : 'The file cannot be read.'} It is line ${line}.`,
} as const
