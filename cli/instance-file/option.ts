/** What `--instance` is, in the help of the commands that take it. */
export const INSTANCE_OPTION =
  'the contact center to simulate, in YAML or JSON (default: six agents, a supervisor and their queues)'
