/**
 * Where things stand of a comparison in the memory of the SIMD comparators, in bytes from its start: what is to be known
 * of the two values, and tables that tell a level. All of it is written once and only read from then on.
 */

/** What is known of a value, in bytes. */
export const INFO_BYTES = 16
/** Where its length and flags stand. */
export const INFO_FLAGS = 12
/** The flag of names that are in the table of nicknames. */
export const NICKNAME = 0x00020000

/** Number of the comparator, one of those below. */
export const BY = 0
/** Number of levels, or that similarities are asked for: then `AT_LEAST` is the cutoff, and level 0 is what is below it. */
export const LAST = 4
/** In place of the number of levels. */
export const SIMILARITIES_ASKED = 0
/** Address of what is known of each value, `INFO` bytes each. */
export const INFOS = 8
/** 1 where street addresses without a common number reach the last level only. */
export const NUMBERS_TELL = 12
/** Least similarity of each level, 64 bits each. */
export const AT_LEAST = 16
/** How many levels there is room for. */
export const MOST_LEVELS = 64
/** Longest value that the module compares. */
export const LONGEST = 64
/** Length of a row in the tables. */
export const ROW = 65
/** Level by length of the longer value and edit distance, one byte each. */
export const LEVEL_BY_DISTANCE = 528
/** By common prefix and both lengths: least number of common characters for more than the last level, one byte each. */
export const LEAST_MATCHES = 4756
/** All of it. */
export const COMPARISON_BYTES = 25888

/** Values are equal or not. */
export const EQUAL = 0
/** `levenshtein` */
export const LEVENSHTEIN = 1
/** `osa` */
export const OSA = 2
/** `jaroWinkler` */
export const JARO_WINKLER = 3
/** `personName` */
export const PERSON_NAME = 4
/** `emailAddress` */
export const EMAIL_ADDRESS = 5
/** `phoneNumber` */
export const PHONE_NUMBER = 6
/** `calendarDate` */
export const CALENDAR_DATE = 7
/** `streetAddress` */
export const STREET_ADDRESS = 8
/** Something else: values that differ are left open. */
export const OTHER = 9

/** In place of a level: left open. */
export const OPEN = 255
