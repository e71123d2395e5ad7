import type { StsError } from './model.ts'

/** Form parameters of a request. */
export type Parameters = ReadonlyMap<string, string>

type Rule = {
  readonly name: string
  readonly minimum: number
  readonly maximum: number
  readonly pattern: RegExp | null
}

const INTEGER = /^-?\d{1,9}$/

function violation(value: string, name: string, constraint: string): string {
  const member = name.charAt(0).toLowerCase() + name.slice(1)
  return `Value '${value}' at '${member}' failed to satisfy constraint: ${constraint}`
}

/** ValidationError (400) naming every violated constraint, as STS counts them; null when there is none. */
export function validationError(problems: readonly string[]): StsError | null {
  if (problems.length === 0) return null
  const word = problems.length === 1 ? 'error' : 'errors'
  return {
    status: 400,
    code: 'ValidationError',
    message: `${problems.length} validation ${word} detected: ${problems.join('; ')}`,
  }
}

/** Constraint violations of a text parameter (length, pattern of the STS service model 2011-06-15). */
export function checkText(parameters: Parameters, rule: Rule): string[] {
  const value = parameters.get(rule.name)
  if (value === undefined) return []
  const problems: string[] = []
  if (value.length < rule.minimum)
    problems.push(violation(value, rule.name, `Member must have length greater than or equal to ${rule.minimum}`))
  if (value.length > rule.maximum)
    problems.push(violation(value, rule.name, `Member must have length less than or equal to ${rule.maximum}`))
  if (rule.pattern !== null && !rule.pattern.test(value))
    problems.push(
      violation(
        value,
        rule.name,
        `Member must satisfy regular expression pattern: ${rule.pattern.source.slice(1, -1)}`,
      ),
    )
  return problems
}

/** A parameter that must be there. */
export function checkPresent(parameters: Parameters, name: string): string[] {
  if (parameters.get(name)) return []
  return [violation('null', name, 'Member must not be null').replace("Value 'null'", 'Value null')]
}

/** DurationSeconds in seconds, or the default; problems when it is out of range or no integer. */
export function readDuration(
  parameters: Parameters,
  range: { readonly minimum: number; readonly maximum: number; readonly fallback: number },
): { readonly seconds: number; readonly problems: string[] } {
  const value = parameters.get('DurationSeconds')
  if (value === undefined) return { seconds: range.fallback, problems: [] }
  if (!INTEGER.test(value))
    return { seconds: range.fallback, problems: [violation(value, 'DurationSeconds', 'Member must be an integer')] }
  const seconds = Number(value)
  const problems: string[] = []
  if (seconds < range.minimum)
    problems.push(
      violation(value, 'DurationSeconds', `Member must have value greater than or equal to ${range.minimum}`),
    )
  if (seconds > range.maximum)
    problems.push(violation(value, 'DurationSeconds', `Member must have value less than or equal to ${range.maximum}`))
  return { seconds, problems }
}

/** Problems of SerialNumber and TokenCode as texts. */
export function checkMfaTexts(parameters: Parameters): string[] {
  return [
    ...checkText(parameters, { name: 'SerialNumber', minimum: 9, maximum: 256, pattern: /^[\w+=/:,.@-]*$/ }),
    ...checkText(parameters, { name: 'TokenCode', minimum: 6, maximum: 6, pattern: /^[\d]*$/ }),
  ]
}
