import { app } from 'electron'
import { markForBench } from './bench-marks.ts'
import { systemClock } from './files/clock.ts'
import { openFirstWindow } from './first-window.ts'
import { logUncaught } from './log.ts'
import { isOnlyInstance, prepareApp } from './os/instance.ts'
import { lockEveryPage, lockNames, lockSession } from './os/lockdown.ts'
import { declareScheme, serveContent, warmAnswers } from './os/scheme.ts'
import { loadSettings } from './settings/settings.ts'
import { readStart } from './start.ts'
import type { Lanyard } from './state/lanyard.ts'

const start = readStart()
logUncaught(start.log)
prepareApp(start.places.userData)
declareScheme()
lockNames()

let lanyard: Lanyard | null = null
if (isOnlyInstance(() => lanyard?.show())) {
  lockEveryPage(start.log)
  const settings = loadSettings({ places: start.places, clock: systemClock })
  void app.whenReady().then(async () => {
    markForBench('ready', process.env)
    lockSession(start.log)
    const content = serveContent(start.log)
    const window = openFirstWindow(start, await settings)
    warmAnswers()
    const { makeLanyard } = await import('./state/lanyard.ts')
    lanyard = makeLanyard(start, await settings, window)
    await lanyard.run(content)
  })
} else {
  app.quit()
}
