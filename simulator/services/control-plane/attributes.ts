import type { Features } from '../../instance/directory.ts'
import { unusable } from './errors.ts'
import type { Handlers, Input, Means } from './handlers.ts'
import { pageOf } from './paging.ts'

type AttributeType = Input<'DescribeInstanceAttribute'>['AttributeType']

/** The instance's switches by the names of the API. */
const FEATURE_OF: Readonly<Record<AttributeType, keyof Features>> = {
  INBOUND_CALLS: 'inboundCalls',
  OUTBOUND_CALLS: 'outboundCalls',
  CONTACTFLOW_LOGS: 'contactFlowLogs',
  CONTACT_LENS: 'contactLens',
  AUTO_RESOLVE_BEST_VOICES: 'bestVoices',
  USE_CUSTOM_TTS_VOICES: 'customVoices',
  EARLY_MEDIA: 'earlyMedia',
  MULTI_PARTY_CONFERENCE: 'multiPartyCalls',
  HIGH_VOLUME_OUTBOUND: 'highVolumeOutbound',
  ENHANCED_CONTACT_MONITORING: 'enhancedContactMonitoring',
  ENHANCED_CHAT_MONITORING: 'enhancedChatMonitoring',
  MULTI_PARTY_CHAT_CONFERENCE: 'multiPartyChat',
  MESSAGE_STREAMING: 'messageStreaming',
}

type Operations = 'DescribeInstanceAttribute' | 'UpdateInstanceAttribute' | 'ListInstanceAttributes'

/** Instance attributes (CONTRACT section 2): the switch of multi-party chat among others. */
export function attributeHandlers({ instance }: Means): Handlers<Operations> {
  const attribute = (type: AttributeType) => ({
    AttributeType: type,
    Value: String(instance.directory.center.features[FEATURE_OF[type]]),
  })

  function isOn(value: string): boolean {
    const plain = instance.assumptions.switchValues === 'in any capitals' ? value.toLowerCase() : value
    if (plain === 'true' || plain === 'false') return plain === 'true'
    throw unusable(`Value at 'Value' must be true or false`)
  }

  return {
    DescribeInstanceAttribute: ({ AttributeType }) => ({ Attribute: attribute(AttributeType) }),

    UpdateInstanceAttribute({ AttributeType, Value }) {
      instance.administration.setFeature(FEATURE_OF[AttributeType], isOn(Value))
      return {}
    },

    ListInstanceAttributes(asked) {
      const all = Object.keys(FEATURE_OF).map((type) => attribute(type as AttributeType))
      const { entries, next } = pageOf('ListInstanceAttributes', all, asked, instance.assumptions)
      return { Attributes: entries, ...next }
    },
  }
}
