/*
 * Holds every import statement against the rules of the house (scripts/lib/layer-rules.mjs): directions between runtimes and
 * between the rooms of app/, packages where they belong, no cycles, no Electron under the command line.
 */
import { readFileSync } from 'node:fs'
import { importsOf, isNodeModule, packageOf } from './lib/imports.mjs'
import * as houseRules from './lib/layer-rules.mjs'
import { inProject } from './lib/project.mjs'
import { isMain, runScript, say } from './lib/say.mjs'
import { projectFiles } from './lib/sources.mjs'

const runtimeOf = (file) => (file.includes('/') ? file.split('/', 1)[0] : 'root')

const isWithin = (file, places) =>
  places.some((place) => (place.endsWith('/') ? file.startsWith(place) : file === place || runtimeOf(file) === place))

const isRelative = (found) => found.specifier.startsWith('.')

const checkRuntime = (file, found, rules) => {
  const from = runtimeOf(file)
  const to = runtimeOf(found.target)
  const permitted = rules.runtimes[from]
  if (permitted === undefined) return [`the folder ${from}/ is in none of the rules`]
  return permitted.includes(to) || to === 'root' ? [] : [`${from} may not import ${to} (${found.specifier})`]
}

const checkRoom = (file, found, rules) => {
  if (runtimeOf(file) !== 'app' || runtimeOf(found.target) !== 'app') return []
  const from = file.split('/')[1]
  const to = found.target.split('/')[1]
  if (rules.appRooms[from] === undefined) return [`the room app/${from} is in none of the rules`]
  const isModel = /^app\/[^/]+\/(?:[a-z-]+-)?model\.ts$/.test(found.target)
  if (found.kind === 'types' && isModel && rules.modelTypes[from]?.includes(to)) return []
  return from === to || rules.appRooms[from].includes(to) ? [] : [`app/${from} may not import app/${to}`]
}

const checkPackage = (file, found, rules) => {
  if (found.kind === 'computed') return []
  if (isRelative(found)) return []
  const runtime = runtimeOf(file)
  if (isNodeModule(found.specifier)) {
    if (!rules.nodeModules.includes(runtime)) return [`${runtime} may not import ${found.specifier}`]
    const onDisk = /^(node:)?fs(\/promises)?$/.test(found.specifier) && runtime === 'main'
    return onDisk && !isWithin(file, rules.fileSystemPlaces)
      ? [`no ${found.specifier} here: files are main/files's`]
      : []
  }
  const name = packageOf(found.specifier)
  const places = rules.packages[name]
  if (places === undefined) {
    return runtime === 'test' ? [] : [`the package ${name} is in none of the rules (scripts/lib/layer-rules.mjs)`]
  }
  if (runtime === 'test' || isWithin(file, places)) return []
  if (found.kind === 'types' && places.some((place) => runtimeOf(place) === runtime)) return []
  return [`the package ${name} may only be imported in ${places.join(', ')}`]
}

const checkPrivileges = (file, found, rules) =>
  rules.privileges
    .filter((rule) => found.kind !== 'types' && found.target === rule.module && !isWithin(file, rule.places))
    .filter((rule) => found.names.includes(rule.name) || (found.names.includes('*') && rule.module !== 'electron'))
    .map((rule) => `${rule.name} may only be imported in ${rule.places.join(', ')}: ${rule.because}`)

const checkComputed = (file, found) =>
  found.kind === 'computed' && ['app', 'main', 'renderer'].includes(runtimeOf(file))
    ? ['an import must name its module, so that it can be checked']
    : []

/** Follows the edges that `follows` accepts from an entry; answers each file's path of files from there. */
const reach = (entry, graph, follows) => {
  const paths = new Map([[entry, [entry]]])
  const queue = [entry]
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    for (const found of graph.get(file) ?? []) {
      if (!follows(found) || !isRelative(found) || paths.has(found.target)) continue
      paths.set(found.target, [...paths.get(file), found.target])
      queue.push(found.target)
    }
  }
  return paths
}

const checkReach = (graph, entry, names, follows, because) => {
  const problems = []
  for (const [file, trail] of graph.has(entry) ? reach(entry, graph, follows) : []) {
    for (const found of graph.get(file) ?? []) {
      if (isRelative(found) || !follows(found) || !names.includes(packageOf(found.specifier))) continue
      problems.push({ file, line: found.line, message: `${because}: ${[...trail, found.specifier].join(' -> ')}` })
    }
  }
  return problems
}

const checkReaches = (graph, rules) => [
  ...rules.freeOf.flatMap((rule) =>
    checkReach(graph, rule.entry, [rule.package], (found) => found.kind !== 'types', rule.because),
  ),
  ...rules.lazy.flatMap((rule) =>
    checkReach(
      graph,
      rule.entry,
      rule.packages,
      (found) => found.kind === 'static',
      'must load on first use, by import()',
    ),
  ),
]

/** Cycles over what is imported at run time; types alone may point at each other. */
const checkCycles = (graph) => {
  const problems = []
  const state = new Map()
  const visit = (file, trail) => {
    state.set(file, 'open')
    for (const found of graph.get(file) ?? []) {
      if (found.kind !== 'static' || !graph.has(found.target)) continue
      if (state.get(found.target) === 'open') {
        const loop = [...trail.slice(trail.indexOf(found.target)), found.target]
        problems.push({ file, line: found.line, message: `imports in a circle: ${loop.join(' -> ')}` })
      } else if (!state.has(found.target)) visit(found.target, [...trail, found.target])
    }
    state.set(file, 'done')
  }
  for (const file of graph.keys()) if (!state.has(file)) visit(file, [file])
  return problems
}

/** Checks sources given as `Map` of path to text; answers `{file, line, message}` for everything against the rules. */
export const checkLayers = (sources, rules = houseRules) => {
  const graph = new Map()
  const problems = []
  for (const [file, text] of sources) {
    try {
      graph.set(file, importsOf(file, text))
    } catch (error) {
      problems.push({ file, line: 1, message: `cannot be read as a module: ${error.message}` })
    }
  }
  for (const [file, imports] of graph) {
    for (const found of imports) {
      const messages = [
        ...(isRelative(found) ? [...checkRuntime(file, found, rules), ...checkRoom(file, found, rules)] : []),
        ...checkPackage(file, found, rules),
        ...checkPrivileges(file, found, rules),
        ...checkComputed(file, found),
      ]
      problems.push(...messages.map((message) => ({ file, line: found.line, message })))
    }
  }
  return [...problems, ...checkReaches(graph, rules), ...checkCycles(graph)]
}

/** The project's own modules, as `Map` of path to text. */
export const readModules = () =>
  new Map(
    projectFiles()
      .filter((file) => /\.(m?[jt]s|tsx)$/.test(file))
      .map((file) => [file, readFileSync(inProject(file), 'utf8')]),
  )

if (isMain(import.meta)) {
  await runScript(() => {
    const modules = readModules()
    const problems = checkLayers(modules)
    for (const { file, line, message } of problems) say(`${file}:${line}: ${message}`)
    say(
      problems.length === 0 ? `layers: ${modules.size} modules keep the rules` : `layers: ${problems.length} problems`,
    )
    return problems.length === 0 ? 0 : 1
  })
}
