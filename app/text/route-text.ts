import { formatClockTime, formatDuration, formatTimeLeft } from './duration.ts'
import type { Instant } from './instant.ts'

/** Names in a sentence before the rest is counted. */
const NAMED = 3

const listed = (names: readonly string[]): string => {
  const shown = names.length <= NAMED + 1 ? names : names.slice(0, NAMED)
  const parts = shown.map((name) => `“${name}”`)
  if (shown.length < names.length) parts.push(`${names.length - NAMED} more`)
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}

/** Why a profile leads nowhere that a code or a key of the files could open. */
export const standingText = {
  webIdentity: (name: string) =>
    `“${name}” uses a web identity token, which AWS tools exchange themselves. Nothing needs a code; renew the token where it comes from.`,
  sso: (name: string) => `“${name}” signs in through SSO, and no code opens it. Sign in with aws sso login.`,
  login: (name: string) => `“${name}” uses a console login, and no code opens it. Sign in with aws login.`,
  process: (name: string) =>
    `“${name}” gets its keys from credential_process, which AWS tools run themselves. Nothing needs a code.`,
  notSeen: (name: string) =>
    `AWS CLI does not see “${name}” as it is written, so a session of it would be of no use. Correct its section first; lanyard check says how.`,
  badRoleArn: (name: string, arn: string) =>
    `${arn === '' ? 'An empty text' : arn} is no ARN of a role. Correct role_arn of “${name}”; it looks like arn:aws:iam::123456789012:role/name.`,
  bothSources: (name: string) =>
    `“${name}” has both source_profile and credential_source, and AWS tools stop at that. Remove one of them.`,
  credentialSource: (name: string) =>
    `“${name}” takes its keys from credential_source, which AWS tools do themselves. Nothing needs a code.`,
  noSource: (name: string) =>
    `“${name}” names a role but no source_profile. Add the profile whose keys may assume the role.`,
  badExternalId: (name: string) =>
    `AWS takes no external_id such as the one of “${name}”: 2 to 1224 letters, digits and + = , . @ : / - _ only. Correct it.`,
  sourceMissing: (name: string, source: string) =>
    `“${name}” is assumed from “${source}”, and there is no such profile. Correct source_profile.`,
  behind: (name: string, cause: string) => `“${name}” cannot be assumed because of its source. ${cause}`,
  loop: (name: string, loop: string) =>
    `“${name}” leads round in a circle at “${loop}”: no source_profile on the way ends at keys. Correct one of them.`,
  temporarySource: (name: string, source: string) =>
    `“${name}” wants a code, but “${source}” holds temporary keys that Lanyard cannot renew, and AWS takes a code with long-term keys. Name the profile that holds them in source_profile.`,
  noDevice: (name: string, root: string) =>
    `“${name}” hangs on a session of “${root}”, which names no MFA device. Add mfa_serial to “${root}”.`,
  otherPartition: (name: string) =>
    `The role and the MFA device of “${name}” belong to different AWS partitions (China, GovCloud), and no key reaches from one to the other. Correct role_arn, mfa_serial or source_profile.`,
} as const

/** The plan of a renewal, said before a code is typed. */
export const routeText = {
  why: {
    'session-token':
      'One code and the long-term keys make a session; every AWS tool reads it from the credentials file, and roles that name it as source_profile work with it.',
    'shared-code':
      'One code makes a session, and the roles behind it are assumed from that session without another code. Lanyard can renew them by itself while it lives.',
    'own-code':
      'The code goes into this role alone: it may last up to 12 hours, if the role allows that (MaxSessionDuration), and the code opens nothing else. Choose how long with Routes… in the window, or with duration_seconds.',
    'no-code': 'What is needed is alive already, so no code is asked for.',
    'no-call': 'AWS tools assume this role themselves whenever they need it. There is nothing to renew.',
  },
  codes: (count: number) =>
    `This takes ${count} codes, each from its own 30 seconds: AWS takes a code once, and each key needs one.`,
  cache:
    'Credentials of roles go into the cache of AWS CLI. The SDKs, boto3, Terraform and other tools do not read it: for them, choose a section of the credentials file as the place.',
  cacheEarly:
    'AWS CLI takes cached credentials as expired 15 minutes before they end. From then on it asks for a code itself, where the profile names a device.',
  baseInMemory: (profile: string) =>
    `The session of “${profile}” is held in memory only, so no AWS tool finds it in the files, and it is gone when Lanyard ends.`,
  otherDevice: (profile: string, serial: string, target: string) =>
    `The session made with ${serial} is held in memory only: “${target}” belongs to the other device of “${profile}”.`,
  noCacheForSessions: (profile: string, target: string) =>
    `AWS CLI’s cache has room for roles only, so the session of “${profile}” goes to “${target}”.`,
  instead: (reason: string, target: string) => `${reason} Until then it goes to “${target}”.`,
  cacheInstead: (reason: string) => `${reason} Until then the role goes into AWS CLI’s cache.`,
  sectionIsRole: (name: string) =>
    `The credentials of “${name}” cannot be written to “${name}” itself: AWS tools would follow its role_arn before them. Choose another section.`,
  sectionHidden: (section: string) =>
    `AWS tools would not use keys in “${section}”: its role, web identity or SSO setting comes first. Choose another section.`,
  sectionTaken: (section: string, owner: string) =>
    `“${section}” is where the session of “${owner}” is written. Choose another section.`,
  sameKey: (name: string, first: string) =>
    `“${name}” has the same access key as “${first}”, so one session serves both.`,
  sameKeyTarget: (target: string, name: string, first: string) =>
    `“${target}” is not written: “${name}” has the same access key as “${first}”, and the session goes to one section. Renew “${name}” by itself for it, with a code of its own.`,
  ownCodeLeftOut: (name: string, first: string) =>
    name === first
      ? `“${name}” takes a code of its own, as you chose. Renew it by itself.`
      : `“${name}” hangs on “${first}”, which takes a code of its own, as you chose. Renew “${first}” by itself.`,
  facts: {
    chained: (names: readonly string[]) =>
      `${listed(names)}: cut to ${formatDuration(3600)}, because AWS gives a role assumed from a role no more.`,
    'too-long': (names: readonly string[]) =>
      `${listed(names)}: cut to the longest that AWS gives, 12 hours for a role, 36 hours for a session.`,
    'too-short': (names: readonly string[]) => `${listed(names)}: raised to 15 minutes, the shortest that AWS gives.`,
    'too-short-for-cache': (names: readonly string[]) =>
      `${listed(names)}: too short for AWS CLI’s cache, since AWS CLI asks again 15 minutes before the end. Choose a longer duration or another place.`,
    'not-whole': (names: readonly string[]) =>
      `${listed(names)}: the duration is no whole number of seconds; AWS CLI passes over it, and so does Lanyard. Correct duration_seconds.`,
    root: (names: readonly string[]) =>
      `${listed(names)}: cut to ${formatDuration(3600)}, because AWS gives the root user no more. The root user can assume no role.`,
    'session-name': (names: readonly string[]) =>
      `${listed(names)}: AWS takes no such role_session_name (2 to 64 letters, digits and + = , . @ - _), so Lanyard uses one of its own. Correct it.`,
    'code-left-out': (names: readonly string[]) =>
      `${listed(names)}: assumed without a code in spite of mfa_serial, because AWS takes codes from users, and here another role asks. If the role demands MFA, assume it from the user’s keys.`,
  },
} as const

