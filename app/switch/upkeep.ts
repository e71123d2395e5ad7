import { type ActiveChoice, type ActiveState, NO_CHOICE } from './model.ts'
import { nameRefusal } from './names.ts'

/*
 * What an edit of the files means for the active profile. Each gives the same state back where there is nothing to change.
 */

/** The state after a profile got another name: wherever it stands in it. A name that no shell can take counts as gone. */
export function renamedIn(state: ActiveState, from: string, to: string): ActiveState {
  const choice = nameRefusal(to) === null ? to : null
  return changedChoices(state, (each) => {
    if (each.profile !== from) return each
    return choice === null ? NO_CHOICE : { ...each, profile: choice }
  })
}

/**
 * The state after a profile was taken out of the files: what was it is none. Nothing else steps into its place, since commands that
 * silently went to another account would be worse than commands that find no credentials.
 */
export function removedFrom(state: ActiveState, name: string): ActiveState {
  return changedChoices(state, (each) => (each.profile === name ? NO_CHOICE : each))
}

/** The state with the regions that the files give by now. `regionOf`: undefined for a profile that is not there, which stays as it was. */
export function refreshed(state: ActiveState, regionOf: (profile: string) => string | null | undefined): ActiveState {
  return changedChoices(state, (each) => {
    const region = each.profile === null ? undefined : regionOf(each.profile)
    return region === undefined || region === each.region ? each : { ...each, region }
  })
}

function changedChoices(state: ActiveState, change: (choice: ActiveChoice) => ActiveChoice): ActiveState {
  const { profile, region, previous, returnsTo } = state
  const now = change({ profile, region })
  const before = previous === null ? null : change(previous)
  const back = returnsTo === null ? null : change(returnsTo)
  const isSame =
    isSameChoice(now, { profile, region }) && isSameChoice(before, previous) && isSameChoice(back, returnsTo)
  if (isSame) return state
  // Going back must lead somewhere else.
  const earlier = before !== null && before.profile !== now.profile ? before : null
  return { ...state, ...now, previous: earlier, returnsTo: back }
}

const isSameChoice = (one: ActiveChoice | null, other: ActiveChoice | null): boolean =>
  one?.profile === other?.profile && one?.region === other?.region
