import { oneOf } from './pattern.ts'
import { FEAST_DAYS, MONTHS, WEEKDAYS } from './words.ts'

const sure = new RegExp(
  `\\b${oneOf([...WEEKDAYS, ...FEAST_DAYS.keys(), 'christmas', ...[...MONTHS.keys()].filter((m) => !/^(?:may|march|mar|jan|dec|sep)$/.test(m))])}\\b`,
  'g',
)
/** "may" and "march" are months beside a number or behind a preposition of time. */
const doubtful =
  /\b(?:may|march|mar|jan|dec|sep)\b(?=\.?\s*(?:the\s+)?\d)|(?<=\d(?:st|nd|rd|th)?\s+(?:of\s+)?)\b(?:may|march|mar|jan|dec|sep)\b|(?<=\b(?:in|of|since|until|during|last|next|early|late|mid|this|by|between|before|after)[\s-])\b(?:may|march)\b(?!\s+(?:i|we|you|he|she|they|be|have|on)\b)/g

function title(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** The question with capitals on its months and weekdays; offsets stay as they are. */
export function capitalised(question: string): string {
  return question.replace(sure, title).replace(doubtful, title)
}
