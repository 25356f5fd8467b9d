/** `npm run picture`: set-up, then takes the pictures of the READMEs: docs/six-people.png, docs/inspector.png. */
import { main } from './main.mjs'

process.env.ROUNDTABLE_PICTURES = 'true'
main(() => import('./run-specs.mjs').then(({ runSpecs }) => runSpecs(['--project=pictures', '--reporter=list'])))
