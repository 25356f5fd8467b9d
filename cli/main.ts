import { Command, InvalidArgumentError } from 'commander'
import manifest from '../package.json' with { type: 'json' }
import { Failure } from '../written/failure.ts'
import { assumed } from './assume.ts'
import { assumptionsTable } from './assumptions-table.ts'
import { denied } from './denied.ts'
import { ending } from './ending.ts'
import { INSTANCE_OPTION } from './instance-file/option.ts'
import type { CalibrateArguments } from './live/calibrate-command.ts'
import type { DoctorArguments } from './live/doctor-command.ts'
import { CALIBRATE_HELP, doctorHelp, LIVE_HELP, PROVISION_HELP } from './live/help.ts'
import type { ProvisionArguments } from './live/provision-command.ts'
import { INTERRUPTED, untilEnded } from './live/until-ended.ts'
import { ownFile } from './own-file.ts'
import type { RecordArguments } from './record-command.ts'
import { type ServeArguments, serve } from './serve-command.ts'

const HIGHEST_PORT = 65_535
const HIGHEST_SEED = 2 ** 32 - 1
/** The width of a table where there is no terminal. */
const WIDTH = 100

const serveHelp = () => `
Examples:
  roundtable serve                            on a free port
  roundtable serve --port 4000 --instance hotel.yaml
  roundtable serve --assume "lastAgentLeaves=customer stays"
  roundtable serve --strict-sigv4 --throttle  as strict as AWS
  roundtable serve --tls                      https and wss

What an instance file can say is in
${ownFile('docs/instance-file.md')}, and an example in
${ownFile('fixtures/example-instance.yaml')}.

Ctrl+C, SIGTERM and SIGHUP end it, and so does it when nobody reads its output
any more; a second signal ends it at once.`

const CONFIG_OPTION = 'the live settings (default: live.config.yaml, if there is one; variables win over it)'

const RECORD_HELP = `
It needs Playwright in the project, and a browser: the one that ROUNDTABLE_CHROMIUM
names, Playwright's own (npx playwright install chromium), or the Chrome or
Chromium of this machine.
In the inspector, whose address is printed, a person plays the customer.

Examples:
  roundtable record http://localhost:3000/
  roundtable record http://localhost:3000/ --agent bob --output double-send.json
  roundtable replay double-send.json`

const end = ending()
const program = new Command('roundtable')
  .description('End-to-end tests and a simulator for multi-party chat on Amazon Connect.')
  .version(manifest.version)
  .addHelpText(
    'after',
    '\nExamples:\n  roundtable serve\n  roundtable help serve\n  roundtable record http://localhost:3000/\n  roundtable replay wire.json\n  roundtable init\n  roundtable doctor\n  roundtable provision --dry-run\n  roundtable assumptions\n  roundtable --version',
  )

program
  .command('serve')
  .description('Serve the simulator on this machine, and print how to point clients to it.')
  .option('--instance <file>', INSTANCE_OPTION)
  .option('--port <number>', 'port of 127.0.0.1 to serve on; 0 is a free one', wholeNumberTo(HIGHEST_PORT), 0)
  .option('--seed <number>', 'the same seed gives the same ids in the same order', wholeNumberTo(HIGHEST_SEED), 1)
  .option(
    '--assume <name=value>',
    'decide what AWS does not document; repeatable (see "roundtable assumptions")',
    assumed,
  )
  .option('--calibration <file>', 'assume what "roundtable calibrate" has found; --assume wins over it')
  .option('--strict-sigv4', 'take only requests to the control plane that the printed credentials sign')
  .option('--deny <action>', 'a permission that callers lack, like connect:ListUsers; repeatable', denied)
  .option('--throttle', 'refuse requests and chats above the quotas that AWS documents, with 429')
  .option('--tls', 'serve HTTPS and WSS, with a certificate made at the start')
  .addHelpText('after', serveHelp)
  .action((options: ServeArguments) => serve(options, end))

program
  .command('doctor')
  .description('Look at everything that a real instance needs for a live run, and say what mends what is wrong.')
  .option('--config <file>', CONFIG_OPTION)
  .option('--json', 'print the findings for programs')
  .addHelpText('after', doctorHelp)
  .action(async (options: DoctorArguments) => {
    const { doctor } = await import('./live/doctor-command.ts')
    await untilEnded(doctor(options), end)
  })

program
  .command('provision')
  .description('Make on a real instance what doctor finds missing and the API can make, or undo that.')
  .option('--config <file>', CONFIG_OPTION)
  .option('--dry-run', 'show what would be made, or undone, and change nothing')
  .option('--yes', 'do not ask; for CI')
  .option('--undo', 'take back what was made here, and nothing else')
  .option('--state <file>', 'where it is written down (default: .roundtable/provisioned/<instance id>.json)')
  .addHelpText('after', PROVISION_HELP)
  .action(async (options: ProvisionArguments) => {
    const { provisioning } = await import('./live/provision-command.ts')
    await untilEnded(provisioning(options), end)
  })

