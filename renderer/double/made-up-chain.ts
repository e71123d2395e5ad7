import type { ToolId } from '../../app/chain/model.ts'
import type { Argument } from '../../app/contract/contract.ts'
import type { ChainComparison } from '../../app/view/chain-model.ts'
import type { ChainView, EvidenceView, RegionRungView, RungView } from '../../app/view/model.ts'
import { config, credentials } from './made-up-places.ts'

const titles: readonly (readonly [string, string])[] = [
  ['environment', 'Environment variables'],
  ['assume-role', 'Assume role'],
  ['web-identity', 'Web identity token'],
  ['sso', 'IAM Identity Center (SSO)'],
  ['credentials-file', 'Shared credentials file'],
  ['login', 'Login session'],
  ['process', 'Credential process'],
  ['config-file', 'Shared config file'],
  ['ec2-credentials-file', 'EC2 credentials file'],
  ['boto-config', 'Boto config'],
  ['container', 'Container credentials'],
  ['instance-metadata', 'Instance metadata'],
]

const words: Readonly<Record<RungView['state'], string>> = {
  wins: 'wins',
  shadowed: 'would have won',
  absent: 'not configured',
  removed: 'taken out',
  incomplete: 'incomplete',
  fails: 'stops here',
  'not-reached': 'not reached',
  'not-probed': 'not probed',
}

type Said = {
  readonly state: RungView['state']
  readonly reason: string
  readonly evidence?: readonly EvidenceView[]
  readonly toWin?: string
}

function rungs(said: Readonly<Record<string, Said>>, other: Said): readonly RungView[] {
  return titles.map(([id, title], index) => {
    const { state, reason, evidence, toWin } = said[id] ?? other
    return {
      id,
      number: index + 1,
      title,
      state,
      stateWord: words[state],
      reason,
      evidence: evidence ?? [],
      toWin: toWin ?? '',
      hiddenBy: state === 'shadowed' ? ['Environment variables'] : [],
      supposed: null,
      canSuppose: true,
    }
  })
}

const absent: Said = {
  state: 'absent',
  reason: 'Nothing of it is set for this profile.',
  toWin: 'Set it for this profile.',
}

const region: readonly RegionRungView[] = [
  { title: 'AWS_REGION', value: null, wins: false, origin: null },
  { title: 'AWS_DEFAULT_REGION', value: null, wins: false, origin: null },
  { title: 'profile dev-sandbox', value: 'eu-central-1', wins: true, origin: config(14) },
  { title: 'instance metadata', value: null, wins: false, origin: null },
]

const endpoint = { url: 'https://sts.eu-central-1.amazonaws.com', reason: 'Regional, from the region above.' }

/** Keys in the environment win over a profile that would have. */
const shadowing: Omit<ChainView, 'tool' | 'toolName'> = {
  sentence: [
    { text: 'AWS CLI v2', strong: true },
    { text: ' in this app’s environment uses the keys in ' },
    { text: 'AWS_ACCESS_KEY_ID', code: true, strong: true },
    { text: '. They hide profile ' },
    { text: 'dev-sandbox', strong: true },
    { text: ' (config:12).' },
  ],
  outcome: 'resolved',
  rungs: rungs(
    {
      environment: {
        state: 'wins',
        reason: 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are set, and no profile was given on the command line.',
        evidence: [
          { label: 'AWS_ACCESS_KEY_ID', value: 'AKIA…MPLE: long-term, 20 characters', origin: null },
          { label: 'AWS_SECRET_ACCESS_KEY', value: 'set, 40 characters', origin: null },
          { label: 'AWS_SESSION_TOKEN', value: 'not set: these are long-term keys', origin: null },
        ],
      },
      sso: {
        state: 'shadowed',
        reason: 'Profile dev-sandbox, session corp, role PowerUser; the token is good for 5 h 20 m.',
        evidence: [
          { label: 'sso_session', value: 'corp', origin: config(12) },
          { label: 'sso_role_name', value: 'PowerUser', origin: config(13) },
        ],
        toWin: 'Unset AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
      },
      'credentials-file': {
        state: 'incomplete',
        reason: '[dev-sandbox] has aws_access_key_id and no aws_secret_access_key.',
        evidence: [{ label: 'aws_access_key_id', value: 'AKIA…7F3Q', origin: credentials(18) }],
        toWin: 'Add aws_secret_access_key.',
      },
      'instance-metadata': {
        state: 'not-probed',
        reason: 'Asked last. On a laptop nothing answers; on EC2 this is the instance role.',
      },
    },
    absent,
  ),
  error: null,
  warnings: ['AWS_SECURITY_TOKEN is set. AWS CLI v2 prefers it to AWS_SESSION_TOKEN.'],
  regionRungs: region,
  stsEndpoint: endpoint,
  advice: { title: 'To let dev-sandbox win', command: 'unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY' },
  end: null,
  asText: 'made up',
  asMarkdown: 'made up',
}

/** A hard failure in the middle. */
function failing(name: string): Omit<ChainView, 'tool' | 'toolName'> {
  const notReached: Said = { state: 'not-reached', reason: 'The tool stopped before it.' }
  return {
    sentence: [
      { text: 'AWS CLI v2', strong: true },
      { text: ' stops with an error for profile ' },
      { text: name, strong: true },
      { text: ': its source profile ' },
      { text: 'partner-bas', code: true },
      { text: ' does not exist.' },
    ],
    outcome: 'fails',
    rungs: rungs(
      {
        environment: {
          state: 'removed',
          reason: 'Taken out by the explicit profile: the variables are not looked at.',
          evidence: [{ label: 'AWS_ACCESS_KEY_ID', value: 'AKIA…MPLE: long-term, 20 characters', origin: null }],
        },
        'assume-role': {
          state: 'fails',
          reason: 'source_profile names partner-bas, and neither file has it.',
          evidence: [{ label: 'source_profile', value: 'partner-bas', origin: config(61) }],
          toWin: 'Correct source_profile, or add the profile that it names.',
        },
      },
      notReached,
    ),
    error: {
      code: 'InvalidConfigError',
      message: `The source_profile "partner-bas" referenced in the profile "${name}" does not exist.`,
    },
    warnings: [],
    regionRungs: region.map((rung) => ({ ...rung, wins: false, value: null, origin: null })),
    stsEndpoint: { url: 'https://sts.us-east-1.amazonaws.com', reason: 'No region found; us-east-1 is assumed.' },
    advice: null,
    end: null,
    asText: 'made up',
    asMarkdown: 'made up',
  }
}

function madeUpView(tool: ToolId, profile: Argument<'explainChain'>['profile']): ChainView {
  const body = profile.kind === 'environment' ? shadowing : failing(profile.name)
  const toolName = tool === 'aws-cli-v2' ? 'AWS CLI v2' : 'AWS SDK for JavaScript v3'
  return { ...body, tool, toolName }
}

/** Verdicts for whatever is asked. */
export function madeUpChain({ tools, profile }: Argument<'explainChain'>): ChainComparison {
  const views = tools.map((tool) => madeUpView(tool, profile))
  return { views, parts: [], partings: [], agree: true, notes: [], problem: null }
}

const nowhere = { ok: false, failure: 'This page has made-up data; nothing else is read.' } as const

/** Answers about other places of a double that knows none. */
export const noPlaces = {
  listProcesses: () => nowhere,
  readPastedEnvironment: () => nowhere,
  probeSentence: () => nowhere,
  probe: () => nowhere,
  stopProbe: () => null,
} as const
