/*
 * Sentences about pasted text: what it was recognised as, what to know before it is written. No value of it is ever in one.
 */

const RECOGNISED =
  'Recognised are: blocks of the shared files and of the IAM Identity Center portal, AWS_… variables as sh, fish, PowerShell, cmd, Docker and .env files set them, JSON of aws sts, aws iam create-access-key and aws configure export-credentials, and the console’s access-key CSV.'

export const importText = {
  /** The name proposed where the text gives none. */
  defaultName: 'imported',
  format: {
    portal: 'IAM Identity Center portal',
    'shared-file': 'Shared config or credentials file',
    shell: 'Environment variables (shell)',
    fish: 'Environment variables (fish)',
    powershell: 'Environment variables (PowerShell)',
    cmd: 'Environment variables (Windows command prompt)',
    docker: 'Environment variables (Docker)',
    dotenv: 'Environment variables (.env)',
    'sts-json': 'JSON of AWS STS',
    'process-json': 'JSON of a credential process',
    'metadata-json': 'JSON of a metadata service',
    'access-key-json': 'JSON of a new access key',
    'sso-json': 'JSON of IAM Identity Center',
    'environment-json': 'Environment variables (JSON)',
    'credentials-json': 'JSON with credentials',
    'access-key-csv': 'Access-key CSV of the console',
  },
  unknown: `No AWS credentials or profiles were recognised in this text. ${RECOGNISED}`,
  tooLong: `This text is longer than 1 MB, so it was not looked at. ${RECOGNISED}`,
  notText: `This is no text, or not text in UTF-8. ${RECOGNISED}`,
  half: 'Only one half of an access key is here: the key id and the secret access key are both needed. Copy the whole of it again.',
  onlySession:
    'This is an [sso-session] section without a profile that uses it. Add it as a session, or copy the profile with it.',
  halfInBlock:
    'A profile here has only one half of an access key: AWS CLI will stop at it. Copy the whole block again.',
  halvesLeftOut: (count: number) =>
    count === 1
      ? 'One entry has only one half of an access key and is left out.'
      : `${count} entries have only one half of an access key and are left out.`,
  longTermWithToken:
    'The key id is a long-term one (AKIA…), but a session token came with it: AWS refuses the pair. Copy all three again.',
  temporaryWithoutToken:
    'The key id is a temporary one (ASIA…), but no session token came with it: AWS refuses it alone. Copy all three again.',
  longTermOnDisk:
    'These are long-term keys: they work until they are deleted, for anybody who can read the file. Use an MFA session or IAM Identity Center where you can.',
  unwritable: (count: number) =>
    count === 1
      ? 'One setting has characters that cannot stand in the file and is left out.'
      : `${count} settings have characters that cannot stand in the file and are left out.`,
  omission: {
    reference: 'Some variables are set to a reference and not to a value; they are left out.',
    repeated: 'A variable is set more than once; the last one counts.',
    services: 'A [services] section is in the text; it is left out. Add it by itself.',
  },
  unusedSessions: 'An [sso-session] section in the text is used by no profile in it; it is left out.',
  /** `sentence` says what is expected. */
  oddValue: (setting: string, sentence: string) => `${setting}: ${sentence}`,
} as const
