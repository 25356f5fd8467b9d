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

export function awsHosts({ region, alias }: Pick<ContactCenter, 'region' | 'alias'>): AwsHosts {
  return {
    participant: `participant.connect.${region}.amazonaws.com`,
    controlPlane: `connect.${region}.amazonaws.com`,
    site: `${alias}.my.connect.aws`,
    sockets: `participant.transport.connect.${region}.amazonaws.com`,
    attachments: `connect-attachments-${alias}.s3.${region}.amazonaws.com`,
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
export function awsAddresses(center: ContactCenter): Addresses {
  const { sockets, attachments } = awsHosts(center)
  return { sockets: `wss://${sockets}`, attachments: `https://${attachments}` }
}
