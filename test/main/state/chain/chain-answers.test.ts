import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { shapeOf } from '../../../../app/chain/places/shape.ts'
import type { ChainRequest } from '../../../../app/contract/contract.ts'
import { plainText } from '../../../../app/view/rich-text.ts'
import { makeChainAnswers } from '../../../../main/state/chain/chain-answers.ts'
import { openPlaces } from '../../../../main/state/chain/chain-places.ts'
import { makeScene, type Scene } from '../fixture.ts'

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'

let scene: Scene
beforeAll(async () => {
  scene = await makeScene()
})
afterAll(() => scene.remove())

const copy = vi.fn(async (_text: string): Promise<'copied' | 'failed'> => 'copied')
const probe = vi.fn(async () => ({ ok: true, value: { found: 'nothing', message: 'No.', expiresAt: null } }) as const)
const stop = vi.fn()
const load = vi.fn(async () => {
  const { environment, folder, configFile, credentialsFile } = scene.world
  const files = `AWS_CONFIG_FILE=${configFile}\0AWS_SHARED_CREDENTIALS_FILE=${credentialsFile}\0`
  return openPlaces({
    processes: {
      list: async () => ({ ok: true, value: [{ pid: 7, name: 'node', folder: '/srv' }] }),
      read: async (pid) =>
        pid === 7
          ? {
              ok: true,
              value: {
                name: 'node',
                folder,
                variables: { HOME: join(folder, 'other'), AWS_REGION: 'sa-east-1' },
                notes: ['A note.'],
              },
            }
          : { ok: false, failure: 'There is no such process.' },
    },
    loginShell: {
      shell: '/bin/sh',
      environment: {},
      home: folder,
      // No folder of a test has such a name.
      marker: '<marker>',
      run: async () => ({ kind: 'ended', code: 0, output: `<marker>AWS_PROFILE=acme-base\0${files}<marker>` }),
    },
    sources: {
      readClipboard: async () => ({ ok: true, value: `AWS_PROFILE=acme-base\nAWS_SESSION_TOKEN=${SECRET}` }),
      readChosenFile: async () => ({ ok: false, failure: 'No file was chosen.' }),
    },
    prober: {
      sentence: ({ rung }) => ({ ok: true, value: `Asks ${rung}.` }),
      probe,
      stop,
      metadata: () => ({ state: 'answers', region: 'eu-north-1' }),
    },
    environment,
    now: scene.clock.now,
  })
})
beforeEach(() => vi.clearAllMocks())

const answers = () => makeChainAnswers({ store: async () => scene.store, now: scene.clock.now, copy, load })
const base: ChainRequest = {
  tools: ['aws-cli-v2'],
  profile: { kind: 'environment' },
  place: { kind: 'here' },
  suppose: { present: [], absent: [] },
}
const noVariables: { name: string; value: string }[] = []
const explicit = { kind: 'explicit', name: 'acme-base' } as const

describe('the chain here', () => {
  it('is explained for one tool or several, and nothing else is loaded for it', async () => {
    const one = await answers().explainChain({ ...base, profile: explicit })
    expect(one).toMatchObject({ problem: null, parts: [], partings: [], agree: true })
    expect(one.views[0]?.outcome).toBe('resolved')
    const two = await answers().explainChain({ ...base, profile: explicit, tools: ['aws-cli-v2', 'sdk-js-v3'] })
    expect(two.views.map(({ tool }) => tool)).toEqual(['aws-cli-v2', 'sdk-js-v3'])
    const ids = two.views.flatMap(({ rungs }) => rungs.map(({ id }) => id))
    for (const id of two.parts) expect(ids).toContain(id)
    expect(load).not.toHaveBeenCalled()
  })

  it('takes a profile as AWS_PROFILE would name it, here and at other places', async () => {
    const profile = { kind: 'variable', name: 'acme-base' } as const
    for (const kind of ['here', 'login-shell'] as const) {
      const { views } = await answers().explainChain({ ...base, profile, place: { kind } })
      const said = views[0]?.sentence.map(({ text }) => text).join('')
      expect(said).toContain('acme-base')
      expect(said).toContain('which AWS_PROFILE names')
      expect(said).not.toContain('--profile')
    }
  })

  it('supposes what is asked, and marks it', async () => {
    const suppose = { present: ['container'], absent: ['environment'] }
    const { views } = await answers().explainChain({ ...base, suppose })
    const supposed = views[0]?.rungs.filter((rung) => rung.supposed !== null).map(({ id, supposed }) => [id, supposed])
    expect(supposed).toEqual([
      ['environment', 'absent'],
      ['container', 'present'],
    ])
  })

  it('is copied as text, as Markdown or as advice, without a key in it', async () => {
    const asked = { ...base, profile: explicit }
    expect(await answers().copyChain({ ...asked, what: 'text' })).toBe(true)
    expect(await answers().copyChain({ ...asked, what: 'markdown' })).toBe(true)
    expect(await answers().copyChain({ ...asked, what: 'advice' })).toBe(false)
    const [[text = ''] = [], [markdown = ''] = []] = copy.mock.calls
    expect(text).toContain('acme-base')
    expect(markdown).toContain('```text\n')
    for (const [, key] of readFileSync(scene.world.credentialsFile, 'utf8').matchAll(/secret_access_key *= *(\S+)/g))
      expect(text + markdown).not.toContain(key)
  })
})

