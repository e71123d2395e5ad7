/*
 * Renders main/os/icons/sources/*.svg to the sizes that desktops want, beside them. Run it after changing a source and commit
 * what it makes: builds use the rendered files and need no renderer.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { inProject } from './lib/project.mjs'
import { findProgram } from './lib/run.mjs'
import { runScript, say, Trouble } from './lib/say.mjs'

const folder = (...parts) => inProject('main', 'os', 'icons', ...parts)

/** Tray states with a colour that keeps 3:1 to both black and white panels; the shape says the same without it. */
const trayColours = { none: '#808a96', live: '#2f9e5f', soon: '#b7791f', expired: '#d9483b' }

const source = (name) => readFileSync(folder('sources', `${name}.svg`), 'utf8')

const render = (svg, size) => {
  const result = spawnSync('rsvg-convert', ['-w', String(size), '-h', String(size)], { input: svg, maxBuffer: 1e8 })
  if (result.status !== 0) throw new Trouble(`rsvg-convert failed: ${result.stderr}`)
  return result.stdout
}

/** A Windows icon: a directory of PNG pictures, biggest last. */
const icoOf = (pictures) => {
  const header = Buffer.alloc(6 + 16 * pictures.length)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(pictures.length, 4)
  let offset = header.length
  pictures.forEach(({ size, bytes }, index) => {
    const entry = 6 + 16 * index
    header.writeUInt8(size % 256, entry)
    header.writeUInt8(size % 256, entry + 1)
    header.writeUInt16LE(1, entry + 4)
    header.writeUInt16LE(32, entry + 6)
    header.writeUInt32LE(bytes.length, entry + 8)
    header.writeUInt32LE(offset, entry + 12)
    offset += bytes.length
  })
  return Buffer.concat([header, ...pictures.map((picture) => picture.bytes)])
}

/** A macOS icon: blocks of PNG pictures, each under the code of its size. */
const icnsOf = (pictures) => {
  const blocks = pictures.map(({ code, bytes }) => {
    const head = Buffer.alloc(8)
    head.write(code, 0, 'latin1')
    head.writeUInt32BE(bytes.length + 8, 4)
    return Buffer.concat([head, bytes])
  })
  const body = Buffer.concat(blocks)
  const head = Buffer.alloc(8)
  head.write('icns', 0, 'latin1')
  head.writeUInt32BE(body.length + 8, 4)
  return Buffer.concat([head, body])
}

const put = (name, bytes) => writeFileSync(folder(name), bytes)

const renderTray = (state) => {
  const drawn = source(`tray-${state}`)
  const coloured = drawn.replaceAll('currentColor', trayColours[state])
  const template = drawn.replaceAll('currentColor', '#000000')
  put(`tray-${state}.png`, render(coloured, 32))
  put(`tray-${state}Template.png`, render(template, 16))
  put(`tray-${state}Template@2x.png`, render(template, 32))
  put(`tray-${state}.ico`, icoOf([16, 20, 24, 32, 40, 48].map((size) => ({ size, bytes: render(coloured, size) }))))
}

const renderApp = () => {
  const [large, small] = [source('app'), source('app-small')]
  const at = (size) => render(size <= 32 ? small : large, size)
  for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) put(`app/${size}x${size}.png`, at(size))
  put('app.png', at(256))
  put('app.ico', icoOf([16, 24, 32, 48, 64, 128, 256].map((size) => ({ size, bytes: at(size) }))))
  const codes = {
    icp4: 16,
    icp5: 32,
    ic11: 32,
    ic12: 64,
    ic07: 128,
    ic13: 256,
    ic08: 256,
    ic14: 512,
    ic09: 512,
    ic10: 1024,
  }
  put('app.icns', icnsOf(Object.entries(codes).map(([code, size]) => ({ code, bytes: at(size) }))))
}

await runScript(() => {
  if (findProgram('rsvg-convert') === null) {
    throw new Trouble('Icons are rendered by rsvg-convert, which is missing. On Debian: apt-get install librsvg2-bin')
  }
  mkdirSync(folder('app'), { recursive: true })
  Object.keys(trayColours).forEach(renderTray)
  renderApp()
  say('icons: rendered into main/os/icons')
})
