/**
 * Irregular forms that a stemmer can't join to their base, `base: forms`. Forms that are words of their own in news
 * ("left", "found", "saw", "rose", "felt", "bore", "wound", "ground") are left out.
 */
const table = `
become: became
begin: began begun
break: broke broken
bring: brought
build: built
buy: bought
catch: caught
choose: chose chosen
come: came
deal: dealt
drive: drove driven
eat: ate eaten
fight: fought
fly: flew flown
forget: forgot forgotten
freeze: froze frozen
get: got gotten
give: gave given
go: went gone
grow: grew grown
hide: hidden
hold: held
keep: kept
know: knew known
lead: led
lend: lent
lose: lost
make: made
mean: meant
meet: met
pay: paid
ride: rode ridden
run: ran
say: said
seek: sought
sell: sold
send: sent
shoot: shot
sing: sang sung
sink: sank sunk
sleep: slept
2: second
3: third
4: fourth
5: fifth
6: sixth
7: seventh
8: eighth
9: ninth
10: tenth
sue: sued suing
die: died dying
tie: tied tying
lie: lied
speak: spoke spoken
spend: spent
stand: stood
steal: stole stolen
swear: swore sworn
swim: swam swum
take: took taken
teach: taught
tell: told
think: thought
throw: threw thrown
understand: understood
wear: wore worn
win: won
withdraw: withdrew withdrawn
write: wrote written
child: children
foot: feet
man: men
person: people
woman: women
aluminium: aluminum
centre: center
programme: program
colour: color
defence: defense
labour: labor
harbour: harbor
neighbour: neighbor
theatre: theater
travelled: traveled
jewellery: jewelry
grey: gray
`

/** Base form by irregular form. */
export const irregularForms: ReadonlyMap<string, string> = new Map(
  table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [base = '', forms = ''] = line.split(': ')
      return forms.split(' ').map((form) => [form, base] as const)
    }),
)
