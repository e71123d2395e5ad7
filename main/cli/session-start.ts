import { isTokenCode } from '../../app/session/code-window.ts'
import { isPossibleDuration } from '../../app/session/prepare.ts'
import { deviceNameOf } from '../../app/text/account.ts'
import { cliText } from '../../app/text/cli-text.ts'
import { formatTimeLeft } from '../../app/text/duration.ts'
import { formatInstant } from '../../app/text/instant.ts'
import { environmentLine, shellFor } from '../../app/view/environment-line.ts'
import type { SessionSuccess } from '../../app/view/model.ts'
import { systemClock } from '../files/clock.ts'
import type { Written } from '../files/model.ts'
import { markAll } from '../marks/marks.ts'
import { type PreparedSession, prepareSession, startSession } from '../session/service.ts'
import { loadSettings } from '../settings/settings.ts'
import type { ParsedArguments } from './arguments.ts'
import { printable } from './terminal.ts'
import type { CliContext, Verb, VerbResult } from './verb.ts'
import { worldFor } from './world.ts'

/** How often a person may mistype before the command gives up. */
const MOST_CODES = 3

/** Milliseconds after the write at which the file is looked at once more. */
const LOOK_BACK = 1_000

/** `lanyard session start PROFILE`. */
export const sessionStartVerb: Verb = {
  shape: {
    positionals: ['PROFILE'],
    flags: ['json', 'help'],
    values: ['code', 'serial', 'duration', 'target'],
  },
  help: cliText.help.sessionStart,
  run: async (parsed, context) => {
    const wrong = wrongValue(parsed)
    if (wrong !== null) return wrong
    const world = await worldFor(context, null, 'every-profile')
    const { sessionDuration, problem } = await loadSettings({ places: world.places, clock: systemClock })
    if (problem !== null) context.terminal.errors.write(cliText.remark(printable(problem)))
    const { positionals, values } = parsed
    const duration = values.get('duration')
    const prepared = await prepareSession(world, {
      profile: positionals[0] ?? '',
      serial: values.get('serial') ?? null,
      durationSeconds: duration === undefined ? sessionDuration : Number(duration),
      target: values.get('target') ?? null,
    })
    if (!prepared.ok) return failureOf(prepared.failure, values)
    const abort = new AbortController()
    const release = context.onInterrupt?.(() => abort.abort())
    try {
      return await start(prepared.value, codeOf(parsed), abort.signal, context)
    } finally {
      release?.()
    }
  },
}

/** Faults of the command line itself, before anything is read. */
function wrongValue({ values }: ParsedArguments): VerbResult | null {
  const code = values.get('code')
  if (code !== undefined && !isTokenCode(withoutBlanks(code))) {
    return { kind: 'wrong-usage', code: 'bad-code', message: cliText.codeNotDigits }
  }
  const duration = values.get('duration')
  if (duration !== undefined && !(/^\d{1,9}$/.test(duration) && isPossibleDuration(Number(duration)))) {
    return { kind: 'wrong-usage', code: 'bad-duration', message: cliText.durationNotSeconds }
  }
  return null
}

function codeOf({ values }: ParsedArguments): string | null {
  const code = values.get('code')
  return code === undefined ? null : withoutBlanks(code)
}

/** Phones show `123 456`. */
function withoutBlanks(code: string): string {
  return code.replace(/\s/g, '')
}

/** Failures that are wrong usage when the option they are about was given. */
const OPTION_OF: Readonly<Record<string, string>> = { 'target-name': 'target', 'bad-serial': 'serial' }

function failureOf(
  { code, message }: { readonly code: string; readonly message: string },
  values: ParsedArguments['values'],
): VerbResult {
  const option = OPTION_OF[code]
  const kind = option !== undefined && values.has(option) ? 'wrong-usage' : 'failure'
  return { kind, code, message }
}

async function start(
  prepared: PreparedSession,
  given: string | null,
  signal: AbortSignal,
  context: CliContext,
): Promise<VerbResult> {
  const { errors, canAsk } = context.terminal
  if (given === null && !canAsk()) return { kind: 'wrong-usage', code: 'code-missing', message: cliText.codeMissing }
  for (const warning of prepared.warnings) errors.write(cliText.remark(printable(warning)))
  let written: Written | null = null
  const onWritten = (fresh: Written): void => {
    written = fresh
  }
  for (let attempt = 1; ; attempt += 1) {
    const code = given ?? (await ask(prepared, context))
    if (code === null) return { kind: 'failure', code: 'code-not-typed', message: cliText.codeNotTyped }
    const started = await startSession(prepared, code, {
      clock: { ...systemClock, now: context.now },
      who: 'command-line',
      onWritten,
      signal,
    })
    if (started.ok) {
      const { places } = prepared.world
      await markAll({ places, clock: systemClock }, [started.value.target], { mark: 'used', value: context.now() })
      return answerOf(started.value, written, context)
    }
    const { code: reason, message, next } = started.failure
    if (given !== null || next !== 'code' || attempt === MOST_CODES) return { kind: 'failure', code: reason, message }
    errors.write(cliText.remark(printable(message)))
  }
}

async function ask(prepared: PreparedSession, { terminal, now }: CliContext): Promise<string | null> {
  const { waitUntil, target, serial } = prepared
  if (waitUntil !== null && waitUntil > now()) {
    terminal.errors.write(cliText.remark(cliText.usedCode(Math.ceil((waitUntil - now()) / 1000))))
  }
  const typed = await terminal.askHidden(cliText.askCode(printable(target), printable(deviceNameOf(serial))))
  return typed === null || typed.trim() === '' ? null : withoutBlanks(typed)
}

function answerOf(success: SessionSuccess, written: Written | null, context: CliContext): VerbResult {
  const { source, target, serial, durationSeconds, expiresAt, file, backup, notes } = success
  return {
    kind: 'answer',
    exit: 0,
    json: { source, target, serial, durationSeconds, expiresAt: formatInstant(expiresAt), file, backup },
    text: () => textOf(success, context),
    remarks: notes,
    afterwards: () => lookBack(written),
  }
}

function textOf({ target, expiresAt, file, backup }: SessionSuccess, context: CliContext): string {
  const shell = shellFor('auto', context.platform, context.environment['SHELL'] ?? null)
  const line = environmentLine(target, shell)
  return [
    cliText.started(printable(target), formatTimeLeft(expiresAt - context.now()), printable(file)),
    backup === null ? '' : cliText.backupAt(printable(backup)),
    line.ok ? cliText.use(printable(line.value)) : '',
  ].join('')
}

/** AWS's tools take no lock: one that was writing at the same moment may have written over the session. */
async function lookBack(written: Written | null): Promise<string | null> {
  if (written === null) return null
  try {
    await systemClock.sleep(LOOK_BACK)
    const seen = await written.watch.recheck()
    return seen.state === 'conflict' ? seen.message : null
  } finally {
    await written.watch.close()
  }
}
