import type { Texts } from './mend.ts'

/** What botocore must read afterwards: profile, setting, value; the value null for a setting that must not be there. */
export type Reads = readonly (readonly [profile: string, setting: string, value: string | null])[]
export type Case = readonly [what: string, code: string, before: Texts, after: Texts, reads: Reads]

/* AWS's documented example keys, as lines. */
export const AKIA = 'AKIAIOSFODNN7EXAMPLE'
export const ASIA = 'ASIAIOSFODNN7EXAMPLE'
export const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
export const id = `aws_access_key_id = ${AKIA}\n`
export const secret = `aws_secret_access_key = ${SECRET}\n`
export const temporary = `aws_access_key_id = ${ASIA}\n${secret}`
export const role = 'role_arn = arn:aws:iam::111122223333:role/A\n'
