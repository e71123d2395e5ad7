/*
 * Words of what editing shows: remarks in a diff, notes of a dry run, what became of a write. The forms' own words stand with the window.
 */

/** Remarks beside the lines of a diff. */
export const diffText = {
  /** Both sides read the same masked. */
  newValue: '(new value)',
  otherLineEnd: '(other line end)',
  cutLine: '… (cut)',
  hunk: (beforeStart: number, beforeCount: number, afterStart: number, afterCount: number): string =>
    `@@ -${beforeStart},${beforeCount} +${afterStart},${afterCount} @@`,
  more: (lines: number): string =>
    `${lines} more ${lines === 1 ? 'line is' : 'lines are'} not shown; ${lines === 1 ? 'it is' : 'they are'} written all the same.`,
  moreOfSection: (lines: number): string => `… ${lines} more ${lines === 1 ? 'line' : 'lines'}`,
} as const
