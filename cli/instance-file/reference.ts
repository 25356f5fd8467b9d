import type { Form } from '../../written/form.ts'
import { referenceOf } from '../../written/reference.ts'

const HEAD = `# Instance files

\`roundtable serve --instance FILE\` simulates the contact center that a file describes, in YAML or JSON. Everything may be left
out, and things are called by their names: ids are made from them, the same ones every time. What does not fit is said with its
line and column, and nothing is served. [An example](../fixtures/example-instance.yaml).

<!-- Made from the schema of instance files: change that, then run "npm run reference". -->`

/** The reference of instance files, in Markdown. */
export function reference(file: Form): string {
  return referenceOf(file, HEAD)
}
