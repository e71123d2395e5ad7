import type { Xml } from './answers.ts'
import type { Caller, IssuedKeys, StsError, StsRole } from './model.ts'
import { accountOf, callerArn, isStsError, userArn } from './model.ts'
import { checkMfaTexts, checkPresent, checkText, type Parameters, readDuration, validationError } from './parameters.ts'
import { denied, issueKeys, type Registry, spendCode } from './registry.ts'

/** One call, after its signature was found good. `now` is the server's clock. */
export type Call = {
  readonly registry: Registry
  readonly caller: Caller
  readonly parameters: Parameters
  readonly now: number
}

type Action = (call: Call) => Xml | StsError

const MAXIMUM_SESSION = 129_600
const CHAINED_MAXIMUM = 3600

/** The actions this server knows. */
const ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['GetSessionToken', getSessionToken],
  ['AssumeRole', assumeRole],
  ['GetFederationToken', getFederationToken],
  ['GetCallerIdentity', getCallerIdentity],
  ['GetAccessKeyInfo', getAccessKeyInfo],
])

function getSessionToken(call: Call): Xml | StsError {
  const { caller, parameters, registry, now } = call
  if (caller.kind !== 'user') return denied('Cannot call GetSessionToken with session credentials')
  const root = caller.user.name === 'root'
  const duration = readDuration(parameters, {
    minimum: 900,
    maximum: MAXIMUM_SESSION,
    fallback: root ? CHAINED_MAXIMUM : 43_200,
  })
  const invalid = validationError([...duration.problems, ...checkMfaTexts(parameters)])
  if (invalid !== null) return invalid
  const mfa = authenticate(call)
  if (typeof mfa !== 'string') return mfa
  const seconds = root ? Math.min(duration.seconds, CHAINED_MAXIMUM) : duration.seconds
  const issued = issueKeys(registry, now + seconds * 1000, (accessKeyId) => ({
    kind: 'user-session',
    user: caller.user,
    accessKeyId,
    mfa,
    ...(mfa === 'yes' ? { mfaAt: now } : {}),
  }))
  return [['Credentials', credentialsXml(issued)]]
}

/** Whether the call itself carries a good MFA code. */
function authenticate({ caller, parameters, registry, now }: Call): 'yes' | 'no' | StsError {
  const serial = parameters.get('SerialNumber')
  const code = parameters.get('TokenCode')
  if (serial === undefined && code === undefined) return 'no'
  if (caller.kind === 'role-session' || caller.kind === 'federated-user')
    return denied('MultiFactorAuthentication is not possible with role credentials.')
  if (serial === undefined || code === undefined)
    return denied('MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.')
  return spendCode(registry, caller.user, serial, code, now) ?? 'yes'
}

function assumeRole(call: Call): Xml | StsError {
  const { caller, parameters, registry } = call
  const duration = readDuration(parameters, { minimum: 900, maximum: 43_200, fallback: 3600 })
  const invalid = validationError([
    ...checkPresent(parameters, 'RoleArn'),
    ...checkPresent(parameters, 'RoleSessionName'),
    ...checkText(parameters, { name: 'RoleArn', minimum: 20, maximum: 2048, pattern: null }),
    ...checkText(parameters, { name: 'RoleSessionName', minimum: 2, maximum: 64, pattern: /^[\w+=,.@-]*$/ }),
    ...checkText(parameters, { name: 'ExternalId', minimum: 2, maximum: 1224, pattern: /^[\w+=,.@:/-]*$/ }),
    ...duration.problems,
    ...checkMfaTexts(parameters),
  ])
  if (invalid !== null) return invalid
  const arn = parameters.get('RoleArn') ?? ''
  if (!/^arn:aws[\w-]*:iam::\d{12}:role\/.+$/.test(arn)) return plainValidation(`${arn} is invalid`)
  if (caller.kind !== 'role-session' && caller.user.name === 'root')
    return denied('Roles may not be assumed by root accounts.')
  if (caller.kind === 'federated-user') return notAuthorized(caller, 'AssumeRole', arn)
  const mfa = authenticate(call)
  if (typeof mfa !== 'string') return mfa
  const role = registry.roles.find((role) => role.arn === arn)
  if (role === undefined || !isTrusted(role, call, mfa)) return notAuthorized(caller, 'AssumeRole', arn)
  const tooLong = checkRoleDuration(role, caller, duration.seconds)
  if (tooLong !== null) return tooLong
  return roleSession(call, role, duration.seconds)
}

function isTrusted(role: StsRole, call: Call, mfa: 'yes' | 'no'): boolean {
  const { caller, parameters } = call
  const principal = caller.kind === 'role-session' ? caller.role.arn : userArn(caller.user)
  const named = role.trusts.includes(principal) || role.trusts.includes(`arn:aws:iam::${accountOf(caller)}:root`)
  const external = role.externalId === null || parameters.get('ExternalId') === role.externalId
  return named && external && (role.mfa === 'not-required' || hasMfa(role, call, mfa))
}

/** A code with the call itself, or the one of a session, where that is young enough. A role's keys carry none. */
function hasMfa({ mfaAge }: StsRole, { caller, now }: Call, mfa: 'yes' | 'no'): boolean {
  if (mfa === 'yes') return true
  if (caller.kind !== 'user-session' || caller.mfa === 'no') return false
  return mfaAge === undefined || now - (caller.mfaAt ?? 0) < mfaAge * 1000
}

function checkRoleDuration(role: StsRole, caller: Caller, seconds: number): StsError | null {
  if (caller.kind === 'role-session' && seconds > CHAINED_MAXIMUM)
    return plainValidation(
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
    )
  if (seconds > role.maxSessionDuration)
    return plainValidation('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.')
  return null
}

