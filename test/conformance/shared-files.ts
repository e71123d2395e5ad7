import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import type { FileRole, FileSnapshot, ProfileSection, SettingValue } from '../../app/profile/model.ts'
import { openSecret } from '../../app/text/secret.ts'
import { awsLikeText, tidyText } from '../app/document/file-text.ts'

/** Both files of one case, as bytes on disk and as Lanyard takes them. */
export type SharedFilesCase = Readonly<Record<FileRole, FileSnapshot>>

const LATIN = /[\u0080-\u00ff]/

/** Pairs of files: most of them tidy enough for AWS CLI, some with anything, a few with bytes that are no UTF-8. */
export function sharedFilesCases(folder: string, count: number, seed: number): readonly SharedFilesCase[] {
  const texts = fc.record({
    config: fc.oneof({ weight: 3, arbitrary: tidyText('config') }, { weight: 2, arbitrary: awsLikeText }),
    credentials: fc.oneof({ weight: 3, arbitrary: tidyText('credentials') }, { weight: 2, arbitrary: awsLikeText }),
    encoding: fc.oneof(
      { weight: 30, arbitrary: fc.constant('utf-8' as const) },
      { weight: 1, arbitrary: fc.constant('bytes' as const) },
    ),
  })
  return fc.sample(texts, { numRuns: count, seed }).map(({ config, credentials, encoding }, index) => {
    const own = join(folder, String(index))
    mkdirSync(own, { recursive: true })
    return {
      config: writeSnapshot(own, 'config', config, encoding),
      credentials: writeSnapshot(own, 'credentials', credentials, 'utf-8'),
    }
  })
}

/** Writes a file and says how Lanyard would have read it. */
export function writeSnapshot(
  folder: string,
  role: FileRole,
  text: string,
  wanted: FileSnapshot['encoding'],
): FileSnapshot {
  const path = join(folder, role)
  const written = text.replace(/\p{Surrogate}/gu, '?')
  const asBytes = wanted === 'bytes' && LATIN.test(written)
  const content = asBytes ? written.replace(/[\u0100-\uffff]/g, '?') : written
  writeFileSync(path, content, asBytes ? 'latin1' : 'utf8')
  return { role, path, state: 'present', text: content, encoding: asBytes ? 'bytes' : 'utf-8', reason: null }
}

/** Sections as plain data: name -> setting -> text, or entries of a nested block. */
export type PlainSections = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** A reading's sections in the form in which the tools hand theirs out. */
export function plainSections(
  sections: ReadonlyMap<string, { readonly settings: ProfileSection['settings'] }>,
): PlainSections {
  return fromPairs(
    [...sections].map(([name, { settings }]) => [
      name,
      fromPairs([...settings].map(([key, each]) => [key, plain(each.value)])),
    ]),
  )
}

function plain(value: SettingValue): unknown {
  switch (value.kind) {
    case 'plain':
      return value.text
    case 'secret':
      return openSecret(value.secret)
    case 'nested':
      return fromPairs([...value.entries])
  }
}

/** An object with any keys at all, `__proto__` among them. */
export function fromPairs<Value>(pairs: readonly (readonly [string, Value])[]): Readonly<Record<string, Value>> {
  return Object.assign(Object.create(null), Object.fromEntries(pairs))
}

/** A block that hides a secret is one secret to Lanyard; told apart by its first character. */
export function maskHidingBlocks(theirs: PlainSections, ours: PlainSections): PlainSections {
  return fromPairs(
    Object.entries(theirs).map(([name, settings]) => [
      name,
      fromPairs(
        Object.entries(settings).map(([key, value]) => {
          const mine = ours[name]?.[key]
          return [key, typeof value === 'object' && typeof mine === 'string' && mine.startsWith('\n') ? mine : value]
        }),
      ),
    ]),
  )
}
