import { describe, expect, test } from 'vitest'
import { Stage } from '../instance/test-support/stage.ts'
import { WireLog } from '../wire/log.ts'
import { Network } from './network.ts'

const CONTROL_PLANE = 'https://connect.us-west-2.amazonaws.com'
const UUID = /^[\da-f-]{36}$/

function network(stage = new Stage()) {
  let count = 0
  const nextRequestId = () => `00000000-0000-4000-b000-${String(++count).padStart(12, '0')}`
  return new Network(stage.instance, new WireLog(stage.clock), { engine: '', bridge: '' }, { nextRequestId })
}

async function headersOf(at: Network, method: string, url: string) {
  const { headers } = await at.answer({ method, url: new URL(url), headers: {}, body: '{}' })
  return headers
}

describe('every answer of a service', () => {
  test.each([
    ['the control plane', 'GET', `${CONTROL_PLANE}/users-summary/instance-1`],
    ['the control plane, an error', 'GET', `${CONTROL_PLANE}/users-summary/another`],
    ['the control plane, an operation that there is not', 'GET', `${CONTROL_PLANE}/nothing`],
    [
      'the Participant Service, an error',
      'POST',
      'https://participant.connect.us-west-2.amazonaws.com/participant/message',
    ],
    ['the CTI API, an error', 'POST', 'https://test-center.my.connect.aws/api'],
  ])('of %s carries an id of the request', async (_, method, url) => {
    expect((await headersOf(network(), method, url))['x-amzn-requestid']).toMatch(UUID)
  })

  test('of the bucket carries it by the names of S3', async () => {
    const url = 'https://connect-attachments-test-center.s3.us-west-2.amazonaws.com/no-such-file'
    const headers = await headersOf(network(), 'GET', url)
    expect(headers).toMatchObject({
      'x-amz-request-id': expect.stringMatching(UUID),
      'x-amz-id-2': expect.stringMatching(/./),
    })
  })

  test('carries another id, which takes none from the instance', async () => {
    const [asked, quiet] = [new Stage(), new Stage()]
    const at = network(asked)
    const url = `${CONTROL_PLANE}/users-summary/instance-1`
    const ids = [await headersOf(at, 'GET', url), await headersOf(at, 'GET', url)].map(
      (each) => each['x-amzn-requestid'],
    )
    expect(new Set(ids).size).toBe(2)
    expect(asked.instance.nextId()).toBe(quiet.instance.nextId())
  })

  test('tells the time of the instance, by which SDKs correct their clock', async () => {
    const stage = new Stage()
    stage.clock.advance(90 * 60_000)
    const headers = await headersOf(network(stage), 'GET', `${CONTROL_PLANE}/users-summary/instance-1`)
    expect(Date.parse(headers.date ?? '')).toBe(stage.clock.now())
  })
})
