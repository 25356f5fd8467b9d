/** The only source of identity in the instance: each call gives a new id in the form of a UUID. */
export type NextId = () => string
