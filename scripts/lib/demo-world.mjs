import { existsSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { inProject } from './project.mjs'
import { say, Trouble } from './say.mjs'

/** The made-up world of the demo: files in a temporary folder and an STS on loopback (test/support/demo-sts.ts). */
export const startWorld = async (inherited) => {
  const bundle = inProject('dist/demo/demo-world.js')
  if (!existsSync(bundle)) throw new Trouble('dist/demo/demo-world.js is missing: npm run build')
  return await createRequire(import.meta.url)(bundle).startDemo({ inherited })
}

/** Ends the world and removes its files, or says where they stay. */
export const endWorld = async (world, files) => {
  await world.stop()
  if (files === 'keep') say(`The made-up files stay in ${world.folder}`)
  else rmSync(world.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
}

/** Says where the made-up files and the STS are. */
export const describeWorld = (world) => {
  say(`
Lanyard on made-up files.
  files       ${path.join(world.folder, '.aws')}
  STS         ${world.url} (on this machine only; it knows the made-up keys and MFA devices)
  your files  are not read: the home folder of the demo is ${world.folder}
`)
}

const codeLine = (world, now) => {
  const { secondsLeft } = world.currentCode(world.serials[0], now)
  const codes = world.devices.map(({ serial, profile }) => `${world.currentCode(serial, now).code} for ${profile}`)
  return `MFA codes, ${String(secondsLeft).padStart(2)} s left: ${codes.join(', ')}`
}

/** Prints the codes of all devices now and at each new 30 s window; answers the function that ends it. */
export const showCodes = (world) => {
  let timer
  const show = () => {
    const now = Date.now()
    say(codeLine(world, now))
    timer = setTimeout(show, world.currentCode(world.serials[0], now).secondsLeft * 1000 + 50)
  }
  show()
  return () => clearTimeout(timer)
}
