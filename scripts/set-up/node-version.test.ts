import { expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { ENGINES, nodeComplaint } from './node-version.mjs'

test('what the dependencies run on does', () => {
  for (const version of ['20.19.0', '20.20.2', '22.13.0', '24.0.0', '26.1.0'])
    expect(nodeComplaint(version), version).toBeUndefined()
})

test('anything else is refused in two lines: what, and how to mend it', () => {
  for (const version of ['14.21.3', '18.20.0', '20.18.3', '21.7.0', '22.12.0', '23.11.0'])
    expect(nodeComplaint(version)?.message, version).toMatch(
      new RegExp(`^Node ${version} does not do: .*20\\.19.*22\\.13.*24.*\nInstall such a Node .*$`),
    )
})

test('npm is told the same', () => {
  expect(packageJson.engines.node).toBe(ENGINES)
})
