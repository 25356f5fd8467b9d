import type { Form } from '../../written/form.ts'
import { referenceOf } from '../../written/reference.ts'

const HEAD = `# Settings of a live run

What is done on a real instance (\`roundtable doctor\`, \`roundtable provision\`, live runs) is told by \`live.config.yaml\` in the folder
it is started in, by another file (\`--config FILE\`, or \`ROUNDTABLE_LIVE_CONFIG\`), by environment variables, or by both: a variable wins over
the file. A list in a variable is written with commas, \`alice, bob\`; agents of whom more is said in YAML. Everything that is missing or wrong is
said at once. [An example](../fixtures/example-live.config.yaml); [from zero to a live run](live.md).

**No credential belongs here**, and one that is found is refused. The AWS SDK finds AWS's by its own chain (\`AWS_PROFILE\`, single
sign-on, OIDC in CI): nothing of this project reads, prints or keeps them. Passwords of agents are in variables that \`passwordFrom\` names.

<!-- Made from the schema of live settings: change that, then run "npm run reference". -->`

/** The reference of live settings, in Markdown. */
export function reference(file: Form): string {
  return referenceOf(file, HEAD)
}
