import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listSources, readSource } from '../../../src/corpus/index.ts'
import { openLibrary } from '../../../src/library.ts'
import type { Article } from '../../../src/types.ts'

const folder = new URL('./files/', import.meta.url).pathname

/** Of a file or a folder of one export: the title and date of its first article, what it says and what not; then a question and its answer. */
type Row = readonly [
  file: string,
  title: string,
  published: string,
  says: string,
  silent: RegExp,
  question: string,
  answer: RegExp,
]
const nothing = /\0/

const rows: Readonly<Record<string, readonly Row[]>> = {
  discord: [
    [
      'json-2020.json',
      '#wrecks, 2 August 2019',
      '2019-08-02',
      'Tilde Brandt, 10:05: The wreck of the brig Amalie was found by Søren Vik on 28 July at a depth of 31 metres. (attached: amalie.jpg)',
      /Joined|Pinned/,
      'Who found the wreck of the Amalie?',
      /Søren Vik/,
    ],
    [
      'json-thread.json',
      '#The new door, 9 April 2024',
      '2024-04-09',
      'Dora Kestrel, 18:02, to Pim Olander: Runa Wessel painted the boathouse door, with @Pim Olander holding the ladder.',
      /5512|<@/,
      'Who painted the boathouse door?',
      /Runa Wessel/,
    ],
    [
      'json-group.json',
      'Ines Corr, Walt Brill, 7 January 2023',
      '2023-01-07',
      'Ines Corr, 20:15: shall we rent the hall?\nI have rented the Corn Hall for 140 crowns, until midnight.',
      /Started a call/,
      'Who bakes the cake?',
      /Otto Fenn/,
    ],
    [
      'json-bot.json',
      '#warnings, 21 January 2024',
      '2024-01-21',
      'Storm Wendeline\nGusts of 118 km/h were measured on Crow Fell at 5 am.\nRoad: The pass road is shut until Tuesday.',
      /Every hour/,
      'How strong were the gusts on Crow Fell?',
      /118 km\/h/,
    ],
    [
      'json-forwarded.json',
      '#graftings, 11 February 2025',
      '2025-02-11',
      'Pim Olander, 12:00: Malka Dunn grafted forty pear trees in the walled garden.',
      /```|# Good/,
      'Who grafted the pear trees?',
      /Malka Dunn/,
    ],
    [
      'page-2024.html',
      '#ringing, 2 June 2024',
      '2024-06-02',
      'Hanna Pryce, 09:10: The great bell was cast by Jonas Tolle in 1788.\nIt weighs two tons.',
      /edited|Exported|❤️/,
      'Who cast the great bell?',
      /Jonas Tolle/,
    ],
    [
      'page-2021.html',
      '#general, 12 March 2021',
      '2021-03-12',
      'Emil Rask, 19:50, to Petra Lund: Sigrid Amsel fired the last pan of salt in November 1964. (attached: pan.png)',
      nothing,
      'Who fired the last pan of salt?',
      /Sigrid Amsel/,
    ],
    [
      'page-2019.html',
      '#flights, 9 October 2019',
      '2019-10-09',
      'Bram Doyle, 13:02: The red kite of Lotte Quist flew 612 metres high.',
      /Height, string/,
      'How high did the red kite fly?',
      /612 metres/,
    ],
    [
      'page-bot.html',
      '#news, 5 January 2025',
      '2025-01-05',
      'Timetable, 05:00: Winter timetable\nThe night boat to Aldersund leaves at 23:40.',
      nothing,
      'When does the night boat to Aldersund leave?',
      /23:40/,
    ],
    [
      'page-direct.html',
      'Vera Holt, 30 November 2024',
      '2024-11-30',
      'Vera Holt, 21:00, to Ludo Frame: Cecil Marrow has the key of the archive & the lamp.',
      nothing,
      'Who has the key of the archive?',
      /Cecil Marrow/,
    ],
  ],
  slack: [
    [
      'today',
      '#mill-race, 5 March 2024',
      '2024-03-05',
      'Oona Birch, 08:10, to Kit Sommer: The flood at the mill race stood 2.35 metres high, says <the gauge>. Here, @Kit Sommer. Read 2024-03-05',
      /deleted/,
      'How high was the flood at the mill race?',
      /2\.35 metres/,
    ],
    [
      'bots',
      '#deploys, 14 September 2023',
      '2023-09-14',
      'Lock Keeper, 11:00: Sluice four\nRagna Stove closed sluice four at 10:52.\nLevel: 1.10 m\nfrom the gate house',
      /Open again/,
      'Who closed sluice four?',
      /Ragna Stove/,
    ],
    [
      'of-2015',
      '#general, 19 June 2015',
      '2015-06-19',
      'The new loom comes from Aldous Verne in Brandholm.',
      /<@|https/,
      'Where does the new loom come from?',
      /Aldous Verne|Brandholm/,
    ],
    [
      'people',
      'Nell Harrow, Gus Tamm, 2 December 2022',
      '2022-12-02',
      'Nell Harrow, 18:00: who drives?\nCaspar drives the van.',
      nothing,
      'Who leads the choir in Sankt Orban?',
      /Thea Lindqvist/,
    ],
    [
      'no-lists',
      '#bees, 20 May 2021',
      '2021-05-20',
      'Milo Strand, 07:30: The first swarm was caught by Hedda Lorn in the lime tree. (attached: swarm.jpg)\n\nEdda Noor, 07:40: Six Seven hives now.',
      /topic/,
      'Who caught the first swarm?',
      /Hedda Lorn/,
    ],
  ],
  telegram: [
    [
      'group.json',
      'Allotments North, 1 May 2024',
      '2024-05-01',
      'Tomas Weld, 09:07, to Alma Reed: The key of the tool shed hangs with Greta Fenwick, plot 17. 🔑',
      nothing,
      'Who has the key of the tool shed?',
      /Greta Fenwick/,
    ],
    [
      'channel.json',
      'Lighthouse Post, 14 August 2023',
      '2023-08-14',
      'The lamp of the lighthouse was lit again by Ansel Morrow on Sunday evening.\nIt had been dark for nine years.',
      nothing,
      'Who lit the lamp of the lighthouse?',
      /Ansel Morrow/,
    ],
    [
      'account.json',
      'Deleted account, 2 February 2022',
      '2022-02-02',
      'Deleted account, 10:00: The stove in the hut was sold to Marten Crull.',
      nothing,
      'Who leads the path over the Grey Saddle?',
      /Signe Aubert/,
    ],
    [
      'of-2018.json',
      'Ferry crew, 5 November 2018',
      '2018-11-05',
      'Rolf Eike, 06:00: The spare propeller lies in the yard of Henning Vos.',
      /File not included/,
      'Where does the spare propeller lie?',
      /yard of Henning Vos/,
    ],
    [
      'bot.json',
      'Tide bot, 10 January 2025',
      '2025-01-10',
      'Tide bot, 04:00: Spring tide\nThe highest water of January, 5.12 metres, comes on the 13th at Osterley.\n\nMara Lind, 04:05: Shall the causeway be shut?\nYes: 7\nNo: 2',
      nothing,
      'Where does the highest water of January come?',
      /Osterley/,
    ],
    [
      'messages.html',
      'Peat Diggers, 3 May 2022',
      '2022-05-03',
      'Birte Sand, 14:06, to Eskil Moor: Wilma Torp cut the first peat on the Long Moss.\nIt is still wet.',
      /In reply to|👍/,
      'Who cut the first peat?',
      /Wilma Torp/,
    ],
  ],
  feeds: [
    [
      'wordpress.rss',
      'Looms & shuttles on show',
      '2024-06-04',
      'The show of looms in the old dye house was opened by Ephraim Sallow, the last master weaver of the row.',
      /Continue reading|appeared first/,
      'Who opened the show of looms?',
      /Ephraim Sallow/,
    ],
    [
      'blogger.atom',
      'A clifden nonpareil',
      '2021-10-02',
      'It is the first of the county since 1976.',
      nothing,
      'Who caught a clifden nonpareil?',
      /Minna Groves/,
    ],
    [
      'videos.xml',
      'How to build a wall end',
      '2020-04-11',
      'The wall end at Raven Gill was built by Barnaby Croft from eleven tons of slate.',
      /4321|https/,
      'Who built the wall end at Raven Gill?',
      /Barnaby Croft/,
    ],
    [
      'podcast.rss',
      '12: The oat king',
      '2022-09-17',
      'Oda Pellman talks with Rufus Thane, who grows forty sorts of oats on the island of Vessay.',
      nothing,
      'Who grows forty sorts of oats?',
      /Rufus Thane/,
    ],
    [
      'of-1999.xml',
      'Accordion evening',
      '',
      'René Faucon plays the accordion in the garden on Thursdays.',
      nothing,
      'Who plays the accordion in the garden?',
      /René Faucon/,
    ],
    [
      'short-posts.rss',
      '',
      '2024-11-18',
      'The white stork at Pond End was ringed by Casimir Holm in Poland.',
      nothing,
      'Who ringed the white stork?',
      /Casimir Holm/,
    ],
    [
      'json-1.json',
      'Rain barrels',
      '2019-04-01',
      'Twelve rain barrels were given to the school by Felicity Dorn.',
      nothing,
      'Who gave the rain barrels to the school?',
      /Felicity Dorn/,
    ],
    [
      'json-short.json',
      '',
      '2022-08-19',
      'Basil Quarry has mended the clock of the customs house.',
      nothing,
      'Who has mended the clock of the customs house?',
      /Basil Quarry/,
    ],
    [
      'wide.xml',
      '"Rag" paper',
      '2018-03-09',
      'The first rag paper was made by Leopold Ahm at the mill.',
      nothing,
      'Who made the first rag paper?',
      /Leopold Ahm/,
    ],
  ],
  mail: [
    [
      'outlook.eml',
      'Boiler',
      '2024-02-13',
      'the boiler of the school was replaced by Messrs Ostrander on 12 February – it cost 8,400 crowns.',
      /When will|Joost/,
      'How much did the boiler of the school cost?',
      /8,400 crowns/,
    ],
    [
      'gmail.eml',
      'The piano – when?',
      '2023-09-09',
      'The piano was tuned by Anselm Gräber on Thursday, and it sounds like new again after all these years.',
      /Ashdown|wrote/,
      'Who tuned the piano?',
      /Anselm Gräber/,
    ],
    [
      'apple.eml',
      'Cider press',
      '2023-10-22',
      'The cider press was lent to us by Wanda Orme until the end of November.',
      /Take it|wrote/,
      'Who lent the cider press?',
      /Wanda Orme/,
    ],
    [
      'thunderbird.eml',
      'Minutes',
      '2023-03-03',
      'The pump of the village well was paid for by the heirs of Ludwig Maar, who had left 3,000 crowns for it.',
      /I forget|schrieb|Well Lane/,
      'Who paid for the pump of the village well?',
      /heirs of Ludwig Maar/,
    ],
    [
      'newsletter.eml',
      'Glaze week 🏺',
      '2024-05-16',
      'The celadon bowl of Ysolde Frick won the prize of the guild in Marnau.',
      /Unsubscribe|Preview|Read more/,
      'Whose bowl won the prize of the guild?',
      /Ysolde Frick/,
    ],
    [
      'of-1994.eml',
      'stile',
      '1994-05-09',
      'The stile at Hag Wood was broken by a cow of farmer Lubbock.',
      /^Rowan/m,
      'What broke the stile at Hag Wood?',
      /cow/,
    ],
    [
      'invitation.eml',
      'Invitation: Dam inspection',
      '2024-08-07',
      'The dam at Skerry Tarn will be inspected by Ragnhild Løken, and it costs 900 €.',
      /VCALENDAR/,
      'Who will inspect the dam at Skerry Tarn?',
      /Ragnhild Løken/,
    ],
    [
      'takeout.mbox',
      'Peat',
      '2022-05-03',
      'The bog oak was lifted by the brothers Anstruther.\n\nFrom the bank it took them two hours.',
      /GM-THRID/,
      'Who lifted the bog oak?',
      /Anstruther/,
    ],
    [
      'pipermail.mbox',
      'Gears',
      '2001-02-12',
      'The gears of the orrery were cut by Tobias Wren in brass.',
      /listinfo|mailing list|are they steel/,
      'Who cut the gears of the orrery?',
      /Tobias Wren/,
    ],
  ],
  subtitles: [
    [
      'windows.srt',
      'Windows',
      '',
      'François Delorme built the café on stilts in the marsh of Ostéa.',
      /font/,
      'Who built the café on stilts?',
      /François Delorme/,
    ],
    [
      'no-gaps.srt',
      'No gaps',
      '',
      'The tunnel under Kestrel Hill was dug by Wilhelm Strake. It is 900 metres long.',
      /\\an8|\d$/,
      'How long is the tunnel under Kestrel Hill?',
      /900 metres/,
    ],
    [
      'heard.srt',
      'Heard',
      '',
      'INGRID: The organ was made by Balthasar Ohm.\n\nHOST: Thank you, Ingrid.',
      /MUSIC|LAUGHTER|>>/,
      'Who made the organ?',
      /Balthasar Ohm/,
    ],
    [
      'recognised.srt',
      'Recognised',
      '',
      'The bridge at Low Ferry was drawn by Hester Malone. It has three arches and stands on oak piles.',
      nothing,
      'Who drew the bridge at Low Ferry?',
      /Hester Malone/,
    ],
    [
      'rolling.srt',
      'Rolling',
      '',
      'the old sawmill at pine beck was sold to Gideon Marsh for nine thousand crowns.',
      /Marsh was sold/,
      'Who bought the old sawmill?',
      /Gideon Marsh/,
    ],
    [
      'meeting-named.vtt',
      'Meeting named',
      '',
      'Marguerite Aske: The reading room will be led by Konrad Pyle from October.\n\nKonrad Pyle: Gladly. It opens at nine: not before.',
      nothing,
      'Who will lead the reading room?',
      /Konrad Pyle/,
    ],
    [
      'meeting-voices.vtt',
      'Meeting voices',
      '',
      'Leonie Brack: The water tower was bought by the painter Ulf Tessin.\n\nUlf Tessin: Yes.',
      /4f1c/,
      'Who bought the water tower?',
      /Ulf Tessin/,
    ],
    [
      'stream.vtt',
      'Stream',
      '',
      'The school of Inch Moor was founded by Agatha Rowntree & her sister.',
      /MPEGTS|fred|made for/,
      'Who founded the school of Inch Moor?',
      /Agatha Rowntree/,
    ],
    [
      'recognised.vtt',
      'Recognised',
      '',
      'The seed bank on Gull Island is kept by Ptolemy Voss. It holds two thousand sorts.',
      nothing,
      'Who keeps the seed bank on Gull Island?',
      /Ptolemy Voss/,
    ],
    [
      'captions.vtt',
      'Captions',
      '',
      'the lantern of dunmore was restored by Elspeth Crane',
      /dunmore the/,
      'Who restored the lantern of Dunmore?',
      /Elspeth Crane/,
    ],
  ],
}

describe.each(Object.entries(rows))('%s of different makers and years', (group, files) => {
  test('each says what it should, and answers a question', async () => {
    const corpus = await mkdtemp(join(tmpdir(), 'dateline-variety-'))
    await cp(join(folder, group), corpus, { recursive: true })
    try {
      const articles: Article[] = []
      for (const source of await listSources(corpus))
        for await (const read of readSource(source)) {
          if ('reason' in read) expect.soft(read, source.file).toBeUndefined()
          else articles.push(read.article)
        }
      for (const [file, title, published, says, silent] of files) {
        const own = articles.filter((article) => article.file === file || article.file.startsWith(`${file}/`))
        const text = own.map((article) => article.text).join('\n\n')
        expect.soft([own[0]?.title, own[0]?.published ?? ''], file).toEqual([title || expect.any(String), published])
        expect.soft(text, file).toContain(says)
        expect.soft(text, file).not.toMatch(silent)
      }
      const library = await openLibrary({ corpus })
      try {
        for (const [file, , , , , question, expected] of files) {
          const answer = await library.ask(question)
          const [citation] = answer.status === 'answered' ? answer.citations : answer.nearest
          const words = answer.status === 'answered' ? answer.answer : `no answer; ${answer.guess?.answer}`
          expect
            .soft([words, citation?.file], question)
            .toEqual([expect.stringMatching(expected), expect.stringMatching(`^${file}`)])
        }
      } finally {
        await library.close()
      }
    } finally {
      await rm(corpus, { recursive: true })
    }
  })
})
