import type { Sent } from '../../app/contract/contract.ts'
import { leaseRuling } from '../../app/switch/lease-rule.ts'
import { activeCardText } from '../../app/text/active-card-text.ts'
import { toastText } from '../../app/text/window-text.ts'
import type { Outcome } from '../../app/view/model.ts'
import { openSwitcher, showLayer, showToast } from './act.ts'
import type { ToastAction, WindowState } from './window-state.ts'

/*
 * Switching, and what a profile is handed to. Main answers each act with a sentence. Loaded when something is switched or copied.
 */

/** What can be done after a switch. */
const afterwards = (state: WindowState): readonly ToastAction[] => [
  { label: activeCardText.back, act: () => void goBack(state) },
  { label: activeCardText.notFollowing, act: () => showLayer(state, { kind: 'not-following' }) },
]

async function say(
  state: WindowState,
  asked: Promise<Outcome<string, string>>,
  actions: readonly ToastAction[],
): Promise<boolean> {
  try {
    const outcome = await asked
    if (outcome.ok) showToast(state, outcome.value, 'plain', actions)
    else showToast(state, outcome.failure, 'problem')
    return outcome.ok
  } catch {
    showToast(state, toastText.failed, 'problem')
    return false
  }
}

/** Makes a profile (null: none) the one that new commands use. Whether it is. */
export function activate(state: WindowState, profile: string | null, leaseSeconds: number | null): Promise<boolean> {
  return say(state, window.lanyard.ask.activate({ profile, leaseSeconds }), afterwards(state))
}

/** Back to what was active before. */
export function goBack(state: WindowState): Promise<boolean> {
  return say(state, window.lanyard.ask.goBack(undefined), afterwards(state))
}

/** Switches until further notice; where the settings ask for an end, the switcher asks for it. */
export async function switchAtOnce(state: WindowState, profile: string): Promise<void> {
  const { rows, settings } = state.snapshot.get()
  const label = rows.find((row) => row.name === profile)?.label ?? 'other'
  if (leaseRuling(null, label, settings.productionLease).ok) await activate(state, profile, null)
  else openSwitcher(state, profile)
}

/** Copies for the person's own shell, without a key. */
export function copyForOwnShell(state: WindowState, profile: string): Promise<boolean> {
  const asked = window.lanyard.ask.copyEnvironment({ profile, dialect: null, secrets: false })
  return say(state, asked, [
    { label: activeCardText.otherForms, act: () => showLayer(state, { kind: 'copy', profile }) },
  ])
}

/** Copies in a form of the person's choice. Whether it was copied. */
export function copyAs(state: WindowState, request: Sent<'copyEnvironment'>): Promise<boolean> {
  return say(state, window.lanyard.ask.copyEnvironment(request), [])
}

/** Opens the console, or copies its link. A sentence when it cannot be, else null. */
export async function openConsole(state: WindowState, request: Sent<'openConsole'>): Promise<string | null> {
  try {
    const outcome = await window.lanyard.ask.openConsole(request)
    if (!outcome.ok) return outcome.failure
    showToast(state, outcome.value, 'plain')
    return null
  } catch {
    return toastText.failed
  }
}
