import type { AskHandlers } from '../../ipc.ts'

/** The calls of the contract that are about sessions, besides those of the token window. */
export type SessionHandlers = Pick<
  AskHandlers,
  | 'renewNow'
  | 'sessionRoutes'
  | 'chooseRoute'
  | 'stopSession'
  | 'previewCleanUp'
  | 'testSession'
  | 'checkDevice'
  | 'setTokenCommand'
>

/** Answers about sessions. Whatever plans, asks AWS or writes is loaded when the first of them is asked for. */
export function makeSessionAnswers(load: () => Promise<SessionHandlers>): SessionHandlers {
  return {
    renewNow: async (asked) => (await load()).renewNow(asked),
    sessionRoutes: async (asked) => (await load()).sessionRoutes(asked),
    chooseRoute: async (request) => (await load()).chooseRoute(request),
    stopSession: async (asked) => (await load()).stopSession(asked),
    previewCleanUp: async () => (await load()).previewCleanUp(undefined),
    testSession: async (asked) => (await load()).testSession(asked),
    checkDevice: async (asked) => (await load()).checkDevice(asked),
    setTokenCommand: async (asked) => (await load()).setTokenCommand(asked),
  }
}
