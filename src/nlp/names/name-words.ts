/** Words that belong to names although they look like others: particles, months and modals that are given names, what follows a family name. And the given names. */

import { MONTH_NAMES } from '../../dates/index.ts'
import { MONTHS, WEEKDAYS, wordSet } from '../dates/words.ts'
import { textAt, wordAt } from '../tokens.ts'
import type { Token } from '../types.ts'
import { isEnglishWord } from '../wink.ts'
import { eventWords, honorifics, notNames, organisationWords, placeWords, titles } from './head-words.ts'
import { demonyms, knownPlaces } from './places.ts'

/** Between a given name and a family name, in lower case: "van der", "de la", "bin". */
export const particle =
  /^(?:['’]t|de|del|della|delle|degli|dei|dello|da|das|do|dos|di|du|des|d|von|vom|van|der|den|het|ter|ten|te|op|zu|zum|zur|af|av|al|el|bin|binti|binte|bint|ben|ibn|ap|abu|abd|la|las|los|le|les|lo|und|y|e|i|mac|st)$/

/** Particles that may begin a family name by themselves: "said van Dam". */
const leading = /^(?:de|del|della|da|di|du|von|van|der|ter|zu|al|el|bin|ibn)$/

const prefixed = /^(?:al|el|ad|an|ar|as|ash|at|az|ed|ul|ur|us|abd|abu|bin|ibn|[dlno]|dell|dall|all)[-‐‑'’ʼ]\p{Lu}/u
const innerCapital = /^[a-z]{1,2}\p{Lu}[\p{L}\d]*/u

/** Weekdays, months, parts of a year or day, in lower case. */
export const calendarWord = new RegExp(
  `^(?:${WEEKDAYS.join('|')}|${MONTH_NAMES.join('|').toLowerCase()}|spring|summer|autumn|winter|week|month|year|day|morning|afternoon|evening|night|weekend|today|yesterday|tomorrow)$`,
)

/** "zPhone", "iBook". */
export const hasInnerCapital = (token: Token): boolean => innerCapital.test(token.text)

/** Whether a word is written as names are: with a capital, or as "al-Harbi", "d'Orsel" or "zPhone". */
export const isCapital = (token: Token | undefined): boolean =>
  token !== undefined && (/^\p{Lu}/u.test(token.text) || innerCapital.test(token.text) || prefixed.test(token.text))

/** "Jr.", "III": after a family name. */
export const isSuffix = (word: string): boolean => /^(?:(?:jr|sr)\.?|ii|iii|iv)$/i.test(word)

/** Degrees and honours behind a name, never part of it. */
export const degree = /^(?:[QK]\.?C|[OMC]\.?B\.?E|Ph\.?D|[MJ]\.?D|D\.?D\.?S|R\.?N|Esq)\.?$/

/** How many words a name has, without particles and what follows the family name. */
export const wordCount = (words: readonly { readonly text: string }[]): number =>
  words.filter(({ text }) => !particle.test(text) && !isSuffix(text) && text !== ',').length

const givenMonth = /^(?:jan|april|may|june|august|sun)$/
/** Right before a month: "in April", "last June", "early May". */
const beforeMonth =
  /^(?:in|since|until|till|during|throughout|last|next|this|that|early|late|mid|mid-|every|each|previous|following)$/
const partOfTime =
  /^(?:end|start|beginning|middle|half|part|month|week|day|days|evening|morning|night|rest|\d+\p{L}*)$/u
const isParticiple = (token: Token | undefined): boolean =>
  token?.pos === 'VERB' && /(?:ed|en|n|t|d|e)$/.test(token.lower)

/** Whether what stands before a month shows that it is one. */
function isDated(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  const earlier = tokens[at - 2]
  if (!before) return false
  // "In April 2019 Jan Moor", "on May 5 May Fenn": the number belongs to what stands before it.
  if (/^\d{1,2}(?:\D|$)/.test(before.text)) return !MONTHS.has(earlier?.lower.replace(/\.$/, '') ?? '')
  if (beforeMonth.test(before.lower) || (before.lower === 'from' && at === 1)) return true
  if (before.lower === 'by') return !isParticiple(earlier)
  return before.lower === 'of' && (partOfTime.test(earlier?.lower ?? '') || earlier?.pos === 'NUM')
}

const isFamilyName = (token: Token | undefined): boolean =>
  token !== undefined &&
  /^\p{Lu}[\p{L}'’-]+$/u.test(token.text) &&
  !notNames.has(token.lower) &&
  !eventWords.has(token.lower) &&
  !organisationWords.has(token.lower) &&
  !demonyms.has(token.lower)

/** Words that are no names by themselves and yet family names. */
const familyWord = /^(?:page|may|march|august)$/

/** Whether a word that is no name by itself is the family name behind a given name: "Rose Page", and at the head of a sentence "Grant May met". */
export function isFamilyWord(tokens: readonly Token[], at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (!before || !token || !familyWord.test(token.lower) || !/^\p{Lu}\p{Ll}+$/u.test(token.text)) return false
  if (!isCapital(before) || !isGiven(before.lower) || /^\d/.test(next?.text ?? '')) return false
  const isQuestion = before.lower === 'will' && tokens.at(-1)?.text === '?'
  // "They saw Ann May last year": only a name at the head of a sentence is surely no month.
  return !isQuestion && (token.lower === 'page' || (at === 1 && isPastVerb(next)))
}

const isPastVerb = (token: Token | undefined): boolean => token?.pos === 'VERB' && token.lower !== token.lemma

const meets = /^(?:meet|marry|thank|praise|beat|defeat|interview)$/

/** Weekdays, months and seasons: most are seldom given names. */
const seldomGiven = new RegExp(
  `^(?:${WEEKDAYS.join('|')}|${MONTH_NAMES.join('|').toLowerCase()}|spring|summer|autumn|winter)$`,
)

/** Whether a word of the calendar that is seldom a given name is one: "Friday Eze opened it", "met Sunday Adeyemi", before one name that is no word of the language. */
function isSeldomGiven(tokens: readonly Token[], at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (!token || !seldomGiven.test(token.lower) || !isFamilyName(next) || isCapital(tokens[at + 2])) return false
  if (knownPlaces.has(next?.lower ?? '') || isGiven(next?.lower ?? '') || isEnglishWord(next?.lower ?? '')) return false
  return at === 0 ? isPastVerb(tokens[at + 2]) : before?.pos === 'VERB' && meets.test(before.lemma)
}

/** "May God bless them", "May Ann rest": a wish, by its verb without an ending. */
function isWish(tokens: readonly Token[], at: number): boolean {
  const verb = tokens.slice(at + 1).find((token) => !isCapital(token))
  return verb?.pos === 'VERB' && verb.lower === verb.lemma
}

/**
 * Whether a month, a weekday, a season or a modal is a given name: "April Moss", "Will Crane".
 * @param tokens of one sentence or question
 * @param at index of the word
 */
export function isGivenName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  const next = tokens[at + 1]
  if (!token || !(token.lower === 'will' || givenMonth.test(token.lower) || seldomGiven.test(token.lower))) return false
  const hasFamilyName = isFamilyName(next) || beginsFamilyName(tokens, at + 1) || isFamilyWord(tokens, at + 1)
  if (!/^\p{Lu}\p{Ll}+$/u.test(token.text) || !hasFamilyName) return false
  if (isSeldomGiven(tokens, at)) return true
  if (token.lower === 'will') {
    if (at === 0) return tokens.at(-1)?.text !== '?'
    // "The House Will Vote": a heading, not somebody's name.
    const before = wordAt(tokens, at - 1)
    return at === 1 || !isCapital(tokens[at - 1]) || titles.has(before) || honorifics.has(before)
  }
  if (!givenMonth.test(token.lower) || isDated(tokens, at)) return false
  if (placeWords.has(next?.lower ?? '') && token.lower !== 'jan' && /^(?:the|a)$/.test(wordAt(tokens, at - 1)))
    return false
  return !(token.lower === 'may' && at === 0 && isWish(tokens, at))
}

/** Whether particles and then a capitalised word stand here: "van der Berg". */
export function beginsFamilyName(tokens: readonly Token[], at: number): boolean {
  let end = at
  while (end < at + 3 && particle.test(textAt(tokens, end))) end++
  const name = tokens[end]
  return end > at && name !== undefined && /^\p{Lu}/u.test(name.text) && !notNames.has(name.lower)
}

/** Whether a family name begins at a particle by itself: "said van Dam", "by al Harbi". */
export function opensName(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  return (
    leading.test(textAt(tokens, at)) &&
    beginsFamilyName(tokens, at) &&
    !(before && /^(?:DET|ADJ|NUM)$/.test(before.pos)) &&
    !isCapital(before) &&
    !particle.test(before?.text ?? '')
  )
}

/** Given names common in English text: they tell "Martin Mann" (a person) from "Mission Bay" (a place). */
const female = `April May Hope Faith Joy Dawn Lily Holly Ivy Ruby Violet Poppy Abigail Ada Agnes Alexandra Alice Alicia Alison Amanda Amelia Amy Andrea Angela Anita Ann Anna Anne Annie Antonia Audrey Barbara Beatrice Bernadette Beth Betty Beverly Brenda Bridget Camille Carla Carmen
Carol Caroline Carolyn Catherine Cecilia Charlotte Cheryl Chloe Christina Christine Cindy Clara Claire Claudia Connie Cynthia Daisy Dana Daniela Deborah Debra Denise Diana Diane Donna Dora Doris Dorothy Edith
Eileen Elaine Eleanor Elena Elisabeth Elizabeth Ella Ellen Elsa Emilia Emily Emma Erica Esther Eva Eve Evelyn Felicia Fiona Florence Frances Gabriela Gail Georgia Geraldine Gillian Gina Gladys Gloria Grace
Hannah Harriet Hazel Heather Heidi Helen Helena Hilary Hillary Ida Inge Ingrid Irene Iris Isabel Isabella Jacqueline Jane Janet Janice Jean Jennifer Jessica Jill Joan Joanna Joanne Josephine Joyce Judith Judy
Julia Julie June Karen Katarina Kate Katherine Kathleen Kathryn Kathy Katie Kelly Kimberly Kirsten Laura Lauren Leah Lena Lillian Linda Lisa Lois Lorraine Louise Lucy Lydia Mabel Madeleine Magdalena Margaret
Maria Marian Marie Marilyn Marina Marion Martha Mary Maureen Maxine Megan Melanie Melissa Meredith Michelle Mildred Miriam Molly Monica Nadia Nancy Naomi Natalia Natalie Natasha Nicole Nina Nora Olga Olivia
Pamela Patricia Paula Pauline Penelope Penny Phoebe Phyllis Priscilla Rachel Rebecca Regina Rhonda Rita Roberta Rosa Rose Rosemary Ruth Sally Samantha Sandra Sara Sarah Selma Sharon Sheila Shirley Simone
Sonia Sophia Sophie Stella Stephanie Sue Susan Suzanne Sylvia Tamara Tania Teresa Theresa Tina Tracy Ursula Valerie Vanessa Vera Veronica Victoria Viola Virginia Vivian Wanda Wendy Yolanda Yvonne Zoe`
const male = `Will August Grant Drew Miles Pat Rob Aaron Abdul Abdullah Abraham Adam Adrian Ahmed Alan Albert Alberto Alejandro Alex Alexander Alexei Alfred Ali Allen Alvin Andre Andreas Andrei Andrew Andy Angelo Anthony Antonio Archibald Arnold Arthur Austin
Barack Barry Bartholomew Basil Ben Benedict Benjamin Bernard Bill Billy Bob Bobby Boris Brad Bradley Brandon Brendan Brent Brett Brian Bruce Bruno Bryan Calvin Cameron Carl Carlos Cecil Cesar Chad Charles
Charlie Chester Chris Christian Christopher Clarence Claude Clayton Clifford Clive Clyde Colin Conrad Craig Curtis Cyril Dale Damian Dan Daniel Danny Darren Dave David Dean Denis Dennis Derek Dick Diego Dmitri
Dmitry Dominic Don Donald Doug Douglas Duncan Dwight Earl Ed Eddie Edgar Edmund Eduardo Edward Edwin Eli Elijah Elliott Emanuel Emmanuel Enrique Eric Erik Ernest Ernesto Eugene Evan Felix Ferdinand Fernando
Floyd Francis Francisco Francois Frank Franklin Franz Fred Frederick Friedrich Gabriel Gareth Gary Gavin Gene Geoffrey George Gerald Gerard Gilbert Giovanni Giuseppe Glenn Gordon Graham Greg Gregory Guy
Hamid Hans Harold Harry Harvey Hassan Hector Heinrich Henri Henry Herbert Herman Howard Hubert Hugh Hugo Hussein Ian Ibrahim Igor Ilya Isaac Ivan Jack Jackson Jacob Jacques Jaime James Jamie Jan Jason Javier
Jay Jeff Jeffrey Jeremy Jerome Jerry Jesse Jesus Jim Jimmy Joe Joel Johan Johann Johannes John Johnny Jon Jonathan Jordan Jorge Jose Josef Joseph Joshua Juan Julian Julio Julius Justin Karl Keith Ken Kenneth
Kevin Khalid Kurt Kyle Lance Larry Laurence Lawrence Lee Leo Leon Leonard Leonardo Leonid Leroy Leslie Lewis Lloyd Louis Lucas Luis Luke Malcolm Manuel Marc Marcel Marco Marcus Mario Mark Martin Marvin
Matt Matthew Maurice Max Maximilian Michael Michel Miguel Mike Mikhail Milton Mitchell Mohamed Mohammad Mohammed Muhammad Mustafa Nathan Nathaniel Neil Nelson Nicholas Nick Nicolas Nigel Nikita Nikola Nikolai
Noah Norman Oleg Oliver Omar Oscar Otto Owen Pablo Patrick Paul Pedro Percy Pete Peter Phil Philip Philippe Phillip Pierre Rafael Ralph Ramon Randall Randy Rashid Raul Ray Raymond Reginald Rene Ricardo Richard
Rick Robert Roberto Robin Roderick Rodney Roger Roland Ron Ronald Ross Roy Rudolf Rudolph Rupert Russell Ryan Salvador Sam Samuel Scott Sean Sebastian Sergei Sergey Sergio Seth Shane Shaun Sidney Simon
Stanley Stefan Stephen Steve Steven Stewart Stuart Ted Terence Terry Theodore Thomas Tim Timothy Toby Todd Tom Tommy Tony Trevor Tyler Vernon Victor Viktor Vincent Vladimir Walter Warren Wayne Wesley Wilfred
Wilhelm William Willie Winston Wolfgang Xavier Yusuf Yuri Yves Zachary`

const femaleNames = wordSet(female.toLowerCase())
const maleNames = wordSet(male.toLowerCase())

/** Whether a word in lower case is a given name. */
export const isGiven = (word: string): boolean => maleNames.has(word) || femaleNames.has(word)

/** Gender of a given name where it has one by custom. */
export function genderOf(name: string): 'female' | 'male' | undefined {
  const first = name.split(/\s+/)[0]?.toLowerCase() ?? ''
  const female = femaleNames.has(first)
  return female === maleNames.has(first) ? undefined : female ? 'female' : 'male'
}
