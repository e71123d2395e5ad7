import { commandWord } from './command-word.ts'
import { formatTimeLeft } from './duration.ts'

/*
 * The words of switching: the active profile, and the shells that follow it.
 */

/** Why a profile's name cannot be handed to a shell. */
export type NameRefusal = 'empty' | 'too-long' | 'control-characters'

const USE = `Usage: lanyard use [NAME | - | --none] [--here | --everywhere | --default] [--for TIME] [--json]
       lanyard use --not-following [--json]

Makes NAME the profile of every shell that follows (see: lanyard shell-init --help): each has it at its next
prompt. Without a name it says which one is active. The AWS files are touched with --default only.

  lanyard use dev            until further notice
  lanyard use prod --for 30m  then back to what was active before
  lanyard use -              back to what was active before
  lanyard use --none         no profile: each tool falls back to its default

For programs without a shell, [default] in the AWS files can stand in for a profile; what was there is kept
and comes back byte for byte. It is shown before it is written.

  lanyard use dev --default            until it is put back
  lanyard use prod --default --for 1h  then it is put back by itself
  lanyard use --default -              [default] as it was
  lanyard use --default                what it stands for

What runs already keeps the environment it was started with:

  lanyard use --not-following  your programs that name another profile or have keys, and what to paste there

Options:
  --everywhere   every shell that follows; the default
  --here         only the shell it is typed in, and what is started from it; needs the hook there.
                 lanyard use - --here ends that
  --for TIME     30m, 2h, 1h30m, 1d: from a minute to a week
  --lines        with --here: what the hook reads, instead of a sentence
  --dry-run      with --default: show what would be written, write nothing
  --yes          with --default: write without asking
  --theirs       with --default -: put back what was kept even where [default] was changed since
  --json         one object
  --help         this text
`

const SHELL_INIT = `Usage: lanyard shell-init zsh|bash|fish|powershell [--without-region]

Prints what makes a shell follow the active profile. Put the line at the end of the shell’s start file:

  zsh         ~/.zshrc                     eval "$(lanyard shell-init zsh)"
  bash        ~/.bashrc                    eval "$(lanyard shell-init bash)"
  fish        ~/.config/fish/config.fish   lanyard shell-init fish | source
  powershell  $PROFILE                     lanyard shell-init powershell | Out-String | Invoke-Expression

Before each prompt it sets AWS_PROFILE and AWS_REGION; it starts no process and prints nothing. A variable you
set yourself is left alone. The Windows command prompt has no such place: there, lanyard use prints the lines.
In your prompt, lanyard_prompt shows the profile and the time left; lanyard_follow makes a shell follow again.

Options:
  --without-region   leave AWS_REGION alone
  --help             this text
`

const named = (profile: string | null, region: string | null): string =>
  profile === null ? 'no profile' : region === null ? `“${profile}”` : `“${profile}” (${region})`

