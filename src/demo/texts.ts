/** Files of the demonstration that are plain text, all of one invented town: the format's marks, and the fewest of them. */

const council = [
  {
    id: 'council-march',
    title: 'Council votes for the tram',
    published: '2024-03-12',
    text: 'The town council of Tern Bay voted for the new tram on Tuesday. Nine members were for it and four against. The first line will have 14 stops.',
  },
  {
    id: 'council-april',
    title: 'Council names a street',
    published: '2024-04-09',
    text: 'The town council of Tern Bay named the street behind the market after Edith Marlowe on Tuesday. She was the first teacher of the town.',
  },
]

const message = (from: string, subject: string, day: string, body: string): string =>
  [
    `From: ${from}`,
    'To: all@ternbay.example',
    `Subject: ${subject}`,
    `Date: ${day} 09:30:00 +0000`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    body,
    '',
  ].join('\n')

/** A web page as browsers save it, and as archives of the web keep it. */
const museum = (line: string): string =>
  `<!DOCTYPE html><html><head><title>The museum</title></head><body><article><h1>The museum</h1><p>${line}</p></article></body></html>`

const savedPage = [
  'From: <Saved by a browser>',
  'Snapshot-Content-Location: https://museum.ternbay.example/',
  'Subject: The museum',
  'Date: Mon, 3 Jun 2024 10:00:00 +0000',
  'MIME-Version: 1.0',
  'Content-Type: multipart/related; type="text/html"; boundary="part"',
  '',
  '--part',
  'Content-Type: text/html; charset=utf-8',
  'Content-Location: https://museum.ternbay.example/',
  '',
  museum(
    'The museum of Tern Bay shows a whale of 17 metres. It was found on the beach in 1911 by the keeper of the light, Jonas Fell.',
  ),
  '--part--',
  '',
].join('\r\n')

