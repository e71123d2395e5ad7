import { groupAccountId } from './account.ts'
import { formatDuration } from './duration.ts'

/** A role as sentences name it. */
type Named = { readonly name: string; readonly account: string | null }

const roleWords = ({ name, account }: Named): string =>
  `the role ${name}${account === null ? '' : ` of ${groupAccountId(account)}`}`

/** Refusals of AssumeRole. AWS never says which of the possible reasons it was. */
export const roleText = {
  denied: (source: string, role: Named) =>
    `AWS does not let “${source}” assume ${roleWords(role)}. Its trust policy must name that caller, and the caller’s own policies must allow sts:AssumeRole.`,
  perhapsMfa: ' If the role demands MFA, add mfa_serial to the profile.',
  perhapsOldCode: ' If the role wants a recent code, renew the session first.',
  perhapsExternalId: ' If it wants an external id, add external_id.',
  wrongExternalId: ' Compare external_id with the one the role’s owner gave you.',
  explicitDeny: (source: string, role: Named) =>
    `A policy forbids “${source}” to assume ${roleWords(role)}, whatever else allows it. Ask whoever manages the account or organisation.`,
  root: (source: string) =>
    `“${source}” holds the root user’s keys, and root can assume no role. Use an IAM user’s keys in source_profile.`,
  codeByRole: (source: string) =>
    `“${source}” is a role itself, and AWS takes codes from users only. Remove mfa_serial here and give it to the profile that holds the keys.`,
  tooLong: (role: Named, seconds: number) =>
    `${roleWords(role).replace('the', 'The')} allows no session of ${formatDuration(seconds)}. Lower duration_seconds to 3600, or to the role’s maximum session duration in IAM.`,
  duration: (seconds: number) =>
    `AWS did not accept ${formatDuration(seconds)} for a role. Choose between 15 minutes and 12 hours in duration_seconds.`,
  badArn: (arn: string) =>
    `AWS says that ${arn} is no role. Correct role_arn: it looks like arn:aws:iam::123456789012:role/Name.`,
  badSessionName: 'AWS did not accept role_session_name. It has 2 to 64 letters, digits and _ = , . @ + - only.',
  badExternalId: 'AWS did not accept external_id. It has 2 to 1224 letters, digits and _ = , . @ : / + - only.',
  unknownKeyIn: (source: string, where: string) =>
    `AWS in ${where} does not know the access key of “${source}”: it was deleted or made inactive, or it belongs to AWS elsewhere. Keys work in their own partition only: check region, then aws_access_key_id.`,
  partitions: { 'aws-cn': 'China', 'aws-us-gov': 'GovCloud', 'aws-eusc': 'the European Sovereign Cloud' },
} as const
