import type { Assumptions } from '../instance/assumptions.ts'
import type { ContactCenter } from '../instance/directory.ts'

/** The hosts that AWS serves an instance from (documented, AWS General Reference; the socket's as it is handed out). */
export interface AwsHosts {
  readonly participant: string
  readonly controlPlane: string
  /** The instance's own site: the CCP, signing in, the CTI API. */
  readonly site: string
  readonly sockets: string
  /** The bucket with the instance's attachments. */
  readonly attachments: string
}

export function awsHosts(
  { region, alias }: Pick<ContactCenter, 'region' | 'alias'>,
  { attachmentsHost }: Pick<Assumptions, 'attachmentsHost'>,
): AwsHosts {
  const s3 = `s3.${region}.amazonaws.com`
  return {
    participant: `participant.connect.${region}.amazonaws.com`,
    controlPlane: `connect.${region}.amazonaws.com`,
    site: `${alias}.my.connect.aws`,
    sockets: `participant.transport.connect.${region}.amazonaws.com`,
    attachments: attachmentsHost === 'bucket in the host' ? `${bucketOf(alias)}.${s3}` : s3,
  }
}

/** What the services tell clients of where to go. Where a transport serves from elsewhere, it says so here. */
export interface Addresses {
  /** The origin of chat sockets: `wss://…`, or `ws://127.0.0.1:…`, which is all that ChatJS takes besides (measured). */
  readonly sockets: string
  /** What the URLs of attachments begin with. */
  readonly attachments: string
}

/** The addresses as AWS has them. */
export function awsAddresses(center: ContactCenter, assumptions: Pick<Assumptions, 'attachmentsHost'>): Addresses {
  const { sockets, attachments } = awsHosts(center, assumptions)
  const inPath = assumptions.attachmentsHost === 'bucket in the path' ? `/${bucketOf(center.alias)}` : ''
  return { sockets: `wss://${sockets}`, attachments: `https://${attachments}${inPath}` }
}

/** A bucket of AWS' own: its name is not documented. */
function bucketOf(alias: string): string {
  return `connect-attachments-${alias}`
}
