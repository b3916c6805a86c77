/**
 * What a word of a column header can mean. Several headers' words together make a role; see header-role.ts.
 * English, German, French, Spanish, Italian, Dutch, Portuguese, with the abbreviations that databases use.
 */
export type HeaderConcept = keyof typeof WORDS

/** Accents are folded before the look-up: `prenom` stands for `prénom`. */
const WORDS = {
  name: 'name names nm naam namen nombre nome vollname nominativo label',
  first: `fn gn first given fore forename forenames firstnames givennames firstname fname givenname gname vorname
    vornamen rufname prenom prenoms voornaam voornamen roepnaam christian pila primeiro primo fst frst`,
  last: `ln sn last sur surname surnames lastname lastnames lname family familyname nachname familienname zuname
    apellido apellidos cognome sobrenome apelido achternaam famille familia famiglia ultimo lst patronymic`,
  nom: 'nom noms',
  middle: 'middle mname midl midname mid mi middlename zweitname secondo',
  particle: 'tussenvoegsel voorvoegsel namensvorsatz vorsatz particle',
  contact: 'contact kontakt contacto contatto contato ansprechpartner',
  full: 'full complete voll vollstandig vollstandiger complet completo completa volledig volledige whole fullname',
  maiden: `maiden nee geburtsname madchenname jeunefille meisjesnaam soltera solteira nubile formerly former
    previous prev`,
  nick: `nick nickname preferred knownas aka alias aliases goes spitzname pseudonyme apodo soprannome bijnaam
    apelidado`,
  salutation: `salutation anrede honorific civilite tratamiento tratamento aanhef prefix titel titolo tratam
    courtesy nametitle`,
  generation: 'suffix generation generational jrsr sufx sfx',
  title: 'title titre titulo headline heading',
  initial: 'initial initials initialen initiales voorletters iniziali',
  email: 'email emails mail mails emailaddress courriel correo epost eml emailadresse mailadresse emailadres posta',
  electronic: 'electronico electronica elettronica eletronico electronique elektronische e',
  phone: `phone phones phonenumber telephone tel tels telefon telefono telefone telefoon telefonnummer
    telefoonnummer telnr telno mobile mobil mobiltelefon movil mobiel cell cellular cellulare celular cellphone
    handy handynummer portable gsm landline festnetz rufnummer msisdn whatsapp telemovel fixe fijo mobilnummer
    phoneno phonenum ph fon tlf cel`,
  fax: 'fax telefax faxnumber faxnummer',
  area: 'area vorwahl prefijo indicatif',
  birth: `birth dob born geburt geburts geb gebdat naissance nacimiento nascita nascimento geboorte birthday bday
    birthdate brthdate geburtstag geburtsdatum geboortedatum dateofbirth ddn dtnasc fechanac datanasc fnac nato
    nacido geboren nac nasc bdate`,
  death: `death died deceased dod deathdate sterbedatum gestorben todesdatum deces fallecimiento morte overlijden
    obito`,
  date: 'date dt dat datum fecha data dato',
  year: 'year yr yyyy jahr annee ano anio anno jaar yy y',
  month: 'month mon mm monat mois mes mese maand mth m',
  day: 'day dd tag jour dia giorno dag d',
  address: `address addr adr addres adress adresse adressen direccion dir indirizzo endereco morada anschrift
    domicilio adres residence`,
  street: `street strasse str rue calle via rua straat road voie thoroughfare logradouro straatnaam strassenname
    streetname streetaddress strnm streetline addressline domicile`,
  line: 'line ligne linea zeile linha regel',
  number: 'number numbers no nr num nbr nummer numero numer nro nmbr',
  house: `house haus hausnummer hausnr hnr huis huisnummer huisnr civico building bldg housenumber housenum housenr
    streetnumber streetno streetnum strno`,
  unit: 'unit apt apartment suite ste flat wohnung piso toevoeging complemento complement interno etage pobox',
  city: `city town suburb locality stadt ort wohnort ortschaft ville ciudad poblacion localidad localite citta
    comune commune cidade localidade municipio municipality plaats woonplaats stad gemeente gemeinde village twn cty`,
  place: 'place lieu lugar luogo plek ortsname',
  neighbourhood: 'neighborhood neighbourhood district borough barrio bairro quartier viertel wijk ward',
  state: `state province prov region bundesland kanton provincia estado regione departement county st distrito
    regiao`,
  land: 'land',
  postal: `zip post postal postcode plz postleitzahl cp cap cep zipcode codepostal postnummer pincode pin eircode
    postalcode zip5 zip4 pcode postleit pstcd postcodes`,
  country: 'country countrycode ctry pays pais paese staat nation',
  nationality: `nationality citizenship staatsangehorigkeit nationalitat nationalite nacionalidad nacionalidade
    nazionalita`,
  gender: 'gender sex geschlecht sexe sexo genero genre sesso geslacht gndr sx',
  organization: `company organization organisation org business firm firma entreprise societe empresa azienda ditta
    bedrijf institution unternehmen companyname corporation corp agency school site store restaurant hotel facility
    provider vendor supplier branch ragione raison razon raisonsociale bedrijfsnaam firmenname compania merchant`,
  employer: 'employer arbeitgeber employeur empleador empregador werkgever workplace',
  relative: `spouse mother mothers father fathers parent guardian emergency kin partner husband wife child mutter
    vater mere madre mae padre pai conjoint conyuge beneficiary manager doctor physician salesperson supervisor`,
  national: `ssn soc socsec social sec sin nino nhs bsn dni nif nie cpf curp fiscale insee nir pesel aadhaar
    personnummer tin national sozialversicherungsnummer svnr nationalid socialsecurity rg rut itin`,
  passport: 'passport reisepass passeport pasaporte passaporto passaporte paspoort pass',
  license: 'license licence dl driver drivers fuhrerschein permis licencia patente rijbewijs driverslicense dln',
  tax: 'tax vat ein steuer steuernummer ustid lei duns gstin siret siren partita iva abn',
  loyalty: `loyalty member membership card rewards reward kundenkarte club mitglied mitgliedsnummer fidelite
    fidelity socio tessera bonus frequent`,
  customer: `customer cust client clients kunde kunden cliente klant account acct user person patient guest consumer
    subscriber contactid employee staff student party persona usuario utente benutzer subject`,
  id: 'id ids key identifier guid uuid ident code cd ref reference kennung identifiant codigo codice pk uid',
  row: `row rownum rowid record rec recid recordid recnum lineno index idx seq sequence rn entry unnamed serial
    cluster obs`,
  cookie: 'cookie cookieid visitor ga fbp fbc anonymous anon browser gclid clientid',
  device: 'device deviceid idfa gaid aaid idfv advertising maid adid imei mac udid',
  hash: 'hash hashed sha sha256 md5 sha1 encrypted',
  social: `twitter instagram facebook linkedin tiktok snapchat github handle youtube pinterest insta username
    screenname`,
  web: 'web website url homepage www webseite siteweb domain webpage link',
  latitude: 'latitude lat breitengrad latitud latitudine breedtegraad',
  longitude: 'longitude lon lng long langengrad longitud longitudine lengtegraad',
  geo: 'geo coordinates coordinate coords latlng latlon geolocation gps koordinaten location',
  created: `created since updated modified inserted timestamp loaded ingested imported signup registered
    registration login seen changed creation erstellt geandert cree modifie creado modificado creato criado
    aangemaakt effective expiry expires expiration until extracted processed uploaded visited ordered purchased ts
    updatedat createdat joined`,
  file: 'source origin system crm file filename filepath datei fichier archivo batch etl dataset',
  network: 'ip agent useragent ua referrer session sessionid pageview utm',
  type: `type types typ kind status flag opt optin optout consent verified verification valid is has count
    subscribed indicator ind level tier segment channel role quality confidence score active typed tipo soort rel
    relationship`,
  extension: 'ext extension durchwahl',
  age: 'age alter edad eta idade leeftijd',
  amount: `amount price cost total balance salary income revenue spend preis prix precio prezzo preco prijs betrag
    montant importe importo msrp listprice`,
  quantity: 'quantity qty orders visits points enrollment capacity funded size weight height width rating rank',
  occupation: `occupation job profession beruf metier ocupacion profesion professione profissao beroep position
    jobtitle`,
  marital: 'marital married familienstand civil ethnicity race religion language sprache langue idioma lingua taal',
  category: `category cat class group categorie categoria kategorie cuisine sector industry department division
    program programme option`,
  product: 'product item article artikel produit producto prodotto produto sku goods',
  barcode: 'ean upc gtin isbn issn asin mpn doi barcode upcean',
  brand: 'brand manufacturer marke hersteller marque fabricant marca fabricante merk fabrikant maker mfr make',
  model: 'model modell modele modelo modello modelno modelnumber',
  author: 'author authors autor autoren auteur auteurs autore autores autori writer artist artists creator',
  venue: `venue journal conference proceedings booktitle publication zeitschrift revue revista rivista publisher
    verlag editeur album volume`,
  text: 'description desc beschreibung descripcion descrizione descricao omschrijving abstract summary content',
  note: 'note notes comment comments remark remarks bemerkung commentaire comentario commento opmerking memo message',
  main: `primary main home work shipping billing mailing other alt alternate secondary second native current
    permanent delivery personal private privat evening ship bill`,
  of: 'of de del della di da do du des la le el the l und and et en van der den a in at for per',
} as const

