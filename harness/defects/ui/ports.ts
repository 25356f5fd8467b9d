import type { ConnectEvent, ConnectPort, ContactSnapshot, Person } from '../../../agent-ui/connect/port.ts'

/** A port that tells other events than there are: none, several, or others in the place of each. */
export function hearing(hear: (event: ConnectEvent) => readonly ConnectEvent[]) {
  return (sound: ConnectPort): ConnectPort => ({
    ...sound,
    subscribe: (listener) => sound.subscribe((event) => hear(event).forEach(listener)),
  })
}

/** A port to which some events do not come. */
export function deafTo(...types: readonly ConnectEvent['type'][]) {
  return hearing((event) => (types.includes(event.type) ? [] : [event]))
}

/** A port that shows contacts otherwise than they are. */
export function showing(show: (contact: ContactSnapshot) => ContactSnapshot) {
  return hearing((event) => (event.type === 'contact.changed' ? [{ ...event, contact: show(event.contact) }] : [event]))
}

/** A port that shows the people of every chat otherwise than they are. */
export function showingPeople(show: (people: readonly Person[]) => Person[]) {
  return showing((contact) => ({ ...contact, people: show(contact.people) }))
}

/** Whether the page has been loaded a second time. */
export function isReloaded(): boolean {
  const [navigation] = performance.getEntriesByType('navigation')
  return navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload'
}
