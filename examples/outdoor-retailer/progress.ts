/** Tells stderr what goes on: on a terminal one line that moves, else one line per stage. */
export class Progress {
  readonly #start = performance.now()
  readonly #moving = process.stderr.isTTY === true
  #stage = ''

  /** Seconds since the beginning. */
  get seconds(): number {
    return (performance.now() - this.#start) / 1000
  }

  /** Shows how far a stage is; `total` where it is known. */
  show(stage: string, done?: number, total?: number): void {
    const clock = `${this.seconds.toFixed(1).padStart(5)} s  `
    if (this.#moving) {
      const far =
        done === undefined
          ? ''
          : ` ${done.toLocaleString('en-US')}${total ? ` of ${total.toLocaleString('en-US')}` : ''}`
      process.stderr.write(`${this.#stage && stage !== this.#stage ? '\n' : '\r'}\u001b[K${clock}${stage}${far}`)
    } else if (stage !== this.#stage) {
      process.stderr.write(`${clock}${stage}\n`)
    }
    this.#stage = stage
  }

  /** Ends the moving line. */
  end(): void {
    if (this.#moving) process.stderr.write('\n')
  }
}
