import { classifyProfiles } from '../../app/chain/kind.ts'
import type { Profile, ProfileKind } from '../../app/profile/model.ts'
import type { Instant } from '../../app/text/instant.ts'
import { allProblems } from '../../app/view/all-problems.ts'
import { endOf, type ProfileEnd } from '../../app/view/profile-end.ts'
import type { World } from '../facts/world.ts'

/** A profile with what it is and when it ends. */
export type Row = {
  readonly profile: Profile
  readonly kind: ProfileKind
  readonly end: ProfileEnd['end']
  /** The instant of {@link end}, null where there is none. */
  readonly expiresAt: Instant | null
}

/** Every profile of the files; why AWS CLI would fail on one stands among its problems. */
export function rowsOf({ facts }: World): readonly Row[] {
  const { book, external } = facts
  const found = classifyProfiles(book, external)
  const kinds = new Map([...found].map(([name, { kind }]) => [name, kind]))
  return book.profiles.map((profile) => {
    const finding = found.get(profile.name)
    const { end } = endOf(profile, { book, kinds, external })
    return {
      profile: finding === undefined ? profile : { ...profile, problems: allProblems(profile, finding) },
      kind: finding?.kind ?? 'empty',
      end,
      expiresAt: end.kind === 'at' ? end.expiresAt : null,
    }
  })
}
