/**
 * The vocabulary of web pages around an article: navigation, sharing, comments, consent, rights, contact.
 * General to sites, not to any one of them.
 */

/** Lines that are a button, a menu entry or a section label of a page, after lower-casing and without punctuation. */
export const chromeLabels: ReadonlySet<string> = new Set(
  `home|homepage|home page|main menu|navigation|search|site map|sitemap|skip to content|skip to main content|skip navigation
about us|contact us|feedback|faq|faqs|careers|advertise|advertise with us|imprint|impressum|press|press room
log in|login|log out|logout|sign in|sign up|sign out|register|my account|create account|subscribe|subscribe now|unsubscribe|newsletter|newsletters|rss|rss feed|donate
print|print this page|print this article|print article|printable version|pdf|download|download pdf|email|email this|e mail|send to a friend|save|bookmark|add to favorites|add to favourites|make homepage
share|share this|share this article|share this page|share this story|share on facebook|share on twitter|share on linkedin|share via email|tweet|facebook|twitter|linkedin|whatsapp|instagram|youtube|telegram|wechat|weibo|reddit|pinterest|copy link|follow us|like|like us on facebook
comment|comments|no comments|add comment|add a comment|leave a comment|leave a reply|post a comment|post comment|write a comment|leaving a message|leave a message|reply|report abuse|view comments|show comments|join the conversation
related|related articles|related news|related stories|related posts|related content|related links|related topics|you may also like|you might also like|more news|more stories|more from this section|most read|most popular|most viewed|trending|trending now|latest|latest news|breaking news|top stories|top news|all news|all articles|recommended|recommended for you|read more|read next|see more|view more|show more|load more|more|prev|next article|previous article|newer post|older post|older posts|newer posts|back to top|to top|go back|editors picks|don t miss
advertisement|advertisements|ad|ads|sponsored|sponsored content|sponsor|promoted|promoted content
accept|accept all|accept cookies|accept all cookies|i agree|agree|decline|reject|reject all|got it|dismiss|cookie settings|manage cookies|cookie policy|privacy policy|privacy statement|privacy notice|terms|terms of use|terms of service|terms and conditions|disclaimer|legal notice|accessibility help|copyright|all rights reserved|powered by wordpress
adjust font size|key words|keywords|share page|about sharing|enditem|loading|by|written by|posted by|listen|listen to this article|play|pause|mute|full screen|enlarge|click to enlarge|view image|view photos|min read|font size`
    .split(/[|\n]/)
    .map((label) => label.trim()),
)

/** Names of sections: a menu entry among menu entries, but a heading of minutes or lore when it stands alone. */
export const sectionLabels: ReadonlySet<string> = new Set(
  'news|world|politics|business|sport|sports|opinion|culture|entertainment|technology|lifestyle|video|videos|photos|gallery|multimedia|live|weather|archive|archives|events|topics|categories|tags|language|english|languages|menu|about|contact|contacts|help|popular|next|previous|back|top|return|accessibility|ok|close|continue|privacy|legal|nation|local|health|science|travel|economy|society|arts|finance|education|environment'.split(
    '|',
  ),
)

/** Labels after which visitors' comments or teasers of other articles stand, not the article. */
export const afterArticle =
  /^(?:(?:add|post|write|leave)\s+(?:a\s+)?(?:comment|reply)|(?:\d+\s+)?comments?(?:\s*\(?\d+\)?)?|leaving a message|related\s+(?:articles|news|stories|posts|content|links|coverage)|you (?:may|might) also (?:like|be interested in)|recommended(?: for you)?|more (?:news|stories)(?: from .{1,40})?|most (?:read|popular|viewed)|top stories|latest news|read next|trending(?: now)?)[:.]?$/i

/** Those of them that are headings of minutes and reports too: they count beside other page matter only. */
export const weakAfterArticle = /^(?:comments?|latest news|top stories|(?:more )?news|trending|related links)[:.]?$/i

/** Words before a colon that begin a line of the page ("Tags: …", "Read more: …"). */
export const chromeKeys =
  /^(?:tags?|keywords?|categor(?:y|ies)|topics?|filed under|labels?|share(?: this)?|follow(?: us)?(?: on)?|(?:also )?read(?: more| also| next)?|see (?:also|more)|related|more(?: on this)?|recommended|watch|advertisement|editors?|editing by|reporting by|photo(?:s|graph)?(?: credit| by)?|image(?: credit| source| caption)?|picture(?: credit)?|tools|key words|credit|caption|views?|hits|short(?:ened)? (?:url|link)|permalink|print|cite this)\s*:|^image (?:source|caption|credit)\s*,/i

