import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test, vi } from 'vitest'
import { assumptionRegister } from '../simulator/instance/assumptions.ts'
import { EXAMPLE, endOf, folder, run, runIn, serve } from './test-support/command.ts'
import { widthOf } from './test-support/width.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

test('--version is the package’s', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  expect(await run('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
})

test.each([
  [['--help']],
  [['help', 'serve']],
  [['help', 'replay']],
  [['help', 'doctor']],
  [['help', 'provision']],
  [['help', 'assumptions']],
])('%j shows examples, in 80 columns', async (args) => {
  const { code, stdout } = await run(...args)
  expect(code).toBe(0)
  expect(stdout).toMatch(/Examples:\n {2}roundtable /)
  expect(widthOf(stdout)).toBeLessThanOrEqual(80)
})

test.each(['serve', 'doctor'])('help %s leads to files that are there, from wherever it is run', async (command) => {
  const root = fileURLToPath(new URL('..', import.meta.url))
  for (const cwd of [root, folder]) {
    const { stdout } = await runIn({ cwd }, 'help', command)
    const files = [...stdout.matchAll(/\S*\/(?:docs|fixtures)\/[\w.-]+\w|(?<=\s)(?:docs|fixtures)\/[\w.-]+\w/g)]
    expect(files).not.toEqual([])
    for (const [file] of files) expect(existsSync(resolve(cwd, file)), file).toBe(true)
  }
})

test('assumptions prints the whole register', async () => {
  const { code, stdout } = await run('assumptions')
  expect(code).toBe(0)
  const words = stdout.replaceAll(/\s+/g, ' ')
  for (const [name, { default: standard, alternatives, reason }] of Object.entries(assumptionRegister)) {
    expect(words).toContain(`${name} ${standard} ${alternatives.join(', ')} ${reason}`)
  }
  expect(widthOf(stdout)).toBeLessThanOrEqual(100)
})

test('serve loads no interception, no SDK and no browser driver', async () => {
  const file = join(folder, 'loaded.txt')
  vi.stubEnv('LOADED', file)
  vi.stubEnv('NODE_OPTIONS', `--import=${new URL('test-support/loaded.mjs', import.meta.url)}`)
  const { child, origin } = await serve('--instance', EXAMPLE)
  // The inspector is loaded when it is asked for.
  expect((await fetch(`${origin}/inspector/live`)).status).toBe(200)
  child.kill('SIGINT')
  await endOf(child)
  const loaded = new Set(readFileSync(file, 'utf8').trim().split('\n'))
  expect([...loaded].sort()).toEqual(['commander', 'ms', 'ws'])
})
