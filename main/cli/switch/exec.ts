import type { EnvironmentProfile } from '../../../app/switch/environment/model.ts'
import type { HeldKeys } from '../../../app/switch/environment/opened-keys.ts'
import { nameRefusal, regionFor } from '../../../app/switch/names.ts'
import { cliText } from '../../../app/text/cli-text.ts'
import { execText } from '../../../app/text/exec-text.ts'
import { redact } from '../../../app/text/redact.ts'
import { switchText } from '../../../app/text/switch-text.ts'
import type { ParsedArguments } from '../arguments.ts'
import { printable } from '../terminal.ts'
import type { CliContext, Verb, VerbResult } from '../verb.ts'
import { chooseProfile } from './choice.ts'

/** Milliseconds of life below which somebody may wonder later why a command failed. */
const SHORT_LIFE = 15 * 60_000

/** `lanyard exec NAME -- COMMAND`. */
export const execVerb: Verb = {
  shape: { positionals: ['NAME'], command: 'COMMAND', flags: ['profile-only', 'help'], values: ['region', 'code'] },
  help: execText.help,
  run: async (parsed, context) => {
    const wrong = wrongUsage(parsed)
    if (wrong !== null) return wrong
    const name = parsed.positionals[0] ?? ''
    const refusal = nameRefusal(name)
    if (refusal !== null) return { kind: 'failure', code: 'name', message: switchText.nameRefused[refusal] }
    const found = await (parsed.flags.has('profile-only') ? byName(name, context) : byKeys(name, parsed, context))
    if (!found.ok) return found.result
    const region = parsed.values.get('region') ?? found.chosen.region
    return run(parsed.command, { profile: name, region }, found.keys, context)
  },
}

const wrong = (message: string): VerbResult => ({ kind: 'wrong-usage', code: 'wrong-usage', message })

function wrongUsage({ values, flags }: ParsedArguments): VerbResult | null {
  const region = values.get('region')
  if (region !== undefined && regionFor(region) === null) return wrong(execText.badRegion)
  return values.has('code') && flags.has('profile-only') ? wrong(execText.codeForNothing) : null
}

type Found =
  | { readonly ok: true; readonly chosen: EnvironmentProfile; readonly keys: HeldKeys | null }
  | { readonly ok: false; readonly result: VerbResult }

async function byName(name: string, context: CliContext): Promise<Found> {
  const found = await chooseProfile(name, context)
  if (!found.ok) return found
  for (const remark of found.remarks) say(remark, context)
  return { ok: true, chosen: { profile: name, region: found.choice.region }, keys: null }
}

async function byKeys(name: string, { values }: ParsedArguments, context: CliContext): Promise<Found> {
  const { keysFor } = await import('./exec-keys.ts')
  const code = values.get('code')?.replace(/\s/g, '') ?? null
  const found = await keysFor(name, code, context)
  if (found.ok) return { ok: true, chosen: { profile: name, region: found.value.region }, keys: found.value.keys }
  // Of a name that is in no file, the ones that may have been meant are told.
  const near = found.failure.code === 'no-such-profile' ? await chooseProfile(name, context) : null
  return near?.ok === false ? near : { ok: false, result: { kind: 'failure', ...found.failure } }
}

function say(sentence: string, { terminal }: CliContext): void {
  terminal.errors.write(cliText.remark(printable(sentence)))
}

async function run(
  [program = '', ...words]: readonly string[],
  chosen: EnvironmentProfile,
  keys: HeldKeys | null,
  context: CliContext,
): Promise<VerbResult> {
  const { environment, folder, platform } = context
  const left = (keys?.expiresAt ?? Number.POSITIVE_INFINITY) - context.now()
  if (left < SHORT_LIFE) say(execText.endsSoon(left), context)
  const request = { program, words, environment, folder, chosen, keys }
  const end = await context.runChild(request, () => say(execText.killed, context))
  if (end.kind === 'ended') return { kind: 'ended', exit: end.code }
  context.terminal.errors.write(cliText.error(execText.notStarted(printable(redact(program)), end.reason, platform)))
  return { kind: 'ended', exit: end.reason === 'not-found' ? 127 : 126 }
}
