import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, openSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { allOf, COMMAND, ended, endOf, folder, instanceFile, run, serve, start } from './test-support/command.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

/** Resolves when the server is waiting for the rest of what this client has announced. */
async function inTheMiddleOfABody(origin: string): Promise<Socket> {
  const client = connect(Number(new URL(origin).port), '127.0.0.1')
  client.on('error', () => undefined)
  client.write('POST /contact/stop HTTP/1.1\r\nhost: localhost\r\nexpect: 100-continue\r\ncontent-length: 9\r\n\r\n')
  await once(client, 'data')
  return client
}

/** Resolves when the port takes no connection any more: its server has been asked to end. */
async function closed(origin: string): Promise<void> {
  await vi.waitFor(() => expect(fetch(origin)).rejects.toThrow())
}

describe('a signal', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it cleanly', async (signal) => {
    const { child } = await serve()
    child.kill(signal)
    expect(await endOf(child)).toEqual({ code: 0, stderr: '' })
  })

  test('SIGHUP ends it cleanly, as the status says', async () => {
    const { child, settings } = await serve('--tls')
    child.kill('SIGHUP')
    expect(await endOf(child)).toEqual({ code: null, stderr: '' })
    expect(child.signalCode).toBe('SIGHUP')
    expect(existsSync(settings.match(/AWS_CA_BUNDLE=(\S+)/)?.[1] ?? '')).toBe(false)
  })

  // util-linux's: it runs a command at a terminal of its own.
  test.runIf(existsSync('/usr/bin/script'))('a terminal that is closed ends it cleanly', async () => {
    // The shell is told that the terminal is gone, passes it on, and stays to say how the command ends.
    const command = `trap 'kill -HUP $!' HUP; ${process.execPath} ${COMMAND} serve 2>&3 & wait; wait $!; echo $? >&3`
    const stdio = ['ignore', 'pipe', 'ignore', 'pipe'] as const
    const terminal = ended(spawn('/usr/bin/script', ['-qc', command, '/dev/null'], { stdio: [...stdio] }))
    for await (const chunk of terminal.stdout ?? []) if (String(chunk).includes('Ctrl+C')) break
    terminal.kill('SIGKILL')
    const ofSighup = '129\n'
    expect(await allOf(terminal.stdio[3] as Readable)).toBe(ofSighup)
  })

  test('a second signal, of another kind, ends it at once', async () => {
    const { child, origin } = await serve()
    // The end of this request would be waited for.
    const client = await inTheMiddleOfABody(origin)
    child.kill('SIGINT')
    await closed(origin)
    child.kill('SIGTERM')
    const [code, signal] = await once(child, 'exit')
    expect([code, signal]).toEqual([null, 'SIGTERM'])
    client.destroy()
  })
})

describe('what goes wrong ends in words', () => {
  test('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const { code, stderr } = await run('serve', '--port', String(port))
    expect(code).toBe(1)
    expect(stderr).toBe(
      `roundtable: Port ${port} is taken by another program. Choose another, or leave --port out for a free one.\n`,
    )
    other.close()
  })

  test('an instance file: the line is named', async () => {
    const file = instanceFile('region: us-west-2\nusers:\n  - username: ann\n    rotingProfile: x\n')
    const { code, stdout, stderr } = await run('serve', '--instance', file)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toBe(
      `roundtable: The instance file is wrong:\n  ${file}:4:5 There is no "rotingProfile" in users[0]. Did you mean "routingProfile"?\n`,
    )
  })

  test.each([
    [['serve', '--instance', '/dev/zero'], /\/dev\/zero cannot be read: it is larger than 4 MB\.$/],
    [['serve', '--instance', 'missing.yaml'], /missing\.yaml cannot be read: there is no such file\.$/],
    [
      ['serve', '--assume', 'lastAgentLeave=x'],
      /no assumption "lastAgentLeave"\. Did you mean "lastAgentLeaves"\? "roundtable assumptions" lists them\.$/,
    ],
    [['serve', '--assume', 'blankMessage'], /blankMessage cannot be ""\. It is one of:\n {2}blankMessage=refused\n/],
    [['serve', '--port', '65536'], /'65536' is invalid\. It is a whole number from 0 to 65535\./],
    [['serve', '--seed', '-1'], /'-1' is invalid\. It is a whole number/],
    [['serve', '--prot', '1'], /unknown option '--prot'\n\(Did you mean --port\?\)/],
    [['sreve'], /unknown command 'sreve'\n\(Did you mean serve\?\)/],
  ])('%j', async (args, words) => {
    const { code, stderr } = await run(...args)
    expect(code).toBe(1)
    expect(stderr.trim()).toMatch(words)
    expect(stderr).not.toMatch(/^ +at /m)
  })

  test.runIf(process.platform === 'linux')('a reader who leaves when it is ready', async () => {
    const child = ended(spawn('sh', ['-c', '"$0" "$1" serve | head -1', process.execPath, COMMAND]))
    const [stdout, { code, stderr }] = await Promise.all([allOf(child.stdout), endOf(child)])
    expect(stdout).toMatch(/^Roundtable, .* is ready on \S+\n$/)
    expect([code, stderr]).toEqual([0, 'roundtable: Nobody reads the output any more.\n'])
  })

  test('no folder for the certificate', async () => {
    vi.stubEnv('TMPDIR', join(folder, 'missing'))
    const { code, stdout, stderr } = await run('serve', '--tls')
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^roundtable: The certificate cannot be written to a file: .*\n$/)
  })

  test('an output that nobody reads', async () => {
    const child = start(['serve'])
    child.stdout?.destroy()
    expect(await endOf(child)).toEqual({ code: 1, stderr: 'roundtable: Nobody reads the output any more.\n' })
  })

  test.runIf(existsSync('/dev/full'))('a disk that is full', async () => {
    const child = start(['serve'], openSync('/dev/full', 'w'))
    const words = 'roundtable: The output cannot be written: the disk is full.\n'
    expect(await endOf(child)).toEqual({ code: 1, stderr: words })
  })
})
