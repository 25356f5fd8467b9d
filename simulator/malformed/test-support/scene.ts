import type { AgentName } from '../../instance/test-support/center.ts'
import { HOSTS, World } from './world.ts'

const BYTES = new Uint8Array([1, 2, 3])

/** What is going on in the world, by the names of what valid requests are about. */
export type Scene = Awaited<ReturnType<typeof setScene>>

/** Every time the same, so that a request recorded in one scene is as good in another. */
export async function setScene() {
  const world = new World()
  const { stage } = world
  const token = Object.fromEntries(
    await Promise.all(AGENTS.map(async (name) => [name, await world.signsIn(name)] as const)),
  ) as Record<(typeof AGENTS)[number], string>

  // Of three: Maya, alice and bob.
  stage.is('Available', 'alice')
  const maya = await world.customer('Maya', { SupportedMessagingContentTypes: FORMATS })
  stage.accepts('alice', maya.chat)
  stage.bringsIn('alice', 'bob', maya.chat)
  const said = stage.says('customer', 'Grüße 📐', maya.chat)
  stage.says('alice', 'Hello', maya.chat)
  stage.is('Break', 'alice', 'bob')
  const aliceConnection = await world.ask(HOSTS.site, '/api', {
    headers: { 'x-amz-bearer': token.alice, 'x-amz-target': 'AmazonConnectCTIService.CreateTransport' },
    body: JSON.stringify({
      transportType: 'chat_token',
      contactId: stage.contact('alice', maya.chat).contactId,
      participantId: stage.participant('alice', maya.chat).id,
    }),
  })

  // Of two, in which receipts work: Noah and frank.
  stage.is('Available', 'frank')
  const noah = await world.customer('Noah')
  stage.accepts('frank', noah.chat)
  const toldNoah = stage.says('frank', 'Hello', noah.chat)
  stage.is('Break', 'frank')

  // Over, while dave still writes about it.
  stage.is('Available', 'dave')
  const gone = await world.customer('Olga')
  stage.accepts('dave', gone.chat)
  stage.is('Break', 'dave')
  stage.leaves('customer', gone.chat)

  // Ringing at carol's.
  stage.is('Available', 'carol')
  const waiting = await world.customer('Pia')
  // Erin can be invited; nobody waits for her.
  stage.is('Available', 'erin')
  stage.monitors('frank', maya.chat)
  stage.is('Break', 'grace')

  const sent = await sends(world, maya.connectionToken, ['approved', 'uploaded', 'announced'])
  await world.participant('complete-attachment-upload', maya.connectionToken, {
    AttachmentIds: [sent.ids.approved],
    ClientToken: 'completed',
  })
  const download = await world.participant('attachment', maya.connectionToken, { AttachmentId: sent.ids.approved })
  const cookie = await world.signsInAtPage('bob')
  const sessionId = stage.instance.flow.asksToSignIn(maya.chat.id)
  const viewToken = world.network.viewToken(maya.chat.id, 'view-1')
  const { body } = await world.participant('transcript', maya.connectionToken, { MaxResults: 2 })
  return {
    world,
    token,
    maya,
    noah,
    gone,
    waiting,
    said,
    toldNoah,
    sent: sent.ids,
    /** Where the file that is only announced goes, and with which headers. */
    upload: sent.upload,
    /** Where the approved one is read. */
    download: String(JSON.parse(download.body).Url),
    /** Of bob's browser. */
    cookie,
    sessionId,
    viewToken,
    nextToken: String(JSON.parse(body).NextToken),
    aliceConnection: String(JSON.parse(aliceConnection.body).chatTokenTransport.participantToken),
  }
}

const AGENTS = ['alice', 'bob', 'carol', 'dave', 'erin', 'frank'] as const satisfies readonly AgentName[]
const FORMATS = ['text/plain', 'text/markdown', 'application/json']

/** Files on their way: each announced, and all but the last uploaded. Answers with their ids, and where the last one goes. */
async function sends<Name extends string>(world: World, bearer: string, names: readonly Name[]) {
  const ids: [Name, string][] = []
  let upload = { url: '', headers: {} as Readonly<Record<string, string>> }
  for (const name of names) {
    const { body } = await world.participant('start-attachment-upload', bearer, {
      ContentType: 'image/png',
      AttachmentName: `${name}.png`,
      AttachmentSizeInBytes: BYTES.length,
      ClientToken: name,
    })
    const { AttachmentId, UploadMetadata } = JSON.parse(body)
    ids.push([name, AttachmentId])
    const named = Object.entries<string>(UploadMetadata.HeadersToInclude).map(([key, value]) => [
      key.toLowerCase(),
      value,
    ])
    const headers: Record<string, string> = Object.fromEntries(named)
    upload = { url: UploadMetadata.Url, headers }
    if (name === names.at(-1)) continue
    const { host, pathname, search } = new URL(upload.url)
    await world.ask(host, pathname + search, { method: 'PUT', headers, bytes: BYTES })
  }
  return { ids: Object.fromEntries(ids) as Record<Name, string>, upload }
}

/** What belongs to somebody else, or to nobody any more: tokens and ids, in the place of one's own. */
export function foreignTo(scene: Scene): readonly string[] {
  const { world, token, maya, noah, gone, waiting } = scene
  const participants = [maya, noah, gone, waiting].flatMap(({ chat }) => chat.participants)
  return [
    noah.connectionToken,
    noah.participantToken,
    maya.connectionToken,
    maya.participantToken,
    gone.connectionToken,
    gone.participantToken,
    scene.aliceConnection,
    token.alice,
    token.carol,
    scene.viewToken,
    'f'.repeat(64),
    maya.connectionToken.slice(0, -1),
    scene.nextToken,
    scene.said.id,
    scene.toldNoah.id,
    ...Object.values(scene.sent),
    ...participants.flatMap(({ id, contactId }) => [id, contactId]),
    ...world.stage.instance.directory.center.users.map((user) => user.id),
    ...world.stage.instance.directory.center.quickConnects.map((each) => each.id),
    'support',
    'back-office',
    'another-instance',
    'arn:aws:connect:us-west-2:111122223333:instance/another/queue/support',
    'arn:aws:connect:us-west-2:111122223333:instance/instance-1/transfer-destination/to-erin',
  ]
}
