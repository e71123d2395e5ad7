import { formatTimeLeft } from './duration.ts'

/*
 * The words of running a program with a profile.
 */

const HELP = `Usage: lanyard exec NAME [options] [--] COMMAND [ARGUMENT...]

Runs COMMAND with the credentials of the profile NAME in its environment, and nowhere else: no file, no
argument. Whatever the shell had of other profiles or keys is left out. Signals and the exit code are
passed on.

  lanyard exec prod -- terraform plan
  lanyard exec dev aws s3 ls
  lanyard exec dev -- docker run -e AWS_ACCESS_KEY_ID -e AWS_SECRET_ACCESS_KEY -e AWS_SESSION_TOKEN IMAGE

The running Lanyard is asked first; without it, this command opens what it can itself. Where that takes an MFA
code, it is asked for on the terminal. Credentials are not renewed while COMMAND runs.

Options:
  --profile-only   set AWS_PROFILE and the region alone; tools get their credentials, and new ones, themselves
  --region REGION  this region, instead of the profile’s
  --code CODE      the six digits, where they cannot be asked for
  --help           this text

Exit codes: COMMAND’s own; 128 and the number of the signal that ended it; 127 COMMAND was not found; 126 it
cannot be run; 1 there are no credentials; 2 wrong usage.
`

/** Why a program did not begin. */
type NotStarted = 'not-found' | 'not-runnable' | 'too-long' | 'failed'

const SCRIPT_ON_WINDOWS = ' A script (.cmd, .bat) is run by: lanyard exec NAME -- cmd /c COMMAND'

export const execText = {
  help: HELP,
  badRegion: '--region takes the name of a region, such as eu-west-1.',
  codeForNothing: '--code goes with credentials, and --profile-only gets none.',
  refused: (reason: string) => `${reason} This command helps itself instead.`,
  endsSoon: (left: number) =>
    `These credentials end in ${formatTimeLeft(left)}. The command keeps them until then and gets no new ones (see --profile-only).`,
  killed: 'The command did not end when it was asked to, and was asked again: it was killed.',
  notStarted: (program: string, reason: NotStarted, platform: 'win32' | 'linux' | 'darwin') => {
    const script = platform === 'win32' ? SCRIPT_ON_WINDOWS : ''
    const sentences: Readonly<Record<NotStarted, string>> = {
      'not-found': `“${program}” was not found: neither a program on the PATH nor a file, or what its first line names is missing.${script}`,
      'not-runnable': `“${program}” cannot be run: it is a folder, no program, or not allowed to be one (chmod +x).${script}`,
      'too-long': `“${program}” was given more arguments or variables than the system takes. Give it fewer.`,
      failed: `“${program}” could not be started. Try it without lanyard exec, to see why.`,
    }
    return sentences[reason]
  },
} as const
