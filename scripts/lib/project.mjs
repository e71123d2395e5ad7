import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The project's root folder. */
export const root = path.resolve(import.meta.dirname, '..', '..')

/** A path inside the project. */
export const inProject = (...parts) => path.join(root, ...parts)

/** The project's package.json. */
export const manifest = JSON.parse(readFileSync(inProject('package.json'), 'utf8'))
