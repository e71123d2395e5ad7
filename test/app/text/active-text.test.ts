import { expect, test } from 'vitest'
import { activeText } from '../../../app/text/active-text.ts'
import { switchText } from '../../../app/text/switch-text.ts'

test('what was switched to is said with how shells get it', () => {
  expect(activeText.now('dev')).toBe('“dev” is active. Shells with Lanyard’s hook have it at their next prompt.')
  expect(activeText.now(null)).toBe(
    'No profile is active. Shells with Lanyard’s hook set none from their next prompt on.',
  )
  expect(activeText.back('dev')).toMatch(/^Back to “dev”\./)
  expect(activeText.back(null)).toContain('no profile is active')
  expect(activeText.nowFor('prod', 1_800_900, 'dev')).toMatch(/^“prod” is active for 30 m, then “dev”\. /)
  expect(activeText.nowFor('prod', 1_800_900, null)).toContain('then no profile.')
})

test('the rule about production says in the window what to choose there, and on the command line what to type', () => {
  expect(activeText.needsLease('prod', 5400)).toContain('at most 1 hour 30 minutes. Choose for how long.')
  expect(activeText.leaseTooLong('prod', 1800)).toContain('at most 30 minutes. Choose a shorter time.')
  expect(activeText.backNeedsLease('prod', 1800)).toMatch(
    /^Going back leads to “prod”.*Switch to it for a time instead\.$/,
  )
  expect(switchText.needsLease('prod', '30m')).toContain('Add --for 30m')
  expect(switchText.backNeedsLease('my prof', '30m')).toMatch(/lanyard use "my prof" --for 30m$/)
})

test('a profile that is active and unusable is named as such, with what to do', () => {
  expect(activeText.gone('old')).toMatch(
    /^“old” is active, but the AWS files have no such profile.*Switch to another one\.$/,
  )
  expect(activeText.unseen('odd', 'The SDK for Go skips it.')).toMatch(/^“odd” is active.*The SDK for Go skips it\.$/)
  expect(activeText.noProfile('typo')).toContain('nothing was changed')
})
