import { loadSharedConfigFiles, loadSsoSessionData } from '@smithy/core/config'
import { readFileAs } from '../../app/profile/read.ts'
import { fromPairs, plainSections, type SharedFilesCase } from './shared-files.ts'

const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value)
        .map(([key, each]) => [key, sorted(each)])
        .sort()
    : value

/** The SDK keeps SSO sessions and services sections of the config file under their prefixed names, beside the profiles. */
function asSdkKeepsThem(reading: ReturnType<typeof readFileAs>): unknown {
  if (reading.role === 'credentials') return plainSections(reading.profiles)
  return fromPairs([
    ...Object.entries(plainSections(reading.profiles)),
    ...Object.entries(plainSections(reading.ssoSessions)).map(([name, each]) => [`sso-session.${name}`, each] as const),
    ...Object.entries(plainSections(reading.services)).map(([name, each]) => [`services.${name}`, each] as const),
  ])
}

/** In what our reading of both files and the JavaScript SDK's part; empty when in nothing. */
export async function sdkJsDifferences(files: SharedFilesCase): Promise<readonly unknown[]> {
  const theirs = await loadSharedConfigFiles({
    filepath: files.credentials.path,
    configFilepath: files.config.path,
    ignoreCache: true,
  })
  const sessions = await loadSsoSessionData({ configFilepath: files.config.path })
  const config = readFileAs('sdk-js', files.config)
  const credentials = readFileAs('sdk-js', files.credentials)
  const pairs = [
    [files.config, asSdkKeepsThem(config), theirs.configFile],
    [files.credentials, asSdkKeepsThem(credentials), theirs.credentialsFile],
    [files.config, plainSections(config.ssoSessions), sessions],
  ] as const
  return pairs
    .filter(([, ours, read]) => JSON.stringify(sorted(ours)) !== JSON.stringify(sorted(read)))
    .map(([about, ours, read]) => ({ role: about.role, text: about.text, ours, theirs: read }))
}
