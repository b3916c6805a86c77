/** Why a path cannot be read, as a person would say it. */
export class UnreadableFile extends Error {}

/** A path that was given and names no file. */
export class MissingFile extends UnreadableFile {}
