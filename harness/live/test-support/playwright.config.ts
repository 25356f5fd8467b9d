import { fileURLToPath } from 'node:url'
import config from '../../../playwright.config.ts'
import { liveParts } from '../project.ts'

/** Where a test wants what a run leaves behind. */
const folder = process.env.ROUNDTABLE_TWIN_FOLDER ?? ''

const own = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

/** The config of this repository, with everything that a run leaves in the test's own folder. */
export default {
  ...config,
  testDir: own('specs'),
  webServer: [config.webServer ?? []].flat().map((server) => ({ ...server, cwd: own('.') })),
  outputDir: `${folder}/results`,
  reporter: [
    ...liveParts(process.argv, process.env, {}).reporters,
    ['list'],
    ['json', { outputFile: `${folder}/report.json` }],
    ['html', { open: 'never', outputFolder: `${folder}/html` }],
    [own('harness/reporter/index.ts'), { outputFolder: `${folder}/roundtable` }],
  ],
}
