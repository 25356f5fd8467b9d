import { existsSync, readFileSync } from 'node:fs'
import { WebSocket } from 'undici'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { contactCenter } from '../fixtures/index.ts'
import { Customer } from '../simulator/customer/index.ts'
import { EXAMPLE, endOf, run, serve } from './test-support/command.ts'
import { widthOf } from './test-support/width.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('serve', () => {
  test('prints settings that work, and no token', async () => {
    const { settings, origin } = await serve()
    expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(settings).toContain(`ccpUrl: '${origin.replace('127.0.0.1', 'localhost')}/ccp-v2'`)
    expect(settings).toContain(`setGlobalConfig({\n    region: 'us-west-2',\n    endpoint: '${origin}',\n  })`)
    expect(settings).toContain(`aws connect start-chat-contact --endpoint-url ${origin} `)
    expect(settings).toMatch(/alice +Alice Adams +password: simulated/)
    expect(settings).not.toMatch(/[0-9a-f]{64}/)
    expect(settings).not.toContain('\u001b')

    const exported = [...settings.matchAll(/(\w+)=(\S+)/g)].filter(([, name]) => name?.startsWith('AWS_'))
    expect(exported.map(([, name]) => name)).toEqual([
      'AWS_REGION',
      'AWS_ACCESS_KEY_ID',
      'AWS_SECRET_ACCESS_KEY',
      'AWS_ENDPOINT_URL_CONNECT',
      'AWS_ENDPOINT_URL_CONNECTPARTICIPANT',
    ])
    for (const [, name = '', value] of exported) vi.stubEnv(name, value)
    const { region, instanceId, contactFlow } = contactCenter
    await using maya = await Customer.startsChat({
      ...{ region, instanceId, contactFlowId: contactFlow.id, displayName: 'Maya' },
      WebSocket,
    })
    await maya.says('Hello')
    await maya.sees('Hello')
  })

  test('the inspector page, as it was built', async () => {
    const { settings, origin } = await serve()
    expect(settings).toMatch(new RegExp(`Inspector.*\\n +${origin}/\\n`))
    const page = await (await fetch(origin)).text()
    const files = [...page.matchAll(/(?:src|href)="(\/inspector\/[^"]+)"/g)].map(([, path]) => path)
    expect(files).toHaveLength(2)
    for (const path of files) expect((await fetch(`${origin}${path}`)).status).toBe(200)
    const live = await fetch(`${origin}/inspector/live`)
    expect(live.headers.get('content-type')).toBe('text/event-stream')
    await live.body?.cancel()
  })

  test('a contact center from a file', async () => {
    const { settings } = await serve('--instance', EXAMPLE)
    expect(settings).toContain("region: 'eu-central-1'")
    expect(widthOf(settings)).toBeLessThanOrEqual(100)
    expect(settings).toMatch(/omar +Omar Osman +password: of his own/)
  })

  test('assumptions are taken in, and those that differ are printed', async () => {
    const { settings } = await serve('--assume', 'lastAgentLeaves=customer stays', '--assume', 'blankMessage=accepted')
    expect(settings).toContain('lastAgentLeaves: customer stays\n  blankMessage: accepted')
  })

  test('a permission is missing where it is said to be', async () => {
    const { settings, origin } = await serve('--deny', 'connect:ListUsers', '--deny', 'connect:StopContact')
    expect(settings).toContain('connect:ListUsers\n  connect:StopContact')
    const { instanceId } = contactCenter
    const listing = (what: string) => fetch(`${origin}/${what}/${instanceId}`)
    const denied = await listing('users-summary')
    expect([denied.status, (await denied.json()).Message]).toEqual([
      403,
      expect.stringMatching(/perform: connect:ListUsers/),
    ])
    expect((await listing('queues-summary')).status).toBe(200)
    const { code, stderr } = await run('serve', '--deny', 'connect:ListUser')
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/no permission "connect:ListUser".*mean "connect:ListUsers"/),
    ])
  })

  test('over TLS, with a certificate that is gone when it ends', async () => {
    const { child, settings, origin } = await serve('--tls')
    expect(origin).toMatch(/^https:/)
    const file = settings.match(/NODE_EXTRA_CA_CERTS=(\S+)/)?.[1] ?? ''
    expect(settings).toContain(`AWS_CA_BUNDLE=${file}\n`)
    expect(readFileSync(file, 'utf8')).toMatch(/BEGIN CERTIFICATE/)
    child.kill('SIGTERM')
    expect(await endOf(child)).toEqual({ code: 0, stderr: '' })
    expect(existsSync(file)).toBe(false)
  })
})
