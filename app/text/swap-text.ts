import { formatTimeLeft } from './duration.ts'

/*
 * The words of `[default]` standing in for a profile.
 */

const listed = (names: readonly string[]): string => {
  const shown = names.slice(0, 4).map((name) => `“${name}”`)
  const more = names.length - shown.length
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ')
}

export const swapText = {
  title: (profile: string) => `Let [default] stand in for ${profile}`,
  backTitle: (profile: string) => `Put [default] back as it was before ${profile}`,
  isDefault: 'The default profile stands for itself. Name another profile.',
  fromDefault: (profile: string, link: string) =>
    `“${profile}” gets its credentials from [default]${link === profile ? '' : ` (through “${link}”)`}, so [default] cannot stand in for it. Give what is in [default] a name of its own first: lanyard rename default NAME`,
  goThrough: (profile: string, others: readonly string[]) =>
    `${listed(others)} ${others.length === 1 ? 'names' : 'name'} [default] as source and ${others.length === 1 ? 'goes' : 'go'} through “${profile}” until it is put back.`,
  keptIn: (path: string) =>
    `What stands in [default] now is kept in ${path}, readable by you alone and as plain as it is here, until it is put back.`,
  differs: (profile: string, tools: readonly string[]) =>
    `To ${tools.join(', ')} [default] will not be what “${profile}” is today.`,
  notSwapped: '[default] stands for itself, so there is nothing to put back.',
  gone: (profile: string) =>
    `“${profile}” is no longer in the AWS files; [default] keeps what it held. Put it back with: lanyard use --default -`,
  changed: (path: string) =>
    `The default section in ${path} was changed since. Look at it, take over what you need, then go back with: lanyard use --default - --theirs`,
  changedBefore: (path: string) =>
    `The default section in ${path} was changed since [default] began to stand in, so nothing was written. Take over what you need of it, then put back what was kept with: lanyard use --default - --theirs`,
  held: 'Another Lanyard is changing what [default] stands for and did not finish, so nothing was changed. Try again in a moment.',
  notKept: (path: string, code: string) =>
    `${path} cannot be written (${code}), and without it [default] could not be put back, so nothing was changed. Check its owner, its permissions and the room on the disk, then try again.`,
  unusable: (path: string) =>
    `${path} does not say what [default] stood for and was not touched. What was there before is in History (lanyard history); then move the file away.`,
  movedElsewhere: (path: string) =>
    `What is kept belongs to ${path}, and the AWS files are elsewhere now (AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE). Go back where they are the same.`,
  standsFor: (profile: string) => `[default] stands in for “${profile}”.\n`,
  until: (left: number) => `For ${formatTimeLeft(left)} more; then it is put back.\n`,
  leased: (left: number) =>
    `After ${formatTimeLeft(left)} it is put back by itself, by the running Lanyard or the next one that starts.`,
  itself: '[default] stands for itself.\n',
  backWith: 'Back with: lanyard use --default -\n',
  wasPutBack: (profile: string) => `The time of “${profile}” in [default] was over; it was put back as it was.`,
  notPutBack: (message: string) => `The time of [default] is over, but it was not put back. ${message}`,
  alreadyReads: (profile: string) => `[default] is what “${profile}” is already, so nothing was changed.`,
} as const
