/*
 * Runs in the simulated CCP page, beside Streams' own bundle. In production a SharedWorker behind this page runs the
 * engine (`connect.worker`) that the same npm package publishes; here the page runs it in its main thread, because
 * Playwright intercepts neither a SharedWorker's requests nor a Worker's sockets (measured).
 */
const { connect, AWS } = window

/* AddNewConnection and TransferContact are called by Streams but absent from the API model it ships, so that its own
 * client fails them (measured). They are sent like CreateAdditionalConnection, whose parameters they share. */
function teachOperation(method, operation) {
  AWS.Connect.prototype[method] = function (parameters) {
    const request = this.createAdditionalConnection(parameters)
    request.removeListener('validate', AWS.EventListeners.Core.VALIDATE_PARAMETERS)
    request.on('build', ({ httpRequest }) => {
      httpRequest.headers['X-Amz-Target'] = `AmazonConnectCTIService.${operation}`
    })
    return request
  }
}

/* The host page's embedded Connect SDK asks for the region of a contact before Streams opens a chat session; without
 * an answer every session waits 30 s (measured). */
function answerSdkRequests(region) {
  const { port1: own, port2: theirs } = new MessageChannel()
  own.onmessage = ({ data }) => {
    if (!isGroup(data)) return
    if (data.type === 'cross-domain-site-ready') {
      // The only one of this page.
      own.postMessage({
        type: 'acknowledge',
        connectionId: 'ccp',
        status: { initialized: true },
        healthCheckInterval: 0,
      })
    }
    if (data.type === 'request') {
      const { namespace, requestId } = data
      own.postMessage({ type: 'response', namespace, requestId, isError: false, data: { region } })
    }
  }
  window.parent.postMessage({ type: 'cross-domain-adapter-init' }, '*', [theirs])
}

/* Anybody's page may be around this one, and post anything. */
function isGroup(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/* The engine expects to be a SharedWorker: its pages connect to it through a port. */
function connectHostPage() {
  const { port1: host, port2: engine } = new MessageChannel()
  window.onconnect({ ports: [engine] })
  window.addEventListener('message', ({ source, data }) => {
    // The engine takes on trust what it gets, and what it makes of anything else it throws.
    if (source === window.parent && isGroup(data) && typeof data.event === 'string') host.postMessage(data)
  })
  host.onmessage = ({ data }) => {
    window.parent.postMessage(data, '*')
    if (data.event === connect.AgentEvents.UPDATE) showStatus(data.data)
    // As the CCP does in production: whoever has no session any more finds the sign-in page in its place, which answers no
    // host page; others find a CCP with a new token.
    if (data.event === connect.EventType.AUTH_FAIL) location.reload()
  }
  offerStatus(host)
  return host
}

const status = document.querySelector('select')
const nextStatus = document.querySelector('output')
/** The newest the engine has told of the agent. */
let agent = { snapshot: { state: { name: '' } }, configuration: { agentStates: [] } }

/* What the agent is, and what they may become. */
function showStatus({ snapshot, configuration }) {
  agent = { snapshot, configuration }
  const offered = configuration.agentStates.map(({ name }) => name)
  // Connect has states that agents only get into.
  const names = offered.includes(snapshot.state.name) ? offered : [...offered, snapshot.state.name]
  if (names.join() !== Array.from(status.options, ({ value }) => value).join()) {
    status.replaceChildren(...names.map((name) => new Option(name)))
  }
  status.value = snapshot.state.name
  nextStatus.textContent = snapshot.nextState ? `Next status: ${snapshot.nextState.name}` : ''
}

/* A page that embeds the CCP may leave the agent's status to the CCP's own control, as the published examples do. */
function offerStatus(host) {
  status.addEventListener('change', () => {
    const state = agent.configuration.agentStates.find(({ name }) => name === status.value)
    const { EventFactory, EventType, ClientMethods } = connect
    // During a contact it is for after it, as in the CCP (documented, next status).
    const wanted = { state, enqueueNextState: true }
    const request = EventFactory.createRequest(EventType.API_REQUEST, ClientMethods.PUT_AGENT_STATE, wanted)
    // The host page gets the answer too, and passes over it: the request was none of its own.
    if (state) host.postMessage({ event: request.event, data: request })
    // It shows what is, not what was asked for, which may be refused.
    showStatus(agent)
  })
}

/* Streams' engine takes no socket but a secure one (source), and a simulator on this machine without TLS has none. So the
 * engine is told that it is secure, and the browser opens what there is. */
function allowPlainSockets() {
  AWS.Connect.prototype.createTransport = function (...given) {
    return this.makeRequest('createTransport', ...given).on('extractData', ({ data }) => {
      const transport = data.webSocketTransport
      if (transport) transport.url = transport.url.replace(/^ws:/, 'wss:')
    })
  }
  window.WebSocket = class extends WebSocket {
    constructor(url, ...more) {
      super(url.replace(/^wss:/, 'ws:'), ...more)
    }
  }
}

async function start() {
  const response = await fetch('/auth/authorize', { credentials: 'include' })
  const { accessToken, expiration, region, addParticipantOperation } = await response.json()
  teachOperation('addNewConnection', addParticipantOperation)
  teachOperation('transferContact', 'TransferContact')
  if (location.protocol === 'http:') allowPlainSockets()
  connect.worker.main()
  const host = connectHostPage()
  answerSdkRequests(region)
  host.postMessage({
    event: 'configure',
    data: {
      authToken: accessToken,
      refreshToken: accessToken,
      authTokenExpiration: expiration,
      authorizeEndpoint: '/auth/authorize',
      region,
      endpoint: `${location.origin}/api`,
      agentAppEndpoint: `${location.origin}/agent-app/api`,
      taskTemplatesEndpoint: `${location.origin}/task-templates/api`,
      authCookieName: 'lily-auth',
    },
  })
}

start()
