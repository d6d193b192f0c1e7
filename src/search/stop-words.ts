/**
 * Words that carry no topic: lunr's own list, cut to articles, pronouns, prepositions, auxiliaries and question words.
 * Left out of it on purpose, as they are names or topics in news: "may" (the month), "us" (the country), "said" and
 * "says", "after", "most", "least", "own", "like", "every", "not", "no", "must", "might", "let", "get".
 */
export const stopWords: ReadonlySet<string> = new Set(
  `a about also am an and any are as at be because been being but by can could did do does doing each either else for
  from had has have having he her hers him his how however i if in into is it its itself just me my neither nor of off
  on only or other our she should so some such than that the their them then there these they this those to too was we
  were what when where which while who whom whose why will with would yet you your s t d ll re ve
  dont doesnt didnt isnt wasnt whats whos wheres`.split(/\s+/),
)