program
  .command('record')
  .description('Open the page of an agent UI in a browser, against a simulator, and record what it does.')
  .argument('<url>', 'the page: any with Streams and ChatJS; AWS is simulated for it')
  .option('--instance <file>', INSTANCE_OPTION)
  .option('--agent <name>', 'who has signed in there (default: the first)')
  .option('--output <file>', 'where to write it (default: recording-DATE.json)')
  .option(
    '--assume <name=value>',
    'decide what AWS does not document; repeatable (see "roundtable assumptions")',
    assumed,
  )
  .option('--seed <number>', 'the same seed gives the same ids in the same order', wholeNumberTo(HIGHEST_SEED), 1)
  .option('--headless', 'without a window, as where there is no display')
  .addHelpText('after', RECORD_HELP)
  .action(async (url: string, options: RecordArguments) => {
    const { record } = await import('./record-command.ts')
    await record(url, options, end)
  })

program
  .command('replay')
  .description(
    'Show what a test, or "roundtable record", has recorded: who sat where and what went over the wire, step by step.',
  )
  .argument('<file>', "a test's wire.json or trace.zip, or the folder of test-results that has one")
  .option('--port <number>', 'port of 127.0.0.1 to show it on; 0 is a free one', wholeNumberTo(HIGHEST_PORT), 0)
  .addHelpText(
    'after',
    '\nExamples:\n  roundtable replay test-results/cap-a-seventh/wire.json\n  roundtable replay test-results/cap-a-seventh',
  )
  .action(async (file: string, options: { readonly port: number }) => {
    const { replay } = await import('./replay-command.ts')
    await replay(file, options, end)
  })

program
  .command('live')
  .description('Run the specs that are tagged @live on the real instance of the live settings.')
  .argument('[arguments...]', 'for Playwright, after --: a file, -g "transfer"')
  .option('--dry-run', 'play them on the simulator instead, and say what they would cost')
  .addHelpText('after', LIVE_HELP)
  .action(async (args: string[], options: { dryRun?: boolean }) => {
    const { runLive } = await import('./live/run-command.ts')
    await runLive(args, options)
  })

program
  .command('calibrate')
  .description('Find out what a real instance does where AWS documents nothing, for a simulator that is its twin.')
  .option('--config <file>', CONFIG_OPTION)
  .option('--out <file>', 'where it is written', 'calibration.yaml')
  .option('--only <name...>', 'find out these assumptions, and what shows with them (see "roundtable assumptions")')
  .option('--may-change-settings', 'also what shows only by changing settings of the instance for a moment')
  .option('--dry-run', 'say what would be played and what it would cost; nothing is asked of the instance')
  .option('--check <file>', 'hold the simulator against what was found, without an instance; for CI')
  .addHelpText('after', CALIBRATE_HELP)
  .action(async (options: CalibrateArguments) => {
    const { calibrate } = await import('./live/calibrate-command.ts')
    await calibrate(options, end)
    // What an interrupted scene still waits for keeps nobody.
    if (process.exitCode === INTERRUPTED) process.exit()
  })

program
  .command('login')
  .description(
    'Sign an agent in to the real instance in a window, and keep the sign-in for live runs (single sign-on).',
  )
  .argument('<agent>', 'user name, as the live settings have it')
  .option('--config <file>', CONFIG_OPTION)
  .action(async (agent: string, options: { config?: string }) => {
    const { login } = await import('./live/login-command.ts')
    await untilEnded(login(agent, options), end)
  })

program
  .command('sweep')
  .description('End what earlier live runs have left on the instance: chats, agents at work, leases.')
  .option('--config <file>', CONFIG_OPTION)
  .addHelpText('after', '\nA run that still goes on is left alone.\n\nExample:\n  roundtable sweep')
  .action(async (options: { config?: string }) => {
    const { sweep } = await import('./live/sweep-command.ts')
    await untilEnded(sweep(options), end)
  })

program
  .command('init')
  .description(
    'Put a Playwright config, a page driver to fill in, a spec, a CI workflow and commented settings of a real instance into this project.',
  )
  .addHelpText(
    'after',
    '\nIt never overwrites: it says which files it left as they were.\n\nExample:\n  roundtable init',
  )
  .action(async () => {
    const { init } = await import('./init/init.ts')
    process.stdout.write(`${init(process.cwd())}\n`)
  })

program
  .command('assumptions')
  .description('Print what AWS does not document and the simulator assumes: names, defaults, alternatives, reasons.')
  .addHelpText('after', '\nExamples:\n  roundtable assumptions\n  roundtable assumptions | less')
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

/** The first failure is told; what follows from it is not. */
function fail({ message }: Failure): void {
  if (process.exitCode === 1) return
  process.exitCode = 1
  process.stderr.write(`roundtable: ${message}\n`)
}

function wholeNumberTo(highest: number): (text: string) => number {
  return (text) => {
    if (/^\d{1,10}$/.test(text) && Number(text) <= highest) return Number(text)
    throw new InvalidArgumentError(`It is a whole number from 0 to ${highest}.`)
  }
}
