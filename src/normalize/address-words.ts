/**
 * Words of addresses and their one short form; short, so that the name of the street weighs most.
 * The English ones follow USPS Publication 28.
 */
export const ADDRESS_WORDS: ReadonlyMap<string, string> = new Map([
  ...short('st', 'street str strt strasse saint sankt'),
  ...short('sts', 'streets'),
  ...short('ste', 'sainte'),
  ...short('ave', 'avenue av aven avn avenu avnue avenida avda'),
  ...short('aves', 'avenues'),
  ...short('rd', 'road'),
  ...short('dr', 'drive drv driv doctor'),
  ...short('ln', 'lane'),
  ...short('ct', 'court crt'),
  ...short('cts', 'courts'),
  ...short('pl', 'place plaza plz plza piazza pza platz placa'),
  ...short('sq', 'square sqr sqre squ'),
  ...short('blvd', 'boulevard boul blv bld bd bulevar'),
  ...short('pkwy', 'parkway parkwy pky pkway'),
  ...short('hwy', 'highway highwy hiway hway'),
  ...short('fwy', 'freeway frwy'),
  ...short('expy', 'expressway expwy exp'),
  ...short('tpke', 'turnpike trnpk'),
  ...short('cir', 'circle circ crcl cr'),
  ...short('cres', 'crescent crsent cresc'),
  ...short('ter', 'terrace terr tce'),
  ...short('trl', 'trail trails tr'),
  ...short('cl', 'close'),
  ...short('gr', 'grove grv'),
  ...short('gdns', 'gardens gdn garden'),
  ...short('hts', 'heights ht'),
  ...short('hl', 'hill'),
  ...short('hls', 'hills'),
  ...short('vw', 'view'),
  ...short('vly', 'valley'),
  ...short('pt', 'point port'),
  ...short('mt', 'mount mnt'),
  ...short('mtn', 'mountain mntn'),
  ...short('ft', 'fort frt'),
  ...short('lk', 'lake'),
  ...short('riv', 'river rvr'),
  ...short('spgs', 'springs spg spring'),
  ...short('brg', 'bridge brdge'),
  ...short('xing', 'crossing'),
  ...short('aly', 'alley ally'),
  ...short('way', 'wy'),
  ...short('wlk', 'walk'),
  ...short('sta', 'station'),
  ...short('ctr', 'center centre cntr cent'),
  ...short('bldg', 'building bldng blg'),
  ...short('fl', 'floor flr'),
  ...short('lvl', 'level'),
  ...short('rm', 'room'),
  ...short('rte', 'route'),
  ...short('est', 'estate estates'),
  ...short('pk', 'park'),
  ...short('n', 'north nord norte nth'),
  ...short('s', 'south sud sur sth'),
  ...short('e', 'east ost este'),
  ...short('w', 'west ouest oeste'),
  ...short('ne', 'northeast'),
  ...short('nw', 'northwest'),
  ...short('se', 'southeast'),
  ...short('sw', 'southwest'),
  ...short('allee', 'all'),
  ...short('ch', 'chemin chem'),
  ...short('imp', 'impasse'),
  ...short('ctra', 'carretera'),
  ...short('cno', 'camino'),
  ...short('pso', 'paseo'),
  ...short('ul', 'ulica ulitsa ulitza'),
  ...short('jln', 'jalan jl'),
  ...short('vle', 'viale'),
  ...short('cso', 'corso'),
  ...short('1st', 'first'),
  ...short('2nd', 'second'),
  ...short('3rd', 'third'),
  ...short('4th', 'fourth'),
  ...short('5th', 'fifth'),
  ...short('6th', 'sixth'),
  ...short('7th', 'seventh'),
  ...short('8th', 'eighth'),
  ...short('9th', 'ninth'),
  ...short('10th', 'tenth'),
  ...short('11th', 'eleventh'),
  ...short('12th', 'twelfth'),
])

/** Short forms that hold in one country (ISO 3166-1 alpha-2) and mean something else, or nothing, in others. */
export const ADDRESS_WORDS_OF: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  ['FR', new Map([...short('rue', 'r'), ...short('rte', 'rt'), ...short('res', 'residence')])],
  [
    'ES',
    new Map([
      ...short('calle', 'c cl cll'),
      ...short('pso', 'po pº'),
      ...short('izda', 'izq izquierda'),
      ...short('dcha', 'derecha'),
    ]),
  ],
  ['MX', new Map([...short('calle', 'c'), ...short('col', 'colonia')])],
  ['IT', new Map([...short('via', 'v'), ...short('st', 'strada')])],
  ['BR', new Map([...short('rua', 'r'), ...short('tv', 'travessa')])],
  ['PT', new Map([...short('rua', 'r'), ...short('tv', 'travessa')])],
])

/** Words before the number of a flat, office or room inside a building, where a number or single letter follows. */
export const UNIT_WORDS: ReadonlySet<string> = new Set(
  'unit apt appt apartment apartament appartement appart suite ste flat wohnung whg depto departamento shop lot'.split(
    ' ',
  ),
)

/** Words for "number", of no meaning before one. */
export const NUMBER_WORDS: ReadonlySet<string> = new Set('no nr num number numero nro nummer'.split(' '))

/** House numbers written as words, before the street. */
export const CARDINALS: ReadonlyMap<string, string> = new Map(
  'one two three four five six seven eight nine ten'
    .split(' ')
    .map((word, i): [string, string] => [word, String(i + 1)]),
)

/** Where post is kept for no street at all. */
export const NO_STREET: ReadonlySet<string> = new Set([
  ...[
    'homeless',
    'no fixed abode',
    'no fixed address',
    'nfa',
    'no address',
    'same',
    'same as above',
    'see above',
    'as above',
  ],
  ...[
    'address',
    'street',
    'street address',
    'my address',
    'home',
    'general delivery',
    'poste restante',
    'strasse',
    'adresse',
  ],
  ...[
    'address line 1',
    'address 1',
    'moved',
    'return to sender',
    'transient',
    'do not mail',
    'bad address',
    'ohne festen wohnsitz',
  ],
])

function short(form: string, words: string): [string, string][] {
  return words.split(' ').map((word) => [word, form])
}
