import { InputError } from '../errors.ts'

const letters = /\p{L}/gu
const latin = /\p{Script=Latin}/gu
const greeting =
  /^(?:(?:hi|hello|hey|heya|hiya|yo|sup|good (?:morning|afternoon|evening|day)|thanks?|thank you|thx|ok|okay|test|ping|help)(?:\s+(?:there|all|everyone|everybody|guys|folks|bot|dateline|you|me))*\W*)+$/i
/** Words that a question in another language begins with, of which none begins an English one. */
const foreignStart =
  /^¿|^(?:wer|wen|wem|wessen|wann|warum|wieso|wie|was ist|welche[rsmn]?|qui|quand|où|pourquoi|quel(?:le)?s?|combien|est-ce|qu'est-ce|quién(?:es)?|cuándo|dónde|por qué|cómo|cuál(?:es)?|cuánt[oa]s?|quem|quando|onde|porque|por que|dove|perché|quanti|wie is|wanneer|waar|waarom|hoeveel|kto|kiedy|gdzie|dlaczego)(?![\p{L}])/iu
const english =
  /\b(?:the|who|whom|what|when|where|which|why|how|is|are|was|were|did|does|do|has|have|of|in|to|and|for|with|by|on|at)\b/gi

/**
 * Sees to it that a question can be one: it has words, asks something and is English as far as its script and first word tell.
 * @param question tidied text
 * @returns the question
 * @throws InputError with a line that helps
 */
export function readableQuestion(question: string): string {
  const all = question.match(letters)?.length ?? 0
  if (all === 0 && !/\d/.test(question))
    throw new InputError('There are no words in the question', 'ask for example “Who is the mayor?”')
  if (greeting.test(question))
    throw new InputError(
      'That asks nothing of the articles',
      'ask for example “Who is the mayor?” or “When did it open?”',
    )
  const isOtherScript = all > 0 && (question.match(latin)?.length ?? 0) < all / 2
  const isOtherLanguage = foreignStart.test(question) && (question.match(english)?.length ?? 0) === 0
  if (isOtherScript || isOtherLanguage)
    throw new InputError('The articles are in English, and so are the questions', 'please ask in English')
  return question
}
