import type { StepState } from '../chain/model.ts'
import { saidBy } from './chain-place-text.ts'

/** The Chain room. */
export const ladderText = {
  title: 'Chain',
  seenBy: 'Seen by',
  where: 'Where',
  profile: 'Profile',
  environmentChoice: 'None named',
  environmentHelp: 'as AWS_PROFILE says there, else default',
  namedBy: 'Named by',
  namedByWays: { explicit: 'option or code', variable: 'AWS_PROFILE' },
  pickProfile: 'Choose a profile',
  ladder: 'Credential providers, in order',
  foldedAbsent: (count: number): string => (count === 1 ? 'not configured' : `${count} providers not configured`),
  foldedNotReached: (count: number): string => (count === 1 ? 'not reached' : `${count} providers not reached`),
  numbers: (first: number, last: number): string => (first === last ? String(first) : `${first} to ${last}`),
  evidence: 'Evidence',
  showEvidence: (title: string): string => `More about ${title}`,
  hiddenBy: 'Hidden by',
  toWin: 'To win',
  stopped: (tool: string): string => `The chain ends here with an error. ${tool} does not fall through.`,
  stoppedBefore: (tool: string): string => `${tool} stops before it asks any provider.`,
  nothing: 'No provider is known to have credentials here.',
  warnings: 'Worth knowing',
  region: 'Region',
  noRegion: 'No region found',
  notSet: 'not set',
  wins: 'wins',
  expired: 'and is expired',
  ends: (left: string): string => `Good for ${left}.`,
  ended: (expired: string, by: string | null, tool: string): string =>
    `It ${expired}${saidBy(by)}, and wins all the same: ${tool} does not fall through.`,
  endpoint: 'STS endpoint',
  copy: 'Copy',
  copyText: 'Copy as text',
  copyMarkdown: 'Copy as Markdown',
  reading: 'Reading the environment there…',
  askedInVain: 'asked, gave nothing',
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

/** What was copied, as a toast. */
export const chainToastText = {
  text: 'Copied the chain as text, with secrets masked.',
  markdown: 'Copied the chain as Markdown, with secrets masked.',
  advice: 'Copied the command.',
} as const

/** Where a chain is explained for. */
export const whereChoiceText = {
  pick: 'Choose where the tool runs',
  placeholder: 'Where the tool runs…',
  here: 'This app',
  hereHelp: 'the environment Lanyard was started with',
  loginShell: 'A login shell',
  loginShellHelp: 'started once, to read its environment',
  process: 'A running process…',
  processHelp: 'its environment, home and folder',
  clipboard: 'An environment in the clipboard',
  file: 'An environment in a file…',
  pasteHelp: 'env, .env, docker inspect, ECS task definition',
  pictured: 'pictured',
  example: 'Why does my EC2 application still see all buckets?',
  exampleHelp: 'example',
  exampleHeading: 'An example',
  pickProcess: 'Choose a running process',
  processPlaceholder: 'Name, folder or process id…',
  noProcess: 'No process of yours fits.',
  listing: 'Listing your processes…',
  processName: (name: string, pid: number): string => `${name} · ${pid}`,
  pastedName: { clipboard: 'Clipboard', file: 'File' },
} as const

/** What is known of a place that is not here. */
export const placeCardText = {
  loginShell: 'The environment that a login shell of yours starts with.',
  process: (name: string, pid: number, folder: string): string =>
    `The environment of ${name}, process ${pid}, which runs in ${folder}.`,
  pasted: (count: number): string =>
    count === 1
      ? 'One variable that a chain looks at. Values of secrets were dropped.'
      : `${count} variables that a chain looks at. Values of secrets were dropped.`,
  variables: 'Variables',
  set: (name: string): string => `${name} is set`,
  metadata: 'Instance metadata answers',
  add: 'Set a variable…',
  name: 'Variable',
  value: 'Value',
  secretValue: 'Only that it is set counts; its value is not asked for.',
  confirm: 'Set',
  cancel: 'Cancel',
  remove: (name: string): string => `Take ${name} away`,
  unread: 'This place cannot be read',
} as const

/** What if. */
export const whatIfText = {
  label: 'What if',
  present: 'Pretend present',
  absent: 'Pretend absent',
  of: (words: string, title: string): string => `${words}: ${title}`,
  badge: 'supposed',
  heading: 'Supposed, not as things are:',
  said: {
    present: (title: string): string => `${title} present`,
    absent: (title: string): string => `${title} absent`,
  },
  elsewhere: 'something that this tool has no provider for.',
  reset: 'Reset',
} as const

/** Asking the outside. */
export const probeText = {
  probe: 'Probe',
  of: (title: string): string => `Probe ${title}`,
  go: 'Ask now',
  cancel: 'Cancel',
  stop: 'Stop',
  asking: 'Asking…',
  ends: (left: string): string => `Good for ${left}.`,
} as const

/** Tools side by side. */
export const compareText = {
  compare: 'Compare tools',
  columns: 'Tools side by side',
  one: 'One tool',
  add: 'Add a tool',
  column: (number: number): string => `Tool ${number}`,
  remove: (tool: string): string => `Take ${tool} away`,
  differs: 'differs',
  agree: 'All come to the same.',
  part: 'They come to different ends.',
  partIn: (what: readonly string[]): string =>
    `They part in ${what.length < 2 ? (what[0] ?? '') : `${what.slice(0, -1).join(', ')} and ${what.at(-1) ?? ''}`}.`,
  what: {
    outcome: 'how it ends',
    provider: 'the provider that wins',
    credentials: 'the credentials',
    profile: 'the profile',
    error: 'the error',
    region: 'the region',
  },
} as const
