import type { KeeperView, ProgressLine, SessionBar } from '../view/session-model.ts'
import { formatDuration } from './duration.ts'

/*
 * The words of the Sessions room, and of the chooser of routes. What a session is, where it stands and
 * why something cannot be renewed comes from main as sentences.
 */

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** How many sessions there are of each kind. */
export type SessionCounts = {
  readonly live: number
  readonly soon: number
  readonly unknown: number
  readonly ended: number
}

/** `12 live · 2 end within 15 minutes · 1 without a known end · 3 ended`. */
function countsText({ live, soon, unknown, ended }: SessionCounts): string {
  const parts = [
    `${live} live`,
    ...(soon === 0 ? [] : [`${soon} ${soon === 1 ? 'ends' : 'end'} within 15 minutes`]),
    ...(unknown === 0 ? [] : [`${unknown} without a known end`]),
    ...(ended === 0 ? [] : [`${ended} ended`]),
  ]
  return parts.join(' · ')
}

/** The Sessions room. */
export const sessionsText = {
  title: 'Sessions',
  counts: countsText,
  reading: 'Looking for what lives…',
  listLabel: 'Sessions',
  groups: { live: 'Ends first', unknown: 'End not known', ended: 'Ended' },
  now: 'now',
  spokenUntil: (time: string): string => `until ${time}`,
  spokenEnded: (time: string): string => `ended ${time}`,
  unknownEnd: 'Nobody wrote when this ends. Test tells whether it still works.',
  endedAt: (time: string): string => `Ended ${time}.`,
  endsAt: (time: string): string => `Until ${time}.`,
  startedAt: (time: string): string => `Since ${time}.`,
  renewals: {
    itself: 'Lanyard renews it by itself, without a code.',
    code: 'Renewed with a code.',
    elsewhere: 'Renewed by the tool that made it.',
    none: 'Nothing renews it.',
  } satisfies Record<SessionBar['renewal'], string>,
  renewsItself: 'renews itself',
  pinned: 'Pinned: notices before it ends, although it was not used today.',
  spokenPinned: 'pinned',
  renew: 'Renew…',
  renewNow: 'Renew',
  renewOf: (name: string): string => `Renew ${name}`,
  renewAllOn: (device: string): string => `Renew all on ${device}…`,
  stop: 'Stop',
  stopHelp: 'Takes back what Lanyard wrote for this session, and nothing else.',
  stopNever: 'Another tool made this session, so only that tool can end it.',
  test: 'Test',
  testHelp: 'Asks AWS who these credentials are (GetCallerIdentity).',
  testing: 'Asking AWS…',
  pin: 'Pin',
  unpin: 'Unpin',
  pinHelp: 'Notices before it ends, although it was not used today.',
  routes: 'Routes…',
  openProfile: 'Open profile',
  actionsOf: (name: string): string => `Actions for ${name}`,
  cleanUp: (count: number): string => `Clean up ${count} expired…`,
  cleanUpHelp: 'Takes expired sessions that Lanyard wrote out of the files, after a dry run.',
  emptyTitle: 'Nothing lives now',
  emptyWithDevice: (device: string, count: number): string =>
    `One code of ${device} brings ${counted(count, 'profile', 'profiles')} to life.`,
  emptyNoDevice:
    'No profile names an MFA device that gives codes. Sessions made by the AWS CLI or any other tool appear here by themselves.',
  toProfiles: 'Go to Profiles',
} as const

/** What of renewing by itself the room says. */
export const keeperText = {
  next: (profile: string, time: string): string => `Lanyard renews ${profile} by itself ${time}.`,
  at: (time: string): string => `at ${time}`,
  soon: 'in a moment',
  idle: 'Nothing needs to be renewed by itself for now.',
  states: {
    on: '',
    off: 'Nothing is renewed by itself: it is turned off.',
    offline: 'Offline. Renewing by itself goes on when there is a network.',
    'on-battery': 'On battery. Renewing by itself waits for power.',
    busy: 'Renewing…',
  } satisfies Record<KeeperView['state'], string>,
  settings: 'Settings',
} as const

/** Devices and what hangs on them. */
export const deviceText = {
  title: 'Devices',
  opens: (count: number): string => `opens ${counted(count, 'profile', 'profiles')}`,
  opensNothing: 'opens nothing',
  renewAll: (count: number): string => `Renew ${count}…`,
  renewAllOf: (device: string, count: number): string => `Renew ${count}… on ${device}`,
  renewAllHelp: (device: string, count: number): string =>
    `One code of ${device} opens ${counted(count, 'profile', 'profiles')}.`,
  opensTitle: (device: string): string => `One code of ${device} opens`,
  serial: 'Serial',
  cannot: 'gives no code',
  waiting: 'This device’s code was just used; the next one comes within 30 seconds.',
  command: 'Command that gives its code',
  commandHelp:
    'Run without a shell, for a few seconds at most; only six digits are taken from it. Empty: the code is typed. Lanyard asks before it keeps a command.',
  commandPlaceholder: 'op item get AWS --otp',
  saveCommand: 'Save',
  savedCommand: (device: string): string => `The command for ${device} is kept.`,
  removedCommand: (device: string): string => `Codes of ${device} are typed again.`,
  check: 'Check device',
  checkHelp: 'Asks IAM which devices the user has, and compares. No code is spent.',
  checking: 'Asking IAM…',
  checkOf: (device: string): string => `Check device ${device}`,
  kinds: { code: 'gives codes', fido: 'passkey or security key, gives no code' },
  current: 'named by the profile',
  enabled: (time: string): string => `since ${time}`,
} as const

/** The chooser of routes and places. */
export const routesText = {
  title: (profile: string): string => `How ${profile} comes to life`,
  lead: 'Chosen once and remembered. Nothing is asked of AWS yet.',
  reading: 'Routes',
  waiting: 'Working out the routes…',
  recommended: 'chosen',
  codes: (count: number): string =>
    count === 0 ? 'no code' : count === 1 ? 'one code' : `${count} codes, one after the other`,
  calls: 'Calls, in order',
  noCalls: 'None: the tool makes its own.',
  opens: 'Comes alive',
  upTo: (seconds: number): string => `up to ${formatDuration(seconds)}`,
  why: 'Good to know',
  cannot: 'Stays as it is',
  place: 'Where the result goes',
  duration: 'How long it lives',
  usualDuration: (seconds: number): string => `As usual (${formatDuration(seconds)})`,
  remember: 'Remember',
  renew: 'Remember and renew…',
  cancel: 'Cancel',
  saved: (profile: string): string => `Remembered for ${profile}.`,
  more: (count: number): string => `${count} more`,
  fewer: 'Show fewer',
  line: 'Route',
  change: 'Routes…',
  changeOf: (profile: string): string => `Routes of ${profile}`,
} as const

/** A running renewal, seen from the Sessions room. */
export const renewalLineText = {
  running: (done: number, total: number, asking: string | null): string =>
    `Renewing: ${done} of ${total} done${asking === null ? '' : `, asking AWS for ${asking}`}.`,
  needsCode: (done: number, total: number, device: string): string =>
    `Renewing: ${done} of ${total} done. The token window waits for a code of ${device}.`,
} as const

/** The lines of a running renewal. */
export const progressText = {
  states: {
    waiting: 'waiting',
    asking: 'asking AWS…',
    'backing-off': 'waiting for AWS',
    done: 'done',
    failed: 'failed',
    skipped: 'left out',
  } satisfies Record<ProgressLine['state'], string>,
} as const
