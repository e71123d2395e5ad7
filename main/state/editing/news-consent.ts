import { type NewAddress, newAddresses } from '../../../app/command/new-addresses.ts'
import { newPrograms } from '../../../app/command/new-programs.ts'
import { editText } from '../../../app/text/edit-view-text.ts'
import type { Consent } from '../../os/dialogs.ts'

/** What a write would have AWS tools do that no file told them before: a page alone cannot bring that about. */
export type News = { readonly programs: readonly string[]; readonly addresses: readonly NewAddress[] }

/** How the person is asked, outside the page. */
export type NewsQuestions = {
  /** Whether AWS tools may start programs that no file named before. */
  readonly agreeToPrograms: (programs: readonly string[]) => Promise<Consent>
  /** Whether requests may go to addresses, or certificates be trusted, that no file named before. */
  readonly agreeToAddresses: (addresses: readonly NewAddress[]) => Promise<Consent>
}

/** Nothing to ask about, or all of it was agreed to. */
export const NO_NEWS: News = { programs: [], addresses: [] }

/** What is new in files that would be written. */
export function newsIn(files: readonly { readonly before: string; readonly after: string }[]): News {
  return {
    programs: files.flatMap(({ before, after }) => newPrograms(before, after)),
    addresses: files.flatMap(({ before, after }) => newAddresses(before, after)),
  }
}

/** Why nothing may be written: what the person did not agree to. Null: nothing of it was declined. */
export async function declinedOf(
  { programs, addresses }: News,
  { agreeToPrograms, agreeToAddresses }: NewsQuestions,
): Promise<{ readonly code: 'programs-declined' | 'addresses-declined'; readonly message: string } | null> {
  if (programs.length > 0 && (await agreeToPrograms(programs)) === 'declined')
    return { code: 'programs-declined', message: editText.programsDeclined }
  if (addresses.length > 0 && (await agreeToAddresses(addresses)) === 'declined')
    return { code: 'addresses-declined', message: editText.addressesDeclined }
  return null
}
