import { timeLeftText } from './duration.ts'
import type { Instant } from './instant.ts'

/** Words of the tray's menu and tooltip. */
export const trayText = {
  name: 'Lanyard',
  nothingEnds: 'No session is running',
  sessionLeft: (profile: string, expiresAt: Instant, now: Instant) => `${profile} · ${timeLeftText(expiresAt, now)}`,
  noneActive: 'No profile is active',
  active: (profile: string) => `Active: ${profile}`,
  activeUntil: (profile: string, expiresAt: Instant, now: Instant) =>
    `Active: ${profile} · ${timeLeftText(expiresAt, now)}`,
  activeFor: (profile: string, endsAt: Instant, then: string | null, now: Instant) =>
    `Active: ${profile} for ${timeLeftText(endsAt, now)}, then ${then ?? 'none'}`,
  switchTo: 'Switch to',
  current: (label: string) => `${label} (active)`,
  forTime: (label: string, time: string) => `${label} · for ${time}`,
  none: 'None',
  back: (profile: string | null) => (profile === null ? 'Back to none' : `Back to ${profile}`),
  forAWhile: 'For a limited time…',
  openConsole: 'Open console',
  others: 'Others in the window',
  renew: (profile: string, expiresAt: Instant, now: Instant) => `Renew ${profile} (${timeLeftText(expiresAt, now)})`,
  start: (profile: string) => `Start a session from ${profile}`,
  renewAll: (device: string, count: number) => `Renew all on ${device} (${count} profiles)`,
  more: (count: number) => `${count} more in the window`,
  copyEnvironment: 'Copy environment',
  noAccount: 'Other profiles',
  noProfiles: 'No profiles',
  range: (first: string, last: string) => `${first} … ${last}`,
  chain: 'Chain…',
  sessions: 'Sessions…',
  open: 'Open Lanyard',
  quit: 'Quit',
  production: (name: string) => `${name} · production`,
  tooltip: (running: number, expired: number) => {
    const live = running === 0 ? 'no session running' : `${running} ${running === 1 ? 'session' : 'sessions'} running`
    return expired === 0 ? `Lanyard: ${live}` : `Lanyard: ${live}, ${expired} expired`
  },
} as const
