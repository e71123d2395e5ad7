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

/** When the winner ends. */
export const chainEndText = {
  live: (until: string) => `What wins ends ${until}.`,
  expired: (until: string, tool: string) =>
    `It wins, and is expired since ${until}: ${tool} does not fall through to another provider.`,
} as const
