/** What the page has to know before it can start: which Connect instance, and how to sign in. */
export interface PageConfig {
  ccpUrl: string
  region: string
  loginPopup: boolean
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
  const setting = (name: keyof PageConfig) => asked.get(name) ?? build[name] ?? defaults[name]

  const ccpUrl = setting('ccpUrl')
  const region = setting('region')
  const loginPopup = setting('loginPopup')

  if (!isCcpUrl(ccpUrl)) {
    return wrong(
      `ccpUrl is "${ccpUrl}", but it has to be the https address of a Contact Control Panel, such as ${defaults.ccpUrl}`,
    )
  }
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) {
    return wrong(`region is "${region}", but it has to be an AWS Region, such as ${defaults.region}`)
  }
  if (loginPopup !== 'true' && loginPopup !== 'false') {
    return wrong(`loginPopup is "${loginPopup}", but it has to be true or false`)
  }
  return { ok: true, config: { ccpUrl, region, loginPopup: loginPopup === 'true' } }
}

function wrong(problem: string): PageConfigResult {
  return { ok: false, problem }
}

function isCcpUrl(text: string): boolean {
  try {
    const { protocol, pathname } = new URL(text)
    return protocol === 'https:' && /\/ccp-v2\/?$/.test(pathname)
  } catch {
    return false
  }
}
