import { readdirSync, readFileSync } from 'node:fs'

/* What a process and its children use, from /proc (Linux). */

const read = (file) => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** The process and all its descendants, by id. */
export const processTree = (leader) => {
  const parents = new Map()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const parent = /^PPid:\s+(\d+)/m.exec(read(`/proc/${name}/status`))?.[1]
    if (parent !== undefined) parents.set(Number(name), Number(parent))
  }
  const tree = new Set([leader])
  for (let size = 0; size < tree.size; ) {
    size = tree.size
    for (const [id, parent] of parents) if (tree.has(parent)) tree.add(id)
  }
  return [...tree]
}

const mebibytes = (id, field) =>
  Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(read(`/proc/${id}/smaps_rollup`))?.[1] ?? 0) / 1024

const overTree = (leader, field) => processTree(leader).reduce((total, id) => total + mebibytes(id, field), 0)

/** Proportional set size over the tree, MiB: shared pages count once, divided among those that share them. */
export const treeMemory = (leader) => overTree(leader, 'Pss')

/** What one process has that is no file's, MiB: it does not change with whoever else runs the same program. */
export const ownMemory = (id) => mebibytes(id, 'Pss_Anon')

/** The same over the tree. */
export const ownTreeMemory = (leader) => overTree(leader, 'Pss_Anon')

const ticksOf = (id) => {
  const fields = read(`/proc/${id}/stat`).split(') ')[1]?.split(' ')
  return fields === undefined ? 0 : Number(fields[11]) + Number(fields[12])
}

/** Processor time over the tree so far, seconds (clock ticks of 10 ms). */
export const treeProcessorTime = (leader) =>
  processTree(leader)
    .map(ticksOf)
    .reduce((total, ticks) => total + ticks, 0) / 100
