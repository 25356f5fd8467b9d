import { test } from '../../../index.ts'

test.use({ trace: 'on' })

test('a spec wants a trace', { tag: '@live' }, async ({ world }) => {
  await world.opensPage('alice')
})
