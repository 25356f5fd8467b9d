/** `npm test`: set-up, then every check there is; the last line counts what really ran. */
import { main } from './main.mjs'

main(() => import('./checks/run-checks.mjs').then(({ runChecks }) => runChecks()))
