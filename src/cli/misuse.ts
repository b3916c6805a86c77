/** A command that cannot be carried out as it was given; the message says what to do. Ends with exit code 2. */
export class Misuse extends Error {}
