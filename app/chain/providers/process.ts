import { splitShellWords } from '../../profile/shell-words.ts'
import { chainText } from '../../text/chain-text.ts'
import type { FindProvider } from '../engine-model.ts'
import { fails, found, NOTHING } from '../findings.ts'
import { evidenceOf, locate, textOf } from '../profile-view.ts'

/** botocore `ProcessProvider` (1.43): split as a shell would, run without one. Never run here; a configured process is supposed to succeed. */
export const processBotocore: FindProvider = ({ profile }) => {
  const setting = locate(profile, 'credential_process')
  if (!setting) return NOTHING
  const evidence = [evidenceOf(setting)]
  const words = splitShellWords(textOf(setting))
  if (words === null) return fails('ValueError', chainText.processUnsplittable(profile.name), evidence)
  if (words.length === 0) return fails('IndexError', chainText.processEmpty(profile.name), evidence)
  return found(chainText.process(profile.name), evidence)
}

/** JS `fromProcess` (3.972): run through a shell. */
export const processJs: FindProvider = ({ profile }) => {
  const setting = locate(profile, 'credential_process')
  return setting ? found(chainText.process(profile.name), [evidenceOf(setting)]) : NOTHING
}
