/** The writes of a resolver, by the names of its methods. Their order is stored: append only. */
export const OPERATIONS = ['put', 'putAll', 'delete', 'forget', 'judge', 'unjudge', 'expire', 'restore'] as const

/** A write of a resolver, by the name of its method. */
export type Operation = (typeof OPERATIONS)[number]
