import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ConnectClient, ConnectClientConfig } from '@aws-sdk/client-connect'
import { agentNames } from '../../fixtures/people.ts'
import type { ContactCenter } from '../../simulator/instance/directory.ts'
import { type ServedSimulator, type ServeOptions, serveSimulator } from '../../simulator/serve.ts'
import { connectClient } from '../control-plane/client.ts'
import { type LiveSettings, readSettings } from '../settings/index.ts'

/** Made up, in the form of AWS's: what is signed with them is taken, and nothing else. */
export const KEYS = { accessKeyId: 'SANDBOXKEY', secretAccessKey: 'secret-of-the-sandbox' } as const

export interface SandboxOptions extends Omit<ServeOptions, 'tls' | 'credentials'> {
  readonly center?: ContactCenter
}

/**
 * A simulator in the place of AWS: on real sockets, over TLS, with signatures checked. Those who come to it know no more of it
 * than the SDKs' own variables, and nothing tells them that it is not AWS.
 */
export class Sandbox {
  readonly simulator: ServedSimulator
  /** Removed at the end; it is the home and the working directory of those who come here. */
  readonly folder: string
  readonly center: ContactCenter
  readonly #certificateFile: string

  static async opens(options: SandboxOptions = {}): Promise<Sandbox> {
    const credentials = { [KEYS.accessKeyId]: KEYS.secretAccessKey }
    return new Sandbox(await serveSimulator({ ...options, tls: true, credentials }))
  }

  private constructor(simulator: ServedSimulator) {
    this.simulator = simulator
    this.center = simulator.center
    this.folder = mkdtempSync(join(tmpdir(), 'roundtable-sandbox-'))
    this.#certificateFile = join(this.folder, 'certificate.pem')
    writeFileSync(this.#certificateFile, simulator.certificate ?? '')
  }

  /** All that a process needs in its environment to take this for AWS; nothing of this process's own gets through. */
  get env(): Record<string, string> {
    return {
      ...this.reach,
      ...this.settingsEnv,
      ...this.passwords,
      AWS_ACCESS_KEY_ID: KEYS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: KEYS.secretAccessKey,
    }
  }

  /** Where AWS is, and whom to trust: the SDKs' and Node's own variables. */
  get reach(): Record<string, string> {
    const { origin } = this.simulator
    return {
      PATH: process.env.PATH ?? '',
      HOME: this.folder,
      AWS_ENDPOINT_URL_CONNECT: origin,
      AWS_ENDPOINT_URL_CONNECTPARTICIPANT: origin,
      NODE_EXTRA_CA_CERTS: this.#certificateFile,
      // What the SDKs would look at next: there is no such file, and no machine of Amazon's to ask.
      AWS_CONFIG_FILE: join(this.folder, 'no-config'),
      AWS_SHARED_CREDENTIALS_FILE: join(this.folder, 'no-credentials'),
      AWS_EC2_METADATA_DISABLED: 'true',
    }
  }

  /** For a browser: the hosts of AWS are on this machine, with a certificate that it does not know. */
  get browserArguments(): string {
    const { port } = new URL(this.simulator.origin)
    const hosts = ['*.my.connect.aws', '*.amazonaws.com'].map((host) => `MAP ${host} 127.0.0.1:${port}`)
    return [`--host-resolver-rules=${hosts.join(', ')}`, '--ignore-certificate-errors'].join('\n')
  }

  /** Settings for the instance that is served, with six agents; sandboxes of other centers say otherwise themselves. */
  get settingsEnv(): Record<string, string> {
    const { instanceId, alias, region, contactFlow, queues } = this.center
    return {
      ROUNDTABLE_LIVE_INSTANCE_ID: instanceId,
      ROUNDTABLE_LIVE_ALIAS: alias,
      ROUNDTABLE_LIVE_REGION: region,
      ROUNDTABLE_LIVE_CONTACT_FLOW: contactFlow.id,
      ROUNDTABLE_LIVE_QUEUE: queues.find(({ id }) => id === contactFlow.queueId)?.name ?? '',
      ROUNDTABLE_LIVE_ORIGIN: 'https://agents.example.com',
      ROUNDTABLE_LIVE_AGENTS: agentNames.join(', '),
      ROUNDTABLE_LIVE_ALLOWED_INSTANCES: instanceId,
    }
  }

  /** What the agents sign in with, where the settings look for it. */
  get passwords(): Record<string, string> {
    return Object.fromEntries(
      this.center.users.map(({ username, password }) => [
        `ROUNDTABLE_LIVE_PASSWORD_${username.toUpperCase()}`,
        password,
      ]),
    )
  }

  settings(changed: Readonly<Record<string, string>> = {}): LiveSettings {
    return readSettings({ env: { ...this.settingsEnv, ...changed }, cwd: this.folder })
  }

  /**
   * A client in this process, which was started before there was a certificate to trust: it is told directly what others
   * find in their environment.
   */
  client(config: Partial<ConnectClientConfig> = {}): ConnectClient {
    const { origin, certificate } = this.simulator
    return connectClient(this.center.region, {
      endpoint: origin,
      credentials: KEYS,
      requestHandler: { httpsAgent: { ca: certificate ?? '', keepAlive: true } },
      ...config,
    })
  }

  /** Puts a file into the folder. Answers its path. */
  holds(name: string, content: string): string {
    const path = join(this.folder, name)
    writeFileSync(path, content)
    return path
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.simulator.close()
    rmSync(this.folder, { recursive: true, force: true })
  }
}
