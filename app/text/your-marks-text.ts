import type { MarkColour } from '../marks/model.ts'

/** What a person says of a profile. */
export const yourMarksText = {
  title: 'Your marks',
  help: 'Kept by Lanyard alone; no AWS tool sees them.',
  favourite: 'Favourite',
  isFavourite: 'favourite',
  colour: 'Colour',
  noColour: 'No colour',
  colours: {
    red: 'Red',
    orange: 'Orange',
    yellow: 'Yellow',
    green: 'Green',
    blue: 'Blue',
    purple: 'Purple',
    grey: 'Grey',
  } satisfies Record<MarkColour, string>,
  colourSpoken: (colour: MarkColour): string => `marked ${colour}`,
  production: 'Production',
  productions: { patterns: 'As the patterns say', yes: 'Yes', no: 'No' },
  pinned: 'Pinned',
  pinnedHelp: 'Notices before it ends, although it was not used today.',
  note: 'Note',
  notePlaceholder: 'Who it is for, what to watch out for…',
  hasNote: 'has a note',
} as const
