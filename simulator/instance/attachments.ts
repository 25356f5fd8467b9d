import type { Assumptions } from './assumptions.ts'
import type { Attachment, Chat, Item, Participant } from './chat.ts'
import { Refusal } from './refusal.ts'
import { happened, participantById, presentParticipant, readingParticipant, type State } from './state.ts'

/** In one conversation (documented, feature limits). */
const MOST_ATTACHMENTS = 35
/** Of one attachment (documented, feature limits). */
const MOST_MEGABYTES = 20
/** A scan that has not come to an end by then counts as a rejection (documented, attachment scanning). */
const LONGEST_SCAN_S = 60

/** How many bytes one attachment may have. */
export function largestAttachment({ attachmentMegabyte }: Pick<Assumptions, 'attachmentMegabyte'>): number {
  return MOST_MEGABYTES * attachmentMegabyte
}

/** A file as somebody announces it. */
export type NewAttachment = Pick<Attachment, 'name' | 'contentType' | 'size'>

/**
 * The files of all chats, from being announced to being there for everybody: announced, uploaded, completed, scanned.
 * Only what an attachment is called, and how far it has got, is known here.
 */
export class Attachments {
  readonly #state: State

  constructor(state: State) {
    this.#state = state
  }

  /** Somebody is about to upload a file. @throws Refusal when no file can be sent. */
  announce(participantId: string, file: NewAttachment): Attachment {
    const { chat, participant } = this.#sender(participantId)
    this.#requireRoom(chat)
    const attachment: Attachment = {
      ...file,
      id: this.#state.nextId(),
      participantId: participant.id,
      state: 'announced',
    }
    chat.attachments.push(attachment)
    return attachment
  }

  /** The file is there, with so many bytes. What comes after the upload was completed changes nothing: false. */
  uploaded(participantId: string, attachmentId: string, size: number): boolean {
    const { chat } = participantById(this.#state, participantId)
    const attachment = chat.attachments.find((each) => each.id === attachmentId)
    if (attachment?.state !== 'announced' && attachment?.state !== 'uploaded') return false
    attachment.state = 'uploaded'
    attachment.size = size
    return true
  }

  /** The sender says that the file is there: it is shown to everybody in the chat, once scanned where scanning is set up. */
  complete(participantId: string, attachmentId: string): void {
    const { chat, participant } = this.#sender(participantId)
    const attachment = chat.attachments.find((each) => each.id === attachmentId && each.participantId === participantId)
    if (!attachment) throw unavailable(attachmentId)
    if (attachment.state === 'announced') {
      throw new Refusal('attachment not uploaded', `The file ${attachment.name} has not been uploaded yet.`)
    }
    if (attachment.state !== 'uploaded') {
      throw new Refusal('attachment completed already', `The upload of ${attachment.name} has been completed already.`)
    }
    this.#requireSize(attachment)
    this.#requireRoom(chat, attachment)
    if (this.#state.directory.center.attachmentScanning) this.#scan(chat, participant, attachment)
    else this.#show(chat, participant, attachment, 'approved')
    this.#state.active(participantId)
  }

  /** An attachment for somebody to read who may read the chat. @throws Refusal for one that is not there for them. */
  readable(participantId: string, attachmentId: string): Attachment {
    const { chat, participant } = readingParticipant(this.#state, participantId)
    const attachment = chat.attachments.find((each) => each.id === attachmentId)
    if (attachment?.state !== 'approved') throw unavailable(attachmentId)
    // Documented, custom participants.
    if (participant.role === 'CUSTOM_BOT' && attachment.participantId === chat.customer.id) {
      throw new Refusal(
        'attachment not for bots',
        `${participant.displayName} is a custom participant, who may not read what the customer uploads: ask an agent to.`,
      )
    }
    return attachment
  }

  #sender(participantId: string): { chat: Chat; participant: Participant } {
    const found = presentParticipant(this.#state, participantId)
    if (!this.#state.directory.center.features.attachments) {
      throw new Refusal('attachments off', 'Attachments are not enabled for this instance. Ask an administrator.')
    }
    return found
  }

  /** @throws Refusal for more bytes than were announced, and than there may be. */
  #requireSize({ name, size }: Attachment): void {
    const most = largestAttachment(this.#state.assumptions)
    if (size <= most) return
    throw new Refusal('attachment too large', `The file ${name} has ${size} bytes: an attachment has at most ${most}.`)
  }

  /** @throws Refusal when the conversation has as many attachments as it can, `besides` one not counted. */
  #requireRoom(chat: Chat, besides?: Attachment): void {
    const countsAll = this.#state.assumptions.attachmentQuotaCounts === 'started'
    const isCompleted = ({ state }: Attachment) => state !== 'announced' && state !== 'uploaded'
    const counted = chat.attachments.filter((each) => each !== besides && (countsAll || isCompleted(each)))
    if (counted.length >= MOST_ATTACHMENTS) {
      throw new Refusal('too many attachments', `A conversation has at most ${MOST_ATTACHMENTS} attachments.`)
    }
  }

  #scan(chat: Chat, sender: Participant, attachment: Attachment): void {
    const { clock, directory, rules, assumptions, timers } = this.#state
    attachment.state = 'in scan'
    const { seconds = 0 } = directory.center.attachmentScanning ?? {}
    const isHarmless = seconds <= LONGEST_SCAN_S && rules.isHarmless(attachment)
    const isShown = assumptions.scannedAttachment !== 'an item when scanned'
    const item = isShown ? this.#show(chat, sender, attachment, 'in scan') : undefined
    const stop = clock.after(Math.min(seconds, LONGEST_SCAN_S) * 1000, () => {
      const result = isHarmless ? 'approved' : 'rejected'
      if (item?.kind === 'attachment' && assumptions.scannedAttachment === 'its item changes') {
        item.state = result
        attachment.state = result
        this.#tell(chat, item)
      } else this.#show(chat, sender, attachment, result)
    })
    timers.get(chat.id)?.push(stop)
  }

  #show(chat: Chat, sender: Participant, attachment: Attachment, state: 'in scan' | 'approved' | 'rejected'): Item {
    attachment.state = state
    const item = happened(this.#state, chat, sender, { kind: 'attachment', attachment, state })
    this.#tell(chat, item)
    return item
  }

  #tell(chat: Chat, item: Item): void {
    this.#state.tell({ type: 'item', chatId: chat.id, item, to: chat.audience })
  }
}

function unavailable(attachmentId: string): Refusal {
  return new Refusal('attachment not available', `There is no attachment ${attachmentId} here that can be used.`)
}
