import type { Instance } from '../../instance/instance.ts'
import { Refusal } from '../../instance/refusal.ts'
import { arnOf } from '../arns.ts'
import type { Tokens } from '../tokens.ts'
import type { Context, Operations } from './operations.ts'

/** A token for a view, good in one chat: what the interactive message of a flow's Show View block carries. */
export function viewToken(instance: Instance, tokens: Tokens, chatId: string, viewId: string): string {
  const { id } = instance.flow.view(chatId, viewId)
  return tokens.grant('view', `${chatId} ${id}`).token
}

/** Views that a flow shows in a chat. */
export function viewOperations({ instance, tokens }: Context): Pick<Operations, 'DescribeView'> {
  return {
    DescribeView(participantId, { ViewToken }) {
      const chat = instance.chatOf(participantId)
      const [chatId, viewId = ''] = tokens.subjectOf('view', ViewToken)?.split(' ') ?? []
      if (chatId !== chat.id)
        throw new Refusal('view not shown here', 'No view was shown with this token in this chat.')
      const { id, name, version, inputSchema, template, actions } = instance.flow.view(chatId, viewId)
      const Content = { InputSchema: inputSchema, Template: template, Actions: actions }
      const Arn = arnOf(instance.directory.center, 'view', id)
      return { View: { Id: id, Arn, Name: name, Version: version, Content } }
    },
  }
}
