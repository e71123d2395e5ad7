import { isAbsolute, resolve } from 'node:path'
import type { CacheFact, Environment, ExternalFacts, FileFact, Wanted } from '../../app/chain/model.ts'
import { wantedFacts } from '../../app/chain/wanted.ts'
import { buildProfileBook } from '../../app/profile/book.ts'
import type { Dialect, FileSnapshot } from '../../app/profile/model.ts'
import type { Instant } from '../../app/text/instant.ts'
import { type Contents, snapshotOf } from '../files/contents.ts'
import { homeFolder, type Located, type Locating, locateConfig, locateCredentials } from '../files/locate.ts'
import { placesOf, plainVariable } from '../files/places.ts'
import { cachePath, readCache, type WantedCache } from './caches.ts'
import { gatherEnvironment } from './environment.ts'
import { botoConfigPaths, ec2CredentialsPath, readBotoConfig, readEc2Credentials } from './key-files.ts'
import { locatingOf, type Whereabouts } from './locating.ts'
import type { World } from './world.ts'

export type { World } from './world.ts'

/** Reads several files at once; the command line passes one that reads without waiting for a thread. */
export type ReadAll = (paths: readonly string[]) => Promise<ReadonlyMap<string, Contents>>

export type GatherOptions = Whereabouts & {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** As `aws --profile P`, else null. */
  readonly explicitProfile: string | null
  readonly now: Instant
  /** Whose token files and caches are looked at: every profile's (the default), or only what the selected profile leads to. */
  readonly reach?: 'every-profile' | 'selected-profile'
  /** Whose readings of the files count for that: every tool's when left out. */
  readonly dialects?: readonly Dialect[]
  /** The two files, when the caller has read them already (the watcher has). */
  readonly files?: { readonly config: FileSnapshot; readonly credentials: FileSnapshot }
  readonly readAll?: ReadAll
}

/** Everything Lanyard knows of the machine, read once. Starts no process, asks no network, never rejects over a file. */
export async function gatherWorld(options: GatherOptions): Promise<World> {
  const { platform, explicitProfile, now } = options
  const environment = gatherEnvironment(options.environment, platform)
  const locating = locatingOf(options, environment)
  const home = homeFolder(locating)
  const readAll = options.readAll ?? readAllAtOnce
  const files = options.files ?? (await readShared(locating, readAll))
  const book = buildProfileBook(files, options.reach === 'selected-profile' ? 'some-sections' : 'every-section')
  const names = options.reach === 'selected-profile' ? selectedNames(environment, explicitProfile) : 'all'
  const external = await gatherExternal(locating, wantedFacts(book, environment, names, options.dialects), readAll)
  return {
    facts: { environment, explicitProfile, book, external, now },
    files,
    home,
    platform,
    places: placesOf(environment, home, platform, locating.folder),
  }
}

async function readShared(locating: Locating, readAll: ReadAll) {
  const config = locateConfig(locating)
  const credentials = locateCredentials(locating)
  const wanted = [config, credentials].filter((located) => located.off === 'on')
  const found = await readAll(wanted.map((located) => located.path))
  const contentsOf = (located: Located): Contents => found.get(located.path) ?? { state: 'missing' }
  return {
    config: snapshotOf('config', config.path, located(config, contentsOf)),
    credentials: snapshotOf('credentials', credentials.path, located(credentials, contentsOf)),
  }
}

function located(file: Located, contentsOf: (located: Located) => Contents): Contents {
  return file.off === 'off' ? { state: 'missing' } : contentsOf(file)
}

/** Every name that some tool might select: they read different variables. */
function selectedNames(environment: Environment, explicitProfile: string | null): readonly string[] {
  if (explicitProfile) return [explicitProfile]
  const named = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'].map((variable) => plainVariable(environment, variable))
  return [...named.filter((name) => name !== undefined), 'default']
}

async function gatherExternal(locating: Locating, wanted: readonly Wanted[], readAll: ReadAll): Promise<ExternalFacts> {
  const absolute = (path: string) => (isAbsolute(path) ? path : resolve(locating.folder, path))
  const pathOf = (one: Wanted) => (one.kind === 'token-file' ? absolute(one.path) : cachePath(one, locating))
  const ec2 = ec2CredentialsPath(locating)
  const boto = botoConfigPaths(locating)
  const found = await readAll([...wanted.map(pathOf), ...(ec2 === null ? [] : [ec2]), ...boto])
  const contentsAt = (path: string): Contents => found.get(path) ?? { state: 'missing' }
  return {
    ...answersOf(wanted, pathOf, contentsAt),
    ec2CredentialsFile: ec2 === null ? null : readEc2Credentials(ec2, contentsAt(ec2)),
    botoConfigs: boto.map((path) => readBotoConfig(path, contentsAt(path))),
  }
}

function answersOf(
  wanted: readonly Wanted[],
  pathOf: (one: Wanted) => string,
  contentsAt: (path: string) => Contents,
): Omit<ExternalFacts, 'ec2CredentialsFile' | 'botoConfigs'> {
  const tokenFiles = new Map<string, FileFact>()
  const caches = {
    'sso-token': new Map(),
    'login-token': new Map(),
    'role-cache': new Map(),
  } as const satisfies Record<WantedCache['kind'], Map<string, CacheFact>>
  for (const one of wanted) {
    const path = pathOf(one)
    const contents = contentsAt(path)
    if (one.kind === 'token-file') tokenFiles.set(one.path, { path, state: contents.state })
    else caches[one.kind].set(keyOf(one), readCache(one, path, contents))
  }
  return {
    tokenFiles,
    ssoTokens: caches['sso-token'],
    loginTokens: caches['login-token'],
    roleCaches: caches['role-cache'],
  }
}

function keyOf(wanted: WantedCache): string {
  switch (wanted.kind) {
    case 'sso-token':
      return wanted.key
    case 'login-token':
      return wanted.session
    case 'role-cache':
      return wanted.keyText
  }
}

const readAllAtOnce: ReadAll = async (paths) => {
  const { readContents } = await import('../files/read.ts')
  const contents = await Promise.all(paths.map(async (path) => [path, await readContents(path)] as const))
  return new Map(contents)
}
