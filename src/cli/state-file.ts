/** The name of the file that a folder can be opened by: the snapshot of all that was decided. */
export const STATE_FILE = 'state.bin'
