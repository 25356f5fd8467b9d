import { ownFile } from '../own-file.ts'

export const doctorHelp = () => `
It asks below the quotas of the control plane, and changes nothing. AWS's
credentials come from the SDK's own chain. What has to be said is in
${ownFile('docs/live-settings.md')}.

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

The Playwright config of your project has to have the project "live", as the one
of roundtable init does: export default withLive(config), withLive being of
connect-roundtable/live.

Examples:
  roundtable live --dry-run                   what it would cost; nothing is asked of the instance
  roundtable live
  roundtable live -- -g transfer`

export const CALIBRATE_HELP = `
It plays chats on the instance and looks at what comes of them: what adding a
seventh participant answers, whether an invitation takes a seat, what becomes
of a receipt among three. What it saw, with evidence without anything secret,
goes into the file. It is a live run like others: on instances of the list
(allowedInstances), within the budget (limits), with its agents leased. Six
agents and a supervisor in the settings make for the most answers. Close their
CCPs first. Three minutes of it are waiting, as no timer of a chat is shorter
than two; --only leaves that out unless it is asked for.

Exit codes:
  0  it was found out; with --check, nothing differs
  1  it could not be; with --check, something differs
  130  interrupted; what was begun is ended

Examples:
  roundtable calibrate --dry-run
  roundtable calibrate
  roundtable calibrate --only receiptsAmongMoreThanTwo --out receipts.yaml
  roundtable calibrate --may-change-settings
  roundtable serve --calibration calibration.yaml
  roundtable calibrate --check calibration.yaml   in CI: has anything drifted?`
