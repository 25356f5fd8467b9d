import * as sound from '../../../../../agent-ui/machines/outbox.ts'
import { chosenChange } from '../../chosen.ts'

export * from '../../../../../agent-ui/machines/outbox.ts'

export function nextInLine(...given: Parameters<typeof sound.nextInLine>) {
  return (chosenChange().outbox?.nextInLine ?? sound.nextInLine)(...given)
}
