import type { ConnectClient } from '@aws-sdk/client-connect'
import type { ConnectParticipantClient } from '@aws-sdk/client-connectparticipant'
import type { WireRecorder } from '../wire/recorder.ts'
import type { Pace } from './pace.ts'
import { type Spending, statusOf } from './spending.ts'

/** What stands between a client of an SDK and the network. */
export interface Guards {
  readonly spending: Pick<Spending, 'call'>
  readonly pace: Pick<Pace, 'turn'>
  readonly recorder: WireRecorder
}

const CALL = { step: 'initialize', name: 'roundtableSpending' } as const
/** After retries are decided on: each try waits for its turn and is written down. */
const TRY = { step: 'finalizeRequest', priority: 'low', name: 'roundtableWire' } as const

/** Has everything that one person asks of the control plane go through the guards. */
export function watchConnect(client: ConnectClient, who: string, guards: Guards): ConnectClient {
  client.middlewareStack.add(spending(who, guards), CALL)
  client.middlewareStack.add(attempting('control-plane', who, guards), TRY)
  return client
}

/** Likewise of the Participant Service. */
export function watchParticipant(
  client: ConnectParticipantClient,
  who: string,
  guards: Guards,
): ConnectParticipantClient {
  client.middlewareStack.add(spending(who, guards), CALL)
  client.middlewareStack.add(attempting('participant', who, guards), TRY)
  return client
}

interface Context {
  readonly commandName?: string
}

function spending(who: string, { spending }: Guards) {
  return <Call extends { readonly input: object }, Answer extends { readonly output: object }>(
    next: (call: Call) => Promise<Answer>,
    context: Context,
  ) =>
    (call: Call): Promise<Answer> =>
      spending.call({ operation: operationOf(context), who, input: call.input }, () => next(call))
}

function attempting(service: Try['service'], who: string, guards: Guards) {
  return <Call extends { readonly request: unknown }, Answer extends { readonly output: object }>(
    next: (call: Call) => Promise<Answer>,
    context: Context,
  ) =>
    (call: Call): Promise<Answer> =>
      attempt(guards, { service, operation: operationOf(context), who, request: call.request }, () => next(call))
}

interface Try {
  readonly service: 'control-plane' | 'participant'
  readonly operation: string
  readonly who: string
  readonly request: unknown
}

async function attempt<Answer extends { readonly output: object }>(
  { pace, recorder }: Guards,
  { service, operation, who, request }: Try,
  go: () => Promise<Answer>,
): Promise<Answer> {
  await pace.turn(operation)
  const exchange = recorder.request(who, service, operation, bodyOf(request))
  try {
    const answer = await go()
    const { $metadata, ...body } = answer.output as { $metadata?: { httpStatusCode?: number } }
    exchange.answered($metadata?.httpStatusCode ?? 200, JSON.stringify(body))
    return answer
  } catch (error) {
    const status = statusOf(error)
    if (status !== undefined) exchange.answered(status, refusalOf(error))
    throw error
  }
}

/** `SendMessageCommand` is of the operation SendMessage. */
function operationOf({ commandName = '' }: Context): string {
  return commandName.replace(/Command$/, '')
}

function bodyOf(request: unknown): string {
  const body = typeof request === 'object' && request !== null && 'body' in request ? request.body : ''
  if (body instanceof Uint8Array) return new TextDecoder().decode(body)
  return typeof body === 'string' ? body : ''
}

/** As the service says it: its name and its words. */
function refusalOf(error: unknown): string {
  const { name, message } = error instanceof Error ? error : new Error(String(error))
  return JSON.stringify({ __type: name, message })
}
