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

/** Reads the query string, then the settings of the build, then the defaults; says in words what is wrong. */
export function readPageConfig(query: string, build: Settings = {}): PageConfigResult {
  const asked = new URLSearchParams(query)
  const setting = (name: keyof typeof defaults) => asked.get(name) ?? build[name] ?? defaults[name]

  const ccpUrl = setting('ccpUrl')
  const region = setting('region')
  const loginPopup = setting('loginPopup')
  const endpoint = asked.get('endpoint') ?? build.endpoint

  if (!isCcpUrl(ccpUrl)) {
    return wrong(
      `ccpUrl is "${ccpUrl}", but it has to be the https address of a Contact Control Panel, such as ${defaults.ccpUrl} (http on this machine)`,
    )
  }
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) {
    return wrong(`region is "${region}", but it has to be an AWS Region, such as ${defaults.region}`)
  }
  if (loginPopup !== 'true' && loginPopup !== 'false') {
    return wrong(`loginPopup is "${loginPopup}", but it has to be true or false`)
  }
  if (endpoint !== undefined && !isSafe(urlOf(endpoint))) {
    return wrong(`endpoint is "${endpoint}", but it has to be an https address (http on this machine)`)
  }
  return { ok: true, config: { ccpUrl, region, loginPopup: loginPopup === 'true', ...(endpoint && { endpoint }) } }
}

function wrong(problem: string): PageConfigResult {
  return { ok: false, problem }
}

function isCcpUrl(text: string): boolean {
  const url = urlOf(text)
  return isSafe(url) && /\/ccp-v2\/?$/.test(url.pathname)
}

function urlOf(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}

/** Nobody else can listen: it is encrypted, or does not leave this machine. */
function isSafe(url: URL | undefined): url is URL {
  if (url?.protocol === 'https:') return true
  return url?.protocol === 'http:' && /^(127\.0\.0\.1|(.+\.)?localhost)$/.test(url.hostname)
}