/** Where results go. */
export const placeWords = {
  target: (section: string) => `[${section}] of the credentials file`,
  'cli-cache': 'AWS CLI’s cache',
  memory: 'Lanyard’s memory',
  title: (section: string, kind: 'target' | 'cli-cache' | 'memory') =>
    ({ target: `Section [${section}]`, 'cli-cache': 'AWS CLI’s cache', memory: 'Memory only' })[kind],
} as const

/** The routes of a profile, as they are offered. */
export const routeViewText = {
  titles: {
    'session-token': 'A session from the keys',
    'shared-code': 'One code for everything behind these keys',
    'own-code': 'A code for this role alone',
    'no-code': 'Without a code',
  },
  meaning: {
    target: 'A section of the credentials file. Every AWS tool reads it; use its name as the profile.',
    'cli-cache':
      'Where AWS CLI looks before it asks for a code: aws --profile works without a prompt. No other tool reads it.',
    memory:
      'Held by this Lanyard and written nowhere. AWS tools do not find it in the files; it is gone when Lanyard ends.',
  },
  keysOf: (profile: string) => `the keys of ${profile}`,
  sessionOf: (profile: string) => `the session of ${profile}`,
  roleOf: (profile: string) => `the role ${profile}`,
  earlier: 'an earlier answer',
  call: (call: {
    readonly action: string
    readonly role: string | null
    readonly credentials: string
    readonly device: string | null
    readonly durationSeconds: number
    readonly place: string
  }) =>
    [
      `${call.action}${call.role === null ? '' : ` for ${call.role}`} with ${call.credentials}`,
      call.device === null ? '' : ` and a code of ${call.device}`,
      `: at most ${formatDuration(call.durationSeconds)}, into ${call.place}`,
    ].join(''),
} as const

const DAY = 24 * 60 * 60_000

/** A running renewal, line by line. */
export const renewalText = {
  waitsForCode: 'waits for the code',
  waitsForSource: 'waits for what signs it',
  byItself: 'AWS tools assume it themselves',
  asking: 'asking AWS…',
  askingAgain: (attempt: number) => `asking AWS again (attempt ${attempt})…`,
  backingOff: (seconds: number) => `AWS is throttling or faulty at the moment: again in ${seconds} s`,
  /** Beyond a day a clock time alone would mislead. */
  until: (end: Instant, timeZoneOffsetMinutes: number, left: number) =>
    left > DAY
      ? `until ${formatClockTime(end, timeZoneOffsetMinutes)} (${formatTimeLeft(left)})`
      : `until ${formatClockTime(end, timeZoneOffsetMinutes)}`,
  skipped: {
    'source-failed': 'not asked for: what signs it failed',
    cancelled: 'not asked for: cancelled',
  },
} as const

/** `lanyard session plan`. */
export const routePlanText = {
  heading: (title: string, chosen: 'chosen' | 'offered') => (chosen === 'chosen' ? `${title} (chosen)` : title),
  codes: (count: number, devices: readonly string[]) => {
    if (count === 0) return 'Takes no code.'
    return `Takes ${count === 1 ? 'one code' : `${count} codes`} of ${devices.join(' and ')}.`
  },
  opens: (name: string, seconds: number, how: 'call' | 'itself') =>
    how === 'call'
      ? `Opens ${name} for at most ${formatDuration(seconds)}.`
      : `Opens ${name}: AWS tools assume it themselves, for at most ${formatDuration(seconds)}.`,
  cannot: (name: string, message: string) => `Cannot open ${name}: ${message}`,
} as const
