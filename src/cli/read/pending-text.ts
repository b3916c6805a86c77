import { MAX_LENGTH } from './line-problem.ts'
import type { TextBlock } from './line-text.ts'

/**
 * Text that was read from a file but made no record yet: from the start of a record that is not finished.
 * It asks for twice as much text before each new look at it, so a record as long as many blocks costs linear time.
 */
export class PendingText {
  /** Line that the text starts at, from 1. */
  line = 1
  length = 0
  #parts: string[] = []
  #wanted = 0
  #nextLine = 1

  /** Whether `block` begins where this text ends; not so where a line between them was given up as too long. */
  isFollowedBy(block: TextBlock): boolean {
    return this.length === 0 || block.line === this.#nextLine
  }

  /** Appends a block; says whether it is time to look at the text. */
  push(block: TextBlock): boolean {
    if (this.length === 0) this.line = block.line
    this.#nextLine = block.line + block.lines
    this.#parts.push(block.text)
    this.length += block.text.length
    return this.length >= this.#wanted
  }

  text(): string {
    return this.#parts.join('')
  }

  /** Makes `text`, which starts at `line`, what is left. */
  keep(text: string, line: number): void {
    this.#parts = text === '' ? [] : [text]
    this.length = text.length
    this.line = line
    this.#wanted = Math.min(text.length * 2, MAX_LENGTH + 1)
  }
}
