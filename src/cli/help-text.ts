// What `selfsame help COMMAND` says below the options: lines of at most 79 characters, for the narrowest terminal.

const EXIT_CODES = `
Exit codes:
  0  done; lines and values that could not be used are data (rejects.csv)
  1  failed on the way: an unreadable file, a damaged archive, records missing,
     interrupted
  2  misuse: unknown options, files that are not there, a wrong model
     (every problem is listed)
`

/** Help of `selfsame resolve`. */
export const RESOLVE_HELP: string = `
Reads CSV (also ; tab |), JSON lines and JSON lists, in UTF-8, UTF-16 or
Windows-1252, packed with gzip or not; - is standard input. Records without an
id are named by their content; the source is the column "source", else the
file's name. A model may say for each source which column is which field.

Writes to the folder of --out, all at the end or nothing:
  entities.csv   source,id,entity: every record, and who it is
  links.csv      a,b,bits,reason,value: why
  golden.csv     entity,records and the best value of every field; several
                 values are a JSON list
  rejects.csv    file,line,source,id,field,reason: broken lines, refused
                 values, earlier lines of a repeated key
  redirects.csv  entity,redirect: entities of --previous that were merged
  report.html    with --report: charts, single pairs and entities, for a browser
  model.json     the model used; edit it, and give it back with --model
  summary.json   counts
  state.bin      all of it for explain, inspect, review and report; --no-state
                 leaves it out
Values are written as they are: cells may begin with = + - @, so import them
as text into a spreadsheet.

Examples:
  selfsame resolve customers.csv
  selfsame resolve crm.csv web.jsonl.gz --model model.json --out today \\
      --previous yesterday
  zcat export.csv.gz | selfsame resolve - --id customer_no --out out --json
${EXIT_CODES}`

/** Help of `selfsame evaluate`. */
export const EVALUATE_HELP: string = `
The truth is CSV with the columns id,entity, or source,id,entity where ids
repeat between sources. Records that it does not name are left out; a record of
the truth that is missing in entities.csv is an error.

With --records it resolves these files again (with the options of resolve:
--id, --source) and says where true pairs are lost (never a candidate, scored
too low, refused by a guard), what joins false ones, and which keys make the
candidates.

Examples:
  selfsame evaluate out/entities.csv --truth truth.csv
  selfsame evaluate out/entities.csv --truth truth.csv --records customers.csv
  selfsame evaluate out/entities.csv --truth truth.csv \\
      --records crm.csv web.csv --sweep --json
${EXIT_CODES}`

/** Help of `selfsame explain`. */
export const EXPLAIN_HELP: string = `
Bits per field with both values, their sum against the thresholds, the path of
links between the two and its weakest link; where they are apart, everything
that keeps them so and what would remove it. For an entity the record stands
that is most like the other side.

Examples:
  selfsame explain out crm:1001 shop:o-1
  selfsame explain out e17 e402 --json
${EXIT_CODES}`

/** Help of `selfsame inspect`. */
export const INSPECT_HELP: string = `
The links of an entity with their bits, those without which it falls apart, the
cheapest cut, its identifiers and whose they are, attributes that differ, its
records as they were written, and its golden record with what there was to
choose from. An id that was merged leads to the survivor.

Examples:
  selfsame inspect out e17
  selfsame inspect out crm:1001 --json
${EXIT_CODES}`

/** Help of `selfsame review`. */
export const REVIEW_HELP: string = `
Asks about pairs that are nearly a link and about entities that nearly fall
apart, the most informative first, two records side by side. Keys:

  y one person   n two people   ? skip   u undo the last answer   q quit

Every answer is on the disk before the next question. Pairs that were judged
are not asked again. Without a terminal the questions are printed.

The file is CSV: a,b,verdict,by,at,note. resolve --judgements honours it, and a
model that is trained learns from it.

Examples:
  selfsame review out
  selfsame review out --limit 50 --out judgements.csv --by ana
  selfsame review out --json > questions.json
${EXIT_CODES}`

/** Help of `selfsame report`. */
export const REPORT_HELP: string = `
One HTML file, complete in itself: it opens offline and asks for nothing.
Counts are of all records; single pairs and entities are a sample, the same one
each time. Names are shown as initials, other personal data by a few
characters, and what is left out is not in the file.

Examples:
  selfsame report out
  selfsame report out --truth truth.csv --out quality.html \\
      --title "Customers, May"
${EXIT_CODES}`
