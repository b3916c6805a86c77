/**
 * Words that tell what a column without a telling header holds. They need to hit a part of the values only: the most
 * common given names cover about half of a Western population, the most common surnames about a fifth.
 * Marked for bundlers: a program that suggests no model leaves the lists out.
 *
 * @__NO_SIDE_EFFECTS__
 */
function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/))
}

/** Frequent given names of English, German, French, Spanish, Italian, Dutch, Portuguese, and some others; folded. */
export const GIVEN_NAMES: ReadonlySet<string> =
  words(`james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony
mark donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary
nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick
jack dennis jerry tyler aaron jose adam henry nathan douglas zachary peter kyle noah ethan jeremy walter christian
keith roger terry austin sean gerald carl dylan harold jordan jesse bryan lawrence arthur gabriel bruce logan albert
willie alan eugene russell vincent philip bobby johnny bradley mary patricia jennifer linda elizabeth barbara susan
jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily donna michelle carol amanda melissa
deborah stephanie rebecca sharon laura cynthia dorothy amy kathleen angela shirley emma brenda pamela nicole anna
samantha katherine christine debra rachel carolyn janet maria olivia heather helen catherine diane julie victoria
joyce lauren kelly christina ruth joan virginia judith evelyn hannah andrea megan cheryl jacqueline madison teresa
abigail sophia martha sara gloria janice kathryn ann isabella judy charlotte julia grace amber alice jean denise
frances danielle marilyn natalie beverly diana brittany theresa kayla alexis doris lori tiffany oliver harry charlie
leo oscar archie alfie freddie theo mohammed muhammad mohamed ahmed ali omar hassan fatima amelia isla ava mia lily
ella chloe poppy sophie freya daisy phoebe evie ivy rosie jasmine zoe georgia lola lucy harriet caitlin imogen holly
bethany tom ben sam max luke liam lachlan cooper hamish mitchell joel jayden blake riley hayden hans klaus wolfgang
jurgen dieter manfred uwe gunter helmut horst heinz karl werner rolf bernd stefan andreas markus jens sven jan lars
tobias florian sebastian felix lukas jonas finn leon ursula monika petra sabine renate helga karin brigitte ingrid
erika gisela claudia susanne birgit heike martina katrin anja silke stefanie lena lea hanna leonie pierre michel
philippe alain bernard jacques christophe nicolas laurent frederic pascal olivier julien thierry francois guillaume
antoine hugo lucas louis jules marie nathalie isabelle sylvie francoise martine monique valerie sandrine veronique
celine camille manon ines juliette aurelie elodie antonio manuel francisco juan javier carlos miguel angel jesus
rafael pedro luis pablo sergio fernando jorge alberto alejandro diego raul ivan ramon carmen ana isabel dolores
pilar rosa cristina lucia elena marta paula sofia beatriz mercedes rosario juana raquel giuseppe giovanni mario
luigi francesco angelo vincenzo pietro salvatore carlo franco domenico bruno paolo michele giorgio marco luca
alessandro matteo lorenzo davide simone riccardo stefano roberto giovanna giuseppina carmela caterina francesca
antonietta giulia chiara federica valentina elisa silvia paola johannes cornelis hendrik willem pieter gerrit
jacobus dirk sander bram daan sem thijs ruben johanna cornelia wilhelmina anneke marieke sanne femke lotte joao
paulo tiago rui nuno goncalo joana catarina rita filipa erik anders johan per mikael eva katarzyna malgorzata
agnieszka piotr krzysztof andrzej tomasz pawel wei li jing yan ming hui xin yu priya rahul amit sanjay anil sunita
deepak ravi kumar olga natalia irina tatiana sergey dmitry vladimir alexei igor mehmet mustafa ahmet ayse fatma
yusuf ibrahim aisha`)

