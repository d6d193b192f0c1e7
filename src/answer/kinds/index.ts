import { appointment } from './appointment.ts'
import { article } from './article.ts'
import { deedHolder } from './deed-holder.ts'
import { event } from './event.ts'
import { expansion } from './expansion.ts'
import { feeling } from './feeling.ts'
import { figure } from './figure.ts'
import type { QuestionKind } from './kind.ts'
import { meeting } from './meeting.ts'
import { occasionDate } from './occasion-date.ts'
import { office } from './office.ts'
import { person } from './person.ts'
import { place } from './place.ts'
import { predicate } from './predicate.ts'
import { presence } from './presence.ts'
import { publication } from './publication.ts'
import { said, whoSaid } from './said.ts'
import { span } from './span.ts'
import { stance } from './stance.ts'
import { superior } from './superior.ts'
import { thankedFor } from './thanked-for.ts'
import { yesNo } from './yes-no.ts'

export type { Outcome, QuestionKind } from './kind.ts'

/** The question kinds, in the order in which they are tried; the ranked candidates come after them all. */
export const questionKinds: readonly QuestionKind[] = [
  expansion,
  publication,
  article,
  appointment,
  span,
  meeting,
  superior,
  occasionDate,
  person,
  office,
  deedHolder,
  whoSaid,
  stance,
  feeling,
  said,
  event,
  presence,
  place,
  figure,
  predicate,
  thankedFor,
  yesNo,
]
