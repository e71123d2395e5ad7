import { startBroker } from '../../main/broker/server.ts'
import { currentUser } from '../../main/broker/user.ts'
import { gatherEnvironment } from '../../main/facts/environment.ts'
import { locatingOf } from '../../main/facts/locating.ts'
import { homeFolder, locateConfig, locateCredentials } from '../../main/files/locate.ts'
import { placesOf } from '../../main/files/places.ts'
import { currentPlatform, workingFolder } from '../../main/files/platform.ts'

/*
 * The running Lanyard as `lanyard credential-process` meets it, with an answer that needs no AWS. Says `ready` once it listens.
 */

const ANSWER = {
  Version: 1,
  AccessKeyId: 'ASIAEXAMPLE',
  SecretAccessKey: 'EXAMPLE'.repeat(6),
  SessionToken: 'EXAMPLE'.repeat(120),
  Expiration: '2099-01-01T00:00:00Z',
}

async function main(): Promise<void> {
  const platform = currentPlatform()
  const folder = workingFolder()
  const environment = gatherEnvironment(process.env, platform)
  const locating = locatingOf({ platform, folder }, environment)
  const started = await startBroker({
    places: placesOf(environment, homeFolder(locating), platform, folder),
    platform,
    user: currentUser(),
    files: async () => ({ config: locateConfig(locating).path, credentials: locateCredentials(locating).path }),
    answer: async () => ({ kind: 'credentials', text: JSON.stringify(ANSWER) }),
  })
  process.stdout.write(started.ok ? 'ready\n' : `${started.failure.message}\n`)
}

void main()
