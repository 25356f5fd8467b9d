/** What the page has to know before it can start: which Connect instance, and how to sign in. */
export interface PageConfig {
  ccpUrl: string
  region: string
  loginPopup: boolean
  /** Where the Participant Service is, when it is not at AWS's address for the Region. */
  endpoint?: string
}

export type PageConfigResult = { ok: true; config: PageConfig } | { ok: false; problem: string }

const defaults = {
  ccpUrl: 'https://roundtable-demo.my.connect.aws/ccp-v2',
  region: 'us-west-2',
  loginPopup: 'true',
}

type Settings = Partial<Record<keyof PageConfig, string>>

/**
 * Reads the settings of the build, then the query string, then the defaults; says in words what is wrong.
 *
 * A query is whatever a link says that an agent follows, and the tokens of their chats go where the settings say: it
 * changes nothing that the build says, and names no host that could be anybody's.
 */
export function readPageConfig(query: string, build: Settings = {}): PageConfigResult {
  const asked = new URLSearchParams(query)
  const setting = (name: keyof typeof defaults) => build[name] ?? asked.get(name) ?? defaults[name]
  const isLinked = (name: keyof PageConfig) => build[name] === undefined && asked.has(name)

  const ccpUrl = setting('ccpUrl')
  const region = setting('region')
  const loginPopup = setting('loginPopup')
  const endpoint = build.endpoint ?? asked.get('endpoint') ?? undefined

  if (!isCcpUrl(ccpUrl)) {
    return wrong(
      `ccpUrl is "${ccpUrl}", but it has to be the https address of a Contact Control Panel, such as ${defaults.ccpUrl} (http on this machine)`,
    )
  }
  if (isLinked('ccpUrl') && !isThisMachine(ccpUrl) && !isOfAws(ccpUrl)) return elsewhere('ccpUrl', ccpUrl)
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) {
    return wrong(`region is "${region}", but it has to be an AWS Region, such as ${defaults.region}`)
  }
  if (loginPopup !== 'true' && loginPopup !== 'false') {
    return wrong(`loginPopup is "${loginPopup}", but it has to be true or false`)
  }
  if (endpoint !== undefined && !isSafe(endpoint)) {
    return wrong(`endpoint is "${endpoint}", but it has to be an https address (http on this machine)`)
  }
  if (endpoint !== undefined && isLinked('endpoint') && !isThisMachine(endpoint)) {
    return elsewhere('endpoint', endpoint)
  }
  return { ok: true, config: { ccpUrl, region, loginPopup: loginPopup === 'true', ...(endpoint && { endpoint }) } }
}

function wrong(problem: string): PageConfigResult {
  return { ok: false, problem }
}

/** Where a query may lead, in words, and the setting of the build that may lead anywhere. */
const allowed = {
  ccpUrl: ['an address of Amazon Connect (*.my.connect.aws, *.awsapps.com) or of this machine', 'VITE_CCP_URL'],
  endpoint: ['an address of this machine', 'VITE_ENDPOINT'],
} as const

function elsewhere(name: keyof typeof allowed, address: string): PageConfigResult {
  const [places, variable] = allowed[name]
  return wrong(
    `The link to this page sets ${name} to "${address}", but a link may only name ${places}: others could read your chats there. Open the page without it. Whoever builds the page sets another address with ${variable}`,
  )
}

function isCcpUrl(text: string): boolean {
  return isSafe(text) && /\/ccp-v2\/?$/.test(new URL(text).pathname)
}

/** Nobody else can listen: it is encrypted, or does not leave this machine. */
function isSafe(text: string): boolean {
  const { protocol } = URL.canParse(text) ? new URL(text) : {}
  return protocol === 'https:' || (protocol === 'http:' && isThisMachine(text))
}

function isThisMachine(address: string): boolean {
  return /^(127\.0\.0\.1|\[::1\]|(.+\.)?localhost)$/.test(new URL(address).hostname)
}

function isOfAws(address: string): boolean {
  return /^[^.]+\.(my\.connect\.aws|awsapps\.com)$/.test(new URL(address).hostname)
}
