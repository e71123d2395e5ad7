/*
 * Findings that only advice tells, and what fixes do. Those of a profile's problems are in `profile-text.ts`.
 */

/** Files by the name their role gives them. */
const files = { config: 'the config file', credentials: 'the credentials file' } as const

export const adviceText = {
  duplicateSetting: (setting: string, header: string, first: number, second: number) =>
    `AWS CLI and boto3 refuse the whole file: the setting ${setting} stands twice in [${header}], on lines ${first} and ${second}. To other tools line ${second} counts. Remove one of the two.`,
  duplicateSection: (header: string, first: number, second: number) =>
    `AWS CLI and boto3 refuse the whole file: the section [${header}] stands in it twice, on lines ${first} and ${second}. Other tools join the two. Join them, or remove one.`,
  colon: (setting: string) =>
    `A colon stands between ${setting} and its value: AWS SDK for JavaScript v3 does not read it, and the AWS SDKs for Java, Rust and Kotlin refuse the file. Write “=”.`,
  settingSwallowed: (settings: readonly string[], under: string) =>
    `The indented ${settings.join(', ')} below ${under} is part of its value to AWS CLI and most SDKs; AWS SDK for JavaScript v3 reads a setting. Move it to the start of its line.`,
  prefixMissing: (header: string, usual: string) =>
    `No AWS tool finds [${header}] in the config file: a profile stands there as [${usual}]. Rename the section.`,
  outOfPlace: (header: string) =>
    `[${header}] belongs into the config file: in the credentials file AWS CLI takes it for a profile of that name, and no tool uses it. Move it.`,
  quotedValue: (setting: string) =>
    `The quotes are part of the value of ${setting} to AWS CLI and most SDKs. Take them away.`,
  /** `sentence` says what is expected. */
  oddValue: (setting: string, sentence: string) => `The value of ${setting} is odd. ${sentence}`,
  credentialSource: (choices: readonly string[]) =>
    `AWS CLI stops at a credential_source other than ${choices.join(', ')}, written exactly so. Correct it.`,
  endedKeysForAll:
    'The keys of this profile have ended, but AWS CLI and the SDKs still take them before its login or process, and every call fails. Remove the keys.',
  endedKeysForSome:
    'The keys of this profile have ended. AWS CLI passes over them; the AWS SDKs for JavaScript and Go still take them first, and every call fails. Remove the keys.',
  /** One line for the history: what was done, and where. */
  fixTitle: (label: string, role: keyof typeof files, line: number) => `${label} (${files[role]}, line ${line})`,
  fix: {
    removeEarlier: 'Remove the first of the two',
    joinSections: 'Join the two sections',
    removeMark: 'Remove the byte order mark',
    commentOut: 'Make the line a comment',
    closeHeader: 'Add the missing “]”',
    lowerCase: (setting: string) => `Write ${setting}`,
    liftComment: 'Put the comment on a line of its own',
    equalsSign: 'Write “=”',
    setApart: 'Make them settings of their own',
    dedent: 'Move the header to the start of its line',
    renameTo: (header: string) => `Rename to [${header}]`,
    removeSetting: (setting: string) => `Remove ${setting}`,
    renameSetting: (from: string, to: string) => `Rename ${from} to ${to}`,
    moveTo: (role: keyof typeof files) => `Move it to ${files[role]}`,
    pointAt: (name: string) => `Write “${name}”`,
    write: (value: string) => `Write ${value}`,
    unquote: 'Take the quotes away',
    removeEndedKeys: 'Remove the ended keys',
  },
} as const
