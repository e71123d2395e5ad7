/*
 * Places in the Chain room: what they are called in a sentence, why they cannot be read, and what a probe would do.
 */

/** How a place stands in a sentence: "AWS CLI v2 on an EC2 instance uses …". */
export type Where = {
  readonly preposition: ' in ' | ' on '
  readonly words: string
  /** Beside an explicit profile too; this app and this shell go without saying there. */
  readonly said: 'always' | 'without-explicit-profile'
}

const usual = (words: string): Where => ({ preposition: ' in ', words, said: 'without-explicit-profile' })
const inside = (words: string): Where => ({ preposition: ' in ', words, said: 'always' })
const on = (words: string): Where => ({ preposition: ' on ', words, said: 'always' })

/** Places as a sentence names them. */
export const whereText = {
  app: usual('this app’s environment'),
  shell: usual('this shell’s environment'),
  loginShell: inside('a login shell'),
  process: (name: string, pid: number) => inside(`${name} (process ${pid})`),
  pasted: inside('the pasted environment'),
  file: inside('the environment of the file'),
  ec2: on('an EC2 instance'),
  ecs: inside('an ECS task'),
  eks: inside('an EKS pod'),
  lambda: inside('a Lambda function'),
  'github-actions': inside('a GitHub Actions job'),
  'on-premises': on('a server outside AWS'),
} as const

/** Why a place cannot be read. */
export const placeTrouble = {
  notHere: 'This system does not tell about other processes, so their environment is not available here.',
  unknownHost: 'There is no such host.',
  noProbeElsewhere: 'Only this machine can be asked, and this place is not on it.',
  pasteGone: 'That pasted environment is no longer held. Paste it again.',
} as const

/** ` (x_security_token_expires)`: the setting or variable that says when keys end. */
export const saidBy = (by: string | null): string => (by === null ? '' : ` (${by})`)

/** When the winner ends. */
export const chainEndText = {
  live: (until: string) => `What wins ends ${until}.`,
  expired: (until: string, by: string | null, tool: string) =>
    `It wins, and is expired since ${until}${saidBy(by)}: ${tool} does not fall through to another provider.`,
} as const

/** Other environments: processes, the login shell, pasted text. */
export const placeReadText = {
  gone: (pid: number) => `There is no process ${pid} any more.`,
  notOwn: (pid: number) => `Process ${pid} belongs to somebody else, so its environment is not read.`,
  unreadable: (pid: number) => `The system does not give the environment of process ${pid}.`,
  noList: 'The list of processes cannot be read.',
  otherRoot: 'It runs with a file system of its own (a container): the files read here are those of this machine.',
  startedWith: 'These are the variables it was started with; what it changed since is not seen.',
  looselyRead: 'The system separates variables by blanks here, so a value with a blank and = in it may be read as two.',
  noShell: 'There is no login shell to start on this system.',
  shellFailed: (shell: string) => `${shell} cannot be started.`,
  shellSlow: (shell: string, seconds: number) =>
    `${shell} did not come to an end within ${seconds} seconds, so it was ended. Its start files may wait for something.`,
  shellSilent: (shell: string) => `${shell} ended without telling its environment. A start file may end it early.`,
  tooLong: 'It holds more than 1 MB, which no environment does.',
} as const

/** Probes: what will be asked, and what came of it. */
export const probeText = {
  metadataWill: (url: string) =>
    `Asks the instance metadata service at ${url} for a session token, the name of the instance’s role and the region. No credentials are fetched.`,
  metadataOff: 'AWS_EC2_METADATA_DISABLED is true, so the tools do not ask, and neither does Lanyard.',
  metadataRole: (role: string) => `Instance metadata answers: the instance has the role ${role}.`,
  metadataNoRole: 'Instance metadata answers, and the instance has no role.',
  metadataSilent: 'Nothing answers there: this machine is no EC2 instance, or its metadata service is switched off.',
  metadataRefused: (status: number) => `Instance metadata answers with status ${status}, and gives no role.`,
  badEndpoint: (name: string) => `${name} is no http address, so there is nothing to ask.`,
  containerWill: (url: string) =>
    `Asks ${url} for credentials, as a tool in the container would. Only whether it answers and when they end is kept.`,
  noContainer:
    'Neither AWS_CONTAINER_CREDENTIALS_RELATIVE_URI nor AWS_CONTAINER_CREDENTIALS_FULL_URI is set, so there is nothing to ask.',
  forbiddenHost: (host: string) =>
    `${host === '' ? 'The address' : host} is no host that the tools ask: without https only loopback and the hosts of ECS and EKS are.`,
  noTokenFile: 'The file that AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE names cannot be read.',
  badToken: 'The authorization token holds a line break, so no tool sends it.',
  containerSilent: 'Nothing answers there.',
  containerStatus: (status: number) => `It answers with status ${status}, and gives no credentials.`,
  processWill: (command: string, how: 'directly' | 'by-shell') =>
    `Runs ${command} ${how === 'directly' ? 'without a shell' : 'through the shell'} with this app’s environment, as the tool would, for at most 60 seconds. It may ask you something. Of its answer only the expiry is kept.`,
  noProcess: (profile: string) =>
    `Profile ${profile} has no credential_process for this tool, so there is nothing to run.`,
  badProcess: 'Its quotes do not close, so the tool cannot run it.',
  processFailed: 'It cannot be started: there is no such program, or it may not be run.',
  processEnded: (code: number | null) =>
    code === null
      ? 'It was ended from outside.'
      : `It ended with code ${code}, which is an error to the tool. What it printed is not shown, since it may hold secrets.`,
  processSlow: 'It did not come to an end within 60 seconds, so it was ended.',
  notJson: 'What came back is not the JSON that the tools expect.',
  incomplete: 'What came back lacks an access key id or a secret access key.',
  version: 'The tools expect "Version": 1 in it.',
  gives: 'It gives credentials that do not end.',
  givesUntil: (until: string) => `It gives credentials that end ${until}.`,
  givesOver: (until: string) => `It gives credentials that ended ${until}.`,
  busy: 'Another probe is still running. Wait for it, or stop it.',
  stopped: 'The probe was stopped.',
} as const

/** The system's dialog for a file with variables. */
export const chooseEnvironmentText = { title: 'Read an environment from a file', choose: 'Read' } as const
