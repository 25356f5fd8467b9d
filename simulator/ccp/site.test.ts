import { describe, expect, test } from 'vitest'
import type { ContactCenter } from '../instance/directory.ts'
import { center } from '../instance/test-support/center.ts'
import { Services } from '../services/test-support/services.ts'
import { CcpSite } from './site.ts'

const SCRIPTS = { engine: '/* engine */', bridge: '/* bridge */' }
const HALF_A_DAY_MS = 12 * 3_600_000

function site(changes: Partial<ContactCenter> = {}) {
  const services = new Services({ center: center(changes) })
  const ccp = new CcpSite(services.stage.instance, services.tokens, SCRIPTS)
  const ask = (method: string, path: string, { body = '', cookie }: { body?: string; cookie?: string } = {}) =>
    ccp.answer({
      method,
      url: new URL(path, 'https://test-center.my.connect.aws'),
      headers: cookie === undefined ? {} : { cookie },
      body,
    })
  return { services, ccp, ask }
}

async function signIn({ ask }: ReturnType<typeof site>): Promise<string> {
  const answer = await ask('POST', '/login', { body: 'username=alice&password=secret-of-alice' })
  expect(answer.status).toBe(200)
  return answer.headers['set-cookie']?.split(';')[0] ?? ''
}

describe('signing in', () => {
  test('with name and password gives a cookie that a framed page may keep', async () => {
    const own = site()
    const answer = await own.ask('POST', '/login', { body: 'username=alice&password=secret-of-alice' })
    expect(answer.headers['set-cookie']).toMatch(
      /^roundtable-session=\w{64}; Path=\/; Secure; HttpOnly; SameSite=None$/,
    )
    expect(answer.body).toContain('You are signed in')
  })

  test.each([
    '',
    'username=alice',
    'username=alice&password=wrong',
    'username=nobody&password=',
    'username=alice&password=',
  ])('with %j is refused, and says so', async (body) => {
    const answer = await site().ask('POST', '/login', { body })
    expect(answer.status).toBe(403)
    expect(answer.headers).not.toHaveProperty('set-cookie')
    expect(answer.body).toContain('role="alert"')
  })
})

describe('the CCP', () => {
  test('runs the engine for whoever is signed in, and is the sign-in page for others', async () => {
    const own = site()
    const cookie = await signIn(own)
    for (const path of ['/ccp-v2', '/ccp-v2/', '/ccp-v2/?visual-refresh=true']) {
      expect((await own.ask('GET', path, { cookie })).body).toContain('/ccp-v2/engine')
      const stranger = await own.ask('GET', path)
      expect(stranger.status).toBe(200)
      expect(stranger.body).toContain('action="/login"')
      expect(stranger.body).not.toContain('/ccp-v2/engine')
    }
  })

  test('serves its scripts', async () => {
    const own = site()
    expect(await own.ask('GET', '/ccp-v2/engine')).toMatchObject({ status: 200, body: SCRIPTS.engine })
    expect(await own.ask('GET', '/ccp-v2/bridge')).toMatchObject({ status: 200, body: SCRIPTS.bridge })
  })

  test('has no other page', async () => {
    expect((await site().ask('GET', '/admin')).status).toBe(404)
    expect((await site().ask('GET', '/login')).status).toBe(404)
  })
})

describe('approved origins', () => {
  const policyOf = async (own: ReturnType<typeof site>, path = '/ccp-v2') =>
    (await own.ask('GET', path)).headers['content-security-policy']

  test('are pages from this machine, unless the contact center names some', async () => {
    expect(await policyOf(site())).toBe(
      'frame-ancestors http://localhost:* https://localhost:* http://*.localhost:* https://*.localhost:* http://127.0.0.1:* https://127.0.0.1:*',
    )
  })

  test('may embed the CCP and its sign-in as soon as they are approved, and no longer than that', async () => {
    const own = site({ approvedOrigins: [] })
    const { administration } = own.services.stage.instance
    expect(await policyOf(own)).toBe("frame-ancestors 'none'")
    administration.approveOrigin('https://crm.example.com')
    administration.approveOrigin('https://desk.example.com:8443')
    const both = 'frame-ancestors https://crm.example.com https://desk.example.com:8443'
    for (const path of ['/ccp-v2', '/ccp-v2/?visual-refresh=true', '/admin'])
      expect(await policyOf(own, path)).toBe(both)
    administration.revokeOrigin('https://crm.example.com')
    expect(await policyOf(own)).toBe('frame-ancestors https://desk.example.com:8443')
  })
})

describe('the engine’s authorisation', () => {
  test('is a token for the CTI API, for half a day', async () => {
    const own = site()
    const cookie = `other=1; ${await signIn(own)}`
    const answer = await own.ask('GET', '/auth/authorize', { cookie })
    const body: { accessToken: string } = JSON.parse(answer.body)
    expect(body).toEqual({
      accessToken: expect.stringMatching(/^\w{64}$/),
      addParticipantOperation: 'AddNewConnection',
      expiration: new Date(own.services.stage.clock.now() + HALF_A_DAY_MS).toISOString(),
      region: 'us-west-2',
    })
    expect((await own.services.asksCtiWith(body.accessToken, 'GetAgentSnapshot')).status).toBe(200)
  })

  test('is refused without a session, with a made-up one, and once it has expired', async () => {
    const own = site()
    const cookie = await signIn(own)
    expect(own.ccp.identify({ method: 'GET', url: new URL('https://a/'), headers: { cookie }, body: '' })).toBe('alice')
    own.services.stage.clock.advance(HALF_A_DAY_MS)
    for (const each of [undefined, '', 'roundtable-session', 'roundtable-session=made-up', cookie]) {
      const answer = await own.ask('GET', '/auth/authorize', each === undefined ? {} : { cookie: each })
      expect(answer.status).toBe(401)
    }
  })
})
