/*
 * The words of the command line.
 */

const USAGE = `Usage: lanyard <command> [options]

Every AWS profile of this machine, what it authenticates as, how long it lasts, and why.

Commands:
  profiles               list every profile of the config and credentials files
  show PROFILE           one profile: every setting, where it stands, what it overrides
  chain                  which credential provider wins, and why the others do not
  whoami [PROFILE]       whose credentials these are, asked of STS; nobody is asked for a code
  session start PROFILE  type an MFA code, get a session, write it to the credentials file
  session renew PROFILE  a profile, a device or all of them, with as few codes as can be
  session stop PROFILE   take back what Lanyard wrote for a session
  session list           sessions in the files, and how long they last
  session plan PROFILE   what a renewal would call and open, before a code is typed
  set, unset             one setting of a profile
  add, rename,           a profile, an SSO session, a services section
    duplicate, rm
  import                 credentials pasted or piped, in any of their forms
  history, undo          what Lanyard wrote, and taking it back
  check                  what a tool would refuse, miss or read otherwise
  use NAME               the profile that new commands use, in every shell that follows
  console PROFILE        the AWS console in the browser, signed in with the profile
  shell-init SHELL       what makes a shell follow
  exec NAME -- COMMAND   a program with a profile’s credentials in its environment alone
  connect PROFILE        let tools ask Lanyard for a profile’s credentials
  credential-process     what a connected profile asks

Options:
  --json                 the answer as JSON on standard output
  --help                 help for a command: lanyard chain --help
  --version              the version

Exit codes: 0 done or resolved; 1 the answer is a failure; 2 wrong usage.
`

const PROFILES = `Usage: lanyard profiles [--json]

Lists every profile of the two AWS files (AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE, else
~/.aws/config and ~/.aws/credentials), in file order. Nothing is called and nothing is written.

Options:
  --json    an array, one object per profile
  --help    this text
`

const SHOW = `Usage: lanyard show PROFILE [--json]

Shows one profile: every setting in force, its file and line, and the values it overrides.
Secret values are never shown.

Options:
  --json    one object
  --help    this text
`

const SESSION = `Usage: lanyard session start PROFILE [options]
       lanyard session renew [PROFILE] [--all|--device ARN] [options]
       lanyard session stop PROFILE [--json]
       lanyard session list [--json]
       lanyard session plan PROFILE [--json]

Starts MFA sessions and lists those in the files. See: lanyard session start --help
`

const SESSION_START = `Usage: lanyard session start PROFILE [--code CODE] [--serial ARN] [--duration SECONDS]
                             [--target NAME] [--json]

Gets temporary credentials from STS with the profile’s long-term keys and an MFA code, and writes
them to the credentials file as the target profile. The rest of the file stays as it is; a copy is kept.

Options:
  --code CODE          the six digits; asked for on a terminal, hidden, when not given
  --serial ARN         the MFA device; else the profile’s mfa_serial
  --duration SECONDS   900 to 129600; else the setting, 12 hours by default
  --target NAME        the profile to write; else PROFILE-mfa, or X for a profile called X-long-term
  --json               one object
  --help               this text
`

const SESSION_LIST = `Usage: lanyard session list [--json]

Lists the temporary credentials in the files: whose they are and when they end.

Options:
  --json    an array, one object per session
  --help    this text
`

const SESSION_PLAN = `Usage: lanyard session plan PROFILE [--json]

Shows every way of a profile to live credentials: the calls of STS, how many codes they take, which profiles
come alive and for how long at most, what cannot be opened, and why. Nothing is called and nothing is written.

Options:
  --json    one object
  --help    this text
`

export const cliText = {
  help: {
    all: USAGE,
    profiles: PROFILES,
    show: SHOW,
    session: SESSION,
    sessionStart: SESSION_START,
    sessionList: SESSION_LIST,
    sessionPlan: SESSION_PLAN,
  },
  version: (version: string) => `lanyard ${version}\n`,
  error: (message: string) => `lanyard: ${message}\n`,
  remark: (message: string) => `lanyard: ${message}\n`,
  seeHelp: (command: string) => `See: ${command} --help\n`,
  unknownCommand: (word: string) => `There is no command “${word}”.`,
  noCommand: 'No command was given.',
  unknownOption: (option: string) => `There is no option ${option}.`,
  optionTwice: (name: string) => `The option --${name} was given twice.`,
  optionWithoutValue: (name: string) => `The option --${name} takes no value.`,
  optionNeedsValue: (name: string) => `The option --${name} needs a value.`,
  missing: (name: string) => `${name} is missing.`,
  surplus: (count: number) =>
    count === 1 ? 'There is one argument too many.' : `There are ${count} arguments too many.`,
  unknownTool: (tool: string, known: readonly string[]) =>
    `There is no tool “${tool}”. Known tools: ${known.join(', ')}.`,
  noSuchProfile: (name: string, near: string | null) =>
    `There is no profile “${name}” in the AWS files.${near === null ? '' : ` Did you mean “${near}”?`}`,
  secretArgument:
    'An access key stands on the command line, where every process and the shell’s history can see it. Lanyard reads keys from the AWS files only; if this one is real, make a new one.',
  codeNotDigits: 'The code must be the six digits the MFA device shows.',
  codeMissing: 'A code is needed and there is no terminal to ask for it. Give it with --code.',
  codeNotTyped: 'No code was typed, so nothing was written.',
  durationNotSeconds: 'The duration must be a whole number of seconds from 900 (15 minutes) to 129600 (36 hours).',
  unexpected: (name: string) => `Something unexpected went wrong (${name}). Nothing is known to have been written.`,
  noProfiles: (config: string, credentials: string) =>
    `There is no profile yet: neither ${config} nor ${credentials} has one. Create one with: aws configure\n`,
  noSessions: 'There is no session in the files. Start one with: lanyard session start PROFILE\n',
  endUnknown: 'unknown',
  profilesHead: ['PROFILE', 'KIND', 'ACCOUNT', 'REGION', 'TIME LEFT', ''],
  /** In the column of profiles, where no profile leads there. */
  noProfileColumn: '–',
  sessionOrigins: {
    target: 'Keys in the files',
    'cli-cache': 'Cache of AWS CLI',
    'sso-cache': 'SSO cache',
    'login-cache': 'Login cache',
    memory: 'Held in memory',
    environment: 'Environment',
  },
  sessionsHead: ['PROFILE', 'FROM', 'KIND', 'STATE', 'TIME LEFT'],
  settingsHead: ['SETTING', 'VALUE', 'FROM'],
  problemAt: (severity: string, message: string, place: string | null) =>
    place === null ? `${severity}: ${message}` : `${severity}: ${message} (${place})`,
  problemCount: (count: number) => (count === 1 ? '1 problem' : `${count} problems`),
  overrides: (value: string, place: string) => `instead of ${value} (${place})`,
  labels: {
    kind: 'Kind',
    account: 'Account',
    region: 'Region',
    source: 'Source profile',
    device: 'MFA device',
    ends: 'Ends',
  },
  region: (value: string, origin: string) => `Region: ${value} (${origin})`,
  noRegion: 'Region: none configured',
  warning: (message: string) => `Warning: ${message}`,
  usedCode: (seconds: number) => `The device’s present code was used already; its next one comes in ${seconds} s.`,
  askCode: (target: string, device: string) => `MFA code of ${device} (opens ${target}): `,
  started: (target: string, left: string, file: string) => `${target} is live for ${left}; written to ${file}.\n`,
  use: (line: string) => `Use it with: ${line}\n`,
  backupAt: (path: string) => `The file as it was before is kept in ${path}.\n`,
} as const
