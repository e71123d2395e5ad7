import { builtinModules } from 'node:module'
import path from 'node:path'
import { parseSync } from 'vite'

/* Import statements of a source file, told apart by what they do. Paths are relative to the root, with forward slashes. */

/** Whether a specifier is one of Node's own modules. */
export const isNodeModule = (specifier) => specifier.startsWith('node:') || builtinModules.includes(specifier)

/** The package of a bare specifier: `react-dom/client` is `react-dom`, `@aws-sdk/client-sts` stays. */
export const packageOf = (specifier) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')

const typesOnly = (text, entries, start) =>
  /^(import|export)\s+type\b/.test(text.slice(start)) || (entries.length > 0 && entries.every((entry) => entry.isType))

const resolve = (file, specifier) =>
  specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier.replace(/\?.*$/, '')) : specifier

const importedName = (entry) => (entry.importName.kind === 'Name' ? entry.importName.name : '*')

/**
 * Every import of a file: `{specifier, target, kind: 'types' | 'static' | 'dynamic', names, line}`. `target` is the file for a
 * relative specifier, else the specifier itself. Throws a SyntaxError when the file cannot be parsed.
 */
export const importsOf = (file, text) => {
  const { module, errors } = parseSync(file, text)
  if (errors.length > 0) throw new SyntaxError(`${file}: ${errors[0].message}`)
  const lineAt = (offset) => text.slice(0, offset).split('\n').length
  const found = []
  const add = (specifier, kind, names, offset) =>
    found.push({ specifier, target: resolve(file, specifier), kind, names, line: lineAt(offset) })
  for (const { moduleRequest, entries, start } of module.staticImports) {
    add(moduleRequest.value, typesOnly(text, entries, start) ? 'types' : 'static', entries.map(importedName), start)
  }
  for (const { entries, start } of module.staticExports) {
    const from = entries.filter((entry) => entry.moduleRequest !== null && entry.moduleRequest !== undefined)
    if (from.length === 0) continue
    const kind = typesOnly(text, from, start) ? 'types' : 'static'
    add(from[0].moduleRequest.value, kind, from.map(importedName), start)
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const source = text.slice(moduleRequest.start, moduleRequest.end)
    const literal = /^(['"`])([^'"`$]*)\1$/.exec(source)
    add(literal === null ? source : literal[2], literal === null ? 'computed' : 'dynamic', ['*'], moduleRequest.start)
  }
  return found
}
