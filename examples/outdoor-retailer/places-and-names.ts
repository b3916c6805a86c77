const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Given names, most frequent first. */
export const GIVEN_NAMES: Readonly<Record<'F' | 'M', readonly string[]>> = {
  F: words(`
    Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Karen Sarah Nancy Lisa Margaret Sandra Ashley Kimberly
    Emily Donna Michelle Carol Amanda Melissa Deborah Stephanie Rebecca Sharon Laura Cynthia Dorothy Amy Kathleen Angela
    Shirley Emma Brenda Pamela Nicole Anna Samantha Katherine Christine Helen Debra Rachel Carolyn Janet Maria Catherine
    Heather Diane Olivia Julie Joyce Victoria Ruth Virginia Lauren Kelly Christina Joan Evelyn Judith Andrea Hannah Megan
    Cheryl Jacqueline Martha Madison Teresa Gloria Sara Janice Ann Kathryn Abigail Sophia Frances Jean Alice Judy
    Isabella Julia Grace Amber Denise Danielle Marilyn Beverly Charlotte Natalie Theresa Diana Brittany Kayla Alexis
    Guadalupe Priya Mei Yolanda Ingrid Aaliyah Noor Xiomara Siobhán Zoë Renée Chloé`),
  M: words(`
    James Robert John Michael David William Richard Joseph Thomas Christopher Charles Daniel Matthew Anthony Mark Donald
    Steven Andrew Paul Joshua Kenneth Kevin Brian Timothy Ronald George Jason Edward Jeffrey Ryan Jacob Nicholas Gary
    Eric Jonathan Stephen Larry Justin Scott Brandon Benjamin Samuel Gregory Alexander Patrick Frank Raymond Jack Dennis
    Jerry Tyler Aaron Jose Adam Nathan Henry Zachary Douglas Peter Kyle Noah Ethan Jeremy Walter Christian Keith Roger
    Terry Austin Sean Gerald Carl Dylan Harold Jordan Jesse Bryan Lawrence Arthur Gabriel Bruce Logan Billy Joe Alan Juan
    Elijah Willie Albert Wayne Randy Mason Vincent Liam Roy Bobby Caleb Bradley Russell Lucas
    Hiroshi Ahmed Raj Dmitri Mateo Kwame Björn Anders Thiago Omar José Tomás`),
}

/** What people are called by those who know them. */
export const NICKNAMES: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  `Robert:Bob,Rob,Bobby William:Bill,Will Richard:Rick,Dick James:Jim,Jimmy John:Jack,Johnny Michael:Mike,Mick
   David:Dave Joseph:Joe Thomas:Tom Christopher:Chris Charles:Chuck,Charlie Daniel:Dan,Danny Matthew:Matt Anthony:Tony
   Donald:Don Steven:Steve Andrew:Andy,Drew Joshua:Josh Kenneth:Ken Timothy:Tim Ronald:Ron Edward:Ed,Ted Jeffrey:Jeff
   Jacob:Jake Nicholas:Nick Jonathan:Jon Stephen:Steve Benjamin:Ben Samuel:Sam Gregory:Greg Alexander:Alex Patrick:Pat
   Raymond:Ray Nathan:Nate Henry:Hank,Harry Zachary:Zach Douglas:Doug Peter:Pete Lawrence:Larry Vincent:Vince
   Bradley:Brad Russell:Russ Elizabeth:Liz,Beth,Betty Margaret:Peggy,Maggie,Meg Katherine:Kate,Kathy Patricia:Pat,Patty
   Jennifer:Jen,Jenny Barbara:Barb Susan:Sue,Susie Jessica:Jess Deborah:Deb,Debbie Rebecca:Becky Kimberly:Kim
   Stephanie:Steph Cynthia:Cindy Pamela:Pam Samantha:Sam Christine:Chris,Tina Catherine:Cathy Victoria:Vicky,Tori
   Christina:Tina Judith:Judy Jacqueline:Jackie Teresa:Terry Kathryn:Kate,Kathy Abigail:Abby Frances:Fran
   Isabella:Bella Theresa:Terry Virginia:Ginny Dorothy:Dot Sandra:Sandy Amanda:Mandy Melissa:Missy Kathleen:Kathy
   Angela:Angie Nicole:Nikki Carolyn:Carrie Natalie:Nat Danielle:Dani Madison:Maddie`
    .trim()
    .split(/\s+/)
    .map((entry): [string, string[]] => {
      const [name, short] = entry.split(':') as [string, string]
      return [name, short.split(',')]
    }),
)

