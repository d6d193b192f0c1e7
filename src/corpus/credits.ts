const creditWord = '(?:photo(?:graph)?s?|images?|pictures?|pic|credit|file photo|illustration)'
const trailing = new RegExp(
  `\\s*[([](?:${creditWord}\\b[^()[\\]\\n]{0,80}|[^()[\\]\\n/]{2,30}/[^()[\\]\\n/]{2,40}\\bphoto|[\\p{Lu}][^()[\\]\\n/]{1,20}/\\p{Lu}\\p{Ll}+ \\p{Lu}[^()[\\]\\n/]{1,30})[)\\]]\\s*\\.?$`,
  'iu',
)
const unbracketed =
  /(?<=[.!?"”)])\s(?:[Pp]hoto(?:graph)?s?|[Ii]mages?|[Pp]ictures?|[Cc]redit)(?: (?:by|courtesy(?: of)?|credit:?)|:| ?\/)\s+\p{Lu}[^.!?\n]{2,50}\.?$/u

/** Cuts a photographer's credit from the end of a paragraph: "… at the gate. (Photo/Ann Lee)". */
export function cutPhotoCredit(paragraph: string): string {
  if (/[)\]]\s*\.?$/.test(paragraph)) return paragraph.replace(trailing, '')
  return paragraph.replace(unbracketed, '')
}
