import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { chromium } from '@playwright/test'
import { inRepository } from '../paths.mjs'

/** The last browser that was seen to start. It spares the next run the attempt and decides nothing. */
const NOTE = inRepository('.roundtable/chromium-starts.json')

/**
 * Whether a browser starts. That a file is there is not enough: Ubuntu's chromium-browser may be a mere hint to install a
 * snap, and a downloaded one may lack libraries.
 *
 * @param {string} path
 * @returns {Promise<string | undefined>} why it does not
 */
export async function whyItDoesNotStart(path) {
  const identity = JSON.stringify({ path, changed: statSync(path).mtime })
  if (readNote() === identity) return undefined
  try {
    const browser = await chromium.launch({ executablePath: path })
    await browser.close()
  } catch (error) {
    return error instanceof Error ? tellingPart(error.message) : String(error)
  }
  mkdirSync(dirname(NOTE), { recursive: true })
  writeFileSync(NOTE, identity)
  return undefined
}

function readNote() {
  try {
    return readFileSync(NOTE, 'utf8')
  } catch {
    return undefined
  }
}

/**
 * Playwright's report of a failed launch is long; what the browser itself said last before it ended is the reason.
 *
 * @param {string} report
 */
function tellingPart(report) {
  const said = report.match(/\[err\] (.*)/)
  return said?.[1] ?? report.split('\n')[0] ?? report
}
