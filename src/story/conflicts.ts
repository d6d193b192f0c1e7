import { formatEdtf } from '../dates/index.ts'
import { analyse } from '../search/terms.ts'
import type { Candidate } from './candidate.ts'
import { sourceName } from './citation.ts'
import type { EventGroup } from './merge.ts'
import { relate } from './same-event.ts'

const number = (value: string): string =>
  value
    .toLowerCase()
    .replace(/[,\s]/g, '')
    .replace(/(?:percent|percent)$/, '%')
const headOf = (of: string): string => analyse(of).pop() ?? ''

function dateConflict(shown: Candidate, other: Candidate): string[] {
  const relation = relate(shown.date, other.date)
  return relation === 'close' || relation === 'apart'
    ? [`${formatEdtf(other.date)}, says ${sourceName(other.citation)}`]
    : []
}

/** Figures that count the same thing with another number. A word counted twice in one sentence is left out: which is meant is not known. */
function figureConflicts(shown: Candidate, other: Candidate): string[] {
  if (shown.citation.article === other.citation.article) return []
  const only = (candidate: Candidate, head: string) =>
    candidate.figures.filter((figure) => headOf(figure.of) === head).length === 1
  return shown.figures.flatMap((figure) => {
    const head = headOf(figure.of)
    if (head === '' || !only(shown, head) || !only(other, head)) return []
    const rival = other.figures.find((candidate) => headOf(candidate.of) === head)
    return rival && number(rival.value) !== number(figure.value)
      ? [`${rival.value} ${rival.of}, says ${sourceName(other.citation)}`]
      : []
  })
}

/** What other reports of an event say otherwise, in words, each with its source. */
export function conflictsIn([shown, ...others]: EventGroup): string[] {
  return [...new Set(others.flatMap((other) => [...dateConflict(shown, other), ...figureConflicts(shown, other)]))]
}
