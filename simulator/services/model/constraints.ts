import { connectOperations } from './connect-operations.ts'
import { participantOperations } from './participant-operations.ts'

/** All operations of the public API that have facts here, by name; no name is in both services. */
export const operations = { ...participantOperations, ...connectOperations }
