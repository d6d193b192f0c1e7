import { analyse } from '../search/terms.ts'

/** Words of one line can stand for each other in a question and its answer. Words of news, history and reference; general English only. */
const groups = `
meet meeting talk talks encounter converse conversation discuss discussion
hold held host organise organize stage conduct take_place occur happen convene
begin start launch commence open opening inaugurate kick_off
end finish conclude close cease terminate
say state tell note announce declare claim mention remark comment add report stress emphasize emphasise point observe
found establish create set_up form founder founding start foundation
build construct erect construction built
buy purchase acquire acquisition bought takeover
sell sale sold
die death pass_away dead deceased killed
born birth birthplace native
live reside residence inhabit dwell home population
lead head chair run govern direct leader chief
win victory defeat beat triumph winner won
lose loss defeat lost
make produce manufacture production producer maker manufacturer output
use utilize employ usage utilise
help assist aid support
back support endorse favour favor
call name term known title dub
big large great huge largest biggest greatest
small little tiny smallest
increase rise grow growth climb surge up
decrease fall drop decline reduce reduction
cost price worth pay paid
locate situate lie location located situated
resign quit step_down leave departure depart left
appoint name nominate appointment elect
visit travel trip tour go
attend participate join take_part present participant
brief inform update
praise commend laud appreciate applaud compliment speak_highly
thank gratitude grateful appreciate thankful
congratulate congratulation
invite invitation
promise pledge vow commit
want wish hope desire seek
suggest propose recommend proposal suggestion
agree agreement accord deal pact
write author wrote writer written
study studied education graduate educate
teach taught teacher instruct
job post position office role work
country nation state
city town municipality
car automobile vehicle auto
film movie picture
company firm business corporation enterprise
mayor mayoral
secretary secretary-general
population inhabitant people resident live
kill murder assassinate slay
attack assault strike raid
fight battle war combat conflict
injure wound hurt injury
arrest detain detention custody
release unveil introduce launch debut publish issue
show display demonstrate exhibit present
get receive obtain gain acquire
give provide supply grant offer donate
ask request demand
permit allow let authorize
ban prohibit forbid bar outlaw
cause result lead trigger reason due
children child kids son daughter
wife husband spouse married marry marriage wed
speak speech address remarks talk
sue lawsuit suit
fast quick rapid speed
money fund funds financial
part portion share
contain include comprise consist hold
need require requirement necessary
change alter modify
show indicate reveal
believe think consider
important significant key major
main chief primary principal major
earn make income
cooperation collaboration partnership
area region zone
expert specialist
doctor physician
illness disease sick
school college university
`

const index = new Map<string, Set<string>>()
for (const line of groups.split('\n')) {
  const terms = [
    ...new Set(
      line
        .trim()
        .split(/\s+/)
        .filter(Boolean)
        .flatMap((word) => analyse(word.replaceAll('_', ' ')).slice(0, 1)),
    ),
  ]
  for (const term of terms) {
    const known = index.get(term) ?? new Set<string>()
    for (const other of terms) if (other !== term) known.add(other)
    index.set(term, known)
  }
}

const none: ReadonlySet<string> = new Set()

/** Terms of words that can stand for a term. */
export function variantsOf(term: string): ReadonlySet<string> {
  return index.get(term) ?? none
}
