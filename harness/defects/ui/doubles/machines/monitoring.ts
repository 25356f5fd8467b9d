import * as sound from '../../../../../agent-ui/machines/monitoring.ts'
import { chosenChange } from '../../chosen.ts'

export * from '../../../../../agent-ui/machines/monitoring.ts'

export function isSilent(...given: Parameters<typeof sound.isSilent>) {
  return (chosenChange().monitoring?.isSilent ?? sound.isSilent)(...given)
}
