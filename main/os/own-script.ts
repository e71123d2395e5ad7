import { join } from 'node:path'
import { app } from 'electron'

/** Where this Lanyard's command line lies; beside the packed app, since Node alone must be able to read it. */
export const ownScript = (): string =>
  app.isPackaged
    ? join(process.resourcesPath, 'cli', 'lanyard.js')
    : join(app.getAppPath(), 'dist', 'cli', 'lanyard.js')

/** The processes of this app, its windows' too. */
export const ownPids = (): ReadonlySet<number> => new Set(app.getAppMetrics().map(({ pid }) => pid))
