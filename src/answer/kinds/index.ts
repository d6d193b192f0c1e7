import { appointment } from './appointment.ts'
import { article } from './article.ts'
import { definition } from './definition.ts'
import { event } from './event.ts'
import { expansion } from './expansion.ts'
import type { QuestionKind } from './kind.ts'
import { meeting } from './meeting.ts'
import { office } from './office.ts'
import { person } from './person.ts'
import { publication } from './publication.ts'
import { said } from './said.ts'

export type { QuestionKind } from './kind.ts'

/** The kinds of question that facts can answer; each proposes for itself. */
export const questionKinds: readonly QuestionKind[] = [
  expansion,
  definition,
  publication,
  article,
  appointment,
  meeting,
  person,
  office,
  said,
  event,
]
