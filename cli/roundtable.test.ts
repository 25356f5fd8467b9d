import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { assumptionRegister } from '../simulator/instance/assumptions.ts'
import { RECORD } from './current-build.mjs'
import { run } from './test-support/command.ts'
import { widthOf } from './test-support/width.ts'

test('--version is the package’s', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  expect(await run('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
})

test.each([[['--help']], [['help', 'serve']], [['help', 'assumptions']]])(
  '%j shows examples, in 80 columns',
  async (args) => {
    const { code, stdout } = await run(...args)
    expect(code).toBe(0)
    expect(stdout).toMatch(/Examples:\n {2}roundtable /)
    expect(widthOf(stdout)).toBeLessThanOrEqual(80)
  },
)

test('assumptions prints the whole register', async () => {
  const { code, stdout } = await run('assumptions')
  expect(code).toBe(0)
  const words = stdout.replaceAll(/\s+/g, ' ')
  for (const [name, { default: standard, alternatives, reason }] of Object.entries(assumptionRegister)) {
    expect(words).toContain(`${name} ${standard} ${alternatives.join(', ')} ${reason}`)
  }
  expect(widthOf(stdout)).toBeLessThanOrEqual(100)
})

test('serve loads no interception, no SDK and no browser driver', () => {
  const { packages, sources }: { packages: string[]; sources: Record<string, string> } = JSON.parse(
    readFileSync(RECORD, 'utf8'),
  )
  expect(packages).toEqual(['commander', 'ms', 'selfsigned', 'ws', 'yaml', 'zod'])
  expect(Object.keys(sources)).toContain('simulator/transports/server.ts')
  expect(Object.keys(sources)).not.toContain('simulator/index.ts')
})