function roleSession({ registry, parameters, caller, now }: Call, role: StsRole, seconds: number): Xml {
  const sessionName = parameters.get('RoleSessionName') ?? ''
  const issued = issueKeys(registry, now + seconds * 1000, (accessKeyId) => ({
    kind: 'role-session',
    role,
    sessionName,
    accessKeyId,
    signedWith: caller.kind === 'user' ? 'long-term' : 'temporary',
  }))
  return [
    [
      'AssumedRoleUser',
      [
        ['AssumedRoleId', `${role.roleId}:${sessionName}`],
        ['Arn', callerArn(issued.caller)],
      ],
    ],
    ['Credentials', credentialsXml(issued)],
  ]
}

function getCallerIdentity({ caller }: Call): Xml {
  return [
    ['Arn', callerArn(caller)],
    ['UserId', userIdOf(caller)],
    ['Account', accountOf(caller)],
  ]
}

function userIdOf(caller: Caller): string {
  switch (caller.kind) {
    case 'role-session':
      return `${caller.role.roleId}:${caller.sessionName}`
    case 'federated-user':
      return `${caller.user.accountId}:${caller.name}`
    default:
      return caller.user.userId
  }
}

function getAccessKeyInfo({ caller, parameters, registry }: Call): Xml | StsError {
  if (caller.kind === 'user-session' || caller.kind === 'federated-user')
    return denied('Cannot call GetAccessKeyInfo with session credentials')
  const invalid = validationError([
    ...checkPresent(parameters, 'AccessKeyId'),
    ...checkText(parameters, { name: 'AccessKeyId', minimum: 16, maximum: 128, pattern: /^[\w]*$/ }),
  ])
  if (invalid !== null) return invalid
  const wanted = parameters.get('AccessKeyId') ?? ''
  const owner = registry.users.find((user) => user.keys.some((key) => key.accessKeyId === wanted))
  const issued = registry.issued.get(wanted)
  if (owner !== undefined) return [['Account', owner.accountId]]
  if (issued !== undefined) return [['Account', accountOf(issued.caller)]]
  return plainValidation(`Invalid Access Key ID: ${wanted}`)
}

/** As the STS API reference has it (GetFederationToken); the policies must be AWS's own, of the user's partition. */
function getFederationToken(call: Call): Xml | StsError {
  const { caller, parameters, registry, now } = call
  if (caller.kind !== 'user') return denied('Cannot call GetFederationToken with session credentials')
  const root = caller.user.name === 'root'
  const duration = readDuration(parameters, { minimum: 900, maximum: MAXIMUM_SESSION, fallback: 43_200 })
  const invalid = validationError([
    ...checkPresent(parameters, 'Name'),
    ...checkText(parameters, { name: 'Name', minimum: 2, maximum: 32, pattern: /^[\w+=,.@-]*$/ }),
    ...duration.problems,
  ])
  if (invalid !== null) return invalid
  const name = parameters.get('Name') ?? ''
  const policies = [...parameters].flatMap(([key, value]) =>
    /^PolicyArns\.member\.\d+\.arn$/.test(key) ? [value] : [],
  )
  const own = `arn:${caller.user.partition ?? 'aws'}:iam::aws:policy/`
  const foreign = policies.find((policy) => !policy.startsWith(own))
  if (foreign !== undefined) return plainValidation(`The policy ${foreign} does not exist or is not attachable.`)
  if (caller.user.federation === 'not-allowed') {
    const resource = `arn:${caller.user.partition ?? 'aws'}:sts::${caller.user.accountId}:federated-user/${name}`
    return notAuthorized(caller, 'GetFederationToken', resource)
  }
  const seconds = root ? Math.min(duration.seconds, CHAINED_MAXIMUM) : duration.seconds
  const issued = issueKeys(registry, now + seconds * 1000, (accessKeyId) => ({
    kind: 'federated-user',
    user: caller.user,
    name,
    accessKeyId,
    policies,
  }))
  return [
    [
      'FederatedUser',
      [
        ['Arn', callerArn(issued.caller)],
        ['FederatedUserId', `${caller.user.accountId}:${name}`],
      ],
    ],
    ['Credentials', credentialsXml(issued)],
  ]
}

function notAuthorized(caller: Caller, action: string, resource: string): StsError {
  return denied(`User: ${callerArn(caller)} is not authorized to perform: sts:${action} on resource: ${resource}`)
}

function plainValidation(message: string): StsError {
  return { status: 400, code: 'ValidationError', message }
}

function credentialsXml(issued: IssuedKeys): Xml {
  return [
    ['AccessKeyId', issued.accessKeyId],
    ['SecretAccessKey', issued.secretAccessKey],
    ['SessionToken', issued.sessionToken],
    ['Expiration', new Date(issued.expiresAt).toISOString().replace(/\.\d{3}Z$/, 'Z')],
  ]
}

/** Runs an action by its name. */
export function runAction(name: string, call: Call): Xml | StsError {
  const action = ACTIONS.get(name)
  return action === undefined ? unknownAction(name) : action(call)
}

/** InvalidAction, as AWS words it. */
export function unknownAction(name: string | null, version = '2011-06-15'): StsError {
  if (name === null) return { status: 400, code: 'MissingAction', message: 'Missing Action' }
  return { status: 400, code: 'InvalidAction', message: `Could not find operation ${name} for version ${version}` }
}

/** Tells a refusal from a result. */
export function isRefusal<Value extends object | string>(result: Value | StsError): result is StsError {
  return typeof result === 'object' && !Array.isArray(result) && isStsError(result)
}
