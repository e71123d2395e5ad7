/**
 * The first question to main, asked by the first line of the page's script: main answers while the rest of the script is evaluated.
 * Imported first by the page's entry; whoever asks again after a failure asks by itself.
 */
export const firstAnswer = window.lanyard.ask.ready(undefined)

// Whoever connects hears of a failure; until then nobody must be told that it went unheard.
firstAnswer.catch(() => undefined)
