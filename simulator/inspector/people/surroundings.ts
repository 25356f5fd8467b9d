import type { Instance } from '../../instance/instance.ts'
import type { AwsHosts } from '../../services/addresses.ts'
import type { Network } from '../../transports/network.ts'

/** Where played people act: everything goes through the network, and only what nobody could be asked is read from the model. */
export interface Surroundings {
  readonly instance: Instance
  readonly network: Network
  readonly hosts: AwsHosts
  /** The address that an address handed to clients stands for. */
  readonly meaning: (url: URL) => URL
  /** Secret keys by access key, where the control plane takes signed requests only. */
  readonly credentials?: Readonly<Record<string, string>> | undefined
}
