import * as sound from '../../../../../agent-ui/machines/people.ts'
import { chosenChange } from '../../chosen.ts'

export * from '../../../../../agent-ui/machines/people.ts'

export function isFull(...given: Parameters<typeof sound.isFull>) {
  return (chosenChange().people?.isFull ?? sound.isFull)(...given)
}

export function isTwosome(...given: Parameters<typeof sound.isTwosome>) {
  return (chosenChange().people?.isTwosome ?? sound.isTwosome)(...given)
}

export function turnedAway(...given: Parameters<typeof sound.turnedAway>) {
  return (chosenChange().people?.turnedAway ?? sound.turnedAway)(...given)
}
