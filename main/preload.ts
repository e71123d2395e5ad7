import { contextBridge, ipcRenderer } from 'electron'
import { askNames, channelOf, pushNames, tellNames } from '../app/contract/channels.ts'

/*
 * The only way out of a page: `window.lanyard`, made from the contract's names. Functions only: neither ipcRenderer nor an event
 * object can be reached through it, and no channel outside the contract.
 */

const entries = <Name extends string, Value>(names: readonly Name[], make: (name: Name) => Value) =>
  Object.fromEntries(names.map((name) => [name, make(name)]))

type Listen = (payload: unknown) => void

contextBridge.exposeInMainWorld('lanyard', {
  ask: entries(askNames, (name) => (argument: unknown) => ipcRenderer.invoke(channelOf('ask', name), argument)),
  tell: entries(tellNames, (name) => () => ipcRenderer.send(channelOf('tell', name))),
  on: entries(pushNames, (name) => (listen: Listen) => {
    const hear = (_event: unknown, payload: unknown): void => listen(payload)
    ipcRenderer.on(channelOf('push', name), hear)
    return () => {
      ipcRenderer.removeListener(channelOf('push', name), hear)
    }
  }),
})
