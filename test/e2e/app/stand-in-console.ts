import type { ConsoleSite } from '../../../app/switch/console-sites.ts'
import { isOwnProgram } from '../../../main/os/browser.ts'
import { openAddress } from '../../../main/os/external.ts'
import { handOver } from '../../../main/os/hand-over.ts'
import { makeSwitchDeeds as makeReal } from '../../../main/state/switching/switch-deeds.ts'

/*
 * Stands in for `main/state/switching/switch-deeds.ts` in the app that some end-to-end tests build for themselves: the sign-in of AWS is the one that
 * the test has put into `lanyardConsoleSite`. All else is the app's own. No source of the app names this file.
 */

const site = (): ConsoleSite | null => Reflect.get(globalThis, 'lanyardConsoleSite') ?? null

const mayOpen = (link: string): boolean => link.startsWith(`${site()?.signIn}?Action=login&`)

/** The answers about switching, with another sign-in than that of AWS. */
export const makeSwitchDeeds: typeof makeReal = (parts, afterwards) => {
  const isOwn = isOwnProgram(parts.context.platform)
  const openLink: typeof parts.openLink = (link) => handOver(link, { open: openAddress, isOwn, mayOpen })
  return makeReal({ ...parts, siteOf: site, openLink }, afterwards)
}
