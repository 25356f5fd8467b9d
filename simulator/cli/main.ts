import { Command, InvalidArgumentError } from 'commander'
import { assumed } from './assume.ts'
import { assumptionsTable } from './assumptions-table.ts'
import { ending } from './ending.ts'
import { Failure } from './failure.ts'
import { type ServeArguments, serve } from './serve-command.ts'

const HIGHEST_PORT = 65_535
const HIGHEST_SEED = 2 ** 32 - 1
/** The width of a table where there is no terminal. */
const WIDTH = 100

const end = ending()
const program = new Command('roundtable').description('A simulated Amazon Connect for multi-party chat.')

program
  .command('serve')
  .description('Serve the simulator on this machine, and print how to point clients to it.')
  .option('--instance <file>', 'the contact center to simulate, in YAML or JSON (default: six agents and a queue)')
  .option('--port <number>', 'port of 127.0.0.1 to serve on; 0 is a free one', wholeNumberTo(HIGHEST_PORT), 0)
  .option('--seed <number>', 'the same seed gives the same ids in the same order', wholeNumberTo(HIGHEST_SEED), 1)
  .option(
    '--assume <name=value>',
    'decide what AWS does not document; repeatable (see "roundtable assumptions")',
    assumed,
  )
  .option('--tls', 'serve HTTPS and WSS, with a certificate made at the start', false)
  .action((options: Omit<ServeArguments, 'assume'> & Partial<ServeArguments>) => serve({ assume: {}, ...options }, end))

program
  .command('assumptions')
  .description('Print what AWS does not document and the simulator assumes: names, defaults, alternatives, reasons.')
  .action(async () => {
    process.stdout.write(`${assumptionsTable(process.stdout.columns || WIDTH)}\n`)
  })

// Most commands end by themselves; what goes wrong with their output afterwards counts as well.
end.then((failure) => failure && fail(failure))

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof Failure)) throw error
  fail(error)
}

function fail({ message }: Failure): void {
  process.exitCode = 1
  process.stderr.write(`roundtable: ${message}\n`)
}

function wholeNumberTo(highest: number): (text: string) => number {
  return (text) => {
    if (/^\d{1,10}$/.test(text) && Number(text) <= highest) return Number(text)
    throw new InvalidArgumentError(`It is a whole number from 0 to ${highest}.`)
  }
}
