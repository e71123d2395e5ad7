import { nestedEntries } from '../profile/settings.ts'
import { chainText } from '../text/chain-text.ts'
import { stsText } from '../text/sts-text.ts'
import { sessionVariable } from './botocore-rules.ts'
import type { Subject } from './engine-model.ts'
import { isFilled, variableEvidence, variableText } from './environment.ts'
import type { ChainFacts, Evidence, ToolId } from './model.ts'
import {
  evidenceOf,
  type Located,
  locate,
  locateConfigFirst,
  locateIn,
  type ProfileView,
  textOf,
} from './profile-view.ts'
import { resolveRegion } from './region.ts'
import { endpointLookOf, endpointReason, isPlain, stsUrl } from './sts-url.ts'
import { subjectOf } from './subject.ts'
import { toolDefinition } from './tools/index.ts'

/** One place where a tool's STS endpoint may come from, in the order in which they count. */
export type StsRung = {
  readonly id: string
  readonly title: string
  readonly url: string | null
  readonly state: 'wins' | 'shadowed' | 'absent'
  readonly origin: Evidence | null
}

type Source = Omit<StsRung, 'state'>

/**
 * Where the tools that still know the legacy mode look for it; each of them is `regional` where nothing is said. botocore below AWS CLI v2 since
 * 1.40; SDK for Ruby (`sts_regional_endpoints.rb`): the config file first, and the word just so; SDK for PHP since 3.351.12
 * (`Sts/RegionalEndpoints/ConfigurationProvider.php`): the config file alone, under the bare name of the profile. The .NET SDK has none since v4
 * (aws-sdk-net 3236), nor have those of JavaScript v3, Go v2, Java 2, Rust and Kotlin.
 */
const LEGACY: Readonly<Partial<Record<ToolId, (profile: ProfileView) => Located | null>>> = {
  'aws-cli-v1': (profile) => locate(profile, SETTING),
  boto3: (profile) => locate(profile, SETTING),
  'sdk-ruby': (profile) => locateConfigFirst(profile, SETTING),
  'sdk-php': (profile) => {
    const found = locateIn(profile, 'config', SETTING)
    return found?.section.header === profile.name ? found : null
  },
}
const SETTING = 'sts_regional_endpoints'

/** Where a tool's STS calls go and why there, in a sentence; url null: it finds no region, and calls nothing. */
export type StsEndpoint = { readonly url: string | null; readonly reason: string }

/** The winner of {@link stsLadder}, told. */
export function stsEndpointOf(facts: ChainFacts, tool: ToolId): StsEndpoint {
  const rung = stsLadder(facts, tool).find(({ state }) => state === 'wins')
  return { url: rung?.url ?? null, reason: rung === undefined ? stsText.noCall : reasonOf(facts, tool, rung) }
}

function reasonOf(facts: ChainFacts, tool: ToolId, { id, url }: StsRung): string {
  if (id === 'legacy') return stsText.byLegacy
  if (id !== 'region') return chainText.stsConfigured
  const definition = toolDefinition(tool)
  const subject = subjectOf(facts, definition, definition.select(facts))
  const legacy = sessionVariable(subject, 'AWS_STS_REGIONAL_ENDPOINTS', 'sts_regional_endpoints') === 'legacy'
  const region = resolveRegion(facts, tool)?.value || null
  const why =
    region === null
      ? stsText.assumed[url === GLOBAL ? 'global' : 'regional']
      : endpointReason(endpointLookOf(subject, region))
  return legacy && tool === 'aws-cli-v2' ? `${why} ${chainText.stsLegacyIgnored}` : why
}

/** The regions that legacy mode sends to the global endpoint (STS endpoint rule set, botocore 1.43). */
const LEGACY_REGIONS: ReadonlySet<string> = new Set([
  'ap-northeast-1',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'aws-global',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
])

const GLOBAL = 'https://sts.amazonaws.com'

/**
 * Where a tool's STS calls go, and from where it knows: the service's variable, the general one, the services section, the profile (AWS SDKs and
 * Tools Reference Guide, service-specific endpoints), then the region with the profile's FIPS and dual-stack switches.
 */
