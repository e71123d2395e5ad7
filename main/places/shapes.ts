import { isRelevant, shapeOf } from '../../app/chain/places/shape.ts'
import type { HookMarks } from '../../app/switch/not-following.ts'
import { isSecret, secretLength } from '../../app/text/secret.ts'

/** Variables as plain text, secrets replaced by as many letters as they had. */
export type Shapes = Readonly<Record<string, string>>

/** Variables that hold paths, in which others may be named (`$WORK/aws/config`). */
const PATHS: readonly string[] = [
  'AWS_CONFIG_FILE',
  'AWS_SHARED_CREDENTIALS_FILE',
  'AWS_LOGIN_CACHE_DIRECTORY',
  'BOTO_CONFIG',
]
const NAMED = /\$(?:\{([^}]*)\}|(\w+))|%([^%]+)%/g
const SENSITIVE = /SECRET|TOKEN|PASSW|KEY|CREDENTIAL/i

/**
 * The door for another environment: what a chain looks at, and what the paths among it name. Everything else is dropped unread; of a secret
 * only its length stays, of a key id its kind.
 */
export function shapesOf(variables: ReadonlyMap<string, string>): Shapes {
  const named = new Set(PATHS.flatMap((path) => namesIn(variables.get(path) ?? '')))
  const kept = [...variables].filter(([name]) => isRelevant(name) || (named.has(name) && !SENSITIVE.test(name)))
  return Object.fromEntries(kept.map(([name, value]) => [name, textOf(name, value)]))
}

/** What the prompt hook of Lanyard left in an environment. */
export function hookMarksOf(variables: ReadonlyMap<string, string>): HookMarks {
  return {
    setProfile: variables.get('LANYARD_SET_PROFILE') ?? null,
    scope: variables.get('LANYARD_HERE') ? 'here' : 'everywhere',
  }
}

const namesIn = (path: string): string[] =>
  [...path.matchAll(NAMED)].flatMap(([, braced, plain, percent]) => braced ?? plain ?? percent ?? [])

function textOf(name: string, value: string): string {
  const shape = shapeOf(name, value)
  return isSecret(shape) ? 'x'.repeat(secretLength(shape)) : shape
}

/** Variables of a text in which each ends at NUL, as in `/proc/PID/environ` and from `env -0`; the first of a name counts, as for `getenv`. */
export function variablesIn(text: string): ReadonlyMap<string, string> {
  const variables = new Map<string, string>()
  for (const line of text.split('\0')) {
    const at = line.indexOf('=')
    if (at > 0 && !variables.has(line.slice(0, at))) variables.set(line.slice(0, at), line.slice(at + 1))
  }
  return variables
}
