import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { inProject, root } from './project.mjs'

const notOurs = new Set(['node_modules', '.git', 'dist', 'release', 'test-results', 'coverage'])

const walk = (folder) =>
  readdirSync(inProject(folder), { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.has(entry.name)) return []
    const file = path.posix.join(folder, entry.name)
    return entry.isDirectory() ? walk(file) : [file]
  })

/** The project's own files, as git sees them (new ones included); without git, all but built and fetched ones. */
export const projectFiles = () => {
  const listed = spawnSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' })
  const files = listed.status === 0 ? listed.stdout.split('\0').filter(Boolean) : walk('')
  return files.filter((file) => existsSync(inProject(file)))
}
