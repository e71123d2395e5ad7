/** What Lanyard remembers of profiles, where that did not work. */
export const marksText = {
  setAside: (path: string, aside: string) =>
    `${path} could not be read as Lanyard’s marks, so it was set aside as ${aside}. Favourites, colours, notes and chosen routes start anew; the AWS files are untouched.`,
  unusable: (path: string, code: string) =>
    `${path} could not be read (${code}), so favourites, colours, notes and chosen routes are not shown. Check its owner and permissions.`,
  held: 'Another Lanyard is changing the same marks at this moment, so nothing was changed. Try again.',
  notWritten: (path: string, code: string) =>
    `${path} could not be written (${code}), so nothing was changed. Check its owner and permissions.`,
  placeRefused: (section: string) =>
    `The result cannot go to [${section}], so nothing was remembered. Choose another section.`,
  noProfile: (name: string) => `There is no profile ${name} any more, so nothing was changed. Reload the files.`,
} as const
