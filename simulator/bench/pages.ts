import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../../cli/current-build.mjs'
import type { Plan } from './plan.ts'
import type { Row } from './report.ts'

const PLAYWRIGHT = join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js')

/** A whole spec with six people, all agents with a page, beside pages with nothing but the two libraries. */
export const spec = (plan: Plan) => measuredInPages('six-people', plan)

/** From the key that sends a message in one page to its being drawn in another, beside an echo of Playwright's routing. */
export const message = (plan: Plan) => measuredInPages('message-time', plan)

/** A measurement of harness/bench, run by Playwright. */
async function measuredInPages(name: string, { pageRounds, say }: Plan): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'roundtable-bench-'))
  const file = join(folder, 'rows.json')
  try {
    const args = [PLAYWRIGHT, 'test', '--project=bench', '--reporter=line', '--workers=1', `${name}.bench.ts`]
    const env = {
      ...process.env,
      ROUNDTABLE_BENCH: 'yes',
      ROUNDTABLE_BENCH_FILE: file,
      ROUNDTABLE_BENCH_ROUNDS: String(pageRounds),
    }
    say(`${name}: starting a browser`)
    const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    const [code] = await once(child, 'close')
    if (code !== 0) throw new Error(`Playwright could not measure ${name} (code ${code}):\n${said}`)
    return JSON.parse(readFileSync(file, 'utf8'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
