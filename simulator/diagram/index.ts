/*
 * A sequence diagram of a wire log: pure functions from events to a story, from a story to places, from places to SVG. No DOM,
 * no clock, so that a page draws it live and a test's report in Node.
 */
export {
  type Column,
  type Columns,
  clock,
  columnsFor,
  HEAD_HEIGHT,
  heightOf,
  type Label,
  type PlacedRow,
  placed,
  type Shape,
  shapesOf,
  stopwatch,
  type Times,
  timesOf,
} from './layout.ts'
export { type Mark, type Person, type Row, Story, storyOf } from './story.ts'
export { STYLE } from './style.ts'
export { type DrawOptions, draw, outline } from './svg.ts'
