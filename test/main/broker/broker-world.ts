import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { askBroker, type BrokerQuestion } from '../../../main/broker/client.ts'
import type { BrokerAnswer, BrokerRequest } from '../../../main/broker/message.ts'
import { type Broker, type BrokerOptions, startBroker } from '../../../main/broker/server.ts'
import { currentUser } from '../../../main/broker/user.ts'
import type { Places } from '../../../main/files/model.ts'
import { placesOf } from '../../../main/files/places.ts'

const FILES = { config: '/home/alice/.aws/config', credentials: '/home/alice/.aws/credentials' }

export type BrokerWorld = ReturnType<typeof makeBrokerWorld>

/** A state folder of its own, and both sides of the socket in it. `deep`: a path too long for a socket. */
export function makeBrokerWorld(depth: 'shallow' | 'deep' = 'shallow') {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'lanyard-broker-')))
  // Others may walk through, as through a home folder, and come to the state folder's own mode.
  chmodSync(root, 0o755)
  const home = depth === 'deep' ? join(root, 'x'.repeat(120)) : root
  mkdirSync(home, { recursive: true })
  const places: Places = placesOf(new Map([['LANYARD_HOME', join(home, 'lanyard')]]), home, 'linux', home)
  const started: Broker[] = []
  const user = currentUser()
  return {
    root,
    places,
    user,
    start: async (more: Partial<BrokerOptions> = {}) => {
      const answer = async (profile: string): Promise<BrokerAnswer> => ({ kind: 'credentials', text: `for ${profile}` })
      const result = await startBroker({ places, platform: 'linux', user, files: async () => FILES, answer, ...more })
      if (result.ok) started.push(result.value)
      return result
    },
    ask: (request: Partial<BrokerRequest> = {}, more: Partial<BrokerQuestion> = {}) =>
      askBroker({ places, platform: 'linux', user, request: { profile: 'dev', ...FILES, ...request }, ...more }),
    remove: async () => {
      for (const broker of started) await broker.stop()
      rmSync(root, { recursive: true, force: true })
    },
  }
}
