import type { StepState } from '../chain/model.ts'
import { formatDuration } from './duration.ts'

/* The words of the Chain room, the palette, the map of keys and the token window. */

/** The Chain room. */
export const ladderText = {
  title: 'Chain',
  seenBy: 'Seen by',
  profile: 'Profile',
  environmentChoice: 'This app’s environment',
  environmentHelp: 'as AWS_PROFILE or default',
  explicitHelp: 'as with --profile',
  pickProfile: 'Choose a profile',
  ladder: 'Credential providers, in order',
  foldedAbsent: (count: number): string => (count === 1 ? 'not configured' : `${count} providers not configured`),
  foldedNotReached: (count: number): string => (count === 1 ? 'not reached' : `${count} providers not reached`),
  numbers: (first: number, last: number): string => (first === last ? String(first) : `${first} to ${last}`),
  unfold: 'Show them',
  fold: 'Fold',
  evidence: 'Evidence',
  showEvidence: (title: string): string => `Evidence of ${title}`,
  toWin: 'To win',
  stopped: (tool: string): string => `The chain ends here with an error. ${tool} does not fall through.`,
  stoppedBefore: (tool: string): string => `${tool} stops before it asks any provider.`,
  nothing: 'Every provider was asked and none has credentials.',
  warnings: 'Worth knowing',
  region: 'Region',
  noRegion: 'No region found',
  notSet: 'not set',
  wins: 'wins',
  endpoint: 'STS endpoint',
  copy: 'Copy',
  copyText: 'Copy as text',
  state: {
    wins: 'wins',
    shadowed: 'would have won',
    absent: 'not configured',
    removed: 'taken out',
    incomplete: 'incomplete',
    fails: 'stops here',
    'not-reached': 'not reached',
    'not-probed': 'not probed',
  } satisfies Record<StepState, string>,
} as const

/** The palette and the map of keys. */
export const paletteText = {
  label: 'Go to a profile or do something',
  placeholder: 'Profile or action…',
  results: 'Results',
  recent: 'Recent',
  empty: 'Nothing by that name.',
  open: (name: string): string => `Open ${name}`,
  renew: (name: string): string => `Renew ${name}…`,
  copy: (name: string): string => `Copy environment of ${name}`,
  chain: (name: string): string => `Chain of ${name}`,
  goProfiles: 'Go to Profiles',
  goChain: 'Go to Chain',
  goSettings: 'Go to Settings',
  showKeys: 'Show the map of keys',
  hintMove: 'move',
  hintDo: 'do it',
  hintClose: 'close',
} as const

type KeyRow = { readonly keys: readonly string[]; readonly does: string }

/** The map of keys; `mod` is Cmd on macOS and Ctrl elsewhere. */
export const keysText = {
  title: 'Keys',
  anywhere: 'Anywhere',
  inList: 'While the list has focus',
  inListHelp:
    'Other letters jump to a name. For names that begin with r or c, type a letter or two into the filter instead.',
  rowsAnywhere: (mod: string): readonly KeyRow[] => [
    { keys: [mod, 'K'], does: 'Palette: every profile and action' },
    { keys: ['/'], does: 'Filter profiles' },
    { keys: [mod, '1'], does: 'Profiles' },
    { keys: [mod, '2'], does: 'Chain' },
    { keys: [mod, ','], does: 'Settings' },
    { keys: ['?'], does: 'This map' },
    { keys: ['Esc'], does: 'Close one layer, or clear the filter' },
  ],
  rowsInList: [
    { keys: ['↑', '↓'], does: 'Move' },
    { keys: ['Enter'], does: 'Go to the detail' },
    { keys: ['r'], does: 'Renew' },
    { keys: ['c'], does: 'Copy environment' },
  ] satisfies readonly KeyRow[],
} as const

/** The token window. */
export const tokenText = {
  windowTitle: 'Token code',
  title: (device: string): string => `Code for ${device}`,
  from: (source: string): string => `from ${source}`,
  lasts: (seconds: number): string => `for ${formatDuration(seconds)}`,
  label: 'Six-digit token code',
  help: 'Paste works. Sends itself.',
  ringLabel: 'Seconds until the code changes',
  secondsLeft: (seconds: number): string => `This code changes in ${seconds} s`,
  waiting: (seconds: number): string => `This device’s code was just used. The next one comes in ${seconds} s.`,
  /** Said once to a screen reader, instead of each second. */
  waitingSpoken: 'This device’s code was just used. Waiting for the next one.',
  waitingShort: (seconds: number): string => `Next code in ${seconds} s`,
  ready: 'Now type the new code.',
  sending: 'Asking AWS for the session…',
  cancel: 'Cancel',
  close: 'Close',
  retry: 'Try again',
  done: (target: string, time: string): string => `${target} lives until ${time}`,
  written: (file: string): string => `Written to ${file}`,
  warnings: 'Before you type',
  loading: 'Preparing…',
  unreachable: 'Lanyard’s main process did not answer. Close this window and try again.',
} as const
