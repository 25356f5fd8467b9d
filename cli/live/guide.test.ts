import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { contactCenter } from '../../fixtures/contact-center.ts'
import { OPERATIONS, policyFor } from '../../live/control-plane/permissions.ts'
import { VARIABLES } from '../../live/settings/index.ts'

const fileAt = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8')
const guide = fileAt('../../docs/live.md')
const workflow = fileAt('../../templates/live-workflow.yml')

/** The blocks of JSON in the guide. */
const blocks = [...guide.matchAll(/```json\n(.*?)```/gs)].map(([, text = '']) => JSON.parse(text))

describe('the guide', () => {
  const { region, accountId, instanceId } = contactCenter
  const policy = (operations: readonly string[]) =>
    policyFor(
      operations.map((each) => `connect:${each}`),
      { region, accountId, instanceId },
    )

  test('has the policies of what is asked for', () => {
    const [run, provision] = blocks
    expect(run).toEqual(policy([...OPERATIONS.doctor, ...OPERATIONS.run]))
    expect(provision).toEqual(policy(OPERATIONS.provision))
  })
})

describe('the workflow', () => {
  const { permissions, env, jobs } = parse(workflow)

  test('has credentials from GitHub’s own token, for one environment, and no key', () => {
    expect(permissions).toEqual({ contents: 'read', 'id-token': 'write' })
    expect(jobs.live.environment).toBe('sandbox')
    const { with: given } = jobs.live.steps.find(({ uses = '' }) =>
      uses.startsWith('aws-actions/configure-aws-credentials'),
    )
    expect(Object.keys(given)).toEqual(['role-to-assume', 'aws-region'])
    expect(workflow).not.toMatch(/access[-_]key|secret[-_]access|session[-_]token/i)
  })

  test('sets variables that there are, and every setting that has to be', () => {
    const names = Object.keys(env).filter((name) => !name.startsWith('ROUNDTABLE_LIVE_PASSWORD_'))
    expect(Object.values(VARIABLES)).toEqual(expect.arrayContaining(names))
    const { instanceId, alias, region, contactFlow, queue, origin, agents, allowedInstances } = VARIABLES
    expect(names.toSorted()).toEqual(
      [instanceId, alias, region, contactFlow, queue, origin, agents, allowedInstances].toSorted(),
    )
  })
})
