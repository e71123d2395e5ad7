import type { StsRole, StsUser } from './sts/model.ts'

/** Roles behind each device; with the profile that has the keys, one hundred profiles. */
const ROLES_EACH = 99

const PEOPLE = ['ann', 'ben', 'cat'] as const

const serialOf = (name: string) => `arn:aws:iam::123456789012:mfa/${name}`
const arnOf = (name: string, index: number) => `arn:aws:iam::210987654321:role/${name}-${index}`

const userOf = (name: string): StsUser => ({
  accountId: '123456789012',
  name,
  userId: `AIDAEXAMPLE${name.toUpperCase()}`,
  keys: [
    {
      accessKeyId: `AKIAEXAMPLE${name.toUpperCase()}777777`,
      secretAccessKey: `EXAMPLE/${name}+`.padEnd(40, 'bPxRfiCYEXAMPLEKEY'),
      state: 'active',
    },
  ],
  devices: [{ serial: serialOf(name), kind: 'virtual', seed: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' }],
})

const roleOf = (name: string, index: number): StsRole => ({
  arn: arnOf(name, index),
  roleId: 'AROAEXAMPLEMANY777777',
  trusts: ['arn:aws:iam::123456789012:root'],
  mfa: 'required',
  externalId: null,
  maxSessionDuration: 3600,
})

const roleSection = (name: string, index: number) =>
  `[profile ${name}-${index}]\nrole_arn = ${arnOf(name, index)}\nsource_profile = ${name}\nmfa_serial = ${serialOf(name)}\n`

/** Three people with a device each, 297 roles behind them, and the files that name them all. */
export type ManyProfiles = {
  readonly users: readonly StsUser[]
  readonly roles: readonly StsRole[]
  readonly config: string
  readonly credentials: string
  /** Roles behind each device. */
  readonly rolesEach: number
}

/** 300 profiles behind three devices. */
export function manyProfiles(): ManyProfiles {
  const indexes = Array.from({ length: ROLES_EACH }, (_, index) => index)
  const users = PEOPLE.map(userOf)
  const config = PEOPLE.map((name) => {
    const base = `[profile ${name}]\nregion = eu-central-1\nmfa_serial = ${serialOf(name)}\n`
    return base + indexes.map((index) => roleSection(name, index)).join('')
  })
  const credentials = users.map(({ name, keys: [key] }) => {
    const [id, secret] = [key?.accessKeyId, key?.secretAccessKey]
    return `[${name}]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`
  })
  return {
    users,
    roles: PEOPLE.flatMap((name) => indexes.map((index) => roleOf(name, index))),
    config: config.join(''),
    credentials: credentials.join(''),
    rolesEach: ROLES_EACH,
  }
}
