import type { Instance } from '../../instance/instance.ts'
import type { connectOperations } from '../model/connect-operations.ts'
import type { ValueOf } from '../model/value-of.ts'
import type { Tokens } from '../tokens.ts'

export type ConnectOperation = keyof typeof connectOperations

/** A request of the operation, checked against the model: where it travelled does not show any more. */
export type Input<Name extends ConnectOperation> = ValueOf<(typeof connectOperations)[Name]['input']>

/** What each operation answers; what it cannot do it throws. */
export type Handlers<Name extends ConnectOperation> = { readonly [Each in Name]: (input: Input<Each>) => object }

/** What the operations work on. */
export interface Means {
  readonly instance: Instance
  readonly tokens: Tokens
}