/** Frequent surnames of the same languages, folded. */
export const FAMILY_NAMES: ReadonlySet<string> =
  words(`smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson
anderson thomas taylor moore jackson martin lee perez thompson white harris sanchez clark clarke ramirez lewis
robinson walker young allen king wright scott torres nguyen hill flores green adams nelson baker hall rivera
campbell mitchell carter roberts gomez phillips evans turner diaz parker cruz edwards collins reyes stewart stuart
morris morales murphy cook rogers gutierrez ortiz morgan cooper peterson bailey reed kelly howard ramos kim cox ward
richardson watson brooks chavez wood james bennett gray mendoza ruiz hughes price alvarez castillo sanders patel
myers long ross foster jimenez powell jenkins perry russell sullivan bell coleman butler henderson barnes fisher
simmons graham murray reynolds hamilton webb shaw hunt mason palmer ryan obrien kennedy khan singh ahmed ali hussain
shah chapman ellis harrison walsh byrne kaur begum muller schmidt schneider fischer weber meyer wagner becker schulz
hoffmann schafer koch bauer richter klein wolf schroder neumann schwarz zimmermann braun kruger hofmann hartmann
lange werner krause lehmann maier mayer huber kaiser fuchs peters lang scholz moller weiss jung hahn vogel keller
gunther frank berger winkler roth beck lorenz baumann bernard dubois durand leroy moreau simon laurent lefebvre
michel bertrand roux david vincent fournier morel girard andre lefevre mercier dupont lambert bonnet francois
fontaine rousseau blanc guerin boyer fernandez gonzales romero alonso navarro dominguez vazquez gil serrano molina
blanco suarez castro ortega rubio marin sanz rossi russo ferrari esposito bianchi romano colombo ricci marino greco
bruno gallo conti costa giordano mancini rizzo lombardi moretti barbieri fontana santoro mariani rinaldi caruso jong
vries dijk bakker janssen visser smit meijer boer mulder groot bos vos hendriks dekker brouwer silva santos ferreira
pereira oliveira rodrigues martins sousa fernandes goncalves gomes marques almeida ribeiro pinto carvalho teixeira
moreira correia mendes nunes soares vieira hansen johansen olsen larsen andersen pedersen nilsen kristiansen jensen
nielsen andersson johansson karlsson nilsson eriksson nowak kowalski wang li zhang chen liu yang huang zhao wu zhou
ivanov petrov yilmaz kaya demir sato suzuki tanaka`)

/** Large towns, and names that many towns bear. */
export const CITIES: ReadonlySet<string> =
  words(`london paris berlin madrid rome roma milano milan napoli torino hamburg munchen munich koln cologne
frankfurt stuttgart dusseldorf leipzig dresden hannover nurnberg bremen wien vienna zurich geneve bern basel
amsterdam rotterdam utrecht eindhoven antwerpen brussels bruxelles lyon marseille toulouse bordeaux lille nantes
strasbourg nice montpellier barcelona valencia sevilla zaragoza malaga bilbao lisboa lisbon porto braga coimbra
dublin cork glasgow edinburgh manchester birmingham liverpool leeds sheffield bristol newcastle nottingham leicester
cardiff belfast southampton portsmouth york bradford coventry sydney melbourne brisbane perth adelaide canberra
hobart auckland wellington toronto montreal vancouver ottawa calgary chicago houston phoenix philadelphia dallas
austin jacksonville columbus charlotte indianapolis seattle denver washington boston nashville detroit portland
memphis louisville baltimore milwaukee albuquerque tucson fresno sacramento atlanta miami oakland minneapolis
cleveland tampa orlando pittsburgh cincinnati springfield brooklyn bronx queens warszawa krakow praha budapest oslo
stockholm kobenhavn helsinki moscow istanbul ankara mumbai delhi bangalore singapore tokyo beijing shanghai mexico
bogota lima santiago rio brasilia`)

/** Words of firms, schools, offices and eating places, and legal forms. */
export const ORGANIZATION_WORDS: ReadonlySet<string> =
  words(`inc llc ltd limited gmbh ag kg ohg sarl sas bv nv plc pty corp corporation co company srl spa sl oy ab aps
holding holdings group gruppe groupe grupo gruppo international industries services service solutions systems
technologies consulting partners associates association society foundation trust institute university college school
academy center centre hospital clinic church bank insurance restaurant cafe bar grill pizzeria bistro kitchen deli
diner house hotel inn motel pharmacy store shop market media logistics transport energy bakery dental law office
department agency council club ymca library museum preschool kindergarten schule verein stiftung praxis apotheke
exports imports enterprises enterprise supply`)

/** Words that begin or end the name of a street. German and Dutch endings are found in `value-shape.ts`. */
export const STREET_WORDS: ReadonlySet<string> =
  words(`street st road rd avenue ave av lane ln drive dr boulevard blvd court ct place pl terrace tce crescent
cres cr circuit cct close cl way square sq parade pde parkway pkwy highway hwy circle cir trail trl grove gardens
rise mews row walk hill rue allee chemin impasse quai route calle c/ avenida avda plaza paseo camino carrera via
viale corso piazza vicolo largo rua travessa estrada praca laan weg plein gracht kade dreef steeg platz gasse ring
damm ufer strasse str box apt`)

/** Written before a name, and saying little of who it is. */
export const HONORIFICS: ReadonlySet<string> =
  words(`mr mrs ms miss mx dr prof sir lady lord rev herr frau hr fr dipl mme mlle m monsieur madame mademoiselle
sr sra srta don dona sig signor signora signorina dott dottssa ing dhr mevr mw de heer`)

/** Genders as people and systems write them, in the same languages. */
export const GENDER_WORDS: ReadonlySet<string> =
  words(`male female m f w man woman mann frau weiblich mannlich homme femme masculin feminin hombre mujer
masculino femenino feminino maschio femmina uomo donna vrouw mannelijk vrouwelijk homem mulher divers diverse x
nonbinary non-binary other h v u unknown herr mr ms mrs boy girl d`)