/** Family names, most frequent first. */
export const FAMILY_NAMES: readonly string[] = words(`
  Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson
  Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker Young
  Allen King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter
  Roberts Gomez Phillips Evans Turner Diaz Parker Cruz Edwards Collins Reyes Stewart Morris Morales Murphy Cook Rogers
  Gutierrez Ortiz Morgan Cooper Peterson Bailey Reed Kelly Howard Ramos Kim Cox Ward Richardson Watson Brooks Chavez
  Wood James Bennett Gray Mendoza Ruiz Hughes Price Alvarez Castillo Sanders Patel Myers Long Ross Foster Jimenez Powell
  Jenkins Perry Russell Sullivan Bell Coleman Butler Henderson Barnes Fisher Vasquez Simmons Romero Jordan Patterson
  Alexander Hamilton Graham Reynolds Griffin Wallace Moreno West Cole Hayes Bryant Herrera Gibson Ellis Tran Medina
  Stevens Murray Ford Castro Marshall Owens Harrison Fernandez McDonald Woods Washington Kennedy Wells Vargas Henry Chen
  Freeman Webb Tucker Guzman Burns Crawford Olson Simpson Porter Hunter Gordon Mendez Silva Shaw Snyder Mason Dixon
  Munoz Hunt Hicks Holmes Palmer Wagner Black Robertson Boyd Rose Stone Salazar Fox Warren Mills Meyer Rice Schmidt
  Daniels Ferguson Nichols Stephens Soto Weaver Ryan Gardner Payne Grant Dunn Kelley Spencer Hawkins Arnold Pierce
  Hansen Peters Santos Hart Bradley Knight Elliott Cunningham Duncan Armstrong Hudson Carroll Lane Riley Andrews
  Alvarado Ray Delgado Berry Perkins Hoffman Johnston Matthews Pena Richards Contreras Willis Carpenter Lawrence
  Sandoval Guerrero George Chapman Rios Estrada Ortega Watkins Greene Nunez Wheeler Valdez Harper Burke Larson Santiago
  Maldonado Morrison Franklin Carlson Austin Dominguez Carr Lawson Jacobs O'Brien Lynch Singh Vega Bishop Montgomery
  O'Connor McCarthy Vaughn Fitzgerald Okafor Yamamoto Kowalski Lindqvist Jean-Baptiste Van-Dyke DeLuca MacLeod Nowak
  Haddad Ivanov Johansson Dubois Rossi Fischer Petrov Tanaka Osei Kaplan Goldstein Abernathy Blackwood Castellanos
  Drummond Everhart Featherstone Galloway Hathaway Ironside Jefferies Kirkpatrick Lattimore Merriweather Northcutt
  Oglethorpe Pendleton Quarles Rutherford Stallworth Thistlewood Underhill Vandermeer Winterbourne Yarborough Zimmerman`)

export interface City {
  readonly name: string
  readonly state: string
  /** The first postal code; the city has three in a row. */
  readonly postalCode: number
  readonly areaCode: string
}

/** Where the shops are. */
export const CITIES: readonly City[] = `
  Denver,CO,80202,303 Boulder,CO,80301,720 Seattle,WA,98101,206 Spokane,WA,99201,509 Portland,OR,97201,503
  Bend,OR,97701,541 Boise,ID,83702,208 Bozeman,MT,59715,406 Ogden,UT,84401,801 Moab,UT,84532,435 Reno,NV,89501,775
  Sacramento,CA,95814,916 Oakland,CA,94601,510 Fresno,CA,93701,559 Tucson,AZ,85701,520 Flagstaff,AZ,86001,928
  Albuquerque,NM,87101,505 Austin,TX,78701,512 Dallas,TX,75201,214 Tulsa,OK,74103,918 Omaha,NE,68102,402
  Madison,WI,53703,608 Duluth,MN,55802,218 Minneapolis,MN,55401,612 Chicago,IL,60601,312 Columbus,OH,43201,614
  Asheville,NC,28801,828 Raleigh,NC,27601,919 Atlanta,GA,30303,404 Nashville,TN,37203,615 Richmond,VA,23220,804
  Pittsburgh,PA,15201,412 Albany,NY,12202,518 Burlington,VT,05401,802 Portland,ME,04101,207 Boston,MA,02108,617`
  .trim()
  .split(/\s+/)
  .map((line) => {
    const [name, state, postalCode, areaCode] = line.split(',') as [string, string, string, string]
    return { name, state, postalCode: Number(postalCode), areaCode }
  })

export const STREETS: readonly string[] = words(`
  Main Oak Pine Maple Cedar Elm Washington Lake Hill Walnut Spring North Ridge Church Willow Mill Sunset Railroad Jackson
  River Highland Forest Meadow Park Chestnut Birch Aspen Juniper Canyon Summit Prospect Franklin Spruce Laurel Valley`)

/** Mail providers of private people, most used first. */
export const MAIL_DOMAINS: readonly string[] = words(`
  gmail.com gmail.com yahoo.com outlook.com gmail.com hotmail.com icloud.com aol.com comcast.net proton.me`)
