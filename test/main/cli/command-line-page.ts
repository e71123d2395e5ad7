import { readFileSync } from 'node:fs'

/** What `docs/command-line.md` says of one verb. */
export type DocumentedVerb = {
  /** As it is typed: `session plan`. */
  readonly name: string
  readonly text: string
  /** Names in the JSON of its answer; null: it has none. */
  readonly fields: readonly string[] | null
}

const HEADING = /^### lanyard ((?:session )?[a-z-]+)(?: .*)?$/m
const JSON_LINE = /^JSON: `\[?\{([^`{}]*)\}\]?`$/m

/** Every verb of the page, in its order. */
export function documentedVerbs(): readonly DocumentedVerb[] {
  const page = readFileSync(new URL('../../../docs/command-line.md', import.meta.url), 'utf8')
  return page
    .split(/^(?=##)/m)
    .filter((section) => section.startsWith('### '))
    .map((section) => {
      const name = HEADING.exec(section)?.[1]
      if (name === undefined) throw new Error(`No verb in the heading of: ${section.slice(0, 60)}`)
      return { name, text: section, fields: JSON_LINE.exec(section)?.[1]?.split(', ') ?? null }
    })
}

/** Names in the JSON of a verb's answer, as the page has them, in order. */
export function documentedFields(verb: string): readonly string[] {
  const fields = documentedVerbs().find(({ name }) => name === verb)?.fields ?? null
  if (fields === null) throw new Error(`The page names no fields of ${verb}.`)
  return fields
}
