import { contactCenter } from '../fixtures/contact-center.ts'
import { realNow } from './clock.ts'
import { controlsOf } from './controls.ts'
import { type CoreOptions, createCore } from './core.ts'
import { inspectorOnDemand } from './inspector/on-demand.ts'
import { assume } from './instance/assumptions.ts'
import { awsHosts } from './services/addresses.ts'
import { type Certificate, selfSignedCertificate } from './transports/certificate.ts'
import { awsAddressOf } from './transports/local-address.ts'
import { openPort } from './transports/server.ts'

/** How many events of the wire a simulator keeps that may be served for days: the rest of a day's work of one person. */
export const RECORDED_BY_SERVE = 20_000

export interface ServeOptions extends CoreOptions {
  /** By default one that is free. */
  readonly port?: number
  /** Whether HTTP and sockets go over TLS, with a certificate made now. */
  readonly tls?: boolean
  /** Whether the inspector has a port besides, without TLS: a browser that trusts no certificate of ours shows it at once. */
  readonly inspectorApart?: boolean
}

export type ServedSimulator = Awaited<ReturnType<typeof serveSimulator>>

/**
 * A simulated Amazon Connect instance on real sockets of this machine: whatever can be told its address can use it.
 * @throws Error with `code` EADDRINUSE or EACCES when the port cannot be had.
 */
export async function serveSimulator({ port = 0, tls = false, inspectorApart = false, ...options }: ServeOptions = {}) {
  const hosts = awsHosts(options.center ?? contactCenter, assume(options.assumptions))
  const certificate: Certificate | undefined = tls ? await selfSignedCertificate(Object.values(hosts)) : undefined
  const opened = await openPort(port, certificate)
  const core = createCore(options, opened.addresses)
  const { center, clock, instance, wire, network } = core
  const meaning = (url: URL) => awsAddressOf(url, hosts)
  const advance = (ms: number) => clock.advance(ms)
  const { credentials } = options
  const inspected = { instance, network, wire, hosts, meaning, credentials, advance }
  const inspector = inspectorOnDemand(inspected, async () => {
    const { OngoingRecording } = await import('./recording/ongoing.ts')
    const title = `What was done at ${center.alias}`
    return new OngoingRecording(title, { wire, center, instance }, { now: () => clock.now(), realNow })
  })
  const server = opened.serve(network, meaning, inspector.takes)
  const apart = inspectorApart ? await openPort(0) : undefined
  const inspectorServer = apart?.serve(network, meaning, inspector.takes)
  return {
    ...controlsOf(core, () => false),
    center,
    clock,
    instance,
    /** All that has gone over the wire. */
    wire,
    /** What clients are to be told as the endpoint of every service: `http://127.0.0.1:41234`. */
    origin: opened.origin,
    /** Where a browser finds the inspector. */
    inspectorOrigin: apart?.origin ?? opened.origin,
    /** What clients have to trust, in PEM, when TLS was asked for. */
    certificate: certificate?.certificate,

    async close(): Promise<void> {
      await inspector.close()
      await server.close()
      await inspectorServer?.close()
      clock.stop()
    },

    async [Symbol.asyncDispose](): Promise<void> {
      await this.close()
    },
  }
}
