import { analyse } from '../search/terms.ts'

/** Verbs and nouns of one line tell the same kind of event. General news English. */
const lines = `
meet meeting talk talks receive
hold take_place occur happen organise organize host stage convene have
announce unveil introduce launch release debut present reveal
announce say state tell declare report add note claim offer give
begin start open inaugurate kick
end finish conclude close cease
buy purchase acquire acquisition takeover
sell sale
die death pass_away
found establish create set_up
resign quit step_down leave departure resignation
appoint name elect nominate appointment
sue file lawsuit
win beat defeat victory
lose loss
sign reach agree agreement deal settle settlement
arrest detain
attack bomb strike
kill murder
crash collide
visit travel trip tour
attend join participate
cut lower reduce
raise increase rise
order purchase
deliver hand
fly flight
`

const groups = new Map<string, Set<number>>()
lines
  .trim()
  .split('\n')
  .forEach((line, number) => {
    for (const word of line.split(/\s+/)) {
      const [term] = analyse(word.replace(/_.*/, ''))
      if (term) groups.set(term, (groups.get(term) ?? new Set()).add(number))
    }
  })

/** The index term of a verb, by which acts are compared. */
export const actOf = (verb: string): string | undefined => analyse(verb)[0]

/** Whether two acts can be of the same event. */
export function sameAct(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false
  if (a === b) return true
  const [x, y] = [groups.get(a), groups.get(b)]
  if (!x || !y) return false
  for (const group of x) if (y.has(group)) return true
  return false
}

/** What happens to a person or body only once, so that two dates for it are a conflict and not two events. */
const once = new Set(
  ['bear', 'die', 'found', 'establish', 'assassinate', 'marry', 'inaugurate', 'dissolve', 'unveil', 'launch'].flatMap(
    (verb) => analyse(verb),
  ),
)

export const happensOnce = (verb: string): boolean => analyse(verb).some((term) => once.has(term))
