import type { AskHandlers } from '../../ipc.ts'

/** The calls of the contract that are about switching. */
export type SwitchHandlers = Pick<
  AskHandlers,
  | 'copyEnvironment'
  | 'activate'
  | 'goBack'
  | 'previewDefault'
  | 'previewDefaultBack'
  | 'willNotFollow'
  | 'openTerminal'
  | 'consoleChoices'
  | 'openConsole'
  | 'previewConnect'
  | 'vault'
  | 'previewVaultIn'
  | 'previewVaultOut'
  | 'plainCopies'
  | 'deletePlainCopies'
  | 'addSeed'
  | 'dropSeed'
  | 'removeVaulted'
>

/** Answers about switching. Whatever writes, asks AWS or opens the vault is loaded when the first of them is asked for. */
export function makeSwitchAnswers(load: () => Promise<SwitchHandlers>): SwitchHandlers {
  return {
    copyEnvironment: async (asked) => (await load()).copyEnvironment(asked),
    activate: async (asked) => (await load()).activate(asked),
    goBack: async () => (await load()).goBack(undefined),
    previewDefault: async (asked) => (await load()).previewDefault(asked),
    previewDefaultBack: async () => (await load()).previewDefaultBack(undefined),
    willNotFollow: async () => (await load()).willNotFollow(undefined),
    openTerminal: async (asked) => (await load()).openTerminal(asked),
    consoleChoices: async (asked) => (await load()).consoleChoices(asked),
    openConsole: async (asked) => (await load()).openConsole(asked),
    previewConnect: async (asked) => (await load()).previewConnect(asked),
    vault: async () => (await load()).vault(undefined),
    previewVaultIn: async (asked) => (await load()).previewVaultIn(asked),
    previewVaultOut: async (asked) => (await load()).previewVaultOut(asked),
    plainCopies: async (asked) => (await load()).plainCopies(asked),
    deletePlainCopies: async (asked) => (await load()).deletePlainCopies(asked),
    addSeed: async (asked) => (await load()).addSeed(asked),
    dropSeed: async (asked) => (await load()).dropSeed(asked),
    removeVaulted: async (asked) => (await load()).removeVaulted(asked),
  }
}
