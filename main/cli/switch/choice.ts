import { regionOf } from '../../../app/profile/identity.ts'
import type { Profile } from '../../../app/profile/model.ts'
import type { ActiveChoice } from '../../../app/switch/model.ts'
import { nameRefusal, nearestNames, regionFor } from '../../../app/switch/names.ts'
import { switchText } from '../../../app/text/switch-text.ts'
import { printable } from '../terminal.ts'
import type { CliContext, VerbResult } from '../verb.ts'
import { worldFor } from '../world.ts'

export type Found =
  | { readonly ok: true; readonly choice: ActiveChoice; readonly remarks: readonly string[] }
  | { readonly ok: false; readonly result: VerbResult }

/** A profile of the files as something to switch to: with its region, and what to say of it. */
export async function chooseProfile(name: string, context: CliContext): Promise<Found> {
  const { book } = (await worldFor(context, name, 'selected-profile')).facts
  const profile = book.byName.get(name)
  if (profile === undefined) {
    const near = nearestNames(
      name,
      book.profiles.map((one) => one.name),
    )
    const message = switchText.noSuchProfile(printable(name), near.map(printable))
    return { ok: false, result: { kind: 'failure', code: 'no-such-profile', message } }
  }
  const refusal = nameRefusal(name)
  if (refusal !== null) {
    return { ok: false, result: { kind: 'failure', code: 'name', message: switchText.nameRefused[refusal] } }
  }
  const written = regionOf(profile)
  const region = regionFor(written)
  const unfit = written !== null && region === null ? [switchText.regionNotSet(printable(written))] : []
  return { ok: true, choice: { profile: name, region }, remarks: [...hidings(profile), ...unfit] }
}

/** Which tools do not see a profile, and why. */
function hidings({ problems }: Profile): readonly string[] {
  return problems.filter(({ code }) => code === 'not-seen-by').map(({ message }) => message)
}

/** A sentence where the profile that is active now stands in the files no more. */
export async function goneRemark({ profile }: ActiveChoice, context: CliContext): Promise<readonly string[]> {
  if (profile === null) return []
  const { book } = (await worldFor(context, profile, 'selected-profile')).facts
  return book.byName.has(profile) ? [] : [switchText.gone(printable(profile))]
}
