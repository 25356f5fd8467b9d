import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { readSettings } from '../../live/settings/index.ts'
import { Failure } from '../../written/failure.ts'

/**
 * `playwright test --project=live` in the project of the working directory.
 * @param args what else is for Playwright
 * @throws Failure when Playwright is not there, or the settings are not complete
 */
export async function runLive(
  args: readonly string[],
  { dryRun = false }: { readonly dryRun?: boolean },
): Promise<void> {
  const playwright = playwrightHere()
  // The config asks too, but as whoever starts Playwright would be told.
  readSettings({ env: process.env, cwd: process.cwd() })
  const child = spawn(process.execPath, [playwright, 'test', '--project=live', ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...(dryRun && { ROUNDTABLE_LIVE_DRY_RUN: 'yes' }) },
  })
  // Ctrl-C reaches it without us; what is sent to us alone has to be passed on. It ends what it has begun, and then ends.
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  process.exitCode = await new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 1)))
}

function playwrightHere(): string {
  try {
    return createRequire(join(process.cwd(), 'package.json')).resolve('@playwright/test/cli')
  } catch {
    throw new Failure('Playwright is not in this project: npm install --save-dev @playwright/test')
  }
}
