import type { FindingView } from '../../app/view/edit-model.ts'
import { config, credentials } from './made-up-places.ts'

/** What Advice says about the made-up files. */
export const madeUpFindings: readonly FindingView[] = [
  {
    id: 'f1',
    code: 'duplicate-setting',
    severity: 'error',
    message: 'AWS CLI refuses this whole file: key “region” twice in [profile acme-prod-admin], lines 44 and 48.',
    origin: config(44),
    profile: 'acme-prod-admin',
    fix: 'Remove the first of the two',
  },
  {
    id: 'f2',
    code: 'source-profile-missing',
    severity: 'error',
    message: 'source_profile names partner-bas, and neither file has it. Did you mean partner-base?',
    origin: config(61),
    profile: null,
    fix: 'Change it to partner-base',
  },
  {
    id: 'f3',
    code: 'profile-prefix-in-credentials',
    severity: 'warning',
    message:
      'The credentials file has [profile build]. There the name has no “profile ” before it, so AWS CLI looks for “profile build”.',
    origin: credentials(31),
    profile: null,
    fix: 'Take “profile ” out of the name',
  },
  {
    id: 'f4',
    code: 'not-seen-by',
    severity: 'info',
    message:
      'The JavaScript SDK does not see live/readonly-with-a-very-long-name-that-goes-on: it ignores a section name with a slash.',
    origin: config(72),
    profile: 'live/readonly-with-a-very-long-name-that-goes-on',
    fix: null,
  },
]
