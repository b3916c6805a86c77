/**
 * ISO 3166-1 countries, one a line: alpha-2, alpha-3, numeric, then names as folded words: English, German, French, Spanish,
 * Italian, Dutch, Portuguese and the country's own languages (Unicode CLDR 48), each name under one country only.
 * A table and not `Intl.DisplayNames`, whose names differ between engines. XK (Kosovo) is user-assigned.
 */
export const COUNTRY_NAMES: string = `
AD|AND|020|andorra|andorre
AE|ARE|784|united arab emirates|vereinigte arabische emirate|emirats arabes unis|emiratos arabes unidos|emirati arabi uniti|verenigde arabische emiraten|emirados arabes unidos|alamarat alerbyt almthdt
AF|AFG|004|afghanistan|afganistan|afeganistao
AG|ATG|028|antigua barbuda|antigua and barbuda|antigua und barbuda|antigua et barbuda|antigua y barbuda|antigua e barbuda|antigua en barbuda
AI|AIA|660|anguilla|anguila
AL|ALB|008|albania|albanien|albanie|shqiperi
AM|ARM|051|armenia|armenien|armenie|hayastan
AO|AGO|024|angola
AQ|ATA|010|antarctica|antarktis|antarctique|antartida|antartide
AR|ARG|032|argentina|argentinien|argentine|argentinie
AS|ASM|016|american samoa|amerikanisch samoa|samoa americaines|samoa americana|samoa americane|amerikaans samoa
AT|AUT|040|austria|osterreich|autriche|oostenrijk
AU|AUS|036|australia|australien|australie
AW|ABW|533|aruba
AX|ALA|248|aland islands|alandinseln|iles aland|islas aland|isole aland|aland|ilhas aland
AZ|AZE|031|azerbaijan|aserbaidschan|azerbaidjan|azerbaiyan|azerbaigian|azerbeidzjan|azerbaijao
BA|BIH|070|bosnia herzegovina|bosnia and herzegovina|bosnien und herzegowina|bosnie herzegovine|bosnia y herzegovina|bosnia ed erzegovina|bosnie en herzegovina|bosnia e herzegovina|bosna i hercegovina
BB|BRB|052|barbados|barbade
BD|BGD|050|bangladesh|bangladesch|banglades
BE|BEL|056|belgium|belgien|belgique|belgica|belgio|belgie
BF|BFA|854|burkina faso|burquina faso
BG|BGR|100|bulgaria|bulgarien|bulgarie|bulgarije|blgariya
BH|BHR|048|bahrain|bahrein|barein
BI|BDI|108|burundi
BJ|BEN|204|benin
BL|BLM|652|st barthelemy|saint barthelemy|san bartolome|sao bartolomeu
BM|BMU|060|bermuda|bermudes|bermudas
BN|BRN|096|brunei|brunei darussalam
BO|BOL|068|bolivia|bolivien|bolivie
BQ|BES|535|caribbean netherlands|karibische niederlande|pays bas caribeens|caribe neerlandes|caraibi olandesi|caribisch nederland|paises baixos caribenhos
BR|BRA|076|brazil|brasilien|bresil|brasil|brasile|brazilie
BS|BHS|044|bahamas
BT|BTN|064|bhutan|bhoutan|butan|butao
BV|BVT|074|bouvet island|bouvetinsel|ile bouvet|isla bouvet|isola bouvet|bouveteiland|ilha bouvet
BW|BWA|072|botswana|botsuana
BY|BLR|112|belarus|bielorussie|bielorrusia|bielorussia|bielorrussia
BZ|BLZ|084|belize|belice
CA|CAN|124|canada|kanada
CC|CCK|166|cocos keeling islands|cocos islands|kokosinseln|iles cocos|islas cocos|isole cocos keeling|isole cocos|cocoseilanden|ilhas cocos keeling|ilhas cocos
CD|COD|180|congo kinshasa|kongo kinshasa|republica democratica del congo
CF|CAF|140|central african republic|zentralafrikanische republik|republique centrafricaine|republica centroafricana|repubblica centrafricana|centraal afrikaanse republiek|republica centro africana
CG|COG|178|congo brazzaville|kongo brazzaville|congo|republica do congo
CH|CHE|756|switzerland|schweiz|suisse|suiza|svizzera|zwitserland|suica
CI|CIV|384|cote divoire|costa davorio|ivoorkust|costa do marfim
CK|COK|184|cook islands|cookinseln|iles cook|islas cook|isole cook|cookeilanden|ilhas cook
CL|CHL|152|chile|chili|cile
CM|CMR|120|cameroon|kamerun|cameroun|camerun|kameroen|camaroes
CN|CHN|156|china|chine|cina|中国|中國
CO|COL|170|colombia|kolumbien|colombie
CR|CRI|188|costa rica
CU|CUB|192|cuba|kuba
CV|CPV|132|cape verde|cabo verde|cap vert|capo verde|kaapverdie
CW|CUW|531|curacao|curazao
CX|CXR|162|christmas island|weihnachtsinsel|ile christmas|isla de navidad|isola christmas|christmaseiland|ilha christmas
CY|CYP|196|cyprus|zypern|chypre|chipre|cipro|kypros|kibris
CZ|CZE|203|czechia|tschechien|tchequie|chequia|cechia|tsjechie|tchequia|cesko
DE|DEU|276|germany|deutschland|allemagne|alemania|germania|duitsland|alemanha
DJ|DJI|262|djibouti|dschibuti|yibuti|gibuti|djibuti
DK|DNK|208|denmark|danemark|dinamarca|danimarca|denemarken|danmark
DM|DMA|212|dominica|dominique
DO|DOM|214|dominican republic|dominikanische republik|republique dominicaine|republica dominicana|repubblica dominicana|dominicaanse republiek
DZ|DZA|012|algeria|algerien|algerie|argelia|algerije|aljzayr
EC|ECU|218|ecuador|equateur|equador
EE|EST|233|estonia|estland|estonie|eesti
EG|EGY|818|egypt|agypten|egypte|egipto|egitto|egito
EH|ESH|732|western sahara|westsahara|sahara occidental|sahara occidentale|westelijke sahara|saara ocidental
ER|ERI|232|eritrea|erythree|eritreia
ES|ESP|724|spain|spanien|espagne|espana|spagna|spanje|espanha
ET|ETH|231|ethiopia|athiopien|ethiopie|etiopia
FI|FIN|246|finland|finnland|finlande|finlandia|suomi
FJ|FJI|242|fiji|fidschi|fidji|fiyi|figi
FK|FLK|238|falkland islands|falklandinseln|iles malouines|islas malvinas|isole falkland|falklandeilanden|ilhas malvinas
FM|FSM|583|micronesia|mikronesien|micronesie
FO|FRO|234|faroe islands|faroer|iles feroe|islas feroe|isole faer oer|faeroer|ilhas faroe
FR|FRA|250|france|frankreich|francia|frankrijk|franca
GA|GAB|266|gabon|gabun|gabao
GB|GBR|826|united kingdom|vereinigtes konigreich|royaume uni|reino unido|regno unito|verenigd koninkrijk
GD|GRD|308|grenada|grenade|granada
GE|GEO|268|georgia|georgien|georgie|saqartvelo
GF|GUF|254|french guiana|franzosisch guayana|guyane francaise|guayana francesa|guyana francese|frans guyana|guiana francesa
GG|GGY|831|guernsey|guernesey
GH|GHA|288|ghana|gana
GI|GIB|292|gibraltar|gibilterra
GL|GRL|304|greenland|gronland|groenland|groenlandia
GM|GMB|270|gambia|gambie
GN|GIN|324|guinea|guinee|guine
GP|GLP|312|guadeloupe|guadalupe|guadalupa
GQ|GNQ|226|equatorial guinea|aquatorialguinea|guinee equatoriale|guinea ecuatorial|guinea equatoriale|equatoriaal guinea|guine equatorial
GR|GRC|300|greece|griechenland|grece|grecia|griekenland|ellada
GS|SGS|239|south georgia south sandwich islands|south georgia and south sandwich islands|sudgeorgien und die sudlichen sandwichinseln|georgie du sud et les iles sandwich du sud|islas georgia del sur y sandwich del sur|georgia del sud e sandwich australi|zuid georgia en zuidelijke sandwicheilanden|ilhas georgia do sul e sandwich do sul
GT|GTM|320|guatemala
GU|GUM|316|guam
GW|GNB|624|guinea bissau|guinee bissau|guinea bisau|guine bissau
GY|GUY|328|guyana|guiana
HK|HKG|344|hong kong sar china|sonderverwaltungsregion hongkong|r a s chinoise de hong kong|rae de hong kong china|rae de hong kong|ras di hong kong|hongkong sar van china|hong kong rae da china
HM|HMD|334|heard mcdonald islands|heard and mcdonald islands|heard und mcdonaldinseln|iles heard et macdonald|islas heard y mcdonald|isole heard e mcdonald|heard en mcdonaldeilanden|ilhas heard e mcdonald
HN|HND|340|honduras
HR|HRV|191|croatia|kroatien|croatie|croacia|croazia|kroatie|hrvatska
HT|HTI|332|haiti
HU|HUN|348|hungary|ungarn|hongrie|hungria|ungheria|hongarije|magyarorszag
ID|IDN|360|indonesia|indonesien|indonesie
IE|IRL|372|ireland|irland|irlande|irlanda|ierland|eire
IL|ISR|376|israel|israele|yshral
IM|IMN|833|isle of man|ile de man|isla de man|isola di man|ilha de man
IN|IND|356|india|indien|inde|भारत
IO|IOT|086|british indian ocean territory|britisches territorium im indischen ozean|territoire britannique de locean indien|territorio britanico del oceano indico|territorio britannico delloceano indiano|brits indische oceaanterritorium|territorio britanico do oceano indico
IQ|IRQ|368|iraq|irak|iraque
IR|IRN|364|iran|ira|ayran
IS|ISL|352|iceland|island|islande|islandia|islanda|ijsland
IT|ITA|380|italy|italien|italie|italia
JE|JEY|832|jersey
JM|JAM|388|jamaica|jamaika|jamaique|giamaica
JO|JOR|400|jordan|jordanien|jordanie|jordania|giordania
JP|JPN|392|japan|japon|giappone|japao|日本
KE|KEN|404|kenya|kenia|quenia
KG|KGZ|417|kyrgyzstan|kirgisistan|kirghizstan|kirguistan|kirghizistan|kirgizie|quirguistao
KH|KHM|116|cambodia|kambodscha|cambodge|camboya|cambogia|cambodja|camboja
KI|KIR|296|kiribati|quiribati
KM|COM|174|comoros|komoren|comores|comoras|comore|comoren
KN|KNA|659|st kitts nevis|st kitts and nevis|st kitts und nevis|saint christophe et nieves|san cristobal y nieves|saint kitts e nevis|saint kitts en nevis|sao cristovao e nevis
KP|PRK|408|north korea|nordkorea|coree du nord|corea del norte|corea del nord|noord korea|coreia do norte
KR|KOR|410|south korea|sudkorea|coree du sud|corea del sur|corea del sud|zuid korea|coreia do sul|daehanminguk
KW|KWT|414|kuwait|koweit|koeweit
KY|CYM|136|cayman islands|kaimaninseln|iles caimans|islas caiman|isole cayman|kaaimaneilanden|ilhas cayman
KZ|KAZ|398|kazakhstan|kasachstan|kazajistan|kazakistan|kazachstan|cazaquistao|қazaқstan
LA|LAO|418|laos
LB|LBN|422|lebanon|libanon|liban|libano
LC|LCA|662|st lucia|sainte lucie|santa lucia|saint lucia
LI|LIE|438|liechtenstein
LK|LKA|144|sri lanka
LR|LBR|430|liberia
LS|LSO|426|lesotho|lesoto
LT|LTU|440|lithuania|litauen|lituanie|lituania|litouwen|lietuva
LU|LUX|442|luxembourg|luxemburg|luxemburgo|lussemburgo
LV|LVA|428|latvia|lettland|lettonie|letonia|lettonia|letland|latvija
LY|LBY|434|libya|libyen|libye|libia|libie
MA|MAR|504|morocco|marokko|maroc|marruecos|marocco|marrocos|almghrb
MC|MCO|492|monaco
MD|MDA|498|moldova|republik moldau|moldavie|moldavia|republica moldova
ME|MNE|499|montenegro|tsrna gora
MF|MAF|663|st martin|saint martin|san martin|sao martinho
MG|MDG|450|madagascar|madagaskar
MH|MHL|584|marshall islands|marshallinseln|iles marshall|islas marshall|isole marshall|marshalleilanden|ilhas marshall
MK|MKD|807|north macedonia|nordmazedonien|macedoine du nord|macedonia del norte|macedonia del nord|noord macedonie|macedonia do norte|severna makedoniјa
ML|MLI|466|mali
MM|MMR|104|myanmar burma|myanmar|myanmar birmanie|myanmar birmania|myanmar birma|mianmar birmania|mianmar
MN|MNG|496|mongolia|mongolei|mongolie
MO|MAC|446|macao sar china|sonderverwaltungsregion macau|r a s chinoise de macao|rae de macao china|rae de macao|ras di macao|macau sar van china|macau rae da china
MP|MNP|580|northern mariana islands|nordliche marianen|iles mariannes du nord|islas marianas del norte|isole marianne settentrionali|noordelijke marianen|ilhas marianas do norte
MQ|MTQ|474|martinique|martinica
MR|MRT|478|mauritania|mauretanien|mauritanie
MS|MSR|500|montserrat
MT|MLT|470|malta|malte
MU|MUS|480|mauritius|maurice|mauricio
MV|MDV|462|maldives|malediven|maldivas|maldive|maldiven
MW|MWI|454|malawi|malaui
MX|MEX|484|mexico|mexiko|mexique|messico
MY|MYS|458|malaysia|malaisie|malasia|maleisie
MZ|MOZ|508|mozambique|mosambik|mozambico|mocambique
NA|NAM|516|namibia|namibie
NC|NCL|540|new caledonia|neukaledonien|nouvelle caledonie|nueva caledonia|nuova caledonia|nieuw caledonie|nova caledonia
NE|NER|562|niger
NF|NFK|574|norfolk island|norfolkinsel|ile norfolk|isla norfolk|isola norfolk|norfolk|ilha norfolk
NG|NGA|566|nigeria
NI|NIC|558|nicaragua
NL|NLD|528|netherlands|niederlande|pays bas|paises bajos|paesi bassi|nederland|paises baixos
NO|NOR|578|norway|norwegen|norvege|noruega|norvegia|noorwegen|norge
NP|NPL|524|nepal
NR|NRU|520|nauru
NU|NIU|570|niue
NZ|NZL|554|new zealand|neuseeland|nouvelle zelande|nueva zelanda|nuova zelanda|nieuw zeeland|nova zelandia
OM|OMN|512|oman|oma
PA|PAN|591|panama
PE|PER|604|peru|perou
PF|PYF|258|french polynesia|franzosisch polynesien|polynesie francaise|polinesia francesa|polinesia francese|frans polynesie
PG|PNG|598|papua new guinea|papua neuguinea|papouasie nouvelle guinee|papua nueva guinea|papua nuova guinea|papoea nieuw guinea|papua nova guine
PH|PHL|608|philippines|philippinen|filipinas|filippine|filipijnen|pilipinas
PK|PAK|586|pakistan|paquistao|pakstan
PL|POL|616|poland|polen|pologne|polonia|polska
PM|SPM|666|st pierre miquelon|st pierre and miquelon|st pierre und miquelon|saint pierre et miquelon|san pedro y miquelon|saint pierre e miquelon|saint pierre en miquelon|sao pedro e miquelao
PN|PCN|612|pitcairn islands|pitcairninseln|iles pitcairn|islas pitcairn|isole pitcairn|pitcairneilanden|ilhas pitcairn
PR|PRI|630|puerto rico|porto rico|portorico
PS|PSE|275|palestinian territories|palastinensische autonomiegebiete|territoires palestiniens|territorios palestinos|territori palestinesi|palestijnse gebieden
PT|PRT|620|portugal|portogallo
PW|PLW|585|palau|palaos
PY|PRY|600|paraguay|paraguai
QA|QAT|634|qatar|katar|catar
RE|REU|638|reunion|la reunion|riunione|reuniao
RO|ROU|642|romania|rumanien|roumanie|rumania|roemenie|romenia
RS|SRB|688|serbia|serbien|serbie|servie|servia|srbiјa
RU|RUS|643|russia|russland|russie|rusia|rusland|rossiya
RW|RWA|646|rwanda|ruanda
SA|SAU|682|saudi arabia|saudi arabien|arabie saoudite|arabia saudi|arabia saudita|saoedi arabie|almmlkt alerbyt alsewdyt
SB|SLB|090|solomon islands|salomonen|iles salomon|islas salomon|isole salomone|salomonseilanden|ilhas salomao
SC|SYC|690|seychelles|seychellen|seicheles
SD|SDN|729|sudan|soudan|soedan|sudao
SE|SWE|752|sweden|schweden|suede|suecia|svezia|zweden|sverige
SG|SGP|702|singapore|singapur|singapour|singapura
SH|SHN|654|st helena|sainte helene|santa elena|santelena|sint helena|santa helena
SI|SVN|705|slovenia|slowenien|slovenie|eslovenia|slovenija
SJ|SJM|744|svalbard jan mayen|svalbard and jan mayen|spitzbergen und jan mayen|svalbard et jan mayen|svalbard y jan mayen|svalbard e jan mayen|spitsbergen en jan mayen
SK|SVK|703|slovakia|slowakei|slovaquie|eslovaquia|slovacchia|slowakije|slovensko
SL|SLE|694|sierra leone|sierra leona|serra leoa
SM|SMR|674|san marino|saint marin
SN|SEN|686|senegal
SO|SOM|706|somalia|somalie
SR|SUR|740|suriname|surinam
SS|SSD|728|south sudan|sudsudan|soudan du sud|sudan del sur|sud sudan|zuid soedan|sudao do sul
ST|STP|678|sao tome principe|sao tome and principe|sao tome und principe|sao tome et principe|santo tome y principe|sao tome e principe|sao tome en principe
SV|SLV|222|el salvador|salvador
SX|SXM|534|sint maarten|saint martin partie neerlandaise
SY|SYR|760|syria|syrien|syrie|siria
SZ|SWZ|748|eswatini|esuatini|essuatini
TC|TCA|796|turks caicos islands|turks and caicos islands|turks und caicosinseln|iles turques et caiques|islas turcas y caicos|isole turks e caicos|turks en caicoseilanden|ilhas turcas e caicos
TD|TCD|148|chad|tschad|tchad|ciad|tsjaad|chade
TF|ATF|260|french southern territories|franzosische sud und antarktisgebiete|terres australes francaises|territorios australes franceses|terre australi francesi|franse gebieden in de zuidelijke indische oceaan|territorios franceses do sul
TG|TGO|768|togo
TH|THA|764|thailand|thailande|tailandia|thailandia|ไทย
TJ|TJK|762|tajikistan|tadschikistan|tadjikistan|tayikistan|tagikistan|tadzjikistan|tadjiquistao
TK|TKL|772|tokelau
TL|TLS|626|timor leste|timor oriental|timor est|oost timor
TM|TKM|795|turkmenistan|turcomenistao
TN|TUN|788|tunisia|tunesien|tunisie|tunez|tunesie|twns
TO|TON|776|tonga
TR|TUR|792|turkiye|turkei|turquie|turquia|turchia|turkije
TT|TTO|780|trinidad tobago|trinidad and tobago|trinidad und tobago|trinite et tobago|trinidad y tobago|trinidad e tobago|trinidad en tobago
TV|TUV|798|tuvalu
TW|TWN|158|taiwan|台灣
TZ|TZA|834|tanzania|tansania|tanzanie
UA|UKR|804|ukraine|ucrania|ucraina|oekraine|ukrayina
UG|UGA|800|uganda|ouganda|oeganda
UM|UMI|581|u s outlying islands|amerikanische uberseeinseln|iles mineures eloignees des etats unis|islas menores alejadas de ee uu|isole minori esterne degli stati uniti|kleine afgelegen eilanden van de verenigde staten|ilhas menores distantes dos eua
US|USA|840|united states|vereinigte staaten|etats unis|estados unidos|stati uniti|verenigde staten
UY|URY|858|uruguay|uruguai
UZ|UZB|860|uzbekistan|usbekistan|ouzbekistan|oezbekistan|uzbequistao
VA|VAT|336|vatican city|vatikanstadt|etat de la cite du vatican|ciudad del vaticano|citta del vaticano|vaticaanstad|cidade do vaticano
VC|VCT|670|st vincent grenadines|st vincent and grenadines|st vincent und die grenadinen|saint vincent et les grenadines|san vicente y las granadinas|saint vincent e grenadine|saint vincent en de grenadines|sao vicente e granadinas
VE|VEN|862|venezuela
VG|VGB|092|british virgin islands|britische jungferninseln|iles vierges britanniques|islas virgenes britanicas|isole vergini britanniche|britse maagdeneilanden|ilhas virgens britanicas
VI|VIR|850|u s virgin islands|amerikanische jungferninseln|iles vierges des etats unis|islas virgenes de ee uu|isole vergini americane|amerikaanse maagdeneilanden|ilhas virgens americanas
VN|VNM|704|vietnam|viet nam|vietna
VU|VUT|548|vanuatu
WF|WLF|876|wallis futuna|wallis and futuna|wallis und futuna|wallis et futuna|wallis y futuna|wallis e futuna|wallis en futuna
WS|WSM|882|samoa
XK|XKX||kosovo
YE|YEM|887|yemen|jemen|iemen
YT|MYT|175|mayotte
ZA|ZAF|710|south africa|sudafrika|afrique du sud|sudafrica|zuid afrika|africa do sul
ZM|ZMB|894|zambia|sambia|zambie
ZW|ZWE|716|zimbabwe|simbabwe|zimbabue
`
