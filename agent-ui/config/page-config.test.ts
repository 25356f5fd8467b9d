import { expect, test } from 'vitest'
import { readPageConfig } from './page-config.ts'

test('without settings the page works with the demo instance', () => {
  expect(readPageConfig('')).toEqual({
    ok: true,
    config: { ccpUrl: 'https://roundtable-demo.my.connect.aws/ccp-v2', region: 'us-west-2', loginPopup: true },
  })
})

test('what the build says goes before the query string, whose own words count where it says nothing', () => {
  const query =
    '?region=eu-west-2&loginPopup=false&ccpUrl=https://other.my.connect.aws/ccp-v2&endpoint=https://evil.example'
  const build = {
    region: 'eu-central-1',
    ccpUrl: 'https://a.my.connect.aws/ccp-v2',
    endpoint: 'https://participant.example.com',
  }
  expect(readPageConfig(query, build)).toEqual({ ok: true, config: { ...build, loginPopup: false } })
})

test.each([
  'endpoint=https://evil.example',
  'endpoint=https://localhost.evil.example',
  'endpoint=https://127.0.0.1.evil.example',
  'endpoint=https://127.0.0.1@evil.example',
  'endpoint=https://evil.my.connect.aws',
  'ccpUrl=https://evil.example/ccp-v2',
  'ccpUrl=https://my.connect.aws.evil.example/ccp-v2',
  'ccpUrl=https://a.my.connect.aws@evil.example/ccp-v2',
  'ccpUrl=https://evilmy.connect.aws/ccp-v2',
])('a link that says %s is refused, and its agent told what to do', { tags: ['H58'] }, (setting) => {
  const [name = '', address = ''] = setting.split('=')
  const read = readPageConfig(`?${new URLSearchParams({ [name]: address })}`, { region: 'us-east-1' })
  expect(read.ok ? '' : read.problem).toMatch(
    /^The link to this page sets (ccpUrl|endpoint) to "https:.* Open the page without it\. .* VITE_(CCP_URL|ENDPOINT)$/,
  )
})

test('the build may name any https address', () => {
  const build = { endpoint: 'https://participant.example.com', ccpUrl: 'https://proxy.example.com/ccp-v2' }
  expect(readPageConfig('', build)).toMatchObject({ ok: true, config: build })
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

test.each(['http://127.0.0.1:4401', 'https://127.0.0.1:4401', 'http://localhost:4401', 'http://[::1]:4401'])(
  '%s is where a link may say that the Participant Service is',
  (endpoint) => {
    const read = readPageConfig(`?endpoint=${endpoint}`)
    expect(read.ok && read.config.endpoint).toBe(endpoint)
  },
)

test.each([
  'https://a.my.connect.aws/ccp-v2/',
  'http://alice.localhost:4401/ccp-v2',
  'https://alice.localhost:4401/ccp-v2',
  'https://a.awsapps.com/connect/ccp-v2?visual-refresh=true',
])('%s is a Contact Control Panel', (ccpUrl) => {
  expect(readPageConfig(`?ccpUrl=${encodeURIComponent(ccpUrl)}`).ok).toBe(true)
})
