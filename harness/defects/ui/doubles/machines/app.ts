import { chosenChange } from '../../chosen.ts'
import { appWith } from '../../machines.ts'

export * from '../../../../../agent-ui/machines/app.ts'

export const appMachine = appWith(chosenChange().machines ?? {})