const archivedPage = (() => {
  const page = museum(
    'The museum of Tern Bay has a new director, Alma Brook. She comes from the museum of the islands and begins in July.',
  )
  const answer = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${page}`
  const head = [
    'WARC/1.0',
    'WARC-Type: response',
    'WARC-Target-URI: https://museum.ternbay.example/director',
    'WARC-Date: 2024-06-05T10:00:00Z',
    'Content-Type: application/http; msgtype=response',
    `Content-Length: ${Buffer.byteLength(answer)}`,
  ]
  return `${head.join('\r\n')}\r\n\r\n${answer}\r\n\r\n`
})()

/** A channel as DiscordChatExporter writes it. */
const chat = {
  guild: { id: '77', name: 'Tern Bay Gardeners' },
  channel: { id: '78', type: 'GuildTextChat', category: 'Plots', name: 'orchard' },
  messages: [
    {
      id: '90000000000000001',
      type: 'Default',
      timestamp: '2024-05-06T17:40:00+00:00',
      content: 'Who has the key of the orchard?',
      author: { id: '11', name: 'lenahart', nickname: 'Lena Hart', isBot: false },
      attachments: [],
      embeds: [],
    },
    {
      id: '90000000000000002',
      type: 'Default',
      timestamp: '2024-05-06T17:42:00+00:00',
      content: 'Rudi Stone has the key of the orchard until Sunday.',
      author: { id: '12', name: 'samvale', nickname: 'Sam Vale', isBot: false },
      attachments: [],
      embeds: [],
    },
  ],
  messageCount: 2,
}

/** A dump of one page, as MediaWiki exports it. */
const wiki = `<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">
  <siteinfo><sitename>Tern Bay Wiki</sitename><base>https://wiki.ternbay.example/wiki/Main_Page</base></siteinfo>
  <page>
    <title>Tern Bay Castle</title><ns>0</ns><id>1</id>
    <revision><id>1</id><timestamp>2024-02-01T10:00:00Z</timestamp><model>wikitext</model><format>text/x-wiki</format>
      <text xml:space="preserve">{{Infobox castle
| name = Tern Bay Castle
| architect = [[Hugo Brandt]]
| height = 31 metres
}}
'''Tern Bay Castle''' is a [[castle]] above the harbour. It was built in 1412 and burned down in 1690.

== Today ==
The tower is open to visitors in summer.</text>
    </revision>
  </page>
</mediawiki>
`

const rss = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Tern Bay Herald</title><link>https://herald.ternbay.example/</link>
<item><title>Baker wins a prize</title><link>https://herald.ternbay.example/baker</link><pubDate>Mon, 06 May 2024 07:00:00 GMT</pubDate>
<description>&lt;p&gt;Oskar Lind, a baker of Tern Bay, won the Golden Loaf on Sunday. His rye bread was chosen from 62 loaves.&lt;/p&gt;</description></item>
</channel></rss>
`

const atom = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Tern Bay Weather</title><id>https://weather.ternbay.example/</id><updated>2024-01-18T08:00:00Z</updated>
<entry><title>Storm over the bay</title><id>https://weather.ternbay.example/storm</id><link href="https://weather.ternbay.example/storm"/><updated>2024-01-18T08:00:00Z</updated>
<content type="html">&lt;p&gt;A storm reached Tern Bay on Wednesday night. Winds of 128 kilometres an hour were measured at the lighthouse.&lt;/p&gt;</content></entry>
</feed>
`

const jsonFeed = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Tern Bay Notices',
  items: [
    {
      id: '1',
      url: 'https://notices.ternbay.example/1',
      title: 'The market moves',
      date_published: '2024-05-02T09:00:00Z',
      content_text:
        'The fish market of Tern Bay moves to Anchor Square from 1 June 2024. It opens at six in the morning.',
    },
  ],
}

const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Museum finds a ship's bell | Tern Bay Museum</title>
<meta property="article:published_time" content="2024-04-22T10:00:00Z"><meta property="og:site_name" content="Tern Bay Museum"></head>
<body><nav><a href="/">Home</a> <a href="/visit">Visit</a></nav>
<article><h1>Museum finds a ship's bell</h1>
<p>Divers of the Tern Bay Museum found the bell of the steamer Cormorant on Saturday. Lena Hoff, who leads the museum, said that it had lain at the bottom of the bay since 1887.</p>
<p>The bell weighs 38 kilograms and will be shown in the entrance hall from September.</p></article>
<footer>Tickets, imprint, cookies</footer></body></html>
`

/** Their texts by their names. */
export const texts: Readonly<Record<string, string>> = {
  'bridge.txt':
    'Title: Harbour bridge opens\nDate: 3 May 2024\nSource: Tern Bay Herald\n\nMayor Carla Reyes opened the harbour bridge of Tern Bay on Thursday. The bridge is 214 metres long and cost 12 million crowns.\n\nSome nine hundred people came to see it.\n',
  'lighthouse.md':
    '---\ntitle: The lighthouse is painted\ndate: 2024-04-30\npublisher: Tern Bay Herald\nurl: https://herald.ternbay.example/lighthouse\n---\n\nThe lighthouse of Tern Bay has been painted **red and white** again. *Jonas Weil*, its keeper, said that 400 litres of paint were needed.\n\n## Visits\n\n- The tower is open on Sundays.\n- Children pay nothing.\n',
  'museum.html': page,
  'council.jsonl': `${council.map((line) => JSON.stringify(line)).join('\n')}\n`,
  'ships.csv': 'Ship,Built,Captain\nHeron,1990,Tom Hale\nIbis,2003,Ann Lee\nPetrel,2011,Bo Dahl\n',
  'fountains.tsv': 'Fountain\tPlace\tYear\nNeptune\tAnchor Square\t1802\nThe Geese\tMarket Street\t1931\n',
  'castle.xml': wiki,
  'herald.rss': rss,
  'weather.atom': atom,
  'notices.json': `${JSON.stringify(jsonFeed, null, 2)}\n`,
  'harbour-master.eml': message(
    'Ida Moss <ida@ternbay.example>',
    'New harbour master',
    'Thu, 2 May 2024',
    'Dear all,\n\nMaren Olsby is the new harbour master of Tern Bay from today. She follows Piet Vos, who has retired after 31 years.\n\nIda',
  ),
  'choir.mbox': [
    message(
      'Paul Grey <paul@ternbay.example>',
      'Choir concert',
      'Wed, 10 Apr 2024',
      'The choir of Tern Bay sings in the old chapel on 18 May 2024. Nora Beck conducts it.',
    ),
    message(
      'Nora Beck <nora@ternbay.example>',
      'Choir rehearsal',
      'Thu, 11 Apr 2024',
      'The choir rehearses in the school on Monday at seven. Please bring the blue books.',
    ),
  ]
    .map((text) => `From sender@ternbay.example Wed Apr 10 09:30:00 2024\n${text}`)
    .join('\n'),
  'museum.mhtml': savedPage,
  'museum-director.warc': archivedPage,
  'orchard.json': `${JSON.stringify(chat, null, 2)}\n`,
  'interview.srt':
    '1\n00:00:01,000 --> 00:00:04,000\nI have kept bees in Tern Bay for 26 years,\n\n2\n00:00:04,100 --> 00:00:07,000\nsaid Greta Holm, the beekeeper.\n',
  'radio.vtt':
    'WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Kit Moran>The swimming pool of Tern Bay opens on Saturday.\n\n00:00:04.100 --> 00:00:07.000\n<v Kit Moran>The water has 24 degrees.\n',
}
