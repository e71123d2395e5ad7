import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Where cases of the SDKs' own suites lie: LANYARD_CONFORMANCE, or a folder beside the project. They are no part of it. */
const FOLDER = process.env['LANYARD_CONFORMANCE'] ?? resolve(import.meta.dirname, '../../..', 'shared', 'conformance')

/** Whether a file of the suites is present. */
export const hasSuite = (name: string): boolean => existsSync(join(FOLDER, name))

/** The text of a file of the suites. */
export const readSuiteText = (name: string): string => readFileSync(join(FOLDER, name), 'utf8')

/** The cases of a file of the suites; none where it is not present. */
export function readSuite<Case>(name: string, key: 'cases' | 'tests' = 'cases'): readonly Case[] {
  return hasSuite(name) ? JSON.parse(readSuiteText(name))[key] : []
}
