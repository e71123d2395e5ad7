import type { Profile, ProfileKind } from '../profile/model.ts'
import { profileWordsOf } from '../profile/process-profile.ts'
import { deviceOf } from '../session/keys.ts'
import { accountIdOfArn, deviceNameOf, groupAccountId, roleNameOf } from '../text/account.ts'
import { maskKeyId } from '../text/redact.ts'
import { detailText } from '../text/view-text.ts'
import type { ProfileDetail, RichText } from './model.ts'
import { fileNameOf } from './origin.ts'
import { code, plain, strong } from './rich-text.ts'
import { textOf } from './setting-value.ts'

/** What the sentence is made of, besides the profile's own settings. */
export type SentenceFacts = {
  readonly profile: Profile
  readonly kind: ProfileKind
  readonly accountId: string | null
  readonly givenBy: ProfileDetail['givenBy']
  /** Of keys in the vault; null: none there. */
  readonly keyId: string | null
  /** The profile that its session was made from, when it is another one. */
  readonly madeFrom: string | null
  /** Why AWS CLI v2 would fail, for broken ones. */
  readonly brokenReason: string | null
}

const end: RichText = [plain(detailText.end)]

const when = (text: string | null, parts: (text: string) => RichText): RichText => (text === null ? [] : parts(text))

const accountParts = (lead: string, accountId: string | null): RichText =>
  when(accountId, (id) => [plain(lead), strong(groupAccountId(id))])

function roleParts({ profile }: SentenceFacts): RichText {
  const arn = textOf(profile, 'role_arn')
  const role = arn === null ? null : roleNameOf(arn)
  const head = role === null ? [plain(detailText.someRole)] : [plain(detailText.role), strong(role)]
  return [...head, ...accountParts(detailText.inAccount, arn === null ? null : accountIdOfArn(arn))]
}

function role(facts: SentenceFacts): RichText {
  const { profile } = facts
  return [
    ...roleParts(facts),
    ...when(textOf(profile, 'source_profile'), (name) => [plain(detailText.assumedFrom), strong(name)]),
    ...when(textOf(profile, 'credential_source'), (name) => [plain(detailText.withCredentialsOf), strong(name)]),
    ...when(textOf(profile, 'mfa_serial'), (serial) => [plain(detailText.withDevice), strong(deviceNameOf(serial))]),
    ...end,
  ]
}

function keys(facts: SentenceFacts, lead: string): RichText {
  const { profile, madeFrom, accountId } = facts
  const keyId = textOf(profile, 'aws_access_key_id') ?? facts.keyId
  return [
    plain(lead),
    ...when(keyId, (id) => [plain(' '), code(maskKeyId(id))]),
    ...accountParts(detailText.ofAccount, accountId),
    ...(facts.givenBy === 'vault' ? [plain(detailText.inVault)] : []),
    ...when(madeFrom, (name) => [plain(detailText.madeFrom), strong(name)]),
    ...when(deviceOf(profile), (serial) => [plain(detailText.mfaDevice), strong(deviceNameOf(serial))]),
    ...end,
  ]
}

function sso({ profile }: SentenceFacts): RichText {
  const session = textOf(profile, 'sso_session')
  const through =
    session === null
      ? when(textOf(profile, 'sso_start_url'), (url) => [plain(detailText.throughStartUrl), code(url)])
      : [plain(detailText.throughSession), strong(session)]
  return [
    plain(detailText.identityCenterRole),
    ...when(textOf(profile, 'sso_role_name'), (name) => [plain(' '), strong(name)]),
    ...accountParts(detailText.inAccount, textOf(profile, 'sso_account_id')),
    ...through,
    ...end,
  ]
}

/** The program's own name: arguments may hold anything. */
const programOf = (command: string): string =>
  fileNameOf(/^"([^"]+)"|^(\S+)/.exec(command)?.slice(1).find(Boolean) ?? '')

function process(facts: SentenceFacts): RichText {
  const command = textOf(facts.profile, 'credential_process') ?? ''
  if (facts.givenBy === 'vault') return keys({ ...facts, madeFrom: null }, detailText.longTermKeys)
  const [asked] = profileWordsOf(command)
  if (facts.givenBy === 'lanyard' && asked !== undefined)
    return [plain(detailText.lanyardGives), strong(asked.name), ...end]
  return [plain(detailText.processBefore), code(programOf(command)), plain(detailText.processAfter), ...end]
}

const webIdentity = (facts: SentenceFacts): RichText => [
  ...roleParts(facts),
  ...when(textOf(facts.profile, 'web_identity_token_file'), (file) => [plain(detailText.webIdentityToken), code(file)]),
  ...end,
]

const login = ({ profile }: SentenceFacts): RichText => [
  plain(detailText.login),
  code('aws login'),
  plain(detailText.loginAfter),
  ...when(textOf(profile, 'login_session'), (session) => [plain(' '), code(session)]),
  ...end,
]

const broken = ({ brokenReason }: SentenceFacts): RichText =>
  brokenReason === null
    ? [plain(detailText.broken), ...end]
    : [
        plain(
          `${detailText.broken}${detailText.because}${/[.?]$/.test(brokenReason) ? brokenReason : `${brokenReason}.`}`,
        ),
      ]

/** What a profile is, in one sentence. */
export function detailSentence(facts: SentenceFacts): RichText {
  switch (facts.kind) {
    case 'long-term-keys':
      return keys(facts, detailText.longTermKeys)
    case 'temporary-keys':
      return keys(facts, detailText.temporaryKeys)
    case 'role':
      return role(facts)
    case 'web-identity':
      return webIdentity(facts)
    case 'sso':
      return sso(facts)
    case 'login':
      return login(facts)
    case 'process':
      return process(facts)
    case 'empty':
      return [plain(detailText.empty)]
    case 'broken':
      return broken(facts)
  }
}
