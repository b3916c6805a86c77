import { transliterate } from './transliterate.ts'

/**
 * Month names and their usual abbreviations, January first: English, German, French, Spanish, Italian, Dutch,
 * Portuguese, Danish, Norwegian, Swedish, Finnish, Polish, Czech, Turkish, Russian and Greek.
 */
const NAMES: readonly string[] = [
  'jan january januar janvier janv enero ene gennaio gen januari ' +
    'janeiro janner tammikuu stycznia styczen ledna leden ocak января янв ιανουαριου',
  'feb february februar fevrier fevr fev febrero febbraio februari fevereiro ' +
    'feber helmikuu lutego luty unora unor subat февраля фев φεβρουαριου',
  'mar march marz mrz mars marzo maart mrt marco ' + 'maaliskuu marca marzec brezna brezen mart марта мар μαρτιου',
  'apr april avril avr abril abr aprile huhtikuu ' + 'kwietnia kwiecien dubna duben nisan апреля апр απριλιου',
  'may mai mayo maggio mag mei maio maj ' + 'toukokuu maja kvetna kveten mayis мая май μαιου',
  'jun june juni juin junio giugno giu junho ' + 'kesakuu czerwca czerwiec cervna cerven haziran июня июн ιουνιου',
  'jul july juli juil juillet julio luglio lug julho ' +
    'heinakuu lipca lipiec cervence cervenec temmuz июля июл ιουλιου',
  'aug august aout agosto ago augustus augusti elokuu ' + 'sierpnia sierpien srpna srpen agustos августа авг αυγουστου',
  'sep sept september septembre septiembre setiembre settembre set ' +
    'setembro syyskuu wrzesnia wrzesien zari eylul сентября сен σεπτεμβριου',
  'oct okt october oktober octobre octubre ottobre ott outubro ' +
    'out lokakuu pazdziernika pazdziernik rijna rijen ekim октября окт οκτωβριου',
  'nov november novembre noviembre novembro marraskuu ' + 'listopada listopad kasim ноября ноя νοεμβριου',
  'dec dez december dezember decembre diciembre dic dicembre dezembro des ' +
    'desember joulukuu grudnia grudzien prosince prosinec aralik декабря дек δεκεμβριου',
]

/** Made for the first date with a word in it: transliterating takes longer than loading all else of dates. */
let months: ReadonlyMap<string, number> | undefined

/** The month (1 to 12) a lower-case Latin word names, `undefined` when it names none. */
export function monthOfName(word: string): number | undefined {
  months ??= monthsByName()
  return months.get(word)
}

function monthsByName(): ReadonlyMap<string, number> {
  return new Map(
    NAMES.flatMap((names, i) => names.split(' ').map((name): [string, number] => [transliterate(name), i + 1])),
  )
}
