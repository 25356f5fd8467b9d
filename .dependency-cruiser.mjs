/**
 * Imports point down only. The layers from the bottom, each with all it may import besides itself; whatever is not
 * listed is forbidden. Types count like values: knowing a shape is knowing the layer.
 */

/**
 * @typedef {object} Layer
 * @property {string} name
 * @property {string} files which files it is, as a regular expression
 * @property {string[]} may what else these may import: likewise, made by the three helpers below
 * @property {string[]} [testsMay] and their tests besides
 */

/** @param {string} path a folder or file of ours */
const ours = (path) => `^${path}`
/** @param {string} name with its subpaths and the typings from DefinitelyTyped */
const npm = (name) => `node_modules/(@types/)?${name}/`
/** @param {string[]} names of Node's own modules */
const node = (...names) => `^(node:)?(${names.join('|')})$`

const ANY_NPM = 'node_modules/'
/** All of it but msw and what it intercepts with, which one file each of the simulator's transports touches alone. */
const NPM_BUT_MSW = 'node_modules/(?!(@msw|@mswjs|msw)/)'
/** Likewise the two libraries of Amazon Connect, for which the reference UI has its adapter. */
const NPM_BUT_CONNECT = 'node_modules/(?!(@msw|@mswjs|msw)/|amazon-connect-)'
/** None of our files is without a dot. */
const ANY_NODE = '^(node:)?[a-z0-9_/]+$'
const TEST = '(\\.test\\.tsx?$|/test-support/)'

/** The simulator without msw, Playwright and the SDKs, so that it starts at once where none of them is wanted. */
const CORE = '^simulator/(core|controls|serve|clock|time|duration|settled|seed)\\.'

/** What the simulator offers to anybody. */
const PUBLIC = '^simulator/(customer/)?index\\.ts$'

/** What the machines of the reference UI ask of Connect and hear from it, in plain data. */
const PORT = '^agent-ui/connect/(port|content-types|refusals)\\.ts$'

/** What the table and its server say to each other. */
const SEATS = '^agent-ui/table/seats\\.ts$'

/** What is known of every defect, wherever it lies. */
const DEFECT = '^harness/defects/defect\\.ts$'

/** What the inspector page and its service say to each other. */
const INSPECTOR_PROTOCOL = '^simulator/inspector/protocol\\.ts$'

/** What a recording is, and what an instance looked like at a moment of it. */
const MOMENTS = '^simulator/recording/(recording|stage)\\.ts$'

