'use strict'
/*
 * The file a person starts (`dist/cli/lanyard.js`). The program stands beside it in `program.js` and its chunks; beside those may lie what
 * V8 made of them at build time (`.cache`, see `scripts/lib/code-cache.cjs`), which spares each start most of the compiling. Node 20
 * has no compile cache of its own. A cache of another Node is refused by V8, a missing one is no loss.
 */
const { readFileSync } = require('node:fs')
const Module = require('node:module')
const { dirname } = require('node:path')
const { Script } = require('node:vm')

const compile = Module.prototype._compile

const cacheOf = (file) => {
  try {
    return readFileSync(`${file}.cache`)
  } catch {
    return null
  }
}

Module.prototype._compile = function (content, file, ...rest) {
  const cachedData = dirname(file) === __dirname ? cacheOf(file) : null
  if (cachedData === null) return compile.call(this, content, file, ...rest)
  const script = new Script(Module.wrap(content), { filename: file, cachedData })
  const run = script.runInThisContext()
  return run.call(this.exports, this.exports, (id) => this.require(id), this, file, __dirname)
}

// AWS tools start this one again and again, and wait for it.
if (process.argv[2] === 'credential-process') {
  require('./ask-app.js')
    .askApp()
    .then(() => require('./program.js'))
} else {
  require('./program.js')
}
