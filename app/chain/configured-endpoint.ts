import { nestedEntries } from '../profile/settings.ts'
import { chainText } from '../text/chain-text.ts'
import { sessionVariable } from './botocore-rules.ts'
import type { Subject } from './engine-model.ts'
import { isFilled, variableEvidence, variableText } from './environment.ts'
import type { Evidence } from './model.ts'
import { evidenceOf, locate, sectionEvidence, textOf } from './profile-view.ts'

/** Services that Lanyard calls, by their name in a `services` section. */
export type CalledService = 'sts' | 'iam'

/** An endpoint that somebody configured. */
export type ConfiguredEndpoint = { readonly url: string; readonly origin: Evidence }

/** What is configured; `problem`: what AWS CLI would stop at. */
export type EndpointChoice = { readonly endpoint: ConfiguredEndpoint | null; readonly problem: string | null }

/** `ensure_boolean`: only `true`, in any case. */
export const isTrue = (subject: Subject, variable: string, setting: string): boolean =>
  sessionVariable(subject, variable, setting)?.toLowerCase() === 'true'

/** Path of the certificate authorities of a profile's calls; null: the built-in ones. */
export function caBundleOf(subject: Subject): string | null {
  const configured = sessionVariable(subject, 'AWS_CA_BUNDLE', 'ca_bundle')
  if (configured !== null) return configured || null
  return variableText(subject.facts.environment, 'REQUESTS_CA_BUNDLE') || null
}

/** `ConfiguredEndpointProvider`: service variable, global variable, the services section's block, the profile; empty ones are passed over. */
export function configuredEndpoint(subject: Subject, service: CalledService): EndpointChoice {
  const ignored = isTrue(subject, 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'ignore_configured_endpoint_urls')
  if (ignored) return { endpoint: null, problem: null }
  const { environment } = subject.facts
  for (const name of [`AWS_ENDPOINT_URL_${service.toUpperCase()}`, 'AWS_ENDPOINT_URL']) {
    const url = isFilled(environment, name) ? variableText(environment, name) : null
    if (url) return { endpoint: { url, origin: variableEvidence(name) }, problem: null }
  }
  return endpointOfProfile(subject, service)
}

function endpointOfProfile({ profile }: Subject, service: CalledService): EndpointChoice {
  const own = locate(profile, 'endpoint_url')
  const general = own && textOf(own) ? { url: textOf(own), origin: evidenceOf(own) } : null
  const services = locate(profile, 'services')
  if (!services) return { endpoint: general, problem: null }
  const section = profile.pair.config.services.get(textOf(services))
  if (!section || section.settings.size === 0)
    return { endpoint: general, problem: chainText.stsServicesMissing(textOf(services)) }
  const url = nestedEntries(section.settings, service)?.get('endpoint_url')
  const origin = sectionEvidence(section, 'services', service)[0]
  return { endpoint: url && origin ? { url, origin } : general, problem: null }
}