/** @type {Layer[]} */
const LAYERS = [
  // Files that people write: read, checked, and what is wrong with them said in words. It knows no kind of file.
  { name: 'written', files: '^written/', may: [npm('yaml'), npm('jsonc-parser'), npm('zod'), ANY_NODE] },
  // The pure model: no I/O, no clock or randomness of its own, so nothing to import them from.
  { name: 'instance', files: '^simulator/instance/', may: [] },
  // Wire formats know no transport.
  {
    name: 'services',
    files: '^simulator/services/',
    may: [ours('simulator/instance/')],
    // Their table of the public API is held against the schemas of the SDKs.
    testsMay: [npm('@aws-sdk/[^/]+')],
  },
  {
    name: 'ccp',
    files: '^simulator/ccp/',
    // It reads Streams' source to put it into the page; it does not run it.
    may: [ours('simulator/(instance|services)/'), node('fs', 'module', 'path')],
  },
  // What went over the wire, noted down.
  { name: 'wire', files: '^simulator/wire/', may: [ours('simulator/instance/')] },
  // A picture of it, for a page and for reports: no DOM, no Node.
  { name: 'diagram', files: '^simulator/diagram/', may: [ours('simulator/wire/events\\.ts$')] },
  // What the network is like for a while: it looks at requests and frames, and knows neither transports nor the model.
  {
    name: 'network-conditions',
    files: '^simulator/network-conditions/',
    may: [ours('simulator/(services/|wire/events\\.ts$|instance/clock\\.ts$)')],
    testsMay: [ours('simulator/instance/test-support/')],
  },
  // One file each for msw, for what it intercepts with and for its Playwright binding: a new major version touches no more.
  {
    name: 'transport-msw',
    files: '^simulator/transports/msw(\\.test)?\\.ts$',
    may: [ours('simulator/(instance|services|ccp|wire|network-conditions|transports)/'), npm('msw')],
  },
  {
    name: 'transport-process',
    files: '^simulator/transports/process\\.ts$',
    may: [
      ours('simulator/(instance|services|ccp|wire|network-conditions|transports)/'),
      npm('@mswjs/interceptors'),
      npm('undici'),
    ],
  },
  {
    name: 'transport-playwright',
    files: '^simulator/transports/playwright(\\.test)?\\.ts$',
    may: [
      ours('simulator/(instance|services|ccp|wire|network-conditions|transports)/'),
      npm('@msw/playwright'),
      npm('@playwright/test'),
    ],
  },
  {
    name: 'transport-server',
    files: '^simulator/transports/(server|request-body|text-frame(\\.test)?|certificate)\\.ts$',
    may: [
      ours('simulator/(instance|services|ccp|wire|network-conditions|transports)/'),
      npm('ws'),
      npm('selfsigned'),
      ANY_NODE,
    ],
  },
  {
    name: 'transports',
    files:
      '^simulator/transports/(?!(msw(\\.test)?|process|playwright(\\.test)?|server|request-body|text-frame(\\.test)?|certificate)\\.ts$)',
    may: [ours('simulator/(instance|services|ccp|wire|network-conditions|transports)/')],
    // The file for msw is tested with msw.
    testsMay: [npm('msw')],
  },
  {
    name: 'customer',
    files: '^simulator/customer/',
    // Does not know whether Connect is pretended or AWS. undici: the socket, which Node 20 has no global for.
    may: [npm('@aws-sdk/[^/]+'), npm('@smithy/[^/]+'), npm('undici'), ANY_NODE],
  },
  {
    name: 'inspector',
    files: '^simulator/inspector/(?!page/|protocol\\.ts$|build\\.mjs$)',
    // Those it plays are clients of the network like any other; the model it only looks at.
    may: [
      INSPECTOR_PROTOCOL,
      MOMENTS,
      ours('simulator/(instance|services|wire|diagram|network-conditions)/'),
      ours('simulator/transports/(network|local-address|hashing)\\.ts$'),
      npm('zod'),
      ANY_NODE,
    ],
    testsMay: [CORE, ours('(simulator/(inspector/page/world\\.ts$|recording/)|fixtures/)'), npm('undici')],
  },
  { name: 'inspector-protocol', files: INSPECTOR_PROTOCOL, may: [ours('simulator/diagram/')] },
  {
    name: 'recording-moments',
    files: MOMENTS,
    may: [INSPECTOR_PROTOCOL, ours('simulator/diagram/'), ours('simulator/wire/events\\.ts$')],
  },
  // What a simulator is remembered by: its wire, and what the inspector would have shown.
  {
    name: 'recording',
    files: '^simulator/recording/(?!(recording|stage)\\.ts$)',
    may: [
      MOMENTS,
      INSPECTOR_PROTOCOL,
      ours('simulator/(instance|wire|diagram)/'),
      ours('simulator/inspector/view\\.ts$'),
    ],
    testsMay: [CORE, ours('(simulator/customer/|fixtures/)')],
  },
  // It runs in a browser, and knows of the simulator what the protocol says.
  {
    name: 'inspector-page',
    files: '^simulator/inspector/page/',
    may: [INSPECTOR_PROTOCOL, MOMENTS, ours('simulator/diagram/'), npm('react(-dom)?')],
  },
  { name: 'inspector-build', files: '^simulator/inspector/build\\.mjs$', may: [npm('rolldown'), ANY_NODE] },
  { name: 'fixtures', files: '^fixtures/', may: [ours('simulator/instance/')] },
  {
    name: 'core',
    files: CORE,
    may: [
      ours('(simulator/(instance|services|ccp|wire|network-conditions)|fixtures)/'),
      ours('simulator/(inspector/on-demand|recording/ongoing)\\.ts$'),
      ours('simulator/transports/(?!(msw|process|playwright)\\.ts$)'),
      npm('ms'),
      node('timers/promises'),
    ],
    // The clients that it serves.
    testsMay: [ours('simulator/customer/'), npm('@aws-sdk/[^/]+'), npm('undici')],
  },
  // Clients that nobody here wrote, in the place of a customer: they are served, and that is all.
  {
    name: 'clients',
    files: '^simulator/clients/',
    may: [],
    testsMay: [CORE, ours('(simulator/(instance|services)|fixtures)/')],
  },
  // Every entrance of the simulator, and what is not welcome there.
  {
    name: 'malformed',
    files: '^simulator/malformed/',
    may: [],
    testsMay: [
      CORE,
      ours('(simulator/(instance|services|ccp|wire)|cli|written)/'),
      ours('simulator/transports/(?!(msw|process|playwright)\\.ts$)'),
      npm('undici'),
    ],
  },
  {
    name: 'cli',
    files: '^cli/.*\\.ts$',
    may: [
      CORE,
      // Loaded by the commands that need them: `serve` loads none of these.
      ours('((written|simulator|live|harness|fixtures|cli/chromium)/|package\\.json$)'),
      npm('@playwright/test'),
      npm('commander'),
      npm('fflate'),
      npm('yaml'),
      npm('zod'),
      ANY_NODE,
    ],
    // Recording takes the browser that is set up here.
    testsMay: [ours('cli/'), npm('@aws-sdk/[^/]+'), npm('rolldown'), npm('undici')],
  },
  // How fast all of it is: it uses what clients and the CLI use, and nothing uses it.
  {
    name: 'bench',
    files: '^simulator/bench/',
    may: [
      CORE,
      ours('(simulator/(instance|services)|fixtures)/'),
      ours('cli/(build|current-build)\\.mjs$'),
      npm('ws'),
      npm('rolldown'),
      ANY_NODE,
    ],
  },
  // What makes JavaScript of the CLI, which Node 20 needs; and which browser it opens, which the set-up in plain Node asks too.
  {
    name: 'cli-start',
    files: '^cli/.*\\.mjs$',
    may: [ours('simulator/inspector/build\\.mjs$'), npm('@playwright/test'), npm('rolldown'), ANY_NODE],
  },
  // A real instance, by its public APIs: what it has to have, what a run may spend there, what is left behind.
  {
    name: 'live',
    files: '^live/',
    may: [
      ours('(written|simulator/(instance|customer|wire|diagram)|fixtures)/'),
      npm('@aws-sdk/[^/]+'),
      npm('@smithy/[^/]+'),
      npm('undici'),
      npm('yaml'),
      npm('zod'),
      ANY_NODE,
    ],
    // A simulator in the place of AWS.
    testsMay: [CORE, ours('simulator/services/')],
  },
  // The one place where these meet.
  {
    name: 'simulator',
    files: '^simulator/(?!(core|controls|serve|clock|time|duration|settled|seed)\\.)[^/]+$',
    may: [ours('(simulator|fixtures)/'), npm('@playwright/test')],
    testsMay: [npm('@aws-sdk/[^/]+')],
  },
  // What is wrong on purpose. No part of the product: nothing of ours knows of it but `npm run sabotage` and its tests.
  { name: 'defects-known', files: DEFECT, may: [] },
  // Simulated services, wrong where the sound ones take what they are handed.
  {
    name: 'defects-service',
    files: '^harness/defects/service/',
    may: [DEFECT, ours('simulator/(instance|services)/')],
  },
  // The reference UI, wrong at the seams of its machines.
  {
    name: 'defects-ui',
    files: '^harness/defects/ui/',
    may: [DEFECT, ours('agent-ui/(machines|connect)/'), npm('xstate')],
  },
  // A run of the specs with them, and the usual one that it is made from.
  {
    name: 'defects',
    files: '^harness/defects/(?!defect\\.ts$)[^/]+$',
    may: [ours('harness/'), '^playwright\\.config\\.ts$', npm('@playwright/test'), ANY_NODE],
    testsMay: [ours('scripts/')],
  },
  {
    name: 'harness',
    files: '^harness/(?!defects/)',
    // The command is made ready where it is served or packed; runs take the browser that the command takes.
    may: [
      ours('((simulator|live|fixtures)/|written/failure\\.ts$)'),
      ours('cli/(build|current-build|chromium/[^/]+)\\.mjs$'),
      NPM_BUT_MSW,
      ANY_NODE,
    ],
    // A run of its own, as a test of the reporter has one, is made from the usual one.
    testsMay: ['^playwright\\.config\\.ts$'],
  },
  {
    name: 'specs',
    files: '^specs/(?!any-ui/|example-ui/|walk)',
    may: [ours('(harness|fixtures)/'), PUBLIC, npm('axe-core'), ANY_NODE],
  },
  // The reference UI held against its own machines: the one place where specs look behind the page.
  {
    name: 'specs-walk',
    files: '^specs/walk',
    may: [ours('(harness|fixtures|agent-ui/(model|machines))/'), npm('@playwright/test'), npm('xstate')],
  },
  // What `roundtable init` puts into a team's project: it has what the package offers.
  {
    name: 'templates',
    files: '^templates/',
    may: [ours('harness/(live/)?index\\.ts$'), npm('@playwright/test')],
  },
  // In the place of a team with a UI of its own: page drivers, of what the package offers.
  { name: 'specs-example-ui', files: '^specs/example-ui/', may: [ours('harness/index\\.ts$'), ANY_NODE] },
  // In the place of a team that tests a page of its own: what the simulator offers to anybody, and of the harness only what its
  // tests leave to be read.
  {
    name: 'specs-any-ui',
    files: '^specs/any-ui/',
    may: [ours('(fixtures|harness/evidence)/'), PUBLIC, npm('@playwright/test'), ANY_NODE],
  },
  // Beside the tower: the UI under test could be anybody's. A small tower of its own.
  { name: 'agent-ui-config', files: '^agent-ui/config/', may: [] },
  { name: 'agent-ui-port', files: PORT, may: [] },
  // They run without a browser: they know the port, not what is behind it.
  {
    name: 'agent-ui-machines',
    files: '^agent-ui/machines/',
    may: [PORT, npm('xstate')],
  },
  // What is known of the machines from the machines: their charts, the ways through them.
  {
    name: 'agent-ui-model',
    files: '^agent-ui/model/',
    may: [ours('agent-ui/machines/'), PORT, npm('xstate')],
  },
  {
    name: 'agent-ui-connect',
    files: '^agent-ui/connect/(?!(port|content-types|refusals)\\.ts$)',
    may: [ours('agent-ui/config/'), PORT, npm('amazon-connect-(streams|chatjs)')],
  },
  // They draw the state of the machines, in the port's words, and send events to them.
  { name: 'agent-ui-views', files: '^agent-ui/views/', may: [ours('agent-ui/machines/'), PORT, NPM_BUT_CONNECT] },
  // Six seats at one table: the customer's page, on ChatJS, and what shows it beside those of the agents.
  { name: 'agent-ui-seats', files: SEATS, may: [] },
  {
    name: 'agent-ui-table',
    files: '^agent-ui/table/(?!seats\\.ts$)',
    may: [
      SEATS,
      PORT,
      ours('agent-ui/(machines|views)/|^agent-ui/connect/chat-sessions|^agent-ui/connect-theme'),
      NPM_BUT_CONNECT,
      npm('amazon-connect-chatjs'),
    ],
  },
  {
    name: 'agent-ui-main',
    files: '^agent-ui/(?!vite\\.config\\.ts$)[^/]+$',
    may: [ours('agent-ui/'), NPM_BUT_CONNECT],
  },
  { name: 'agent-ui-build', files: '^agent-ui/vite\\.config\\.ts$', may: [ANY_NPM, ANY_NODE] },
  // Serves the table, the reference UI and the simulator to people who develop or look around.
  {
    name: 'dev',
    files: '^dev/',
    may: [
      CORE,
      SEATS,
      ours('((simulator/instance|cli|written|fixtures)/|simulator/customer/node-20\\.ts$)'),
      npm('@aws-sdk/client-connect'),
      npm('commander'),
      npm('vite'),
      ANY_NODE,
    ],
  },
  // Set-up and checks know no product code; a script that drives it does so as a spec would.
  {
    name: 'scripts',
    files: '^scripts/',
    may: [
      ours('((harness|fixtures)/|package\\.json$)'),
      ours('(cli/(build|current-build|chromium/[^/]+)|simulator/inspector/build)\\.mjs$'),
      ANY_NPM,
      ANY_NODE,
    ],
    // A simulator in the place of AWS, for the packed command.
    testsMay: [ours('live/test-support/')],
  },
]

