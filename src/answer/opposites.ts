/** Words that turn what is told round: contrary deeds, words of degree. One table for answers and for claims. */
import { analyse } from '../search/terms.ts'

/** A deed and its contrary, words of one side, then of the other. Buying and selling, winning and losing are none: one deed has both. */
const contraryDeeds: readonly (readonly [string, string])[] = [
  ['open reopen inaugurate', 'close shut'],
  ['build erect construct', 'demolish destroy raze dismantle'],
  ['found establish create', 'abolish dissolve disband'],
  ['appoint hire employ engage', 'dismiss fire sack remove oust'],
  ['join enter', 'leave quit'],
  ['start begin launch commence', 'end stop finish cease'],
  ['arrive', 'depart'],
  ['import', 'export'],
  ['marry', 'divorce'],
  ['remember', 'forget'],
  ['survive', 'die perish'],
  ['arrest jail imprison', 'release free'],
  ['lock', 'unlock'],
  ['load', 'unload'],
]

/** Those of which the same people cannot have done both in the same matter: who tells the one says that the other is not so. */
const exclusiveDeeds: readonly (readonly [string, string])[] = [
  ['rise increase grow climb gain', 'fall decrease shrink drop decline'],
  ['raise', 'lower cut reduce'],
  ['accept approve adopt pass', 'reject refuse decline veto'],
  ['support back endorse praise applaud welcome', 'oppose criticise criticize condemn attack'],
  ['allow permit legalise legalize', 'forbid ban prohibit outlaw'],
  ['strengthen', 'weaken'],
  ['widen', 'narrow'],
  ['promote', 'demote'],
  ['convict', 'acquit'],
  ['agree', 'disagree'],
  ['attend', 'miss'],
]

/** Contraries by index term. */
function byTerm(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, ReadonlySet<string>> {
  const contraries = new Map<string, Set<string>>()
  for (const pair of pairs)
    for (const [own, other] of [pair, [pair[1], pair[0]] as const])
      for (const term of analyse(own))
        contraries.set(term, new Set([...(contraries.get(term) ?? []), ...analyse(other)]))
  return contraries
}

/** The contraries of a deed, as index terms. */
export const contraries = byTerm([...contraryDeeds, ...exclusiveDeeds])
/** Those of them that exclude it. */
export const exclusives = byTerm(exclusiveDeeds)

/** Words of degree, and what turns them round. */
export const degrees: readonly (readonly [RegExp, RegExp])[] = (
  [
    ['more|greater|higher|larger|bigger', 'less|fewer|lower|smaller'],
    ['longer|taller|wider|deeper', 'shorter|narrower|shallower'],
    ['older', 'younger|newer'],
    ['faster|quicker', 'slower'],
    ['better', 'worse'],
    ['best', 'worst'],
    ['warmer|hotter', 'colder|cooler'],
    ['heavier', 'lighter'],
    ['cheaper', 'dearer'],
    ['most|majority', 'fewest|minority|least'],
    ['above', 'below'],
  ] as const
).map(([one, other]) => [new RegExp(`^(?:${one})$`), new RegExp(`^(?:${other})$`)])
