import { cliText } from '../../app/text/cli-text.ts'
import { VERSION } from '../../app/version.ts'
import { parseArguments, splitCommand } from './arguments.ts'
import { following } from './switch/following.ts'
import { jsonText, printable } from './terminal.ts'
import type { CliContext, ExitCode, Verb, VerbResult } from './verb.ts'

/** Verbs by their words; each is loaded when it is called. */
export const VERBS: Readonly<Record<string, () => Promise<Verb>>> = {
  profiles: async () => (await import('./profiles.ts')).profilesVerb,
  show: async () => (await import('./show.ts')).showVerb,
  chain: async () => (await import('./chain/verb.ts')).chainVerb,
  whoami: async () => (await import('./whoami.ts')).whoamiVerb,
  'session start': async () => following((await import('./session-start.ts')).sessionStartVerb),
  'session renew': async () => following((await import('./session-renew.ts')).sessionRenewVerb),
  'session stop': async () => following((await import('./session-stop.ts')).sessionStopVerb),
  'session list': async () => (await import('./session-list.ts')).sessionListVerb,
  'session plan': async () => (await import('./session-plan.ts')).sessionPlanVerb,
  set: async () => (await import('./edit/set.ts')).setVerb,
  unset: async () => (await import('./edit/unset.ts')).unsetVerb,
  add: async () => (await import('./edit/add.ts')).addVerb,
  rename: async () => (await import('./edit/sections.ts')).renameVerb,
  duplicate: async () => (await import('./edit/sections.ts')).duplicateVerb,
  rm: async () => (await import('./edit/sections.ts')).removeVerb,
  import: async () => (await import('./edit/import.ts')).importVerb,
  history: async () => (await import('./edit/history.ts')).historyVerb,
  undo: async () => (await import('./edit/undo.ts')).undoVerb,
  check: async () => (await import('./edit/check.ts')).checkVerb,
  use: async () => (await import('./switch/use.ts')).useVerb,
  exec: async () => (await import('./switch/exec.ts')).execVerb,
  'credential-process': async () => (await import('./credential-process.ts')).credentialProcessVerb,
  connect: async () => (await import('./edit/connect.ts')).connectVerb,
  console: async () => (await import('./console.ts')).consoleVerb,
  'shell-init': async () => (await import('./switch/shell-init.ts')).shellInitVerb,
}

/** Runs one command line to its exit code. Never rejects: what is unexpected becomes a sentence and exit code 1. */
export async function runCommandLine(context: CliContext): Promise<ExitCode> {
  const { words } = context
  const [first, second] = words
  if (first === undefined) return wrongUsage(context, 'no-command', cliText.noCommand, 'lanyard')
  if (first === '--help' || first === '-h' || first === 'help') return print(context, cliText.help.all)
  if (first === '--version') return print(context, cliText.version(VERSION))
  if (first === 'session' && (second === '--help' || second === '-h')) return print(context, cliText.help.session)
  const name = first === 'session' ? `session ${second ?? ''}`.trim() : first
  const load = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined
  if (load === undefined) {
    // First of all: a sentence about a word would repeat it.
    if (words.some(looksSecret)) return wrongUsage(context, 'secret-argument', cliText.secretArgument, 'lanyard')
    const [command, helper] = first === 'session' ? [name, 'lanyard session'] : [first, 'lanyard']
    return wrongUsage(context, 'unknown-command', cliText.unknownCommand(command), helper)
  }
  try {
    return await runVerb(await load(), name, context)
  } catch (error) {
    const kind = error instanceof Error ? error.name : 'unknown'
    return fail(context, 'unexpected', cliText.unexpected(kind))
  }
}

async function runVerb(verb: Verb, name: string, given: CliContext): Promise<ExitCode> {
  const command = `lanyard ${name}`
  const words = given.words.slice(name.split(' ').length)
  // What another program is given is its own: neither `--json` in it nor what looks like a key concerns Lanyard, which never repeats it.
  const context = { ...given, words: splitCommand(words, verb.shape).own }
  if (context.words.some(looksSecret)) {
    return wrongUsage(context, 'secret-argument', cliText.secretArgument, 'lanyard')
  }
  const parsed = parseArguments(words, verb.shape)
  if (!parsed.ok) return wrongUsage(context, 'wrong-usage', parsed.message, command)
  if (parsed.value.flags.has('help')) return print(context, verb.help)
  const result = await verb.run(parsed.value, context)
  switch (result.kind) {
    case 'answer':
      return answer(result, context)
    case 'ended':
      return result.exit
    case 'failure':
      return fail(context, result.code, result.message)
    case 'wrong-usage':
      return wrongUsage(context, result.code, result.message, command)
  }
}

async function answer(result: VerbResult & { readonly kind: 'answer' }, context: CliContext): Promise<ExitCode> {
  const { output, errors } = context.terminal
  output.write(wantsJson(context) ? jsonText(result.json) : result.text())
  for (const remark of result.remarks ?? []) errors.write(cliText.remark(printable(remark)))
  const late = (await result.afterwards?.()) ?? null
  if (late === null) return result.exit
  errors.write(cliText.error(printable(late)))
  return 1
}

function print(context: CliContext, text: string): ExitCode {
  context.terminal.output.write(text)
  return 0
}

function fail(context: CliContext, code: string, message: string): ExitCode {
  tellError(context, code, message)
  return 1
}

function wrongUsage(context: CliContext, code: string, message: string, command: string): ExitCode {
  tellError(context, code, message)
  if (!wantsJson(context)) context.terminal.errors.write(cliText.seeHelp(command))
  return 2
}

function tellError(context: CliContext, code: string, message: string): void {
  context.terminal.errors.write(cliText.error(printable(message)))
  if (wantsJson(context)) {
    context.terminal.output.write(jsonText({ error: { code, message } }))
  }
}

/** A command line is seen by every process and kept in the shell's history, so a key has no place in it. */
function looksSecret(word: string): boolean {
  const value = word.startsWith('--') ? word.slice(word.indexOf('=') + 1) : word
  if (/^A[KS]IA[A-Z0-9]{16}$/.test(value)) return true
  return /^[A-Za-z0-9+/]{40}$/.test(value) && [/[A-Z]/, /[a-z]/, /[0-9+/]/].every((kind) => kind.test(value))
}

/** Asked of the words themselves, so that a wrong command line answers in JSON too. */
function wantsJson({ words }: CliContext): boolean {
  const end = words.indexOf('--')
  return words.slice(0, end === -1 ? words.length : end).includes('--json')
}
