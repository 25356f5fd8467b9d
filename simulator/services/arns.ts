import type { ContactCenter } from '../instance/directory.ts'

export type Resource =
  | 'agent'
  | 'agent-state'
  | 'contact'
  | 'contact-flow'
  | 'queue'
  | 'routing-profile'
  | 'security-profile'
  | 'transfer-destination'
  | 'view'

/** The ARN of something in the instance; clients read the region and the instance id out of it (CONTRACT section 4). */
export function arnOf(center: ContactCenter, resource: Resource, id: string): string {
  return `${instanceArn(center)}/${resource}/${id}`
}

/** The id inside an ARN of this instance, or undefined when it is not one of that resource here. */
export function idFromArn(center: ContactCenter, resource: Resource, arn: string): string | undefined {
  const prefix = `${instanceArn(center)}/${resource}/`
  return arn.startsWith(prefix) ? arn.slice(prefix.length) : undefined
}

export function instanceArn({ region, accountId, instanceId }: ContactCenter): string {
  const partition = region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
  return `arn:${partition}:connect:${region}:${accountId}:instance/${instanceId}`
}
