import { parseArgs } from 'node:util'
import { RECORDED_BY_SERVE } from '../serve.ts'
import { beCrowd, flat } from './crowd.ts'
import { machineRows } from './machine.ts'
import { beFilled, memory } from './memory.ts'
import { message, spec } from './pages.ts'
import { startPart } from './part.ts'
import type { Plan } from './plan.ts'
import { rate } from './rate.ts'
import { type Row, tableOf, verdictOf } from './report.ts'
import { beFloor, beSimulator } from './servers.ts'
import { sockets } from './sockets.ts'
import { start } from './start.ts'

const FIGURES: Readonly<Record<string, (plan: Plan) => Promise<Row[]>>> = {
  rate,
  flat,
  memory,
  sockets,
  start,
  spec,
  message,
}

const ROLES: Readonly<Record<string, (...numbers: [number, number, number]) => unknown>> = {
  crowd: beCrowd,
  memory: beFilled,
  simulator: beSimulator,
  floor: beFloor,
}

const LONG = { rounds: 9, messages: 20_000, chats: 10_000, starts: 15, pageRounds: 7 }
const SHORT = { rounds: 3, messages: 10_000, chats: 1_000, starts: 5, pageRounds: 3 }

const HELP = `Usage: npm run bench -- [options]

Measures what Roundtable promises of its speed, beside a floor measured in the same run, and says what is missed.

  --quick        a short run, with fewer rounds and chats
  --only <name>  one figure (repeatable): ${Object.keys(FIGURES).join(', ')}
  --check        end with code 1 when a target is missed
  --help         print this`

const [role = '', ...numbers] = process.argv.slice(2)
const beRole = ROLES[role]
if (beRole) {
  const [first = 0, second = 0, third = 0] = numbers.map(Number)
  await beRole(first, second, third)
} else {
  await bench()
}

async function bench(): Promise<void> {
  const { quick, only, check, help } = argumentsOf()
  if (help) return console.log(HELP)
  const unknown = only.find((name) => !FIGURES[name])
  if (unknown !== undefined) {
    console.error(`There is no figure "${unknown}". There are: ${Object.keys(FIGURES).join(', ')}.`)
    process.exitCode = 1
    return
  }
  const plan = { ...(quick ? SHORT : LONG), recordedByServe: RECORDED_BY_SERVE, say, startRole: startPart }
  const machine = machineRows()
  const rows: Row[] = []
  for (const [name, measure] of Object.entries(FIGURES)) {
    if (only.length === 0 || only.includes(name)) rows.push(...(await measure(plan)))
  }
  say('')
  console.log(`${tableOf([...machine, ...rows])}\n\n${verdictOf(rows)}`)
  if (check && rows.some(({ isMet }) => isMet === false)) process.exitCode = 1
}

function argumentsOf() {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      check: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  return values
}

/** On one line of a terminal, each in the place of the one before; elsewhere on lines of their own. */
function say(progress: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${progress}`)
  else if (progress !== '') process.stderr.write(`${progress}\n`)
}
