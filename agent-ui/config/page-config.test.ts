import { expect, test } from 'vitest'
import { readPageConfig } from './page-config.ts'

test('without settings the page works with the demo instance', () => {
  expect(readPageConfig('')).toEqual({
    ok: true,
    config: { ccpUrl: 'https://roundtable-demo.my.connect.aws/ccp-v2', region: 'us-west-2', loginPopup: true },
  })
})

test('the query string goes before the settings of the build', () => {
  const read = readPageConfig('?region=eu-west-2&loginPopup=false', {
    region: 'eu-central-1',
    ccpUrl: 'https://a.my.connect.aws/ccp-v2',
  })
  expect(read).toEqual({
    ok: true,
    config: { ccpUrl: 'https://a.my.connect.aws/ccp-v2', region: 'eu-west-2', loginPopup: false },
  })
})

test.each([
  ['?ccpUrl=nonsense', /ccpUrl is "nonsense"/],
  ['?ccpUrl=http://a.my.connect.aws/ccp-v2', /https/],
  ['?ccpUrl=https://a.my.connect.aws/', /Contact Control Panel/],
  ['?ccpUrl=javascript:alert(1)//ccp-v2', /ccpUrl/],
  ['?region=moon', /region is "moon"/],
  ['?loginPopup=yes', /loginPopup is "yes"/],
  ['?endpoint=nonsense', /endpoint is "nonsense"/],
  ['?endpoint=http://connect.example.com', /endpoint is "http:.*https/],
  ['?endpoint=http://localhost.example.com', /endpoint is/],
])('%s is refused in words', { tags: ['H58'] }, (query, words) => {
  const read = readPageConfig(query)
  expect(read.ok ? '' : read.problem).toMatch(words)
})

test.each(['us-gov-west-1', 'ap-southeast-2'])('%s is a Region', (region) => {
  expect(readPageConfig(`?region=${region}`).ok).toBe(true)
})

test.each(['http://127.0.0.1:4401', 'http://localhost:4401', 'https://participant.example.com'])(
  '%s is where the Participant Service may be',
  (endpoint) => {
    const read = readPageConfig(`?endpoint=${endpoint}`)
    expect(read.ok && read.config.endpoint).toBe(endpoint)
  },
)

test.each([
  'https://a.my.connect.aws/ccp-v2/',
  'http://alice.localhost:4401/ccp-v2',
  'https://a.awsapps.com/connect/ccp-v2?visual-refresh=true',
])('%s is a Contact Control Panel', (ccpUrl) => {
  expect(readPageConfig(`?ccpUrl=${encodeURIComponent(ccpUrl)}`).ok).toBe(true)
})
