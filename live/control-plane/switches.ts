/** The switches of an instance that chats depend on, as the control plane calls them (attribute types). */
export const MULTI_PARTY = 'MULTI_PARTY_CHAT_CONFERENCE'
export const MONITORING = 'ENHANCED_CHAT_MONITORING'
export type Switch = typeof MULTI_PARTY | typeof MONITORING
