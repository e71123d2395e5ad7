import { consoleText } from '../../app/text/console-text.ts'
import { timeLeftText } from '../../app/text/duration.ts'
import type { Secret } from '../../app/text/secret.ts'
import type { Outcome } from '../../app/view/model.ts'
import type { World } from '../facts/world.ts'
import type { ConsoleDeps } from './console-keys.ts'
import { type ConsoleReady, type ConsoleRequest, consoleLink } from './console-link.ts'

/** What the window asks for. */
export type ConsoleAct = ConsoleRequest & { readonly act: 'open' | 'copy' }

export type ConsoleActDeps = ConsoleDeps & {
  /** Opens a sign-in link in the browser; see `main/os/external.ts`. */
  readonly open: (link: Secret) => Promise<Outcome<null, string>>
  /** Puts it on the clipboard, which is cleared by itself. */
  readonly copy: (link: Secret) => Promise<'copied' | 'failed'>
}

/** Opens the console of a profile, or copies the link that does. The answer is a sentence; the link is in none. */
export async function openConsole(
  world: World,
  profile: string,
  request: ConsoleAct,
  deps: ConsoleActDeps,
): Promise<Outcome<string, string>> {
  const made = await consoleLink(world, profile, request, deps)
  if (!made.ok) return { ok: false, failure: made.failure.message }
  const { link, destination } = made.value
  const { title } = destination.service
  if (request.act === 'copy') {
    const copied = await deps.copy(link.address)
    if (copied === 'failed') return { ok: false, failure: consoleText.notCopied }
    return said(consoleText.copied(profile, title), made.value, deps)
  }
  const opened = await deps.open(link.address)
  return opened.ok ? said(consoleText.opened(profile, title), made.value, deps) : opened
}

function said(
  sentence: string,
  { endsAt, using, notes }: ConsoleReady,
  { clock }: ConsoleDeps,
): Outcome<string, string> {
  const until = endsAt === null ? [] : [consoleText.until(timeLeftText(endsAt, clock.now()), using)]
  return { ok: true, value: [sentence, ...until, ...notes].join(' ') }
}
