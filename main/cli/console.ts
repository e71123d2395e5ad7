import { consoleText } from '../../app/text/console-text.ts'
import { timeLeftText } from '../../app/text/duration.ts'
import type { Instant } from '../../app/text/instant.ts'
import { formatInstant } from '../../app/text/instant.ts'
import { openSecret, type Secret } from '../../app/text/secret.ts'
import type { Outcome } from '../../app/view/model.ts'
import { systemClock } from '../files/clock.ts'
import type { ConsoleDeps } from '../switch/console-keys.ts'
import type { ConsoleReady, ConsoleRequest } from '../switch/console-link.ts'
import type { ParsedArguments } from './arguments.ts'
import { noSuchProfile } from './show.ts'
import { printable } from './terminal.ts'
import type { CliContext, Verb, VerbResult } from './verb.ts'
import { worldFor } from './world.ts'

/** What the verb touches; left out: the real thing. */
export type ConsoleVerbDeps = Pick<ConsoleDeps, 'siteOf'> & {
  readonly open?: (link: Secret, context: CliContext) => Promise<Outcome<null, string>>
}

async function openInBrowser(link: Secret, { platform, environment }: CliContext): Promise<Outcome<null, string>> {
  const [{ handOver }, { browserOf, isOwnProgram }] = await Promise.all([
    import('../os/hand-over.ts'),
    import('../os/browser.ts'),
  ])
  return handOver(link, { open: browserOf(platform, environment), isOwn: isOwnProgram(platform) })
}

/** `lanyard console PROFILE`, with these deps. */
export const makeConsoleVerb = (deps: ConsoleVerbDeps): Verb => ({
  shape: {
    positionals: ['PROFILE'],
    flags: ['print', 'json', 'help'],
    values: ['service', 'region', 'duration'],
  },
  help: consoleText.help,
  run: async (parsed, context) => {
    const [name = ''] = parsed.positionals
    const request = requestOf(parsed)
    if (request === null) return { kind: 'wrong-usage', code: 'duration', message: consoleText.badDuration(129_600) }
    const world = await worldFor(context, name, 'every-profile')
    if (!world.facts.book.byName.has(name)) return noSuchProfile(name, world.facts.book)
    const [{ consoleLink }, { openedWithoutCode }] = await Promise.all([
      import('../switch/console-link.ts'),
      import('./console-keys.ts'),
    ])
    const { siteOf } = deps
    const made = await consoleLink(world, name, request, {
      clock: { ...systemClock, now: context.now },
      credentials: openedWithoutCode(world, context),
      ...(siteOf === undefined ? {} : { siteOf }),
    })
    if (!made.ok) return { kind: 'failure', ...made.failure }
    if (parsed.flags.has('print')) return printed(name, made.value)
    const opened = await (deps.open ?? openInBrowser)(made.value.link.address, context)
    if (!opened.ok) return { kind: 'failure', code: 'not-opened', message: opened.failure }
    return answer(name, made.value, openedText(name, made.value, context.now()))
  },
})

/** `lanyard console PROFILE`. */
export const consoleVerb: Verb = makeConsoleVerb({})

/** Null: the duration is no number of seconds. */
function requestOf({ values }: ParsedArguments): ConsoleRequest | null {
  const typed = values.get('duration')
  if (typed !== undefined && !/^\d{1,6}$/.test(typed)) return null
  const durationSeconds = typed === undefined ? null : Number(typed)
  return { service: values.get('service') ?? null, region: values.get('region') ?? null, durationSeconds }
}

/** The one place where a link is shown, because that is what was asked for. */
function printed(name: string, ready: ConsoleReady): VerbResult {
  const url = openSecret(ready.link.address)
  const usableUntil = formatInstant(ready.link.usableUntil)
  const plain = answer(name, ready, `${url}\n`)
  return {
    ...plain,
    json: { ...jsonOf(name, ready), url, usableUntil },
    remarks: [consoleText.printedOnce, ...ready.notes],
  }
}

const answer = (name: string, ready: ConsoleReady, text: string): VerbResult & { readonly kind: 'answer' } => ({
  kind: 'answer',
  exit: 0,
  json: jsonOf(name, ready),
  text: () => text,
  remarks: ready.notes,
})

function jsonOf(profile: string, { destination, using, endsAt }: ConsoleReady) {
  const { site, service, region, address } = destination
  return {
    profile,
    partition: site.partition,
    service: service.id,
    region,
    destination: address,
    using,
    endsAt: endsAt === null ? null : formatInstant(endsAt),
  }
}

function openedText(name: string, { destination, endsAt, using }: ConsoleReady, now: Instant): string {
  const opened = consoleText.opened(printable(name), destination.service.title)
  const until = endsAt === null ? '' : ` ${consoleText.until(timeLeftText(endsAt, now), printable(using))}`
  return `${opened}${until}\n`
}
