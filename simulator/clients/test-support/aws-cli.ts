import { execFile } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

export type CliService = 'connect' | 'connectparticipant'

/** What a command of the AWS CLI came to: what it printed, or the error that it printed. */
export interface CliResult {
  /** Parsed; an operation without an answer prints nothing. */
  readonly output: unknown
  /** Undefined when it went well. */
  readonly error: { readonly type: string; readonly operation: string; readonly message: string } | undefined
}

const ERROR =
  /An error occurred \((?<type>\w+)\) when calling the (?<operation>\w+) operation(?: \([^)]*\))?: (?<message>.*)/s

/** Debian's own comes first: what else is on the path may be of any version. */
export function findAwsCli(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const folders = ['/usr/bin', ...(env.PATH ?? '').split(delimiter).filter(Boolean)]
  return folders.map((folder) => join(folder, 'aws')).find(isProgram)
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The AWS CLI as it is installed, told nothing but where the simulator is and whose credentials to use. */
export class AwsCli {
  readonly #program: string
  readonly #origin: string
  readonly #region: string
  readonly #key: { readonly id: string; readonly secret: string }

  constructor(program: string, { origin, region }: { origin: string; region: string }, key = ANY_KEY) {
    this.#program = program
    this.#origin = origin
    this.#region = region
    this.#key = key
  }

  /** Calls an operation by its name in the API; `options` are the CLI's own. */
  async calls(
    service: CliService,
    operation: string,
    input: Readonly<Record<string, unknown>> = {},
    options: readonly string[] = [],
  ): Promise<CliResult> {
    const given = Object.entries(input).flatMap(([member, value]) => argumentsFor(member, value))
    const { code, stdout, stderr } = await this.runs([service, kebab(operation), ...given, ...options])
    if (code === 0) return { output: stdout === '' ? undefined : JSON.parse(stdout), error: undefined }
    const { type = '', operation: name = '', message = '' } = ERROR.exec(stderr)?.groups ?? {}
    if (type === '') throw new Error(`aws ${service} ${operation} ended with ${code}: ${stderr.trim()}`)
    return { output: undefined, error: { type, operation: name, message: message.trim() } }
  }

  /** The operations that the CLI's own model of a service has, as its commands are called. */
  async commandsOf(service: CliService): Promise<ReadonlySet<string>> {
    const { stderr } = await this.runs([service, 'not-a-command'])
    const [, list = ''] = stderr.split('valid choices are:')
    return new Set(list.split(/[\s|]+/).filter(Boolean))
  }

  async version(): Promise<string> {
    return (await this.runs(['--version'])).stdout.trim()
  }

  runs(args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    const isCall = args.length > 1
    const to = isCall ? ['--endpoint-url', this.#origin, '--region', this.#region, '--output', 'json'] : []
    return new Promise((resolve) => {
      execFile(this.#program, [...args, ...to], { env: this.#env() }, (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr })
      })
    })
  }

  #env(): NodeJS.ProcessEnv {
    return {
      PATH: process.env.PATH,
      AWS_ACCESS_KEY_ID: this.#key.id,
      AWS_SECRET_ACCESS_KEY: this.#key.secret,
      // One attempt: what is refused is to be seen. No pager, nor files of the user's.
      AWS_MAX_ATTEMPTS: '1',
      AWS_PAGER: '',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_EC2_METADATA_DISABLED: 'true',
    }
  }
}

const ANY_KEY = { id: 'simulated', secret: 'simulated' }

/** `ListQuickConnects` is the command `list-quick-connects`, its member `MaxResults` the option `--max-results`. */
export function kebab(name: string): string {
  return name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase()
}

function argumentsFor(member: string, value: unknown): string[] {
  const option = `--${kebab(member)}`
  if (value === true) return [option]
  return [option, typeof value === 'string' ? value : JSON.stringify(value)]
}
