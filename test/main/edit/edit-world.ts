import { existsSync, readFileSync } from 'node:fs'
import type { Environment } from '../../../app/chain/model.ts'
import type { Intent, NewValue, Target } from '../../../app/command/model.ts'
import type { CommitResult, Committed, EditContext, Preview } from '../../../main/edit/model.ts'
import { commitPreview, previewIntent } from '../../../main/edit/service.ts'
import { type FileSystem, nodeFileSystem } from '../../../main/files/file-system.ts'
import type { Clock } from '../../../main/files/model.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { makeFixture } from '../files/fixture.ts'

export type EditWorld = ReturnType<typeof makeEditWorld>

/** A home folder with both files and a clock that only sleeping moves; what edits them. */
export function makeEditWorld(environment: Environment = new Map()) {
  const fixture = makeFixture()
  const hands = createFakeClock()
  const clock: Clock = {
    now: hands.now,
    sleep: async (milliseconds) => {
      hands.advance(milliseconds)
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
  const context: EditContext = {
    locating: { environment, platform: 'linux', homeOf: () => fixture.home, folder: fixture.home },
    places: fixture.places,
    platform: 'linux',
    clock,
    who: 'command-line',
  }
  const textOf = (name: string): string =>
    existsSync(fixture.path(name)) ? readFileSync(fixture.path(name), 'utf8') : ''

  async function preview(intent: Intent, more: Partial<EditContext> = {}): Promise<Preview> {
    const result = await previewIntent(intent, { ...context, ...more })
    if (!result.ok) throw new Error(result.refusal.message)
    return result.preview
  }

  return {
    ...fixture,
    hands,
    context,
    preview,
    config: () => textOf('.aws/config'),
    credentials: () => textOf('.aws/credentials'),
    /** Plans and writes at once. */
    write: async (intent: Intent, more: Partial<EditContext> = {}): Promise<Committed> =>
      writtenBy(await commitPreview(await preview(intent, more), { ...context, ...more }, 'as-shown')),
  }
}

/** What was written; the watches are closed. */
export async function writtenBy(result: CommitResult): Promise<Committed> {
  if (result.kind !== 'written') throw new Error(JSON.stringify(result))
  for (const watch of result.committed.watches) await watch.close()
  return result.committed
}

/** The real file system without its waits for the disk: for long chains. */
export const hasty: FileSystem = {
  ...nodeFileSystem,
  open: async (path, purpose) => ({ ...(await nodeFileSystem.open(path, purpose)), sync: async () => {} }),
}

export const profile = (name: string): Target => ({ kind: 'profile', name })

/** Sets one setting where it belongs. */
export const setting = (name: string, key: string, value: NewValue | null): Intent => ({
  kind: 'edit',
  target: profile(name),
  edits: [{ setting: key, value, file: null }],
})

export const CONFIG = `# of mine
[profile dev]
region = eu-west-1
output = json

[profile prod]
region = eu-central-1
source_profile = dev
role_arn = arn:aws:iam::123456789012:role/Prod
`

export const CREDENTIALS = `[dev]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
`

export const SECRET = 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY'
