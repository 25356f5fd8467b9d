import { describe, expect, test } from 'vitest'
import { assume } from '../instance/assumptions.ts'
import { awsHosts } from '../services/addresses.ts'
import { operations } from '../services/model/constraints.ts'
import { awsAddressOf, ownerOf } from './local-address.ts'

const HOSTS = awsHosts({ region: 'us-west-2', alias: 'test-center' }, assume())
const hostAt = (address: string) => awsAddressOf(new URL(address), HOSTS).host

describe('on one port', () => {
  test.each(Object.entries(operations))('%s is its service’s', (_, { service, http }) => {
    const path = http.path.replaceAll(/\{\w+\}/g, 'an-id')
    const host = service === 'connect' ? HOSTS.controlPlane : HOSTS.participant
    expect(hostAt(`http://127.0.0.1:4000${path}`)).toBe(host)
  })

  test.each(['/api', '/ccp-v2', '/ccp-v2/engine', '/ccp-v2/?a=b', '/login', '/auth/authorize'])(
    '%s is the instance’s site',
    (path) => expect(hostAt(`http://127.0.0.1:4000${path}`)).toBe(HOSTS.site),
  )

  test('no operation of the public API is at a path of the site, of the sockets or of attachments', () => {
    const segments = new Set(Object.values(operations).map(({ http }) => http.path.split('/')[1]))
    for (const segment of ['api', 'ccp-v2', 'login', 'auth', 'chat', 'attachments'])
      expect(segments).not.toContain(segment)
  })

  test('path and query are kept as they are written', () => {
    const address = 'http://localhost:4000/tags/arn%3Aaws%2Fx?tagKeys=a%20b&tagKeys=c'
    expect(awsAddressOf(new URL(address), HOSTS).href).toBe(
      `https://${HOSTS.controlPlane}/tags/arn%3Aaws%2Fx?tagKeys=a%20b&tagKeys=c`,
    )
    expect(awsAddressOf(new URL('http://127.0.0.1:4000/chat?ticket=1'), HOSTS).href).toBe(
      `https://${HOSTS.sockets}/chat?ticket=1`,
    )
  })

  test.each(['http://127.0.0.1:4000', 'http://localhost:4000', 'http://alice.localhost:4000', 'http://[::1]:4000'])(
    'by any name of this machine: %s',
    (origin) => expect(hostAt(`${origin}/contact/chat`)).toBe(HOSTS.controlPlane),
  )
})

test.each([
  'https://test-center.my.connect.aws/ccp-v2',
  'https://connect.us-west-2.amazonaws.com/contact/chat',
  'https://connect.eu-west-1.amazonaws.com/contact/chat',
  'https://elsewhere.example/participant/message',
  'http://127.0.0.1:4000/',
  'http://127.0.0.1:4000/elsewhere',
  'http://127.0.0.1:4000/Contact/chat',
  'http://127.0.0.1:4000//contact/chat',
])('what names a host of its own, or no service, stays as it is: %s', (address) =>
  expect(awsAddressOf(new URL(address), HOSTS).href).toBe(address),
)

test.each([
  ['alice.localhost:41234', 'alice'],
  ['alice.localhost', 'alice'],
  ['alice.table.localhost:4400', 'alice'],
  ['localhost:41234', undefined],
  ['127.0.0.1:41234', undefined],
  ['alice.localhost.example', undefined],
  [undefined, undefined],
])('a host of this machine that is somebody’s says whose browser asks: %s', (host, owner) =>
  expect(ownerOf(host)).toBe(owner),
)
