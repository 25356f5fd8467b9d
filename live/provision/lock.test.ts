import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { Failure } from '../../written/failure.ts'
import { lockFile } from './lock.ts'

const folder = mkdtempSync(join(tmpdir(), 'roundtable-lock-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
const newFile = () => join(folder, 'provisioned', `${++files}.json`)
const holds = (file: string, holder: object) => writeFileSync(`${file}.lock`, JSON.stringify(holder))

test('one process has a file, and nobody else until it is given back', () => {
  const file = newFile()
  const lock = lockFile(file)
  expect(() => lockFile(file)).toThrow(Failure)
  expect(() => lockFile(file)).toThrow(
    `Another "roundtable provision" works with ${file} at this moment: process ${process.pid} on ${hostname()}. Nothing was changed.`,
  )
  lock.release()
  expect(existsSync(`${file}.lock`)).toBe(false)
  lockFile(file).release()
})

test('what a process has left that is gone is taken over', () => {
  const file = newFile()
  lockFile(file).release()
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  holds(file, { pid, host: hostname() })
  lockFile(file)
  expect(JSON.parse(readFileSync(`${file}.lock`, 'utf8'))).toEqual({ pid: process.pid, host: hostname() })
})

test('of another machine nobody here can tell: it is said which file to delete', () => {
  const file = newFile()
  lockFile(file).release()
  holds(file, { pid: 1, host: 'another' })
  expect(() => lockFile(file)).toThrow(`process 1 on another. Nothing was changed. Run it again`)
  expect(() => lockFile(file)).toThrow(`delete ${file}.lock`)
})

test('one that is not written yet is somebody’s', () => {
  const file = newFile()
  lockFile(file).release()
  writeFileSync(`${file}.lock`, '')
  expect(() => lockFile(file)).toThrow('another process')
})
