import { placeText } from '../../text/place-text.ts'
import type { Environment, EnvironmentValue } from '../model.ts'
import { type Assignment, assignmentsIn } from './read-lines.ts'
import { isRelevant, shapeOf } from './shape.ts'

/** An environment read from a text. Values of secret variables are gone; variables that no chain looks at too. */
export type ReadEnvironment =
  | {
      readonly ok: true
      readonly format: 'variables' | 'docker-inspect' | 'ecs-task-definition'
      readonly environment: Environment
      /** What is worth knowing about how it was read. */
      readonly notes: readonly string[]
    }
  | { readonly ok: false; readonly message: string }

/** Longer than any environment (Linux: 2 MiB in all) with its JSON around it. */
const LONGEST = 8_000_000

const CONTAINER_URI = 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'

/**
 * Reads the output of `env` or `export`, a `.env` file, PowerShell and cmd lines, `/proc/PID/environ`, `docker inspect`, or an ECS task definition.
 * Never throws.
 */
export function readEnvironment(text: string): ReadEnvironment {
  const trimmed = text.replace(/^\uFEFF/, '').trim()
  if (text.length > LONGEST) return { ok: false, message: placeText.tooLong }
  if (trimmed === '') return { ok: false, message: placeText.empty }
  return /^[[{]/.test(trimmed) ? readJson(trimmed) : readVariables(trimmed)
}

function environmentOf(assignments: readonly Assignment[]): Environment {
  const environment = new Map<string, EnvironmentValue>()
  for (const { name, value } of assignments) if (isRelevant(name)) environment.set(name, shapeOf(name, value))
  return environment
}

function readVariables(text: string): ReadEnvironment {
  const { assignments, unread } = assignmentsIn(text)
  if (assignments.length === 0) return { ok: false, message: placeText.noVariables }
  const notes = unread === 0 ? [] : [placeText.unread(unread)]
  return { ok: true, format: 'variables', environment: environmentOf(assignments), notes }
}

function readJson(text: string): ReadEnvironment {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { ok: false, message: placeText.notJson }
  }
  const docker = dockerContainers(json)
  if (docker.length > 0) return chosen('docker-inspect', docker, [])
  const task = fieldOf(json, 'taskDefinition') ?? json
  const containers = taskContainers(task)
  if (containers.length === 0) return { ok: false, message: placeText.unknownJson }
  return withTaskRole(chosen('ecs-task-definition', containers, []), task)
}

type Container = {
  readonly name: string
  readonly assignments: readonly Assignment[]
  readonly notes: readonly string[]
}

/** The first container that sets a variable a chain looks at, else the first. */
function chosen(
  format: 'docker-inspect' | 'ecs-task-definition',
  containers: readonly Container[],
  before: readonly string[],
): ReadEnvironment {
  const taken = containers.find((one) => one.assignments.some(({ name }) => isRelevant(name))) ?? containers[0]
  if (taken === undefined) return { ok: false, message: placeText.unknownJson }
  const others = containers.filter((one) => one !== taken).map((one) => one.name)
  const left = others.length === 0 ? [] : [placeText.otherContainers(taken.name, others)]
  return {
    ok: true,
    format,
    environment: environmentOf(taken.assignments),
    notes: [...before, ...left, ...taken.notes],
  }
}

function withTaskRole(read: ReadEnvironment, task: unknown): ReadEnvironment {
  const role = fieldOf(task, 'taskRoleArn')
  if (!read.ok || typeof role !== 'string' || role === '' || read.environment.has(CONTAINER_URI)) return read
  const environment = new Map(read.environment).set(CONTAINER_URI, '/v2/credentials/task')
  return { ...read, environment, notes: [...read.notes, placeText.taskRole] }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** `docker inspect`: one or several objects with `Config.Env`. */
function dockerContainers(json: unknown): readonly Container[] {
  const objects = Array.isArray(json) ? json : [json]
  return objects.flatMap((one, index) => {
    const list = fieldOf(fieldOf(one, 'Config'), 'Env')
    if (!Array.isArray(list)) return []
    const lines = list.flatMap((line) => (typeof line === 'string' ? [line] : []))
    const name = textOf(fieldOf(one, 'Name'))?.replace(/^\//, '') ?? String(index + 1)
    return [{ name, assignments: lines.flatMap(splitPair), notes: [] }]
  })
}

function splitPair(line: string): Assignment[] {
  const at = line.indexOf('=')
  return at <= 0 ? [] : [{ name: line.slice(0, at), value: line.slice(at + 1) }]
}

/** `containerDefinitions`: `environment` gives names and values, `secrets` names alone. */
function taskContainers(task: unknown): readonly Container[] {
  return listOf(fieldOf(task, 'containerDefinitions')).map((one, index) => {
    const plain = listOf(fieldOf(one, 'environment')).flatMap((each) => {
      const [name, value] = [textOf(fieldOf(each, 'name')), textOf(fieldOf(each, 'value'))]
      return name === null || value === null ? [] : [{ name, value }]
    })
    const secret = listOf(fieldOf(one, 'secrets')).flatMap((each) => textOf(fieldOf(each, 'name')) ?? [])
    return {
      name: textOf(fieldOf(one, 'name')) ?? String(index + 1),
      assignments: [...plain, ...secret.map((name) => ({ name, value: UNKNOWN }))],
      notes: secret.filter(isRelevant).map(placeText.unknownValue),
    }
  })
}

/** Stands for a value that is there and not known. */
const UNKNOWN = '…'
