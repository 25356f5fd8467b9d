export const DOCTOR_HELP = `
It asks below the quotas of the control plane, and changes nothing. AWS's
credentials come from the SDK's own chain. What has to be said is in
docs/live-settings.md.

Exit codes:
  0  all is in order
  1  something is wrong, on the instance or in the settings
  2  nothing is known to be wrong, but not everything could be told

Examples:
  roundtable doctor
  AWS_PROFILE=sandbox roundtable doctor --config sandbox.yaml
  roundtable doctor --json > doctor.json`

export const PROVISION_HELP = `
It makes the switch of multi-party chat, quick connects of type User and their
association with the queue, and the approved origin; what has to be done by hand
is said with the page of the console. It shows all of it and asks before any
change, on instances of the allow-list alone. Each step is written down
before and after it is made: after a crash run it again, or with --undo.

Exit codes:
  0  everything is made, or was there
  1  something failed, or is left to be done by hand

Examples:
  roundtable provision --dry-run
  roundtable provision
  roundtable provision --yes
  roundtable provision --undo`

export const LIVE_HELP = `
It costs money: Amazon Connect bills each message. The budget is in the live
settings (limits), and nothing happens on an instance that is not on their
list (allowedInstances).

Examples:
  roundtable live --dry-run                   what it would cost; nothing is asked of the instance
  roundtable live
  roundtable live -- -g transfer`
