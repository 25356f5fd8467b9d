/** `npm run e2e [-- arguments of playwright test]`: set-up, then the specs against the simulator. */
import { main } from './main.mjs'

main(() => import('./run-specs.mjs').then(({ runSpecs }) => runSpecs(process.argv.slice(2))))
