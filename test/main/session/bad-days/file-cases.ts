import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { baseCall, planOf, roleCall } from '../renewal/renewal-world.ts'
import { ALL_DONE, type Case, failingRename, NO_SOURCE, NOTHING_YET, target } from './model.ts'

/** What may be wrong with the places that results go to. */
export const FILE_CASES: readonly Case[] = [
  {
    name: 'a credentials file that is read-only stops everything before the code is asked for',
    plan: planOf(baseCall()),
    arrange: (one) => chmodSync(one.credentialsFile, 0o400),
    failure: 'credentials-read-only',
    next: 'settings',
    says: /credentials/,
    requests: 0,
  },
  {
    name: 'one that became read-only while the code was typed: said, nothing half-written, the code used up',
    meanwhile: (one) => chmodSync(one.credentialsFile, 0o400),
    failure: 'not-written',
    next: 'retry',
    calls: { base: 'not-written', ...NO_SOURCE },
    says: /AWS gave the session, but it could not be written to “base-mfa”.*code is used up/,
  },
  {
    name: 'a full disk under the credentials file',
    deps: failingRename((to) => to.endsWith('/.aws/credentials')),
    failure: 'not-written',
    calls: { base: 'not-written', ...NO_SOURCE },
    says: /could not be written/,
  },
  {
    name: 'a full disk under AWS CLI’s cache: the base session lives all the same',
    deps: failingRename((to) => to.includes('/cli/cache/')),
    calls: { base: 'done', guarded: 'not-written', open: 'not-written' },
    says: /cache could not be written \(ENOSPC\)/,
    credentials: 'changed',
  },
  {
    name: 'a cache folder that is not writable ends its calls before the code',
    arrange: (one) => {
      mkdirSync(join(one.home, '.aws', 'cli'), { mode: 0o700 })
      writeFileSync(one.cacheFolder, 'in the way')
    },
    calls: { base: 'done', guarded: 'cache-unavailable', open: 'cache-unavailable' },
    says: /cache .* cannot be written/,
    requests: 1,
    credentials: 'changed',
  },
  {
    name: 'a cache folder that goes away meanwhile is made again',
    meanwhile: (one) => rmSync(one.cacheFolder, { recursive: true, force: true }),
    calls: ALL_DONE,
    says: null,
    credentials: 'changed',
  },
  {
    name: 'a target that was given long-term keys meanwhile keeps them',
    meanwhile: (one) => {
      const keys = '[base-mfa]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = EXAMPLE\n'
      writeFileSync(one.credentialsFile, `${one.credentials()}${keys}`)
    },
    failure: 'not-written',
    calls: { base: 'not-written', ...NO_SOURCE },
    says: /has been given long-term keys meanwhile/,
  },
  {
    name: 'a target that holds long-term keys from the start',
    plan: planOf(baseCall({ place: target('bob') }), roleCall('guarded', 'Guarded')),
    failure: 'target-holds-keys',
    next: 'settings',
    says: /holds long-term keys/,
    requests: 0,
  },
  {
    name: 'a target that is the source',
    plan: planOf(baseCall({ place: target('base') })),
    failure: 'target-is-source',
    says: /cannot be written over “base” itself/,
    requests: 0,
  },
  {
    name: 'a target that some tools would not find',
    plan: planOf(baseCall({ place: target('two words') })),
    failure: 'target-name',
    says: /two words/,
    requests: 0,
  },
  {
    name: 'one impossible target among roles: the others live',
    plan: planOf(baseCall(), roleCall('guarded', 'Guarded', { place: target('bob') }), roleCall('open', 'Open')),
    calls: { base: 'done', guarded: 'target-holds-keys', open: 'done' },
    says: /holds long-term keys/,
    credentials: 'changed',
  },
  {
    name: 'a state folder that cannot be used: nothing is asked of AWS',
    arrange: (one) => writeFileSync(join(one.home, 'lanyard'), 'in the way'),
    failure: 'state-unavailable',
    next: 'retry',
    calls: NOTHING_YET,
    says: /state cannot be used/,
    requests: 0,
  },
  {
    name: 'a list of sessions that cannot be understood is put aside, and said',
    arrange: (one) => {
      mkdirSync(one.stateFolder, { recursive: true, mode: 0o700 })
      writeFileSync(join(one.stateFolder, 'sessions.json'), '{"version":1,"sessions":[{"secret":"EXAMPLE"}]}')
    },
    calls: ALL_DONE,
    says: /put aside as .*sessions.json.bad-/,
    credentials: 'changed',
  },
  {
    name: 'a list of sessions that cannot be written: the sessions stand, and it is said',
    deps: failingRename((to) => to.endsWith('sessions.json'), 'EACCES'),
    calls: ALL_DONE,
    says: /could not be noted in .*sessions.json \(EACCES\)/,
    credentials: 'changed',
  },
  {
    name: 'a history that cannot be written: the sessions stand, and it is said',
    deps: () => ({ record: async () => ({ ok: false, message: 'This write could not be noted in the history.' }) }),
    calls: ALL_DONE,
    says: /could not be noted in the history/,
    credentials: 'changed',
  },
  {
    name: 'what another program adds meanwhile stays',
    meanwhile: (one) => writeFileSync(one.credentialsFile, `${one.credentials()}[late]\nregion = us-east-1\n`),
    calls: ALL_DONE,
    says: null,
    credentials: 'changed',
  },
]
