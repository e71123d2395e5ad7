import { type Call, isRefusal, unknownAction } from './actions.ts'
import { SERVICES, type Xml } from './answers.ts'
import { accountOf, callerArn, type IamActionName, type StsError, type StsUser } from './model.ts'
import { denied, INVALID_TOKEN } from './registry.ts'

const REGISTERED = Date.UTC(2026, 0, 1)

/** Runs an IAM action by its name: permissions first, and no session without MFA at all. */
export function runIamAction(name: string, call: Call): Xml | StsError {
  switch (name) {
    case 'ListMFADevices':
      return listMfaDevices(call)
    case 'ListAccountAliases':
      return allowed(call, name, '*') ?? listAccountAliases(call)
    default:
      return unknownAction(name, SERVICES.iam.version)
  }
}

/** Why the caller may not; null where it may. */
function allowed({ caller }: Call, action: IamActionName, resource: string): StsError | null {
  // Keys of GetSessionToken without a code reach no IAM action (STS API reference, GetSessionToken, "Permissions").
  if (caller.kind === 'user-session' && caller.mfa === 'no') return INVALID_TOKEN
  const actions = caller.kind === 'role-session' ? (caller.role.iam ?? []) : caller.user.iam
  if (actions === undefined || actions.includes(action)) return null
  return denied(
    `User: ${callerArn(caller)} is not authorized to perform: iam:${action} on resource: ${resource} because no identity-based policy allows the iam:${action} action`,
  )
}

function listMfaDevices(call: Call): Xml | StsError {
  const user = userAsked(call)
  const refusal = allowed(call, 'ListMFADevices', `user ${isRefusal(user) ? '' : user.name}`)
  if (refusal !== null) return refusal
  if (isRefusal(user)) return user
  const members = user.devices.map(({ serial, enabledAt = REGISTERED }): readonly [string, Xml] => [
    'member',
    [
      ['UserName', user.name],
      ['SerialNumber', serial],
      ['EnableDate', new Date(enabledAt).toISOString().replace('.000', '')],
    ],
  ])
  return [
    ['MFADevices', members],
    ['IsTruncated', 'false'],
  ]
}

function userAsked({ caller, parameters, registry }: Call): StsUser | StsError {
  const name = parameters.get('UserName')
  if (name === undefined) {
    if (caller.kind !== 'role-session') return caller.user
    return {
      status: 400,
      code: 'ValidationError',
      message: 'Must specify userName when calling with non-User credentials',
    }
  }
  const found = registry.users.find((user) => user.name === name && user.accountId === accountOf(caller))
  return found ?? { status: 404, code: 'NoSuchEntity', message: `The user with name ${name} cannot be found.` }
}

function listAccountAliases({ caller, registry }: Call): Xml {
  const alias = registry.aliases.get(accountOf(caller))
  return [
    ['AccountAliases', alias === undefined ? [] : [['member', alias]]],
    ['IsTruncated', 'false'],
  ]
}
