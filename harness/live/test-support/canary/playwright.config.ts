import twin from '../playwright.config.ts'

const folder = process.env.ROUNDTABLE_TWIN_FOLDER ?? ''
const { reporter: usual } = twin

/** Everything that can be written down of a run is. */
export default {
  ...twin,
  testDir: import.meta.dirname,
  testMatch: '*.live.ts',
  reporter: [
    ...usual.map((each) => (each[0] === 'list' ? ['list', { printSteps: true }] : each)),
    ['junit', { outputFile: `${folder}/junit.xml` }],
    ['blob', { outputDir: `${folder}/blob` }],
  ],
}
