import { describe, expect, test } from 'vitest'
import { contactCenter } from '../../fixtures/contact-center.ts'
import { KEYS, Sandbox, type SandboxOptions } from '../../live/test-support/sandbox.ts'
import { type Outcome, runIn } from '../test-support/command.ts'

const ready = { ...contactCenter, approvedOrigins: ['https://agents.example.com'] }
const TEMPORARY = {
  AWS_ACCESS_KEY_ID: 'SESSIONKEY',
  AWS_SECRET_ACCESS_KEY: 'session-secret',
  AWS_SESSION_TOKEN: 'session',
}
const FEW = { AWS_MAX_ATTEMPTS: '2' }

/** Runs doctor as a process of its own that takes the sandbox for AWS, with its environment changed. */
async function doctor(
  changed: Readonly<Record<string, string | undefined>> = {},
  { args = [], ...options }: SandboxOptions & { readonly args?: readonly string[] } = {},
): Promise<Outcome> {
  await using sandbox = await Sandbox.opens({ center: ready, ...options })
  const env = Object.entries({ ...sandbox.env, ...changed }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return await runIn({ env: Object.fromEntries(env), cwd: sandbox.folder }, 'doctor', ...args)
}

/** What is not in order. */
function troubles({ stdout }: Outcome): string[] {
  return stdout.split('\n').filter((line) => /^ {2}(wrong|cannot tell) /.test(line))
}

/** A process of its own each, which tries again what fails. */
describe('roundtable doctor', { timeout: 60_000 }, () => {
  test('finds everything in order, in words without colours', async () => {
    const outcome = await doctor()
    expect(outcome).toMatchObject({ code: 0, stderr: '' })
    expect(outcome.stdout).toMatch(
      /^roundtable-demo, 0f0.* in us-west-2, as the environment says\n\nConnection\n {2}ok /,
    )
    expect(outcome.stdout).toMatch(/\n\d+ ok\.\n$/)
    expect(outcome.stdout).not.toContain('\u001b')
  })

  test('tells programs the same as JSON', async () => {
    const { code, stdout, stderr } = await doctor({}, { args: ['--json'], denied: ['connect:ListUsers'] })
    expect([code, stderr]).toEqual([1, ''])
    expect(JSON.parse(stdout)).toMatchObject({
      instance: { instanceId: ready.instanceId, alias: ready.alias, region: ready.region },
      settings: 'environment',
      exitCode: 1,
      count: { wrong: 1 },
      findings: expect.arrayContaining([
        expect.objectContaining({ check: 'permission connect:ListUsers', group: 'Permissions', state: 'wrong' }),
      ]),
      policy: { Statement: [{ Action: ['connect:ListUsers'] }] },
    })
  })

  test('names the settings that are missing, and asks nobody', async () => {
    const outcome = await doctor({ ROUNDTABLE_LIVE_QUEUE: '', ROUNDTABLE_LIVE_ALIAS: undefined })
    expect(outcome).toMatchObject({ code: 1, stdout: '' })
    expect(outcome.stderr).toMatch(
      /^roundtable: The settings .* not complete:\n {2}alias is missing.*\n {2}queue is missing.*\n$/,
    )
  })

  test.each<[string, number, Record<string, string | undefined>, RegExp, RegExp, SandboxOptions?]>([
    [
      'no credentials',
      1,
      { AWS_ACCESS_KEY_ID: undefined },
      /wrong +there are no AWS credentials: Could not load credentials from any providers\./,
      /aws sso login/,
    ],
    [
      'expired credentials',
      1,
      TEMPORARY,
      /wrong +the AWS credentials have expired\./,
      /aws sso login/,
      {
        temporaryCredentials: {
          SESSIONKEY: { secretAccessKey: 'session-secret', sessionToken: 'session', expiresAt: 1 },
        },
      },
    ],
    [
      'a key that nobody has',
      1,
      { AWS_ACCESS_KEY_ID: 'ANOTHERKEY' },
      /wrong +AWS does not know these credentials/,
      /aws sso login/,
    ],
    [
      'a secret of another key',
      1,
      { AWS_SECRET_ACCESS_KEY: 'another' },
      /wrong +the signature is wrong: the secret key does not belong/,
      /aws sso login/,
    ],
    [
      'an instance that is not there',
      1,
      { ROUNDTABLE_LIVE_INSTANCE_ID: 'another' },
      /wrong +there is no instance another in us-west-2 in the account/,
      /Instance ARN/,
    ],
    [
      'another region',
      1,
      { ROUNDTABLE_LIVE_REGION: 'eu-central-1' },
      /wrong +the endpoint is of another region: Credential should be scoped to a valid region/,
      /Set region to the one in the Instance ARN/,
    ],
    [
      'a certificate that is not trusted',
      1,
      { ...FEW, NODE_EXTRA_CA_CERTS: undefined },
      /wrong +the certificate of .* is not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)/,
      /NODE_EXTRA_CA_CERTS/,
    ],
    [
      'no network',
      2,
      { ...FEW, AWS_ENDPOINT_URL_CONNECT: 'https://127.0.0.1:9' },
      /cannot tell +Amazon Connect cannot be reached \(ECONNREFUSED\)/,
      /Look at the network/,
    ],
    [
      'a proxy that the SDK passes over',
      2,
      { ...FEW, AWS_ENDPOINT_URL_CONNECT: 'https://127.0.0.1:9', HTTPS_PROXY: 'http://127.0.0.1:10' },
      /cannot be reached \(ECONNREFUSED\)/,
      /HTTPS_PROXY is set, which the AWS SDK does not use/,
    ],
    [
      'nothing but 429',
      2,
      FEW,
      /cannot tell +DescribeInstance was throttled each time it was tried\./,
      /higher quota/,
      { rate: { rate: 0.001, burst: 0 } },
    ],
  ])('%s: one line, what to do, and no stack', { tags: ['H62'] }, async (_, code, changed, words, advice, options) => {
    const outcome = await doctor({ ROUNDTABLE_LIVE_AGENTS: 'alice', ...changed }, options)
    const [first, second, ...rest] = troubles(outcome)
    expect(first).toMatch(words)
    expect(second).toMatch(/cannot tell +nothing else can be told until the instance answers/)
    expect(rest).toEqual([])
    expect(outcome.stdout).toMatch(advice)
    expect(outcome.stdout).not.toMatch(/\n +at /)
    expect(outcome).toMatchObject({ code, stderr: '' })
  })

  test('says nothing of what it signs with', async () => {
    const { stdout, stderr } = await doctor({ AWS_SECRET_ACCESS_KEY: 'another-secret' })
    expect(stdout + stderr).not.toMatch(new RegExp(`another-secret|${KEYS.accessKeyId}|simulated`))
  })
})
