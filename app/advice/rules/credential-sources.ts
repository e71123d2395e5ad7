import { knownSetting } from '../../profile/catalog/index.ts'
import { plainValue } from '../../profile/settings.ts'
import { adviceText } from '../../text/advice-text.ts'
import { fixByEdit } from '../fixes.ts'
import type { FoundBy } from '../model.ts'
import type { World } from '../world.ts'

/** `credential_source = environment`: AWS CLI and JS SDK v3 compare it letter by letter, and AWS CLI stops at any other. */
export function findCredentialSources({ book }: World): readonly FoundBy[] {
  const control = knownSetting('credential_source', 'profile')?.control
  const choices = control?.kind === 'choice' ? control.choices : []
  return book.profiles.flatMap((profile): readonly FoundBy[] => {
    const source = profile.settings.get('credential_source')
    const text = plainValue(profile.settings, 'credential_source')
    if (source === undefined || text === null || choices.includes(text)) return []
    const meant = choices.find((choice) => choice.toLowerCase() === text.toLowerCase())
    return [
      {
        code: 'credential-source-unknown',
        severity: profile.settings.has('role_arn') ? 'error' : 'warning',
        ...source.place,
        message: adviceText.credentialSource(choices),
        profile: profile.name,
        fix:
          meant === undefined
            ? null
            : fixByEdit(profile.name, adviceText.fix.write(meant), [
                { setting: 'credential_source', value: meant, file: null },
              ]),
      },
    ]
  })
}
