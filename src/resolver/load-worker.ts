import { finish } from '../collections/steps.ts'
import { loadPhone } from '../normalize/phone-kind.ts'
import { readColumn } from '../table/read-column.ts'
import { RecordTable } from '../table/record-table.ts'
import { type LoadAnswer, type LoadMessage, NO_MORE } from './load-job.ts'
import { onThread } from './thread.ts'

let table: RecordTable | undefined
const read = new Set<number>()

// the program of a worker of `resolve`: reads some columns of a file into the fields that they feed
onThread((message: LoadMessage, post: (answer: LoadAnswer) => void) => {
  if (message === NO_MORE) {
    post({ fields: Array.from(read, (field) => [field, table!.columns[field]!.parts()]) })
    return
  }
  if ('model' in message) {
    // the model may name any kind
    loadPhone()
    table = new RecordTable(message.model, { payload: false })
    for (const [field, values] of message.known) table.columns[field]!.values.internAll(values)
    return
  }
  for (const feed of message.feeds) {
    read.add(feed.field)
    finish(readColumn(table!.columns[feed.field]!, feed, message))
  }
  post(message.refused)
})
