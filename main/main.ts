import { app } from 'electron'
import { logUncaught } from './log.ts'
import { isOnlyInstance, prepareApp } from './os/instance.ts'
import { lockEveryPage, lockNames, lockSession } from './os/lockdown.ts'
import { declareScheme, serveContent } from './os/scheme.ts'
import { readStart } from './start.ts'
import { makeLanyard } from './state/lanyard.ts'

const start = readStart()
logUncaught(start.log)
prepareApp(start.places.userData)
declareScheme()
lockNames()

const lanyard = makeLanyard(start)
if (isOnlyInstance(lanyard.show)) {
  lanyard.beginReading()
  lockEveryPage(start.log)
  void app.whenReady().then(() => {
    lockSession(start.log)
    return lanyard.run(serveContent(start.log))
  })
} else {
  app.quit()
}