// marked for bundlers: a program that suggests no model leaves the words out
const CONCEPT_OF: ReadonlyMap<string, HeaderConcept> = /* @__PURE__ */ conceptOfWord()

function conceptOfWord(): Map<string, HeaderConcept> {
  return new Map(
    (Object.keys(WORDS) as HeaderConcept[]).flatMap((concept) =>
      WORDS[concept].split(/\s+/).map((word) => [word, concept]),
    ),
  )
}

/** One word for several concepts. */
const COMPOUNDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['yob', ['birth', 'year']],
  ['byear', ['birth', 'year']],
  ['by', ['birth', 'year']],
  ['bm', ['birth', 'month']],
  ['bd', ['birth', 'day']],
  ['mob', ['birth', 'month']],
  ['bmonth', ['birth', 'month']],
  ['kdnr', ['kunden', 'nummer']],
  ['mrn', ['patient', 'number']],
  ['custno', ['cust', 'no']],
])

/** Shorter pieces of a run-together header are too often an accident. */
const SHORTEST_PIECE = 3
/** Two letters, and yet safe at the end of a run-together header: `customerid`, `telefonnr`. */
const SHORT_ENDS: ReadonlySet<string> = new Set(['id', 'no', 'nr', 'nm', 'dt', 'cd'])

/**
 * The words of a header, lower case, accents folded: `PRIMARY_NAME_FIRST` → primary, name, first; `homePhone2` → home,
 * phone, 2; `homephone` → home, phone, as every piece is a known word.
 */
