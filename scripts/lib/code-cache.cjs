'use strict'
/*
 * Runs one command of the built command line and leaves beside each of its files what V8 compiled of it (`FILE.cache`), for
 * `main/cli/boot.cjs`. What an earlier run compiled stays in.
 *
 *   node scripts/lib/code-cache.cjs FOLDER verb ...
 */
const { existsSync, readFileSync, writeFileSync } = require('node:fs')
const Module = require('node:module')
const path = require('node:path')
const { Script } = require('node:vm')

const [, , given, ...words] = process.argv
const folder = path.resolve(given)
const compile = Module.prototype._compile
const scripts = new Map()

Module.prototype._compile = function (content, file, ...rest) {
  if (path.dirname(file) !== folder) return compile.call(this, content, file, ...rest)
  const earlier = `${file}.cache`
  const cachedData = existsSync(earlier) ? readFileSync(earlier) : undefined
  const script = new Script(Module.wrap(content), { filename: file, cachedData })
  scripts.set(earlier, script)
  return script.runInThisContext().call(this.exports, this.exports, (id) => this.require(id), this, file, folder)
}

process.on('exit', () => {
  for (const [file, script] of scripts) writeFileSync(file, script.createCachedData())
})

const program = path.join(folder, 'program.js')
process.argv = [process.argv[0], program, ...words]
// As main/cli/boot.cjs does it.
if (words[0] === 'credential-process') {
  require(path.join(folder, 'ask-app.js'))
    .askApp()
    .then(() => require(program))
} else {
  require(program)
}
