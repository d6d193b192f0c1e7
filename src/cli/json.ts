import type {
  Answer,
  ArticleHit,
  ArticleInfo,
  Citation,
  ClaimCheck,
  ProfileLine,
  Reply,
  Timeline,
  WholeArticle,
} from '../types.ts'

type Json = Readonly<Record<string, unknown>>

/** A citation, as every JSON line has it. */
export function citationJson({
  article,
  file,
  title,
  published,
  publisher,
  url,
  link,
  section,
  locator,
  quote,
  start,
  end,
}: Citation): Json {
  return { article, file, title, published, publisher, url, link, section, locator, quote, start, end }
}

function lineJson(line: ProfileLine): Json {
  return { ...line, citations: line.citations.map(citationJson) }
}

function infoJson({ id, ...info }: ArticleInfo): Json {
  return { article: id, ...info }
}

function hitJson({ id, score, title, citation, ...info }: ArticleHit): Json {
  return { article: id, score, title, ...info, citation: citation && citationJson(citation) }
}

function wholeJson({ article: { id, ...article }, marked }: WholeArticle): Json {
  return { article: id, ...article, marked }
}

/** Only where there is something in it. */
function some<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list && list.length > 0 ? list : undefined
}

/**
 * One answer, as `ask --json` and each line of `ask --batch` give it.
 * @param elapsedMs how long it took to answer, in milliseconds
 */
export function answerJson(answer: Answer, elapsedMs: number): Json {
  const { question, kind, status, confidence } = answer
  const common = {
    question,
    kind,
    status,
    answer: answer.status === 'answered' ? answer.answer : null,
    confidence,
    probable: answer.status === 'answered' ? answer.probable : undefined,
    date: answer.status === 'answered' ? answer.date : undefined,
    elapsedMs: Math.round(elapsedMs * 10) / 10,
  }
  const rest = { notes: some(answer.notes), explanations: some(answer.explanations) }
  return answer.status === 'answered'
    ? { ...common, citations: answer.citations.map(citationJson), ...rest }
    : {
        ...common,
        citations: [],
        nearest: answer.nearest.map(citationJson),
        guess: answer.guess && { ...answer.guess, citations: answer.guess.citations.map(citationJson) },
        didYouMean: some(answer.didYouMean),
        ...rest,
      }
}

function timelineJson({ topic, from, to, total, entries }: Timeline): Json {
  return {
    topic,
    from,
    to,
    total,
    entries: entries.map((entry) => ({ ...entry, citations: entry.citations.map(citationJson) })),
  }
}

function profileJson({ profile, about }: Extract<Reply, { type: 'profile' }>): Json {
  const { offices, meetings, statements, presences, places, mentions, first, last, ...rest } = profile
  return {
    status: 'answered',
    ...rest,
    about,
    offices: offices.map(lineJson),
    meetings: meetings.map(lineJson),
    statements: statements.map(lineJson),
    presences: presences.map(lineJson),
    places: places.map(lineJson),
    mentions: mentions.map(lineJson),
    first: first && citationJson(first),
    last: last && citationJson(last),
  }
}

function checkJson({ claim, verdict, confidence, probable, citations, nearest }: ClaimCheck): Json {
  return {
    claim,
    verdict,
    confidence,
    probable,
    citations: citations.map(citationJson),
    nearest: some(nearest)?.map(citationJson),
  }
}

/** A reply as one JSON object. Fields that are undefined are left out when it is written. */
export function replyJson(reply: Reply, elapsedMs: number): Json {
  switch (reply.type) {
    case 'answer':
      return answerJson(reply.answer, elapsedMs)
    case 'timeline':
      return timelineJson(reply.timeline)
    case 'profile':
      return profileJson(reply)
    case 'unknown-name':
      return {
        status: 'unanswered',
        name: reply.name,
        didYouMean: reply.didYouMean,
        nearest: reply.nearest.map(citationJson),
      }
    case 'articles':
      return { query: reply.query, results: reply.hits.map(hitJson), whole: reply.whole && wholeJson(reply.whole) }
    case 'sources':
      return { articles: reply.sources.map(infoJson) }
    case 'check':
      return checkJson(reply.check)
    case 'help':
      return { topics: reply.topics }
  }
}
