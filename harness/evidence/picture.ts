import { draw, type Person, type Row, Story } from '../../simulator/diagram/index.ts'
import type { WireEvent } from '../../simulator/index.ts'
import type { TimelineMark } from './timeline.ts'

/** A page with more rows is no help to anybody; what matters is at the end. */
export const MOST_ROWS = 300

export interface Told {
  /** The test. */
  readonly title: string
  /** Everybody whose full name is known; who did not appear gets no lifeline. */
  readonly people: readonly Person[]
  readonly wire: {
    readonly events: readonly WireEvent[]
    realTimeOf?(event: WireEvent): number | undefined
  }
  readonly marks: readonly TimelineMark[]
}

/** What happened, as a sequence diagram (SVG): the last `MOST_ROWS` rows of it. */
export function pictureOf({ title, people, wire, marks }: Told): string {
  const story = storyOf(wire, people, marks)
  return draw(latest(story.rows), story.people, { title })
}

function storyOf(wire: Told['wire'], people: readonly Person[], marks: readonly TimelineMark[]): Story {
  const story = new Story(people)
  let next = 0
  const markBefore = (n: number) => {
    for (let mark = marks[next]; mark && mark.after < n; mark = marks[next]) {
      story.mark(mark)
      next += 1
    }
  }
  for (const event of wire.events) {
    markBefore(event.n)
    story.add(event, wire.realTimeOf?.(event))
  }
  markBefore(Number.POSITIVE_INFINITY)
  return story
}

function latest(rows: readonly Row[]): readonly Row[] {
  const surplus = rows.length - MOST_ROWS
  const [first] = rows
  if (surplus <= 0 || !first) return rows
  const text = `${surplus} earlier lines are left out: wire.json has them`
  const cut: Row = { id: -1, at: first.at, kind: 'mark', tone: 'note', people: [], text, wire: [], folded: 0 }
  return [cut, ...rows.slice(-MOST_ROWS)]
}