describe('a pictured host', () => {
  const keys = [
    { name: 'AWS_ACCESS_KEY_ID', value: shapeOf('AWS_ACCESS_KEY_ID', 'AKIAIOSFODNN7EXAMPLE') },
    { name: 'AWS_SECRET_ACCESS_KEY', value: shapeOf('AWS_SECRET_ACCESS_KEY', SECRET) },
  ]
  const ec2 = { kind: 'pictured', host: 'ec2', variables: keys, metadata: 'present' } as const

  it('answers why an application with keys and a role still sees all buckets', async () => {
    const { views } = await answers().explainChain({ ...base, place: ec2 })
    const sentence = plainText(views[0]?.sentence ?? [])
    expect(sentence).toContain('on an EC2 instance uses the keys in AWS_ACCESS_KEY_ID')
    expect(sentence).toContain('the instance role')
    expect(sentence).toContain('AWS sees the owner of these keys')
    expect(views[0]?.advice).toMatchObject({ command: 'unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY' })
    expect(views[0]?.advice?.title).toContain('Drop these variables, and the instance role wins')
    expect(JSON.stringify(views)).not.toContain(SECRET)
  })

  it('has its usual variables, unless they are taken away', async () => {
    const lambda = { kind: 'pictured', host: 'lambda', variables: noVariables, metadata: 'absent' } as const
    const full = await answers().explainChain({ ...base, place: lambda })
    expect(full.views[0]?.rungs.find(({ state }) => state === 'wins')?.id).toBe('environment')
    const variables = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']
    const without = { ...lambda, variables: variables.map((name) => ({ name, value: null })) }
    const bare = await answers().explainChain({ ...base, place: without })
    expect(bare.views[0]?.rungs.find(({ id }) => id === 'environment')?.state).toBe('absent')
  })
})

describe('another place', () => {
  it('is a process, with its own environment, home and files', async () => {
    const folder = join(scene.world.folder, 'other', '.aws')
    mkdirSync(folder, { recursive: true })
    writeFileSync(
      join(folder, 'credentials'),
      `[default]\naws_access_key_id=AKIAIOSFODNN7EXAMPLE\naws_secret_access_key=${SECRET}\n`,
    )
    const answer = await answers().explainChain({ ...base, place: { kind: 'process', pid: 7 } })
    expect(plainText(answer.views[0]?.sentence ?? [])).toContain('in node (process 7) uses the keys of profile default')
    expect(answer.views[0]?.regionRungs.find(({ wins }) => wins)?.value).toBe('sa-east-1')
    expect(answer.notes).toEqual(['A note.'])
    expect(JSON.stringify(answer)).not.toContain(SECRET)
  })

  it('that cannot be read is a sentence', async () => {
    const gone = await answers().explainChain({ ...base, place: { kind: 'process', pid: 8 } })
    expect(gone).toMatchObject({ views: [], problem: 'There is no such process.' })
    const paste = await answers().explainChain({ ...base, place: { kind: 'pasted', id: 'environment-9' } })
    expect(paste.problem).toContain('no longer held')
    expect(await answers().copyChain({ ...base, place: { kind: 'process', pid: 8 }, what: 'text' })).toBe(false)
  })

  it('is a login shell, or what was pasted', async () => {
    const chain = answers()
    const shell = await chain.explainChain({ ...base, place: { kind: 'login-shell' } })
    expect(plainText(shell.views[0]?.sentence ?? [])).toContain('in a login shell uses the keys of profile')
    const places = await load()
    const pasting = makeChainAnswers({
      store: async () => scene.store,
      now: scene.clock.now,
      copy,
      load: async () => places,
    })
    const pasted = await pasting.readPastedEnvironment({ from: 'clipboard' })
    const id = pasted.ok ? pasted.value.id : ''
    const there = await pasting.explainChain({ ...base, place: { kind: 'pasted', id } })
    expect(plainText(there.views[0]?.sentence ?? [])).toContain('in the pasted environment uses the keys of profile')
    expect(JSON.stringify([pasted, there])).not.toContain(SECRET)
    expect((await pasting.readPastedEnvironment({ from: 'file' })).ok).toBe(false)
    expect(await pasting.listProcesses(undefined)).toMatchObject({ ok: true, value: [{ pid: 7 }] })
  })
})

describe('probes', () => {
  const asked = { rung: 'instance-metadata', tool: 'aws-cli-v2', profile: base.profile, place: base.place } as const

  it('say what they would do, and ask nothing of it', async () => {
    expect(await answers().probeSentence(asked)).toEqual({ ok: true, value: 'Asks instance-metadata.' })
    expect(probe).not.toHaveBeenCalled()
  })

  it('count for the chains that are explained afterwards', async () => {
    const chain = answers()
    const place = { kind: 'process', pid: 7 } as const
    const before = await chain.explainChain({ ...base, place })
    expect(before.views[0]?.rungs.at(-1)?.state).toBe('not-probed')
    await chain.probe({ ...asked, place })
    expect(probe).toHaveBeenCalledOnce()
    const after = await chain.explainChain({ ...base, place })
    expect(['wins', 'shadowed']).toContain(after.views[0]?.rungs.at(-1)?.state)
  })

  it('ask nothing of a place that is not on this machine', async () => {
    const place = { kind: 'pictured', host: 'ec2', variables: noVariables, metadata: 'present' } as const
    expect((await answers().probe({ ...asked, place })).ok).toBe(false)
    expect((await answers().probeSentence({ ...asked, place })).ok).toBe(false)
    expect(probe).not.toHaveBeenCalled()
  })

  it('are stopped when one was begun', async () => {
    const chain = answers()
    expect(await chain.stopProbe(undefined)).toBeNull()
    expect(stop).not.toHaveBeenCalled()
    await chain.probe(asked)
    await chain.stopProbe(undefined)
    expect(stop).toHaveBeenCalledOnce()
  })
})
