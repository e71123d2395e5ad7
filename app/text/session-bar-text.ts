/** Titles and second lines of what lives, and why it is not renewed here. */
export const sessionBarText = {
  calls: {
    'session-token': (source: string) => `GetSessionToken from ${source}`,
    'shared-code': (source: string) => `AssumeRole from ${source}`,
    'own-code': (source: string) => `AssumeRole with a code, from ${source}`,
    'no-code': (source: string) => `AssumeRole from ${source}`,
  },
  from: (source: string) => `from ${source}`,
  section: (section: string, file: string) => `in [${section}] of ${file}`,
  cliCache: 'in the role cache of AWS CLI',
  ssoCache: 'in the SSO cache of AWS CLI',
  loginCache: 'in the login cache of AWS CLI',
  memory: 'held in memory until Lanyard ends',
  environment: 'Environment of Lanyard',
  environmentWhere: 'AWS_ACCESS_KEY_ID and a session token, as Lanyard was started',
  profiles: (count: number) => (count === 1 ? '1 profile' : `${count} profiles`),
  roleOf: (role: string, account: string) => `${role} in ${account}`,
  noProfile: 'No profile leads here',
  strayHint: 'No profile leads to this cache file, so nothing renews it. The AWS CLI passes over it once it has ended.',
  environmentHint: 'Whatever set these variables renews them. Start Lanyard again afterwards.',
} as const
