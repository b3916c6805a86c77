/** Milliseconds in a day. */
export const DAY = 86_400_000
/** The exports cover two years, from here … */
export const START: number = Date.UTC(2024, 6, 1)
/** … to here, the night of the merge job. */
export const END: number = Date.UTC(2026, 6, 1)

/** A value that changes in the course of a life: what holds from when, in time order. */
export type Timeline<T> = readonly { readonly from: number; readonly value: T }[]

/** A value that never changed. */
export const always = <T>(value: T): Timeline<T> => [{ from: 0, value }]

/** The timeline with one more change at its end. */
export const change = <T>(timeline: Timeline<T>, from: number, value: T): Timeline<T> => [...timeline, { from, value }]

/** What held at a time, if anything did. */
export function asOf<T>(timeline: Timeline<T>, at: number): T | undefined {
  let found: T | undefined
  for (const { from, value } of timeline) if (from <= at) found = value
  return found
}

/** `2026-03-01T10:00:00Z` */
export const isoTime = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`
