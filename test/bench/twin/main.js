const { app, BrowserWindow, ipcMain, protocol } = require('electron')
const { appendFileSync, readFileSync } = require('node:fs')
const path = require('node:path')

/* The least that a careful Electron window is: own scheme, sandbox, one preload, one blank page. Nothing of Lanyard. */

const mark = (name) => {
  const file = process.env.LANYARD_BENCH_MARKS
  if (file) appendFileSync(file, `${JSON.stringify({ mark: name, t: performance.timeOrigin + performance.now() })}\n`)
}

mark('main-start')
if (process.env.LANYARD_BENCH_DATA) app.setPath('userData', process.env.LANYARD_BENCH_DATA)
if (!process.argv.includes('--no-sandbox')) app.enableSandbox()
protocol.registerSchemesAsPrivileged([{ scheme: 'twin', privileges: { standard: true, secure: true } }])

app.whenReady().then(() => {
  mark('ready')
  // Beside Lanyard in the tray: nothing at all is shown, and there is nothing to quit for.
  if (process.env.LANYARD_BENCH_WINDOW === 'none') return
  protocol.handle('twin', (request) => {
    const name = new URL(request.url).pathname === '/page.js' ? 'page.js' : 'page.html'
    const type = name.endsWith('.js') ? 'text/javascript' : 'text/html'
    return new Response(readFileSync(path.join(__dirname, name)), { headers: { 'content-type': type } })
  })
  ipcMain.once('interactive', () => mark('interactive'))
  const window = new BrowserWindow({
    width: 1080,
    height: 720,
    show: false,
    webPreferences: { preload: path.join(__dirname, 'preload.js') },
  })
  mark('window')
  window.once('ready-to-show', () => {
    mark('ready-to-show')
    window.show()
  })
  window.loadURL('twin://app/page.html')
})
app.on('window-all-closed', () => app.quit())
