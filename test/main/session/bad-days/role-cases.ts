import { roleArn } from '../../../support/sts-fixture.ts'
import { baseCall, planOf, roleCall } from '../renewal/renewal-world.ts'
import { ALL_DONE, type Case, refuseRoles } from './model.ts'

/** What may befall the calls that the code opens. */
export const ROLE_CASES: readonly Case[] = [
  {
    name: 'a role that does not trust: the others live all the same',
    plan: planOf(baseCall(), roleCall('guarded', 'Guarded'), roleCall('second', 'Second')),
    calls: { base: 'done', guarded: 'done', second: 'AccessDenied' },
    says: /does not let “base” assume the role Second/,
    credentials: 'changed',
  },
  {
    name: 'a role that fails takes its chain along, not its siblings',
    plan: planOf(
      baseCall(),
      roleCall('open', 'Second'),
      roleCall('second', 'Second', { signer: { kind: 'call', id: 'open' } }),
      roleCall('guarded', 'Guarded'),
    ),
    calls: { base: 'done', open: 'AccessDenied', second: 'source-failed', guarded: 'done' },
    says: /assume the role Second/,
    credentials: 'changed',
  },
  {
    name: 'longer than the role allows',
    plan: planOf(baseCall(), roleCall('guarded', 'Guarded', { durationSeconds: 7200 })),
    calls: { base: 'done', guarded: 'ValidationError' },
    says: /allows no session of 2 h/,
    credentials: 'changed',
  },
  {
    name: 'longer than a chain allows',
    plan: planOf(
      baseCall(),
      roleCall('open', 'Open'),
      roleCall('second', 'Second', { signer: { kind: 'call', id: 'open' }, durationSeconds: 7200 }),
    ),
    calls: { base: 'done', open: 'done', second: 'ValidationError' },
    says: /assumed from a role lasts one hour at most/,
    credentials: 'changed',
  },
  {
    name: 'a wrong external id',
    plan: planOf(
      baseCall(),
      roleCall('partner', 'Partner', { role: { arn: roleArn('Partner'), sessionName: 'alice', externalId: 'wrong' } }),
    ),
    calls: { base: 'done', partner: 'AccessDenied' },
    says: /Compare external_id/,
    credentials: 'changed',
  },
  {
    name: 'throttled twice, then let through: nothing to be told',
    meanwhile: (one) => {
      let left = 2
      one.sts.trouble({
        refuse: ({ action }) => {
          if (action !== 'AssumeRole' || left === 0) return null
          left -= 1
          return { status: 400, code: 'Throttling', message: 'Rate exceeded' }
        },
      })
    },
    calls: ALL_DONE,
    says: null,
    requests: 5,
    credentials: 'changed',
  },
  {
    name: 'throttled without end: given up after five attempts each, in words that speak of no code',
    meanwhile: (one) => refuseRoles(one, 400, 'Throttling', 'Rate exceeded'),
    calls: { base: 'done', guarded: 'Throttling', open: 'Throttling' },
    says: /went on limiting calls after several attempts. Wait/,
    requests: 11,
    credentials: 'changed',
  },
  {
    name: 'a fault inside AWS that goes on: given up after five attempts',
    meanwhile: (one) => refuseRoles(one, 500, 'InternalFailure', 'no'),
    calls: { base: 'done', guarded: 'InternalFailure', open: 'InternalFailure' },
    says: /went on failing/,
    requests: 11,
    credentials: 'changed',
  },
  {
    name: 'connections lost behind the code are tried again',
    meanwhile: (one) => {
      const { requests } = one.sts
      one.sts.trouble({
        refuse: () => {
          if (requests.length === 0) one.sts.trouble({ drop: { next: 2, when: 'before' }, refuse: null })
          return null
        },
      })
    },
    calls: ALL_DONE,
    says: null,
    credentials: 'changed',
  },
  {
    name: 'a region disabled for one role only',
    meanwhile: (one) => one.sts.trouble({ disabledRegions: ['eu-west-1'] }),
    calls: { base: 'done', guarded: 'done', open: 'RegionDisabledException' },
    says: /not activated in eu-west-1/,
    credentials: 'changed',
  },
  {
    name: 'a base session that AWS takes for ended',
    meanwhile: (one) => refuseRoles(one, 403, 'ExpiredToken', 'The security token included in the request is expired'),
    calls: { base: 'done', guarded: 'ExpiredToken', open: 'ExpiredToken' },
    says: /are temporary and have ended/,
    credentials: 'changed',
  },
  {
    name: 'a role that lives too short for AWS CLI’s cache is opened, and that is said',
    plan: planOf(baseCall(), roleCall('guarded', 'Guarded', { durationSeconds: 900 })),
    calls: { base: 'done', guarded: 'done' },
    says: /asks again 15 minutes before the end/,
    credentials: 'changed',
  },
]
