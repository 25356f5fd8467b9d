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
])('%s is refused in words', (query, words) => {
  const read = readPageConfig(query)
  expect(read.ok ? '' : read.problem).toMatch(words)
})

test.each(['us-gov-west-1', 'ap-southeast-2'])('%s is a Region', (region) => {
  expect(readPageConfig(`?region=${region}`).ok).toBe(true)
})

test.each(['https://a.my.connect.aws/ccp-v2/', 'https://a.awsapps.com/connect/ccp-v2?visual-refresh=true'])(
  '%s is a Contact Control Panel',
  (ccpUrl) => {
    expect(readPageConfig(`?ccpUrl=${encodeURIComponent(ccpUrl)}`).ok).toBe(true)
  },
)
