import { analyse } from '../../search/terms.ts'

/** Groups of people whom reports of one meeting call now so, now otherwise. */
const kin = [
  'envoy diplomat ambassador emissary',
  'leader official politician dignitary authority',
  'businessman businesswoman entrepreneur industrialist',
  'reporter journalist correspondent',
  'lawmaker legislator parliamentarian deputy',
].map((line) => line.split(' ').flatMap((word) => analyse(word)))

/** A term and those of words for the same people. */
export const withKin = (term: string): readonly string[] => [term, ...(kin.find((line) => line.includes(term)) ?? [])]

const generalTerms = new Set(
  analyse('foreign senior high-ranking leading top visiting several some many other various local both'),
)

/** Whether a word beside a group says little of who they are: "foreign envoys" are the envoys. */
export const isGeneral = (term: string): boolean => generalTerms.has(term)

const anybody = new Set(
  analyse(
    'person people man men woman women somebody individual leader official politician dignitary representative figure member chief head guest name two three four five',
  ),
)

/** Whether a word of "which two leaders" says nothing of who they are. */
export const isAnybody = (term: string): boolean => anybody.has(term) || isGeneral(term)
