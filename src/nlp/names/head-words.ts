import { MONTHS, WEEKDAYS, wordSet } from '../dates/words.ts'

/** Words that say what kind of thing a name is. All lower case; the last word of a name (or the one before "of") decides. */
/** Before a person's name, never part of it. */
export const honorifics = wordSet(
  `mr mr. mrs mrs. ms ms. mx mx. miss dr dr. prof prof. sir dame lord lady madam rev rev. reverend hon hon. sheikh imam rabbi father sister brother comrade uncle aunt
  sen. rep. gov. gen. col. lt. capt. sgt. maj. adm. cpl. pres. cllr cllr. insp. supt. amb. fr.`,
)

/** Offices and callings that stand before a name or describe a person. */
export const titles = wordSet(`
president vice-president premier chancellor minister secretary secretary-general undersecretary director director-general governor mayor vice-mayor deputy ambassador envoy consul commissioner
chairman chairwoman chairperson chair co-chair vice-chairman speaker senator congressman congresswoman representative delegate councillor councilor councilman councilwoman alderman sheriff judge justice magistrate attorney
prosecutor solicitor barrister general lieutenant colonel major captain sergeant admiral commander commodore marshal brigadier corporal officer detective inspector constable chief head leader
king queen prince princess emperor empress emir sultan tsar czar shah caliph khan duke duchess earl count countess baron baroness viscount archduke pope cardinal archbishop bishop archdeacon deacon priest pastor abbot monk
professor lecturer dean rector provost principal headmaster headmistress headteacher teacher scientist physicist chemist biologist mathematician economist historian philosopher psychologist researcher engineer inventor astronomer
astronaut doctor surgeon physician nurse dentist pharmacist author writer novelist poet playwright journalist reporter correspondent columnist editor publisher critic blogger spokesman spokeswoman spokesperson
actor actress singer musician composer conductor guitarist drummer bassist pianist artist painter sculptor architect designer photographer filmmaker screenwriter comedian presenter host
footballer player coach manager goalkeeper striker quarterback cornerback linebacker receiver pitcher catcher boxer swimmer cyclist driver referee umpire champion captain
mp mp. mep msp ceo cfo coo cto cio executive founder co-founder owner partner investor banker analyst trader entrepreneur businessman businesswoman industrialist treasurer trustee master harbourmaster warden steward bailiff vicar clerk registrar librarian curator
activist lawyer lobbyist adviser advisor aide assistant counsel counselor counsellor negotiator mediator rapporteur candidate nominee incumbent successor predecessor co-ordinator coordinator administrator superintendent
rebel warlord general-secretary politician diplomat statesman explorer settler missionary pilot sailor soldier veteran farmer merchant wizard knight warrior minister-president first-secretary emeritus emerita`)

/** A title, or a word of one, without what says that it is over: "ex-mayor", "then-chief" executive. */
export const bareTitle = (word: string): string => word.replace(/^(?:ex|then)[-‐‑]/i, '')

/** Says of an office whether it is still to come or over: no part of the name of what it is an office of ("Former Osby mayor"). */
export const timeOfOffice = /^(?:former|outgoing|incoming|acting|interim|then)$/

/** Words that qualify an office: "Vice Mayor", "acting president". */
export const titleQualifiers = wordSet(
  `vice deputy prime foreign special first acting former ex chief general senior executive assistant interim associate managing lord grand crown high permanent plenipotentiary extraordinary honorary former late then incumbent
  outgoing incoming presiding operating financial technology information marketing design legal medical scientific`,
)

/** An organisation ends with one of these, or has one before "of". */
export const organisationWords = wordSet(`
inc inc. corp corp. co co. ltd ltd. llc plc gmbh ag company corporation corps group holdings partners industries enterprises systems technologies technology electronics motors airlines airways records studios pictures
entertainment media press times post herald tribune journal gazette guardian news agency agencies bureau office department ministry directorate authority commission committee subcommittee council board panel secretariat
court tribunal parliament assembly senate congress house cabinet government administration party union unions league federation confederation alliance association society institute institution institutes academy
university college school schools seminary faculty hospital clinic laboratory laboratories lab foundation fund trust bank banks exchange church diocese order army navy force forces guard guards police regiment division
battalion brigade corps squad team club orchestra band choir company theatre network channel radio television broadcasting organisation organization organisations organizations center centre cooperative co-operative service services
politburo delegation embassy consulate presidium soviet duma bundestag knesset works mill guild clan tribe brotherhood chamber airline railways railway brewery museum library archives observatory initiative coalition
movement front militia politburo zoo aquarium publishers software computers computer stores`)

/** A place ends with one of these, or begins with one ("Mount", "Lake"). */
export const placeWords = wordSet(`
city town village county district province state territory region prefecture municipality borough parish canton republic kingdom empire emirate island islands isle peninsula cape bay gulf sea ocean lake river creek
canal strait falls valley mountain mountains mount hill hills ridge range plateau desert forest park garden gardens square street road avenue boulevard lane highway bridge tunnel airport station port harbor harbour
beach coast tower building hall palace castle fort fortress cathedral abbey temple mosque shrine stadium arena area zone corridor belt delta basin plain plains steppe coast capitol heights field fields pavilion gate place plaza quay pier wharf dock docks lighthouse market spring springs pool wall woods wood keep hold hall reach rest`)

/** An event ends with one of these, or has one before "of". */
export const eventWords = wordSet(`
expo exhibition fair forum summit conference congress symposium workshop seminar meeting session sessions festival carnival parade ceremony games olympics championship championships cup tournament open series bowl derby
war wars battle siege revolution revolt rebellion uprising mutiny massacre genocide famine plague pandemic crisis crash accords treaty pact convention referendum election elections trial inquiry scandal affair
earthquake hurricane storm flood fire eruption marathon race gala reception concert tour keynote launch day week month year eve anniversary reformation renaissance crusade crusades depression holocaust coronation`)

/** A work, law or product has one of these before "of" or at its end. */
export const workWords = wordSet(`
act bill law code constitution charter declaration agreement protocol regulation regulations directive concept programme program plan strategy policy award prize medal theory principle theorem effect model
series album song novel film movie play opera symphony poem report book bible dictionary encyclopedia gospel`)

/** A word that makes a run a name with "and": "Ministry of Culture and Tourism". */
export const takesConjunction = wordSet(
  `ministry department committee commission academy institute council office bureau school college university society association conference centre center board faculty museum programme program concept agency organisation organization secretary minister`,
)

/** Capitalised words that are no names by themselves. */
export const notNames: ReadonlySet<string> = new Set([
  ...WEEKDAYS,
  ...[...MONTHS.keys()].flatMap((month) => [month, `${month}.`]),
  ...wordSet(`
the a an i he she it we they this that these those there here his her its our their my your who what when where why how which whose whom if in on at of for and or but nor so yet as by to from with without
mon tue wed thu fri sat sun today yesterday tomorrow am pm a.m. p.m. ad bc ce bce yes no ok also however meanwhile moreover furthermore although though
while during after before since until according despite because despite both each every some many most several few all any other another one two three four five six seven eight nine ten hundreds thousands
first second third last next later earlier then now still even just only not never no more less than under over between among photo source note chapter section figure table page mr mrs ms dr no. nos.`),
])
