import { placeTrouble, whereText } from '../../../app/text/chain-place-text.ts'
import type { Instant } from '../../../app/text/instant.ts'
import type { Outcome, ProfileChoice } from '../../../app/view/model.ts'
import { factsIn, factsOfPasted, type Gathering } from '../../places/facts.ts'
import { type LoginShell, readLoginShell } from '../../places/login-shell.ts'
import { makePasted, type Pasted, type PasteSources } from '../../places/pasted.ts'
import type { Prober } from '../../places/prober.ts'
import type { Processes } from '../../places/processes.ts'
import type { Shapes } from '../../places/shapes.ts'
import type { Picture } from '../views.ts'
import type { FactsAtPlace, FarPlace, FarPlaces } from './chain-answers.ts'

/** What reading other places is made of. */
export type PlacesOptions = {
  readonly processes: Processes
  readonly loginShell: LoginShell
  readonly sources: PasteSources
  readonly prober: Prober
  /** This app's own environment. */
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly now: () => Instant
}

type Places = PlacesOptions & { readonly pasted: Pasted; readonly shell: () => Promise<Outcome<Shapes, string>> }

/** Whatever reads other places; nothing is read or started yet. */
export function openPlaces(options: PlacesOptions): FarPlaces {
  const { processes, prober, sources } = options
  const pasted = makePasted(sources)
  const places = { ...options, pasted, shell: startedOnce(options.loginShell) }
  return {
    factsAt: (place, profile, picture) => factsAt(place, profile, picture, places),
    listProcesses: processes.list,
    readPasted: pasted.read,
    probeSentence: ({ rung, tool }, facts) => prober.sentence({ rung, tool, facts }),
    probe: ({ rung, tool }, facts) => prober.probe({ rung, tool, facts }),
    stopProbe: prober.stop,
    metadata: prober.metadata,
  }
}

/** The shell is started once; when that failed, the next one who asks starts it again. */
function startedOnce(shell: LoginShell): Places['shell'] {
  let started: Promise<Outcome<Shapes, string>> | null = null
  return async () => {
    started ??= readLoginShell(shell)
    const read = await started
    if (!read.ok) started = null
    return read
  }
}

async function factsAt(
  place: FarPlace,
  profile: ProfileChoice,
  { world }: Picture,
  places: Places,
): Promise<Outcome<FactsAtPlace, string>> {
  const explicitProfile = profile.kind === 'explicit' ? profile.name : null
  const gathering = { platform: world.platform, explicitProfile, now: places.now() }
  switch (place.kind) {
    case 'login-shell':
      return inLoginShell(gathering, places)
    case 'process':
      return inProcess(place.pid, gathering, places)
    case 'pasted':
      return inPasted(place.id, gathering, places)
  }
}

async function inLoginShell(gathering: Gathering, places: Places): Promise<Outcome<FactsAtPlace, string>> {
  const read = await places.shell()
  if (!read.ok) return read
  const facts = await factsIn(read.value, { ...gathering, folder: places.loginShell.home })
  return { ok: true, value: { facts, where: whereText.loginShell, notes: [] } }
}

async function inProcess(pid: number, gathering: Gathering, places: Places): Promise<Outcome<FactsAtPlace, string>> {
  const read = await places.processes.read(pid)
  if (!read.ok) return read
  const { name, folder, variables, notes } = read.value
  const facts = await factsIn(variables, { ...gathering, ...(folder !== null && { folder }) })
  return { ok: true, value: { facts, where: whereText.process(name, pid), notes } }
}

async function inPasted(id: string, gathering: Gathering, places: Places): Promise<Outcome<FactsAtPlace, string>> {
  const held = places.pasted.environmentOf(id)
  if (held === null) return { ok: false, failure: placeTrouble.pasteGone }
  const facts = await factsOfPasted(held.environment, places.environment, gathering)
  return { ok: true, value: { facts, where: whereText.pasted, notes: held.notes } }
}
