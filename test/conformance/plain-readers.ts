import { writeFileSync } from 'node:fs'
import { loadSharedConfigFiles } from '@smithy/core/config'
import { parse } from 'ini'
import type { FileRole } from '../../app/profile/model.ts'
import type { Oracle } from './oracle.ts'

/*
 * What three readers that are not ours get of one file, laid flat: profile, setting and nested name to value. A profile by itself is an
 * entry too.
 */

export type ReaderName = 'botocore' | 'sdk-js' | 'ini'

/** Entries by {@link entryKey}; null when the reader refuses the file. */
export type Facts = ReadonlyMap<string, string> | null

/** A file as it is written for the readers. `latin1`: bytes that are no UTF-8. */
export type Written = { readonly role: FileRole; readonly text: string; readonly encoding: 'utf8' | 'latin1' }

export const entryKey = (profile: string, setting = ''): string => JSON.stringify([profile, setting])

/** The profile an entry is about. */
export const profileOf = (key: string): string => String(JSON.parse(key)[0])

/** The setting an entry is about, `s3.x` for a nested one; empty for the profile itself. */
export const settingOf = (key: string): string => String(JSON.parse(key)[1])

/** Asks one reader; `paths` are files to write into, the one and an empty other. */
export async function readWith(reader: ReaderName, oracle: Oracle, written: Written, folder: string): Promise<Facts> {
  const own = `${folder}/file`
  const empty = `${folder}/empty`
  writeFileSync(own, written.text, written.encoding)
  writeFileSync(empty, '')
  const paths = written.role === 'config' ? { config: own, credentials: empty } : { config: empty, credentials: own }
  switch (reader) {
    case 'botocore':
      return readWithBotocore(oracle, written.role, paths)
    case 'sdk-js':
      return readWithSdkJs(written.role, paths)
    case 'ini':
      return flat(parse(written.text))
  }
}

type Paths = Readonly<Record<FileRole, string>>

async function readWithBotocore(oracle: Oracle, role: FileRole, paths: Paths): Promise<Facts> {
  const answer = (await oracle.ask(paths))[role] as { ok: boolean; read?: Record<string, unknown> }
  if (!answer.ok) return null
  return flat(role === 'config' ? answer.read?.['profiles'] : answer.read)
}

async function readWithSdkJs(role: FileRole, paths: Paths): Promise<Facts> {
  const read = await loadSharedConfigFiles({
    configFilepath: paths.config,
    filepath: paths.credentials,
    ignoreCache: true,
  })
  return flat(role === 'config' ? read.configFile : read.credentialsFile)
}

function flat(profiles: unknown): ReadonlyMap<string, string> {
  const facts = new Map<string, string>()
  for (const [profile, settings] of Object.entries(profiles ?? {})) {
    if (typeof settings !== 'object' || settings === null) {
      facts.set(entryKey('', profile), String(settings))
      continue
    }
    facts.set(entryKey(profile), '')
    for (const [setting, value] of Object.entries(settings).flatMap(laidFlat)) {
      facts.set(entryKey(profile, setting), value)
    }
  }
  return facts
}

function laidFlat([setting, value]: readonly [string, unknown]): readonly (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return [[setting, String(value)]]
  return Object.entries(value).map(([name, each]) => [`${setting}.${name}`, String(each)] as const)
}
