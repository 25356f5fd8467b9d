import { expect, test } from 'vitest'
import { designated } from './designation.ts'

const home = { instanceId: '0f000000-0000-4000-a000-000000000001', region: 'us-west-2' }
const id = '0d000000-0000-4000-a000-000000000003'
const arn = `arn:aws:connect:us-west-2:111122223333:instance/${home.instanceId}/transfer-destination/${id}`
const site = 'https://roundtable-demo.my.connect.aws'

test.each([
  ['its name', 'Carol Chen', { by: 'name', name: 'Carol Chen' }],
  ['its id', ` ${id} `, { by: 'id', id }],
  ['its ARN', arn, { by: 'id', id }],
  ['the page where it is edited', `${site}/transfer-dests/edit?id=${id}`, { by: 'id', id }],
  ['that page with an ARN in it', `${site}/transfer-dests/edit?id=${encodeURIComponent(arn)}`, { by: 'id', id }],
  ['that page on an older host', `https://x.awsapps.com/connect/transfer-dests/edit?id=${id}`, { by: 'id', id }],
  ['the page that shows it as JSON', `${site}/quick-connect-management/quick-connects/${id}`, { by: 'id', id }],
  ['a page of the instance', `${site}/instance/${home.instanceId}/quick-connects/${id}`, { by: 'id', id }],
])('a quick connect is designated by %s', (_, text, expected) => {
  expect(designated(text, 'transfer-destination', home)).toEqual(expected)
})

test.each([
  ['the page of all of them', `${site}/transfer-dests`, /no id of a quick connect/],
  ['a page of the instance alone', `${site}/instance/${home.instanceId}`, /no id of a quick connect/],
  ['an address that is not encoded well', `${site}/transfer-dests/edit?id=%E0%A4%A`, /no id of a quick connect/],
  ['the ARN of another service', 'arn:aws:s3:::bucket', /no ARN of a quick connect/],
  ['the ARN of the instance', arn.replace(/\/transfer.*/, ''), /the ARN of an instance, not of a quick connect/],
])('and not by %s', (_, text, problem) => {
  expect(designated(text, 'transfer-destination', home)).toEqual({ problem: expect.stringMatching(problem) })
})