/** Sentences of consent banners, licences, subscriptions and contact lines. */
export const noticePatterns: readonly RegExp[] = [
  /\b(?:our|we|this (?:web)?site|by (?:continuing|using|clicking|browsing)|you (?:agree|consent|accept))\b[^.]*\bcookies?\b/i,
  /\bcookies?\b[^.]*\b(?:your (?:browser|device|experience)|our (?:web)?site|privacy policy)\b/i,
  /\b(?:you agree to|please (?:read|see)|read|view|see|accept)\s+(?:our|the)\s+(?:\w+\s+){0,2}(?:privacy (?:policy|statement|notice)|terms (?:of use|of service|and conditions))/i,
  /^(?:copyright\b|©|\(c\)\s*\d{4}).{0,140}$/i,
  /\ball rights reserved\b/i,
  /\b(?:may|must) not be (?:published|reproduced|copied)[^.]*\b(?:permission|consent|rewritten|redistributed|broadcast)\b/i,
  /\b(?:this (?:article|text|page|work|story|content)|content|text)\b[^.]{0,60}\b(?:licen[cs]ed|available|published|released)\s+under\b[^.]*\b(?:licen[cs]e|creative commons|CC[- ]BY|GFDL)/i,
  /\bcreative commons attribution\b/i,
  /\b(?:sign up|subscribe|register)\b[^.]{0,40}\b(?:to|for)\s+(?:our|the|this)\b[^.]{0,30}\b(?:newsletter|mailing list|updates|alerts|channel)\b/i,
  /^(?:posted|filed) (?:in|under)\b[^.!?]*$/i,
  /\bsubscribe (?:now|today|for|from)\b.{0,80}$/i,
  /^(?:please )?(?:follow|like|find) us on\b/i,
  /^(?:for (?:more|any|further|all|media|press)\b.{0,30}\b(?:information|inquir(?:y|ies)|enquir(?:y|ies)|queries|questions)|please (?:contact|email|call|write to))\b.{0,120}(?:@|\bcontact\b|\bemail\b|\bcall\b|\bvisit\b|\bwww\.|https?:)/i,
  /^(?:(?:media|press|news|public relations|pr|investor)\s+)?contacts?\s*:/i,
  /^(?:tel(?:ephone)?|phone|fax|e-?mail|hotline|mobile)\s*[.:]\s*\S/i,
  /\b(?:illegal|harmful|undesirable|inappropriate|false)\b[^.]*\b(?:report(?:ed|ing)?|hotline)\b[^.]*\d{5,}/i,
  /^(?:javascript|this (?:site|page|feature)|your browser)\b[^.]{0,60}\b(?:requires?|enable|support|disabled)\b[^.]{0,60}\b(?:javascript|browser|cookies)/i,
  /^from [\p{L} ]{2,30}, the free \w+/iu,
  /^(?:(?:the )?(?:story|article|text) continues|continue reading) (?:below|after)(?: (?:this|the))?(?: (?:ad(?:vertisement)?s?|promo(?:tion)?|video|image|photo|gallery|newsletter))?[.:]?$/i,
  /^jump to (?:navigation|search|content)\b/i,
  /^this (?:page|article) (?:is|has been) archived\b/i,
  /^file (?:photo|image|picture)\b/i,
  /^(?:view|read|see|download) (?:the )?(?:original|full|source) (?:content|version|article|story|release)\b.{0,160}$/i,
]

/** A telephone number in international or long national form. */
export const telephone = /(?:\+\d{1,3}[\s()./-]?)(?:\d[\s()./-]?){6,12}\d|\b\d{3,5}[\s-]\d{3,4}[\s-]\d{3,4}\b/

/** Words that give a line the make of a sentence. */
export const functionWords: ReadonlySet<string> = new Set(
  'the a an of to in on at for with from by as that which who whose this these those it its he she they we his her their our i you and or but if when while after before because is are was were be been being has have had will would can could may might must shall should do does did not no than then there'.split(
    ' ',
  ),
)

/** Words that seldom stand in a headline: articles and helping verbs. */
export const sentenceWords: ReadonlySet<string> = new Set(
  'the a an is are was were been has have had would could should did does it he she they we i that there'.split(' '),
)
