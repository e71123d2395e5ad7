const { contextBridge, ipcRenderer } = require('electron')

contextBridge.exposeInMainWorld('twin', { interactive: () => ipcRenderer.send('interactive') })