export const switchText = {
  help: { use: USE, shellInit: SHELL_INIT },
  setAside: (path: string, aside: string, reason: string | null) =>
    `${path} does not say which profile is active${reason === null ? '' : ` (${reason})`}, so it was set aside as ${aside}. Choose one with: lanyard use NAME`,
  unusable: (path: string, reason: string | null, code: string) =>
    `${path} does not say which profile is active${reason === null ? '' : ` (${reason})`} and could not be set aside (${code}). Move it away, then choose one with: lanyard use NAME`,
  held: 'Another Lanyard is switching and did not finish, so nothing was changed. Try again in a moment.',
  notWritten: (path: string, code: string) =>
    `${path} cannot be written (${code}), so nothing was changed. Check its owner, its permissions and the room on the disk, then try again.`,
  nothingBefore: 'There is nothing to go back to. Choose a profile with: lanyard use NAME',
  nameRefused: {
    empty: 'A profile needs a name. Choose one with: lanyard use NAME',
    'too-long': 'This profile’s name is too long for a shell to take. Rename it, then switch to it.',
    'control-characters':
      'This profile’s name has control or invisible characters in it, which do something else in a shell. Rename it, then switch to it.',
  } satisfies Readonly<Record<NameRefusal, string>>,
  noSuchProfile: (name: string, near: readonly string[]) =>
    `There is no profile “${name}” in the AWS files, so nothing was changed.${
      near.length === 0 ? ' See: lanyard profiles' : ` Did you mean ${near.map((one) => `“${one}”`).join(' or ')}?`
    }`,
  badLease: '--for takes a time from a minute to a week, such as 30m, 2h, 1h30m or 1d.',
  /** `longest` as `--for` takes it. */
  needsLease: (profile: string, longest: string) =>
    `“${profile}” is production, and your settings (production-lease) allow it for a time only. Add --for ${longest}, or less.`,
  leaseTooLong: (profile: string, longest: string) =>
    `“${profile}” is production, and your settings (production-lease) allow no more than --for ${longest}.`,
  backNeedsLease: (profile: string, longest: string) =>
    `Going back leads to “${profile}”, which is production, and your settings (production-lease) allow it for a time only. Use: lanyard use ${commandWord(profile)} --for ${longest}`,
  hereOrEverywhere: 'Give --here or --everywhere, not both.',
  nameOrNone: 'Give a profile or --none, not both.',
  whatToUse: 'Give the profile to use, - to go back, or --none.',
  leaseOfWhat: '--for needs the name of a profile.',
  linesAreHere: '--lines goes with --here.',
  defaultAlone: '--default takes a profile or -, and goes with --for, --dry-run, --yes, --theirs and --json only.',
  onlyWithDefault: '--dry-run, --yes and --theirs go with --default.',
  theirsGoesBack: '--theirs goes with: lanyard use --default -',
  notFollowingAlone: '--not-following stands alone, or with --json.',
  hereIsNoJson: '--here changes one shell and has no JSON. Leave out one of the two.',
  noHook: (lines: string) =>
    `This shell has no Lanyard hook, so a command cannot change it (see: lanyard shell-init --help). Paste this instead: ${lines}`,
  noHookNorLines:
    'This shell has no Lanyard hook, so a command cannot change it, and the name of this profile cannot be typed there safely. See: lanyard shell-init --help',
  active: (profile: string | null, region: string | null) =>
    profile === null ? 'No profile is active: shells that follow set none.\n' : `Active: ${named(profile, region)}\n`,
  lease: (left: number, profile: string | null) => `For ${formatTimeLeft(left)} more, then ${named(profile, null)}.\n`,
  before: (profile: string | null) => `Before: ${named(profile, null)} (lanyard use -)\n`,
  followed: 'Shells that follow have it at their next prompt.\n',
  paste: (lines: readonly string[]) =>
    `This shell has no hook (see: lanyard shell-init --help). Paste into it:\n${lines.map((line) => `  ${line}\n`).join('')}`,
  hereNow: (profile: string | null, region: string | null, left: number | null) =>
    `Only this shell uses ${named(profile, region)}${left === null ? '' : ` for ${formatTimeLeft(left)}`}. Back with: lanyard use - --here`,
  gone: (profile: string) =>
    `There is no profile “${profile}” in the AWS files any more, and most tools stop at that. Choose another with: lanyard use NAME`,
  noneNow: (profile: string) =>
    `“${profile}” was active, so no profile is active now. Choose one with: lanyard use NAME`,
  hereNoMore: 'This shell follows the active profile again.',
  handSet: (profile: string) =>
    `This shell has AWS_PROFILE=${profile} from elsewhere and does not follow. It does again after lanyard_follow, or lanyard use NAME.`,
  hereHolds: 'This shell has a profile of its own (--here). It follows again after: lanyard use - --here',
  keysWin: (line: string) =>
    `This shell has AWS_ACCESS_KEY_ID, which most tools take before any profile. For the profile to count: ${line}`,
  defaultProfileWins: (line: string) =>
    `This shell has AWS_DEFAULT_PROFILE, which AWS CLI v1 and boto3 read before AWS_PROFILE. For the profile to count: ${line}`,
  regionNotSet: (region: string) =>
    `The region of this profile (${region}) is no region’s name, so AWS_REGION is not set for it. Correct it with: lanyard set PROFILE region`,
  unknownShell: (shell: string) => `There is no hook for “${shell}”. There is one for zsh, bash, fish and powershell.`,
  commandPrompt:
    'The Windows command prompt has nothing that runs before a prompt, so it cannot follow. There, lanyard use NAME prints the lines to paste.',
} as const
