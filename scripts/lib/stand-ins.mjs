import path from 'node:path'
import { build } from 'vite'
import { inProject } from './project.mjs'

/*
 * The app with some of its modules replaced, for measurements and tests that cannot wait for a day or reach AWS. It goes into folders of its
 * own, never into dist/, and nothing that is released knows how to be told so.
 */

/** A module of the app, and the one that stands in for it; both by their paths in the project. */
const absolute = ([module, standIn]) => [inProject(module), inProject(standIn)]

/**
 * A configuration of Vite in which modules are replaced: pairs of a module and what stands in for it, which may itself use the module that
 * it replaces.
 */
export const withStandIns = (config, pairs) => {
  const standIns = new Map(pairs.map(absolute))
  const replacing = {
    name: 'stand-ins',
    enforce: 'pre',
    resolveId: (source, importer) => {
      if (importer === undefined || !source.startsWith('.')) return null
      const standIn = standIns.get(path.resolve(path.dirname(importer), source))
      return standIn === undefined || standIn === importer ? null : standIn
    },
  }
  return { ...config, plugins: [...(config.plugins ?? []), replacing] }
}

/** Builds a piece into a folder in which the app has the layout of a release. */
export const buildPieceInto = async (folder, target, change = (config) => config) => {
  const outDir = path.join(folder, path.dirname(target.makes))
  for (const config of target.configs('production')) {
    const changed = change(config)
    await build({ ...changed, build: { ...changed.build, outDir, license: false } })
  }
}
