import { type MarkChange, type MarksBook, NO_MARKS, type ProfileMarks } from './model.ts'

/** Characters a note may have; what is longer is cut. */
export const LONGEST_NOTE = 2000

/** The marks after one change of one profile; the same book where nothing changes. */
export function changeMarks(book: MarksBook, profile: string, change: MarkChange): MarksBook {
  const before = book.get(profile) ?? NO_MARKS
  const after = changed(before, change)
  return after === before ? book : new Map(book).set(profile, after)
}

function changed(marks: ProfileMarks, change: MarkChange): ProfileMarks {
  switch (change.mark) {
    case 'favourite':
      return marks.favourite === change.value ? marks : { ...marks, favourite: change.value }
    case 'colour':
      return marks.colour === change.value ? marks : { ...marks, colour: change.value }
    case 'note':
      return marks.note === change.value ? marks : { ...marks, note: change.value.slice(0, LONGEST_NOTE) }
    case 'production':
      return marks.production === change.value ? marks : { ...marks, production: change.value }
    case 'pinned':
      return marks.pinned === change.value ? marks : { ...marks, pinned: change.value }
    case 'preference':
      return { ...marks, preference: change.value }
    case 'used':
      return marks.usedAt === change.value ? marks : { ...marks, usedAt: change.value }
  }
}

/** The marks after a profile got another name: its own go with it, and results that went to its section go on doing so. */
export function renameInMarks(book: MarksBook, from: string, to: string): MarksBook {
  const renamed = new Map<string, ProfileMarks>()
  let touched = false
  for (const [profile, marks] of book) {
    const { place } = marks.preference
    const follows = place?.kind === 'target' && place.section === from
    touched ||= follows || profile === from
    const preference = follows ? { ...marks.preference, place: { ...place, section: to } } : marks.preference
    renamed.set(profile === from ? to : profile, follows ? { ...marks, preference } : marks)
  }
  return touched ? renamed : book
}
