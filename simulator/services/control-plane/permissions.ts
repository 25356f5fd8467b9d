import type { ContactCenter } from '../../instance/directory.ts'
import { instanceArn } from '../arns.ts'
import { ServiceError } from '../http.ts'

/** An action of IAM, by which policies allow an operation: `connect:ListUsers`. */
export type Action = `connect:${string}`

/** What a caller is told whose policies lack the action (documented, IAM, access denied error messages). */
export function notAuthorized(action: Action, center: ContactCenter): ServiceError {
  const caller = `arn:aws:iam::${center.accountId}:user/simulated`
  return new ServiceError(
    'AccessDeniedException',
    403,
    `User: ${caller} is not authorized to perform: ${action} on resource: ${instanceArn(center)} because no identity-based policy allows the ${action} action`,
  )
}
