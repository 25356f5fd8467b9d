import { SetUpError } from './set-up-error.mjs'

/**
 * The Node lines the dependencies run on, each with its first minor version, as `engines` in package.json has them.
 * They stand here again because npm looks at `engines` only when it installs, and then at length.
 */
const LINES = [
  { major: 20, minor: 19 },
  { major: 22, minor: 13 },
]
const ANY_FROM = 24

/** What package.json has to say for npm to judge the same. */
export const ENGINES = LINES.map(({ major, minor }) => `^${major}.${minor}.0`)
  .concat(`>=${ANY_FROM}.0.0`)
  .join(' || ')

/**
 * @param {string} version such as `20.19.2`
 * @returns {SetUpError | undefined} what to tell a person whose Node does not do
 */
export function nodeComplaint(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const fits = major >= ANY_FROM || LINES.some((line) => line.major === major && minor >= line.minor)
  if (fits) return undefined
  const wanted = LINES.map((line) => `${line.major}.${line.minor}`).join(', ')
  return new SetUpError(
    `Node ${version} does not do: Roundtable needs ${wanted} (or later in that line), or ${ANY_FROM} and up.`,
    'Install such a Node (https://nodejs.org, or: nvm install 24) and run the command again.',
  )
}