/**
 * Tests stand in the layer of what they test and may have the test runner's means besides; and AWS's SDKs, whose schemas
 * say what the simulator's should be.
 */
const TEST_MEANS = [npm('vitest'), npm('fast-check'), npm('@aws-sdk/client-connect(participant)?'), ANY_NODE]

/** @param {Layer} layer */
const rules = ({ name, files, may, testsMay = [] }) =>
  [
    { suffix: '', from: { path: files, pathNot: TEST }, may },
    {
      suffix: '-tests',
      from: { path: files.replace('^', `^(?=.*${TEST})`) },
      may: [...may, ...testsMay, ...TEST_MEANS],
    },
  ].map((rule) => ({
    name: `${name}${rule.suffix}-imports-only-what-is-below`,
    severity: 'error',
    from: rule.from,
    to: { pathNot: [files, ...rule.may] },
  }))

const everyLayer = LAYERS.map((layer) => layer.files)

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...LAYERS.flatMap(rules),
    {
      name: 'every-file-has-a-layer',
      severity: 'error',
      from: { path: '/', pathNot: everyLayer },
      to: {},
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'imports-resolve', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'packages-are-declared',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^((agent-ui/)?dist|test-results|(playwright|roundtable)-report|\\.roundtable)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'browser', 'types', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
