import { describe, expect, test } from 'vitest'
import { contactCenter } from '../fixtures/index.ts'
import type { User } from '../simulator/instance/directory.ts'
import { type Served, settingsText } from './settings.ts'
import { widthOf } from './test-support/width.ts'

const served: Served = {
  origin: 'https://127.0.0.1:65535',
  center: { ...contactCenter, region: 'ap-southeast-2' },
  certificateFile: '/tmp/roundtable-abcdef/certificate.pem',
  strictSigv4: true,
  deny: ['connect:ListUsers'],
  throttle: true,
  assume: { attachmentTypeBy: 'content type', lastAgentLeaves: 'customer stays' },
}
const file = { isTTY: false, hasColors: () => false }

describe('the settings that are printed', () => {
  test('stand out by their titles on a terminal with colours, and nowhere else', () => {
    const title = '\u001b[1mAWS CLI\u001b[22m\n'
    expect(settingsText(served, { isTTY: true, hasColors: () => true })).toContain(title)
    expect(settingsText(served, { isTTY: true, hasColors: () => false })).not.toContain('\u001b')
    expect(settingsText(served, { isTTY: false, hasColors: () => true })).not.toContain('\u001b')
  })

  test('fit into 100 columns', () => {
    expect(widthOf(settingsText(served, file))).toBeLessThanOrEqual(100)
  })

  test('say what is checked, denied, throttled and assumed only where something is', () => {
    expect(settingsText(served, file)).toMatch(/only credentials.*429.*Denied.*connect:ListUsers.*Assumed otherwise/s)
    const plain: Served = {
      ...served,
      strictSigv4: false,
      deny: [],
      throttle: false,
      assume: {},
      certificateFile: undefined,
    }
    expect(settingsText(plain, file)).not.toMatch(/only credentials|429|Denied|Assumed|certificate/)
  })

  test('name twenty agents at most, and nothing that a terminal would act on', () => {
    const [alice] = contactCenter.users
    if (!alice) throw new Error('The default contact center has agents.')
    const named = (index: number): User => ({
      ...alice,
      username: `agent${index}`,
      name: '\u001b[31m'.padEnd(200, 'x'),
    })
    const users = Array.from({ length: 1000 }, (_, index) => named(index))
    const text = settingsText({ ...served, center: { ...contactCenter, users } }, file)
    expect(text).toContain('\n  agent19 ')
    expect(text).toContain('\n  and 980 more\n')
    expect(text).not.toContain('agent20 ')
    expect(text).not.toContain('\u001b')
    expect(widthOf(text)).toBeLessThanOrEqual(100)
  })
})
