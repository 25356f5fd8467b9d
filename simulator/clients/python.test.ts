import { execFile, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { contactCenter } from '../../fixtures/index.ts'
import { served } from './test-support/served.ts'

const SCRIPT = fileURLToPath(new URL('test-support/chat.py', import.meta.url))
/** Debian's, which has the boto3 that apt installs; another one may come first on the path. */
const PYTHON = '/usr/bin/python3'
const hasBoto3 = spawnSync(PYTHON, ['-c', 'import boto3']).status === 0

test('boto3 is there, on CI at least', () => {
  if (!hasBoto3) console.log('There is no boto3 here: its test is left out. Debian: apt-get install python3-boto3')
  expect(hasBoto3 || !process.env.CI, 'CI has to have boto3: see scripts/set-up').toBe(true)
})

describe.skipIf(!hasBoto3)('the AWS SDK for Python', () => {
  test('chats, told nothing but a URL', { timeout: 30_000 }, async () => {
    const { simulator } = await served()
    try {
      const { instanceId, contactFlow, region } = contactCenter
      const env = {
        AWS_ACCESS_KEY_ID: 'simulated',
        AWS_SECRET_ACCESS_KEY: 'simulated',
        AWS_DEFAULT_REGION: region,
        AWS_CONFIG_FILE: '/dev/null',
        AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      }
      const args = [SCRIPT, simulator.origin, instanceId, contactFlow.id]
      const { stdout } = await promisify(execFile)(PYTHON, args, { env })
      expect(JSON.parse(stdout)).toEqual({ heard: ['Grüße from Python 🐍'], refused: 'AccessDeniedException' })
    } finally {
      await simulator.close()
    }
  })
})
