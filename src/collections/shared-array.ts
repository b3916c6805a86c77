/** Integers that other threads can read and write, where the host has such memory; else an array as any other. */
export function sharedInt32(length: number): Int32Array {
  return typeof SharedArrayBuffer === 'undefined'
    ? new Int32Array(length)
    : new Int32Array(new SharedArrayBuffer(4 * length))
}

/** Whether other threads can see an array. */
export function isShared({ buffer }: Int32Array): boolean {
  return typeof SharedArrayBuffer !== 'undefined' && buffer instanceof SharedArrayBuffer
}