export function headerWords(header: string): string[] {
  const spaced = header
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/№/g, ' no ')
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/(\p{L})(\p{N}+)$/u, '$1 $2')
  const words = spaced.toLowerCase().match(/\p{L}+\p{N}*\p{L}*|\p{N}+/gu) ?? []
  return words.flatMap((word) => COMPOUNDS.get(word) ?? (CONCEPT_OF.has(word) ? [word] : (split(word) ?? [word])))
}

/** What each word means; words that mean nothing known are left out. */
export function headerConcepts(words: readonly string[]): HeaderConcept[] {
  return words.flatMap((word) => CONCEPT_OF.get(word) ?? [])
}

/** The fewest known words that make up `word`, the longest first, or `undefined`. */
function split(word: string): string[] | undefined {
  let best: string[] | undefined
  for (let end = word.length - 1; end >= SHORTEST_PIECE; end--) {
    const head = word.slice(0, end)
    if (!CONCEPT_OF.has(head)) continue
    const rest = word.slice(end)
    const known = CONCEPT_OF.has(rest) && (rest.length >= SHORTEST_PIECE || SHORT_ENDS.has(rest))
    const tail = known ? [rest] : split(rest)
    if (tail && (!best || tail.length + 1 < best.length)) best = [head, ...tail]
  }
  return best
}
