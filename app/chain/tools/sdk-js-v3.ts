import { chainText } from '../../text/chain-text.ts'
import type { SelectedProfile, Subject, ToolDefinition } from '../engine-model.ts'
import { isFilled } from '../environment.ts'
import { profileExists } from '../profile-view.ts'
import { assumeRoleJs } from '../providers/assume-role-js.ts'
import { containerJs } from '../providers/container.ts'
import { environmentJs } from '../providers/environment.ts'
import { metadataJs } from '../providers/instance-metadata.ts'
import { loginJs } from '../providers/login.ts'
import { processJs } from '../providers/process.ts'
import { mergedKeys } from '../providers/profile-keys.ts'
import { ssoJs } from '../providers/sso-js.ts'
import { webIdentityEnvironmentJs, webIdentityProfileJs } from '../providers/web-identity.ts'
import { selectByFirstFilled } from '../select.ts'

/** `fromIni` takes the first of these that the profile has, and leaves all of them when that one fails softly. */
const PROFILE = 'profile'

/** What the SDK says itself, or hides. */
function remarks({ facts, profile, dialect }: Subject, selected: SelectedProfile): string[] {
  const { environment, book } = facts
  const isChosen = selected.chosenBy !== 'default'
  const hasKeys = isFilled(environment, 'AWS_ACCESS_KEY_ID') && isFilled(environment, 'AWS_SECRET_ACCESS_KEY')
  const readings = Object.values(book.readings[dialect])
  return [
    ...(isChosen && hasKeys ? [chainText.jsKeysBesideProfile(selected.name)] : []),
    ...(isChosen && !profileExists(profile) ? [chainText.jsNoProfile(selected.name)] : []),
    ...readings.flatMap((reading) =>
      reading.refusal ? [chainText.jsFileIgnored(reading.path, reading.refusal.message)] : [],
    ),
  ]
}

/** AWS SDK for JavaScript v3 on Node: `credential-provider-node/defaultProvider` and `credential-provider-ini/resolveProfileData`. */
export const sdkJsV3: ToolDefinition = {
  id: 'sdk-js-v3',
  name: 'AWS SDK for JavaScript v3',
  version: '3.972.97',
  source: 'credential-provider-node/defaultProvider.js, credential-provider-ini/resolveProfileData.js',
  dialect: 'sdk-js',
  selects: ['AWS_PROFILE'],
  select: (facts) => selectByFirstFilled(facts, ['AWS_PROFILE']),
  before: () => null,
  variables: () => 'read',
  rungs: [
    { id: 'environment', provider: 'environment', find: environmentJs },
    { id: 'assume-role', provider: 'assume-role', group: PROFILE, find: assumeRoleJs },
    { id: 'profile-keys', provider: 'profile-keys', group: PROFILE, find: mergedKeys },
    { id: 'web-identity', provider: 'web-identity', group: PROFILE, find: webIdentityProfileJs },
    { id: 'process', provider: 'process', group: PROFILE, find: processJs },
    { id: 'sso', provider: 'sso', group: PROFILE, find: ssoJs },
    { id: 'login', provider: 'login', group: PROFILE, find: loginJs },
    { id: 'process-again', provider: 'process', repeats: 'process', find: processJs },
    { id: 'web-identity-environment', provider: 'web-identity', find: webIdentityEnvironmentJs },
    { id: 'container', provider: 'container', find: containerJs },
    { id: 'instance-metadata', provider: 'instance-metadata', find: metadataJs },
  ],
  regions: [
    { kind: 'variable', name: 'AWS_REGION', whenEmpty: 'counts' },
    { kind: 'profile' },
    { kind: 'instance-metadata' },
  ],
  remarks,
}
