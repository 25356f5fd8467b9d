import { redact } from '../wire/redaction.ts'
import { line } from '../wire/serialise.ts'
import { FORMAT, type Recording, VERSION } from './recording.ts'

/** A recording as a file: JSON, a scene and an event a line, without anything that gives access. */
export function recordingText({ title, center, people, assumptions, marks, scenes, events }: Recording): string {
  const head = { format: FORMAT, version: VERSION, title, center, people, assumptions }
  const members = [
    ...Object.entries(head).map(([name, value]) => `${JSON.stringify(name)}:${line(value)}`),
    ...Object.entries({ marks, scenes, events }).map(([name, list]) => `${JSON.stringify(name)}:${lines(list)}`),
  ]
  // What people say, and what errors say, may hold what gives access.
  return redact(`{\n${members.join(',\n')}\n}\n`)
}

function lines(list: readonly unknown[]): string {
  return list.length === 0 ? '[]' : `[\n${list.map(line).join(',\n')}\n]`
}
