/*
 * The names of the contract's channels, apart from its schemas: the preload needs the names only, and stays small without
 * a parser in it. `contract.ts` proves that both lists name the same channels.
 */

/** Calls with an answer. */
export const askNames = [
  'ready',
  'profileDetail',
  'explainChain',
  'listProcesses',
  'readPastedEnvironment',
  'probeSentence',
  'probe',
  'stopProbe',
  'copyEnvironment',
  'copyChain',
  'openAtLine',
  'changeSetting',
  'openToken',
  'tokenReady',
  'startSession',
  'codeFromCommand',
  'cancelRenewal',
  'snooze',
  'renewNow',
  'sessionRoutes',
  'chooseRoute',
  'stopSession',
  'previewCleanUp',
  'testSession',
  'checkDevice',
  'setTokenCommand',
  'markProfile',
  'activate',
  'goBack',
  'previewDefault',
  'previewDefaultBack',
  'willNotFollow',
  'openTerminal',
  'consoleChoices',
  'openConsole',
  'previewConnect',
  'vault',
  'previewVaultIn',
  'previewVaultOut',
  'plainCopies',
  'deletePlainCopies',
  'addSeed',
  'dropSeed',
  'removeVaulted',
  'editForm',
  'previewEdit',
  'commitEdit',
  'resolveConflict',
  'discardEdit',
  'readImport',
  'history',
  'undoWrite',
  'forgetHistory',
] as const

/** Messages without an answer. */
export const tellNames = ['interactive', 'closeToken'] as const

/** What main sends by itself. */
export const pushNames = [
  'snapshot',
  'clock',
  'navigate',
  'palette',
  'switcher',
  'disturbed',
  'token',
  'renewal',
] as const

/** The text that goes over the wire for a channel. */
export const channelOf = (kind: 'ask' | 'tell' | 'push', channel: string): string => `lanyard:${kind}:${channel}`
