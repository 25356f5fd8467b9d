import { joined } from '../../simulator/instance/chat.ts'
import { Instance, type InstanceOptions } from '../../simulator/instance/instance.ts'
import { rulesOf } from '../../simulator/instance/rules.ts'

/** Makes an instance that is wrong in one way, to show that the specs would notice. */
type Defective = (options: InstanceOptions) => Instance

class WithoutJoined extends Instance {
  override subscribe(listener: Parameters<Instance['subscribe']>[0]) {
    return super.subscribe((event) => {
      if (event.type !== 'item' || event.item.kind !== 'joined') listener(event)
    })
  }
}

const defects: Readonly<Record<string, Defective>> = {
  'cap-of-seven': (options) =>
    new Instance({
      ...options,
      rules: (...given) => {
        const rules = rulesOf(...given)
        return { ...rules, requireSeat: (chat) => (joined(chat).length < 7 ? undefined : rules.requireSeat(chat)) }
      },
    }),
  'joined-withheld': (options) => new WithoutJoined(options),
  'receipts-let-through': (options) =>
    new Instance({ ...options, rules: (...given) => ({ ...rulesOf(...given), receiptsWork: () => true }) }),
}

/**
 * What the simulator is told for the defect that the environment variable ROUNDTABLE_DEFECT names: nothing when it names none.
 * For the test that shows the specs to fail.
 * @throws Error for a name that is none.
 */
export function chosenDefect(): { createInstance?: Defective } {
  const name = process.env.ROUNDTABLE_DEFECT
  if (!name) return {}
  const createInstance = defects[name]
  if (createInstance) return { createInstance }
  throw new Error(`There is no defect ${name}: ROUNDTABLE_DEFECT is one of ${Object.keys(defects).join(', ')}.`)
}
