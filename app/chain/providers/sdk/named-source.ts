import { type Afterwards, sdkChainText } from '../../../text/sdk-chain-text.ts'
import type { Finding, FindProvider, Subject } from '../../engine-model.ts'
import { found } from '../../findings.ts'
import { askMetadata } from '../instance-metadata.ts'
import type { NamedSource } from './assume-role.ts'

/** The three sources of `credential_source`, as an SDK asks them. */
export type SourceFinders = {
  readonly environment: FindProvider | null
  readonly container: FindProvider
  /** Whether `environment` means `Environment` too. */
  readonly case: 'as-written' | 'any'
  readonly afterwards: Afterwards
}

const NAMES = ['Environment', 'EcsContainer', 'Ec2InstanceMetadata'] as const

function finderOf(named: string, finders: SourceFinders): FindProvider | null {
  const same = (name: string) => (finders.case === 'any' ? name.toLowerCase() === named.toLowerCase() : name === named)
  switch (NAMES.find(same)) {
    case 'Environment':
      return finders.environment
    case 'EcsContainer':
      return finders.container
    case 'Ec2InstanceMetadata':
      return askMetadata
    case undefined:
      return null
  }
}

/** A named source is asked at the first call only: what gives nothing here may give something where the program runs. */
export function namedSources(finders: SourceFinders): NamedSource {
  return (subject: Subject, named: string): Finding | null => {
    const find = finderOf(named, finders)
    if (find === null) return null
    const finding = find({ ...subject, variables: 'read' })
    if (finding.kind === 'found' || finding.kind === 'fails') return finding
    return found('', finding.evidence, { warnings: [sdkChainText.sourceSilent(named, finders.afterwards)] })
  }
}