export function stsLadder(facts: ChainFacts, tool: ToolId): readonly StsRung[] {
  const definition = toolDefinition(tool)
  const subject = subjectOf(facts, definition, definition.select(facts))
  const region = resolveRegion(facts, tool)?.value || null
  const sources: readonly Source[] = [
    ...configured(subject),
    ...legacySources(subject, tool, region),
    region === null ? withoutRegion(tool) : regional(subject, tool, region),
  ]
  const winner = sources.findIndex(({ url }) => url !== null)
  return sources.map((source, index) => ({
    ...source,
    state: index === winner ? 'wins' : source.url === null ? 'absent' : 'shadowed',
  }))
}

function configured(subject: Subject): readonly Source[] {
  const { environment } = subject.facts
  const { profile } = subject
  const isOff =
    variableText(environment, 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS')?.toLowerCase() === 'true' ||
    textOf(locate(profile, 'ignore_configured_endpoint_urls')).toLowerCase() === 'true'
  const variables = ['AWS_ENDPOINT_URL_STS', 'AWS_ENDPOINT_URL'].map((name): Source => {
    const url = isFilled(environment, name) && !isOff ? variableText(environment, name) : null
    return { id: name, title: name, url, origin: url === null ? null : variableEvidence(name) }
  })
  const own = locate(profile, 'endpoint_url')
  const url = own === null || isOff ? null : textOf(own) || null
  const origin = own === null || url === null ? null : evidenceOf(own)
  const ofProfile: Source = { id: 'profile', title: stsText.profile(profile.name), url, origin }
  return [...variables, isOff ? nothing('services', stsText.service) : ofServices(subject), ofProfile]
}

const nothing = (id: string, title: string): Source => ({ id, title, url: null, origin: null })

/** The `sts` block of the section that the profile names; blocks are read as AWS CLI reads them. */
function ofServices({ profile, facts }: Subject): Source {
  const named = locate(profile, 'services')
  const settings = facts.book.services.get(textOf(named))?.settings
  const block = settings?.get('sts')
  const url = settings === undefined ? null : nestedEntries(settings, 'sts')?.get('endpoint_url')
  if (block === undefined || !url || named === null) return nothing('services', stsText.service)
  const { file, line } = block.place
  const origin: Evidence = { kind: 'setting', file, line, section: `services ${textOf(named)}`, setting: 'sts' }
  return { id: 'services', title: stsText.service, url, origin }
}

/** None for tools without a legacy mode. */
function legacySources(subject: Subject, tool: ToolId, region: string | null): readonly Source[] {
  const find = LEGACY[tool]
  if (find === undefined) return []
  const { environment } = subject.facts
  const variable = isFilled(environment, VARIABLE) ? variableText(environment, VARIABLE) : null
  const setting = find(subject.profile)
  const text = variable ?? textOf(setting)
  const isLegacy = tool === 'sdk-ruby' ? text === 'legacy' : text.toLowerCase() === 'legacy'
  const counts = region !== null && LEGACY_REGIONS.has(region) && isPlain(endpointLookOf(subject, region))
  if (!isLegacy || !counts) return [nothing('legacy', stsText.legacy)]
  const origin = variable !== null || setting === null ? variableEvidence(VARIABLE) : evidenceOf(setting)
  return [{ id: 'legacy', title: stsText.legacy, url: GLOBAL, origin }]
}

const VARIABLE = 'AWS_STS_REGIONAL_ENDPOINTS'

function regional(subject: Subject, tool: ToolId, region: string): Source {
  const origin = resolveRegion(subject.facts, tool)?.origin ?? null
  return { id: 'region', title: stsText.regional, url: stsUrl(endpointLookOf(subject, region)), origin }
}

/** Without a region botocore calls the global endpoint, JavaScript's role provider us-east-1; the others fail. */
function withoutRegion(tool: ToolId): Source {
  const url = toolDefinition(tool).dialect === 'botocore' ? GLOBAL : tool === 'sdk-js-v3' ? JS_DEFAULT : null
  return { id: 'region', title: stsText.without, url, origin: url === null ? null : { kind: 'default' } }
}

const JS_DEFAULT = 'https://sts.us-east-1.amazonaws.com'
