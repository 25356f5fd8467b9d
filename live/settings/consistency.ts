import { type Path, type Problem, pathText } from '../../written/problem.ts'
import { connectArn, designated, type Kind } from './designation.ts'
import { usualPasswordVariable } from './environment.ts'
import type { LiveFile, PartOfLiveFile } from './schema.ts'

/** What does not go together in settings of which each is in order by itself; those that are not are left out. */
export function inconsistencies(file: PartOfLiveFile): Problem[] {
  const { instanceId, region, contactFlow, queue, agents = [], supervisor } = file
  return [
    ...instanceProblems(file),
    ...[
      designationProblem(contactFlow, 'contact-flow', ['contactFlow']),
      designationProblem(queue, 'queue', ['queue']),
      ...agents.map(({ quickConnect }, index) =>
        designationProblem(quickConnect, 'transfer-destination', ['agents', index, 'quickConnect']),
      ),
    ].flat(),
    ...agents.flatMap((each, index) => personProblems(each, ['agents', index], agents.slice(0, index))),
    ...(supervisor ? personProblems(supervisor, ['supervisor'], agents) : []),
  ]

  function designationProblem(text: string | undefined, kind: Kind, path: Path): Problem[] {
    if (text === undefined || instanceId === undefined || region === undefined) return []
    const found = designated(text, kind, { instanceId: instanceIn(instanceId), region })
    return 'problem' in found ? [{ path, message: `${pathText(path)}: ${found.problem}` }] : []
  }
}

/** An instance is named by its id or by its ARN. */
export function instanceIn(text: string): string {
  return connectArn(text)?.instanceId ?? text.trim()
}

function instanceProblems({ instanceId, region }: PartOfLiveFile): Problem[] {
  const arn = instanceId === undefined ? undefined : connectArn(instanceId)
  if (!arn || region === undefined || arn.region === region) return []
  return [{ path: ['instanceId'], message: `instanceId: it is of another region, ${arn.region}.` }]
}

type SomebodyNamed = NonNullable<LiveFile['supervisor']>

function personProblems(person: SomebodyNamed, path: Path, before: LiveFile['agents']): Problem[] {
  const { username, signIn = 'password', passwordFrom, browserState } = person
  const sharing = before.find((other) => sharesUsualVariable(other, person))
  const found = [
    before.some((other) => other.username === username) && `${username} is named twice.`,
    sharing !== undefined &&
      `${sharing.username} and ${username} would both have their password in ${usualPasswordVariable(username)}: name another variable for one of them, with passwordFrom.`,
    signIn === 'browser' && passwordFrom !== undefined && `${username} signs in by browser, and needs no passwordFrom.`,
    signIn === 'password' &&
      browserState !== undefined &&
      `${username} has a browserState, which wants signIn: browser.`,
  ]
  return found.filter((each) => each !== false).map((message) => ({ path, message: `${pathText(path)}: ${message}` }))
}

/** Two whose names differ only in what no variable has in its name; one whom somebody names on purpose is theirs to share. */
function sharesUsualVariable(one: SomebodyNamed, other: SomebodyNamed): boolean {
  const [first, second] = [usualVariableOf(one), usualVariableOf(other)]
  return one.username !== other.username && first !== undefined && first === second
}

function usualVariableOf({ username, signIn, passwordFrom }: SomebodyNamed): string | undefined {
  return signIn === 'browser' || passwordFrom !== undefined ? undefined : usualPasswordVariable(username)
}
