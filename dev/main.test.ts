import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'

const DEV = fileURLToPath(new URL('../scripts/dev.mjs', import.meta.url))
/** A process that loads a bundler takes its time on a busy machine. */
const START = { timeout: 60_000 }
const releases: (() => void)[] = []

afterEach(() => {
  for (const release of releases.splice(0)) release()
})

/** Runs `npm run dev` with arguments that it cannot start with. */
async function fails(...args: string[]) {
  const child = spawn(process.execPath, [DEV, '--no-open', ...args])
  releases.push(() => child.kill())
  const [errors, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  return { code, errors }
}

/** A port that somebody else has. */
async function takenPort(): Promise<number> {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  releases.push(() => server.close())
  return (server.address() as AddressInfo).port
}

test.each([
  ['of the pages', 0, (port: number) => `Port ${port}, for the pages,`],
  ['of the simulator', -1, (port: number) => `Port ${port + 1}, for the simulator (the one after ${port}),`],
])('that the port %s is taken is said in words', START, async (_, offset, which) => {
  const port = (await takenPort()) + offset
  const { code, errors } = await fails('--port', String(port))
  expect(errors).toContain(`npm run dev: ${which(port)} is taken by another program `)
  expect(errors).toContain('--port')
  expect(errors.trim().split('\n')).toHaveLength(1)
  expect(code).toBe(1)
})

test('an instance file that is wrong is said in words', START, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'roundtable-dev-'))
  releases.push(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'center.yaml')
  writeFileSync(file, 'alias: 7\n')
  const { code, errors } = await fails('--instance', file)
  expect(errors).toMatch(/^npm run dev: The instance file is wrong:\n.*center\.yaml:1:8 alias/)
  expect(code).toBe(1)
})
