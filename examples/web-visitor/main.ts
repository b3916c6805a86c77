/**
 * A web site that recognises its visitors. Run with `npm run visitor`; `PORT` and `ERASURE_KEY` come from the
 * environment. It keeps everything in memory: docs/persistence.md shows how a host keeps it.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { startServer } from './server.ts'
import { Visitors } from './visitors.ts'

const visitors = new Visitors({
  // a new one at each start is enough here, where the deny list does not outlive the process either
  erasureKey: process.env.ERASURE_KEY ?? randomBytes(32),
  now: Date.now,
  newId: randomUUID,
})
const server = await startServer(visitors, Number(process.env.PORT ?? 8787))

console.log(`Listening on ${server.url}; open it in a browser, or try in another terminal:

  # the changes as they happen
  curl -N ${server.url}/events?after=0 &

  # two visits of a browser that agreed to be recognised: the first sets its cookie
  curl -b jar -c jar -H 'X-Consent: yes' --json '{"page":"/tents"}' ${server.url}/visit
  curl -b jar -c jar -H 'X-Consent: yes' --json '{"page":"/boots"}' ${server.url}/visit

  # logs in with a mailbox that the CRM knows: its visits are Ann's from now on
  curl -b jar -H 'X-Consent: yes' --json '{"email":"ann@stonefamily.org"}' ${server.url}/login
  curl -b jar -H 'X-Consent: yes' ${server.url}/me

  # why is a visit Ann's? (take its key from the answer before)
  curl '${server.url}/why?a=crm:C-1001&b=visit:…'

  # it was not her: a judgement, and the visits are a stranger's again
  curl --json '{"a":"crm:C-1001","b":"visit:…","verdict":"different","by":"me"}' ${server.url}/judge

  # Ann wants to be forgotten, and is: a log-in with her mailbox tells nothing any more
  curl --json '{"email":"ann@stonefamily.org"}' ${server.url}/forget
  curl -b jar -H 'X-Consent: yes' --json '{"email":"ann@stonefamily.org"}' ${server.url}/login

Ctrl-C ends it.`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void server.close())
}
