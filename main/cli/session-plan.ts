import { preferencesOf } from '../../app/marks/text.ts'
import { liveSections, planProfile, type RouteOptions } from '../../app/session/routes/index.ts'
import type { RouteChoice } from '../../app/session/routes/model.ts'
import { vaultedIn } from '../../app/switch/vault-standing.ts'
import { deviceNameOf } from '../../app/text/account.ts'
import { cliText } from '../../app/text/cli-text.ts'
import { routePlanText, routeViewText } from '../../app/text/route-text.ts'
import { callSentences } from '../../app/view/routes-view.ts'
import { systemClock } from '../files/clock.ts'
import { readMarks } from '../marks/marks.ts'
import { loadSettings } from '../settings/settings.ts'
import { vaultEntries } from '../vault/closed.ts'
import { type Paint, paintFor, printable } from './terminal.ts'
import type { Verb } from './verb.ts'
import { worldFor } from './world.ts'

/** `lanyard session plan PROFILE`: what a renewal would call and open. Nothing is called and nothing is written. */
export const sessionPlanVerb: Verb = {
  shape: { positionals: ['PROFILE'], flags: ['json', 'help'], values: [] },
  help: cliText.help.sessionPlan,
  run: async ({ positionals }, context) => {
    const { facts, places } = await worldFor(context, null, 'every-profile')
    const access = { places, clock: systemClock }
    const [settings, read, kept] = await Promise.all([loadSettings(access), readMarks(access), vaultEntries(places)])
    const profile = positionals[0] ?? ''
    const options: RouteOptions = {
      preferences: preferencesOf(read.marks),
      sessionDuration: settings.sessionDuration,
      live: liveSections(facts.book, facts.now),
      now: facts.now,
      vault: vaultedIn(facts.book, kept),
    }
    const remarks = [settings.problem, read.problem].filter((problem) => problem !== null)
    const planned = planProfile(facts.book, profile, options)
    if (!planned.ok) return { kind: 'failure', ...planned.failure }
    const choices = planned.value
    return {
      kind: 'answer',
      exit: 0,
      json: { profile, routes: choices.map(routeJson) },
      text: () => textOf(choices, paintFor(context.terminal.output, context.environment)),
      remarks,
    }
  },
}

/** Exactly the contract's fields. */
function routeJson({ kind, chosen, place, plan }: RouteChoice) {
  const { codes, devices, calls, opens, cannot, notes } = plan
  return {
    kind,
    chosen,
    place,
    codes,
    devices,
    calls: calls.map((call) => ({
      id: call.id,
      action: call.action,
      signer: call.signer,
      profile: call.profile,
      serial: call.serial,
      role: call.role,
      durationSeconds: call.durationSeconds,
      place: call.place,
    })),
    opens: opens.map(({ profile, callId, durationSeconds }) => ({ profile, callId, durationSeconds })),
    cannot: cannot.map(({ profile, code, message }) => ({ profile, code, message })),
    notes,
  }
}

function textOf(choices: readonly RouteChoice[], paint: Paint): string {
  return choices.map((choice) => routeText(choice, paint)).join('\n')
}

function routeText({ kind, chosen, plan }: RouteChoice, paint: Paint): string {
  const { codes, devices, opens, cannot, notes } = plan
  const heading = routePlanText.heading(routeViewText.titles[kind], chosen ? 'chosen' : 'offered')
  const calls = callSentences(plan).map((sentence, index) => `${index + 1}. ${sentence}.`)
  const lines = [
    routePlanText.codes(codes, devices.map(deviceNameOf)),
    ...calls,
    ...opens.map(({ profile, callId, durationSeconds }) =>
      routePlanText.opens(profile, durationSeconds, callId === null ? 'itself' : 'call'),
    ),
    ...cannot.map(({ profile, message }) => routePlanText.cannot(profile, message)),
    ...notes,
  ]
  return [paint.bold(heading), ...lines.map((line) => `  ${printable(line)}`), ''].join('\n')
}
