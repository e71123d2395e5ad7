import { chainText } from '../../text/chain-text.ts'
import { isAllowedContainerUri, uriParts } from '../container-uri.ts'
import type { Finding, FindProvider, Subject } from '../engine-model.ts'
import { isFilled, isSet, variablesSet, variableText } from '../environment.ts'
import { fails, found, NOTHING, swallowed } from '../findings.ts'

const RELATIVE = 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'
const FULL = 'AWS_CONTAINER_CREDENTIALS_FULL_URI'
const TOKEN_FILE = 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'
const HOST = 'http://169.254.170.2'

const uriOf = (subject: Subject, variable: string): string => {
  const text = variableText(subject.facts.environment, variable) ?? ''
  return variable === RELATIVE ? `${HOST}${text}` : text
}

function tokenFileMissing(subject: Subject): string | null {
  const path = variableText(subject.facts.environment, TOKEN_FILE)
  if (path === null) return null
  return subject.facts.external.tokenFiles.get(path)?.state === 'present' ? null : path
}

const evidenceOf = (subject: Subject, variable: string) => variablesSet(subject.facts.environment, variable, TOKEN_FILE)

/** botocore `ContainerProvider` (1.43): present counts even when empty, the relative URI first; the token file is opened before the host is judged. */
export const containerBotocore: FindProvider = (subject) => {
  const { environment } = subject.facts
  const variable = isSet(environment, RELATIVE) ? RELATIVE : isSet(environment, FULL) ? FULL : null
  if (!variable) return NOTHING
  const evidence = evidenceOf(subject, variable)
  const missing = tokenFileMissing(subject)
  if (missing !== null)
    return fails('FileNotFoundError', chainText.tokenFileMissing(TOKEN_FILE, missing), evidence, 'environment')
  const parts = uriParts(uriOf(subject, variable))
  if (!isAllowedContainerUri(parts))
    return fails('ValueError', chainText.containerHost(variable, parts.host), evidence, 'environment')
  return found(chainText.container(variable), evidence)
}

/** JS `remoteProvider` and `fromHttp` (3.972): empty is unset; a host that is not allowed is swallowed, a text that is no URL is not. */
export const containerJs: FindProvider = (subject): Finding => {
  const { environment } = subject.facts
  const variable = isFilled(environment, RELATIVE) ? RELATIVE : isFilled(environment, FULL) ? FULL : null
  if (!variable) return NOTHING
  const evidence = evidenceOf(subject, variable)
  const parts = uriParts(uriOf(subject, variable))
  if (parts.malformed) return fails('TypeError', chainText.containerMalformed(variable), evidence, 'environment')
  if (!isAllowedContainerUri(parts)) return swallowed(chainText.containerHost(variable, parts.host), evidence)
  const missing = isFilled(environment, TOKEN_FILE) ? tokenFileMissing(subject) : null
  if (missing !== null) return fails('Error', chainText.tokenFileMissing(TOKEN_FILE, missing), evidence, 'environment')
  return found(chainText.container(variable), evidence)
}
