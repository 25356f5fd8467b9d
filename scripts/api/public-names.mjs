import { ReflectionKind } from 'typedoc'

/** @typedef {import('typedoc').DeclarationReflection} Declaration */

/** Something of the public API that a reader would miss something about. */
/** @typedef {{ readonly name: string, readonly lacks: 'documentation' | 'an example' }} Gap */

/** What people call: each needs words of its own. The rest of an interface may be what its name says. */
const CALLED = ReflectionKind.Method | ReflectionKind.Accessor | ReflectionKind.Constructor

/**
 * What is missing: every name that an entrance exports needs a doc comment with an example, and everything about it that can be
 * called a doc comment.
 * @param {import('typedoc').ProjectReflection} project
 * @returns {Gap[]}
 */
export function gapsIn(project) {
  return exportsOf(project).flatMap((exported) => [
    ...gapsAt(exported),
    ...membersOf(exported).flatMap((member) => (isDocumented(member) ? [] : [gap(member, 'documentation')])),
  ])
}

/**
 * Every exported name, once: what is exported twice is told where it stands first.
 * @param {import('typedoc').ProjectReflection} project
 * @returns {Declaration[]}
 */
export function exportsOf(project) {
  const modules = project.children ?? []
  return modules.flatMap((module) => (module.children ?? []).flatMap(namesIn))
}

/** @param {Declaration} declaration @returns {Declaration[]} */
function namesIn(declaration) {
  if (declaration.kind === ReflectionKind.Reference) return []
  if (declaration.kind === ReflectionKind.Namespace) return (declaration.children ?? []).flatMap(namesIn)
  return [declaration]
}

/** @param {Declaration} exported @returns {Gap[]} */
function gapsAt(exported) {
  if (!isDocumented(exported)) return [gap(exported, 'documentation')]
  const comments = commentsOf(exported)
  const hasExample = comments.some((comment) => comment.blockTags.some(({ tag }) => tag === '@example'))
  return hasExample ? [] : [gap(exported, 'an example')]
}

/** @param {Declaration} exported @returns {Declaration[]} */
function membersOf(exported) {
  const { type, children = [] } = exported
  const all = type?.type === 'reflection' ? [...children, ...(type.declaration.children ?? [])] : children
  return all.filter(
    (each) => each.kindOf(CALLED) && !each.flags.isExternal && !each.inheritedFrom && each.name !== 'constructor',
  )
}

/** @param {Declaration} declaration */
function isDocumented(declaration) {
  return commentsOf(declaration).some((comment) => comment.summary.some(({ text }) => text.trim() !== ''))
}

/** Of the declaration, of what it is called with, or of its getter. @param {Declaration} declaration */
function commentsOf({ comment, signatures = [], getSignature, type }) {
  const called = type?.type === 'reflection' ? (type.declaration.signatures ?? []) : []
  return [comment, getSignature?.comment, ...[...signatures, ...called].map((each) => each.comment)].flatMap(
    (each) => each ?? [],
  )
}

/** @param {Declaration} declaration @param {Gap['lacks']} lacks @returns {Gap} */
function gap(declaration, lacks) {
  return { name: declaration.getFullName(), lacks }
}
