# What the bot says, in English: the language that the others are translated from.
#
# The syntax is Fluent's: https://projectfluent.org/fluent/guide/. Another language is another file
# of this folder, with the same messages and the same values in braces; the tests compare them.
# Quotes, titles and names are put in as they are. Readers see plain text: no markup.

## Start and help

welcome =
    { $count ->
        [one] I answer questions about one article, and footnote every sentence:
       *[other] I answer questions about { $count } articles, and footnote every sentence:
    }
# The last row of the list of titles
welcome-more = and { $count } more: /articles
# Example questions follow, as buttons
welcome-ask = Ask in your own words, or try one of these:
no-articles = There are no articles here yet, so I can't answer anything.
help =
    Ask me a question about the articles I hold, in your own words. I answer only with sentences quoted from them, each with a numbered footnote that shows where it stands. When the articles don't say, I say so.

    In a group, mention me, reply to me, or use /ask.

    To ask about one article alone, send me a link to it, reply to a message that holds one, or pick it in /articles.

    /privacy says what I keep about you, and /forget erases it.
# A list of commands follows
help-admin = You are an admin, so these are for you too; /add by itself says what I can take in:

## The menu of commands, a short line each

menu-ask = Ask a question about the articles
menu-articles = What I can answer about
menu-help = How this works
menu-privacy = What I keep about you
menu-forget = Erase what I keep about you
menu-start = Begin, with examples
menu-new = Begin anew, forget what I asked
menu-add = Add an article: a link, a file, a post
menu-reindex = Read articles anew, all or one
menu-retract = Take an answer back (reply to it)
menu-failed = What couldn't be answered
menu-pause = Be silent in this chat
menu-resume = Answer in this chat again
menu-block = Stop reacting to somebody
menu-unblock = React to somebody again

## Questions

how-to-ask = Put your question behind it: /ask who …?
not-text = I can only read text. Ask me in words; about a picture, a recording or a poll, write down what you want to know.
no-words = I don't see a question there. Ask me in words, for example: who …?
only-marker = That is the number of a footnote: tap it in the answer to see the passage it stands for.
# What people say who ask nothing: as many as there are, between bars
thanks = thanks | thank you | thx | ty | thanks a lot | many thanks | thank you very much | thank you so much | ok | okay | ok thanks | got it | great | perfect | cool | nice | well done | good bot
greetings = hi | hello | hey | hi there | hello there | good morning | good afternoon | good evening
# To thanks
thanked = You're welcome. Ask me anything else about the articles.
question-too-long =
    { $length ->
        [one] The question has { $length } character
       *[other] The question has { $length } characters
    }; the limit is { $limit }: ask it in fewer words.

## Answers

# Stands there until the answer does
placeholder = Looking it up…
reading-passages =
    { $count ->
        [one] Reading one passage…
       *[other] Reading { $count } passages…
    }
declined = The articles don't say.
# $languages: "English and Russian"; $count: how many they are
declined-elsewhere =
    No article here is in the language of your question: they are in { $languages }. { $count ->
        [one] Please ask in { $languages }.
       *[other] Please ask in one of these.
    }
# The last of several languages: "English, Russian, Persian and others"
other-languages = others
model-away = The language model isn't answering, so I quote the articles instead.
model-broke-off = The language model broke off here.
model-day-spent = The language model has answered enough for today, so I quote the articles instead.
model-person-spent = You have used your share of the language model for today, so I quote the articles instead.
# Told to admins, once a day
model-limit-reached = The language model has used its tokens for today: until midnight UTC I answer by quoting. answer.tokens_per_day sets the limit.
# Behind a footnote's number, where the one above is of the same article
same-article = same article

## The list of articles

articles-count =
    { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }
# Follows "12 articles"
articles-page = , page { $page } of { $pages }
button-back = Back
button-next = Next
article-changed = That article has changed; /start shows more.
article-gone = That article isn't here any more.

## Which article is meant

# Above an answer that one article alone was asked for
about = About: { $title }
# A link or a file was meant that is no article here
about-missing = The article meant there isn't in my library, so I looked in all articles.
about-lost = The article you had picked was removed, so I looked in all articles.
# Below "The articles don't say", where one article was asked
elsewhere = Another article may answer it.
button-wider = Search all articles
widened-already = I have answered that from all articles already.
# Below the list of articles, whose numbers are buttons
articles-pick = Tap a number to ask that article alone.
picked = From now on I answer from this article alone: { $title }
picked-link = A link to it: { $link }
picked-all = I answer from all articles again.
button-all = Ask all articles
# A link was sent
link-unknown = That article isn't in my library; /articles lists those that are.
ask-beside-link = What would you like to know about { $title }? Put your question beside the link.

## Evidence in one tap

# The day an article was fetched: 2026-11-25
as-of = as of { $date }
# $printed: what stands on the page that a quote is on, "7" or "iv"
page = p. { $printed }
evidence-gone = That article was removed, or has changed long since: what it said then is gone.
evidence-not-here = That article can't be read here any more.
answer-elsewhere = These buttons belong to another chat.
answer-unknown = I don't know that answer any more.
button-at-source = Open at this sentence
button-on-page = Show in the article

## Nearest passages and wishes

button-nearest = Nearest passages
nearest = The nearest passages, though they may not answer it:
button-wish = Tell me when it is answered
wish-made = I'll write here when an article answers it. Tap again if you no longer want that.
wish-taken-back = I won't write about it.
# The question follows, and its answer
wish-granted = The articles answer this now:

## Groups and their manners

# Stands there until the greeting does, in a group that the bot was added to
hello = Hello!
# $name: "@footnote_bot"
greeting = Hello! I answer questions about the articles I hold, and footnote every sentence. To ask, mention me ({ $name }), reply to me, or use /ask.
begun-anew = What you asked before is forgotten here: your next question stands alone.
# Somebody asked too fast, or all of a group together
wait-speaker =
    You ask faster than I can look things up. Please try again in { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    }.
wait-group =
    There are more questions here than I can look up at once. Please try again in { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    }.

## Inline and guests

# The title of the answer, where it has no short one, in the list that shows while one types
inline-answer = Answer
# The title of a passage that may not answer: $title is its article's
inline-nearest-one = Nearest: { $title }
# Lines above the list, as short as a button: a tap opens the private chat
inline-nearest = The articles don't say. The nearest passages:
inline-declined = The articles don't say. Ask me something else
# $languages: "English and Russian"
inline-elsewhere = Please ask in { $languages }
inline-taken-back = An earlier answer to this was taken back
inline-private = I answer in our own chat only
inline-wordless = Go on: ask me in words
inline-too-long = That is too long: ask in fewer words
inline-no-articles = There are no articles here yet
inline-failed = Something went wrong: please try again
# What a passage begins with that is sent though it may not answer
nearest-passage = The articles don't answer this. The nearest passage:
inline-not-yours = These buttons are for whoever asked.
open-article = Open the article
ask-about-article = Ask me about it
# To whoever mentions the bot in a chat that it is not in
guest-private = I can't quote my articles in other chats. Ask me in a chat of our own.
# $bot: "@footnote_bot"
help-inline = In any other chat, write { $bot } and your question, and choose what to send.

## Votes

# Below an answer, as buttons
button-up = Helpful
button-down = Not helpful
# Why it wasn't, as buttons
reason-wrong = It's wrong
reason-beside = Not what I asked
reason-lacking = Something is missing
reason-sources = Sources don't fit
vote-noted = Thanks, noted.
vote-changed = Changed.
vote-taken-back = Taken back.

## Privacy and what admins do about answers

# What /privacy says: these, a paragraph each
privacy-kept = I keep your questions with my answers and your Telegram id, your votes, the article you picked, and what you asked to be told about, with your first name and language: so that the buttons below answers work, and editors see what the articles lack. If an admin blocks you, your id is kept as long as that lasts; where a language model's tokens are shared out, so is how many you used.
privacy-days =
    { $count ->
        [one] After { $count } day
       *[other] After { $count } days
    } all that is yours is erased by itself.
privacy-minutes =
    For follow-ups I remember your last questions, in memory alone, until you have asked nothing for { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }.
privacy-where = It stands in a file on the machine I run on. Only those who run me can read it; my admins also see questions that I failed to answer because of an error.
privacy-no-model = No language model reads your questions: apart from Telegram, nobody is sent them.
privacy-model-here = A language model on that same machine words the answers: apart from Telegram, nobody is sent your questions.
# $host: "openai", "llm.example.org"
privacy-model = A language model words the answers: your question, the ones before it and passages of the articles are sent to { $host }.
privacy-forget = /forget erases all of it at once. What was said in a chat stays in Telegram; delete it there.
forget-ask = This erases your questions, your votes and all else that I keep about you, and can't be undone. Answers stay in their chats, and the buttons below them go on working.
button-forget = Forget everything of mine
forget-not-yours = This button is for whoever wrote /forget above. Write it too, and you get one of your own.
forget-unnamed = Here you speak as a group or a channel, and I don't know who you are. Write /forget as yourself.
forgotten =
    Done. I have forgotten { $count ->
        [one] { $count } question of yours
       *[other] { $count } questions of yours
    }, and all else that I had. What you ask from now on is kept anew: /privacy
forgotten-nothing = Done. Nothing of yours is left.
paused = I am paused in this chat now. /resume lets me answer here again.
paused-already = I am paused in this chat already. /resume lets me answer here again.
resumed = I answer in this chat again.
not-paused = I am not paused in this chat.
# Told to the first reader who asks meanwhile
paused-by-admin = My admins have paused me in this chat. Please ask again later.
# $who: "Ann (123456)", or the number alone; not only people, channels too
blocked = Blocked: { $who }. I no longer react to them, in any chat.
blocked-already = { $who } is blocked already.
unblocked = { $who } is not blocked any more.
not-blocked = { $who } is not blocked.
block-no-admin = Admins of this bot can't be blocked.
# $example: a command
how-to-block = Reply to one of their messages with /block or /unblock, or put their numeric id behind it: { $example }
blocked-nobody = Nobody is blocked.
blocked-count = Blocked: { $count }
# $when: "23 Nov 16:01 UTC"
blocked-row = { $who }, since { $when }
# Stands in place of an answer that was taken back; $date: "23 November 2026"
retracted = An admin took this answer back on { $date }.
# $reason: in the admin's own words
retracted-why = An admin took this answer back on { $date }: { $reason }
answer-retracted = That answer was taken back by an admin.
# Instead of an answer
taken-back = An earlier answer to this question was taken back by an admin, so I don't give it again.
how-to-retract = Reply to an answer of mine with /retract and, if you like, the reason. Where you can't reply to it, put the link of one of its footnotes behind /retract.
retracted-done = That answer is taken back, and isn't given again to the same question.
retracted-forgotten = That answer is taken back. What was asked is forgotten, though: I can't tell if it is asked again.
retracted-unseen = Its message can't be changed any more.
retract-undone = That answer is given again.
retract-undone-unseen = Its message stays as it is.
retract-undo-late = That can't be undone any more.

## The article page
## A web page that shows the whole article, and in it what an answer quotes

# A link to the marked words, for whoever is far from them
page-skip = To the quote
# $marker: "[1]", as it stands in the answer
page-quoted = Highlighted: what footnote { $marker } of the answer quotes.
page-others = Fainter: what its other footnotes quote.
page-part = The article is too long to show whole; this is the part around the quote.
page-original = Open the original
page-unknown = There is nothing here. Perhaps the link wasn't copied whole.

## When it doesn't work

sorry = Sorry, something went wrong on my side. Please try again in a moment.
busy = I'm busy; please try again in a moment.
invited-only = This bot serves invited chats only. Its operator can let you in.
admins-only = Only an admin of this bot can do that.

## Admins: articles

how-to-add = Put a link behind /add, send me the article as a file (.pdf, .docx, .epub, .html, .md or .txt), or forward a channel's post to me; or reply to any of these with /add. I show you what it would be before I add it.
library-busy = I am still busy with the library; one moment.
reading-file = Reading { $name }…
# $kinds: ".txt, .md, .html"
cannot-read = I can't read { $name }. I take { $kinds } files.
# $limit: megabytes
file-too-large = { $name } is too large: the limit is { $limit } MB. Split it.
# $problem: one or two sentences, always in English
not-done = { $problem }
file-unchanged = { $name } is here already, word for word.
file-added =
    { $count ->
        [one] Added: { $name }, { $count } passage.
       *[other] Added: { $name }, { $count } passages.
    }
file-updated =
    { $count ->
        [one] Updated: { $name }, { $count } passage.
       *[other] Updated: { $name }, { $count } passages.
    }
# $kinds: a list of the four below
hidden-replaced =
    { $count ->
        [one] Replaced { $count } hidden character: { $kinds }.
       *[other] Replaced { $count } hidden characters: { $kinds }.
    }
hidden-control =
    { $count ->
        [one] { $count } control character
       *[other] { $count } control characters
    }
hidden-zero-width =
    { $count ->
        [one] { $count } zero-width character
       *[other] { $count } zero-width characters
    }
hidden-override =
    { $count ->
        [one] { $count } direction override
       *[other] { $count } direction overrides
    }
hidden-tag =
    { $count ->
        [one] { $count } tag character
       *[other] { $count } tag characters
    }
reindexing = Reindexing…
reindexing-at = Reindexing… { $done } of { $total }, { $share }
reindexed =
    Reindexed { $articles ->
        [one] { $articles } article
       *[other] { $articles } articles
    }, { $passages ->
        [one] { $passages } passage
       *[other] { $passages } passages
    }, in { $seconds } s; { $changed } had changed.

## Admins: what failed
## An update is whatever Telegram hands over: a message, an edit, a tapped button.

failed-alarm =
    { $count ->
        [one] One update couldn't be answered. /failed lists them, and tries them again.
       *[other] { $count } updates couldn't be answered. /failed lists them, and tries them again.
    }
failed-none = Nothing has failed.
failed-unknown = None of those has failed; /failed lists what has.
failed-count =
    { $count ->
        [one] One update failed:
       *[other] { $count } updates failed:
    }
# $id: a number; $when: "23 Nov 16:01 UTC"; $problem: one of those below
failed-row = { $id }, { $when }: { $problem }
# $words: what its reader wrote
failed-row-words = { $id }, { $when }: { $problem } (“{ $words }”)
failed-more = and { $count } more
# $all and $some: commands
failed-how = Try all of them again with { $all }, or some with { $some }.
failed-again =
    { $count ->
        [one] Trying one update again.
       *[other] Trying { $count } updates again.
    }
problem-unparsed = it can't be parsed
problem-refused = Telegram refuses the answer; the log says why
problem-failed = it failed; the log says how
problem-tried =
    { $count ->
        [one] it failed { $count } time; the log says how
       *[other] it failed { $count } times; the log says how
    }
problem-cut-off =
    { $count ->
        [one] the bot ended { $count } time while it worked on this
       *[other] the bot ended { $count } times while it worked on this
    }

## Managing: the journal

menu-journal = What admins did
in-private-only = I say that in private only: please ask me in our own chat.
journal-head = What admins did, the latest first:
journal-empty = No admin has done anything yet.
# $when: "23 Nov 16:01 UTC"; $who: a number; $did: a command, and what it was about
journal-row = { $when }, by { $who }: { $did }
button-newer = Newer
button-older = Older
# What /privacy says to admins
privacy-journal =
    What you do as an admin stands in a journal, with your Telegram id, for { $count ->
        [one] { $count } day
       *[other] { $count } days
    }: other admins can read it in /journal, and /forget doesn't erase it.

## Managing: statistics and files

menu-stats = How questions fare
menu-export = Questions and answers as a CSV file
menu-backup = A backup, as a file
# $example: a command
how-to-stats = Put a number of days behind it, { $limit } at most: { $example }
stats-nothing = Nobody has asked anything in that time.
# $first and $last: "23 November 2026"
stats-days = From { $first } to { $last } (UTC)
stats-questions = Questions: { $count }
# $share: a percentage, of all questions
stats-answered = Answered: { $count } ({ $share }%)
# “The articles don't say”
stats-declined = Declined: { $count }
stats-people = People who asked: { $count }
# Votes
stats-votes = Helpful: { $up }, not helpful: { $down }
# Numbers of seconds
stats-took = Time to an answer: half within { $half } s, 95% within { $most } s
# A list of titles follows
stats-cited = Cited most often:
# Below a picture
stats-chart-days = Questions a day. Dark and plain: answered. Light and striped: declined.
stats-chart-weeks = Questions a week, by its last day. Dark and plain: answered. Light and striped: declined.
file-in-the-making = I am making the file…
how-to-export = Put nothing behind it, or a number of days, { $limit } at most: { $example }
# A file stands below
export-done = Questions in the file below: { $count }. Who asked them isn't in it.
export-nothing = There are no questions to put into a file.
# $example: a command
export-too-large = Even packed, the file is larger than the 50 MB that Telegram lets me send. Take fewer days: { $example }
# A file stands below; $command: what restores it
backup-done = The backup stands below: articles, answers, votes, and who asked. Keep it safe. On the machine it is put back with: { $command }
# $size: megabytes; $command: what makes one
backup-too-large = The backup has { $size } MB, and Telegram lets me send 50. I haven't kept it. On the machine, this makes one: { $command }
# $problem: one or two sentences, always in English
backup-failed = The backup wasn't made: { $problem }

## Managing: corpora

menu-corpus = Which corpora a chat reads
corpus-here = This chat reads:
# $chat: a chat's title and id
corpus-there = { $chat } reads:
corpus-row = • { $name }: { $count ->
        [0] no articles yet
        [one] { $count } article
       *[other] { $count } articles
    }
corpus-adds-to = What is added here goes into { $name }.
corpus-all = All corpora:
corpus-public = Inline and as a guest, I quote from { $names } alone.
corpus-private = Inline and as a guest, I quote nothing.
# $name: the corpus that every other chat reads
corpus-chats = Chats that may read something else than { $name }:
# $back: "/corpus default"; $other: a command for another chat
how-to-corpus = Send /corpus with the names of the corpora that this chat is to read; what is added here goes into the first. { $back } takes that back. For another chat, put its id before the names: { $other }
how-to-corpus-here = Send /corpus with the names of the corpora that this chat is to read; what is added here goes into the first. { $back } takes that back. In private, /corpus says what other corpora there are.
corpus-misnamed = { $name } can't be a corpus's name. Please use the small letters a to z, digits, - and _, 64 in all.
corpus-too-many = A chat reads { $count } corpora at most. Please name fewer.
corpus-default-alone = { $back } takes no further names.

## Managing: reindexing and removing

menu-remove = Remove an article, or put it back
article-not-found = I find no such article. /articles lists those that are here.
# A numbered list follows, and buttons with the numbers
article-which = Which one? Tap its number.
# The last row of a list that is longer
article-more =
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
# A tap on buttons of something that an admin was asked
order-unknown = I don't know what these buttons were about any more. Please ask anew.
order-not-yours = These buttons are for the admin who asked.
button-cancel = Cancel
# Below how far it is; $name: a file's
reindexing-now = Reading { $name }
left-moment = Less than a minute left
left-minutes =
    { $count ->
        [one] About one minute left
       *[other] About { $count } minutes left
    }
left-hours =
    { $count ->
        [one] About one hour left
       *[other] About { $count } hours left
    }
# $done of $total: articles
reindex-cancelled = Reindexing was cancelled. What was done by then stays done ({ $done } of { $total }); everything else is as it was.
cancelling = Stopping…
not-under-way = That isn't under way any more.
# $example: a command
how-to-remove = Put the article's title, link or id behind it ({ $example }), or reply with /remove to an answer or a message about it. I ask before anything is removed.
remove-ask =
    { $count ->
        [one] Remove this article?
       *[other] Remove these { $count } articles?
    }
# $source: a path or a link
remove-row =
    { $title }: { $source }, { $passages ->
        [one] { $passages } passage
       *[other] { $passages } passages
    }
remove-consequence = I won't answer from it any more, and the buttons below earlier answers will say that it was removed. For 24 hours it can be put back; then it is deleted for good.
button-remove = Remove
button-keep = Keep
remove-kept = Nothing was removed.
# $title: one, or a list of them
removed = Removed: { $title }
# $when: "26 Nov 16:01 UTC"
removed-until = It can be put back until { $when }.
button-undo = Undo
put-back = Back in the library: { $title }
put-back-late = That can't be put back any more.
# A numbered list follows: the next message is a row
removed-list = These can still be put back. Tap a number.
removed-row = { $title }, until { $when }

## What has changed

# What is told to whoever was given an answer whose quote isn't there any more, old and new below
amended = An article that I quoted to you has changed.
amended-as-of = As of { $date }:
amended-gone = As of { $date } it isn't there any more.
amended-more =
    { $count ->
        [one] and { $count } more quote
       *[other] and { $count } more quotes
    }
# In the answer itself, where nobody is told
amended-since = As of { $date }, an article quoted here doesn't say this any more.
amended-again = The articles still say it as quoted.
button-changed = What changed
button-quiet = Don't tell me of changes
button-loud = Tell me of changes again
amended-quiet = I won't tell you any more when an article that I quoted to you changes.
amended-loud = I'll tell you again when an article that I quoted to you changes.
# A paragraph of /privacy
privacy-changes = When an article that I quoted to you doesn't say it any more, I tell you so, once. If you switch that off by the button there, I keep that you did.
# Told to admins of pages that articles were read from; the links are listed below
links-broken =
    { $count ->
        [one] { $count } link can't be fetched any more. Its article stays as it is:
       *[other] { $count } links can't be fetched any more. Their articles stay as they are:
    }
link-gone = { $link }: gone
link-failing =
    { $count ->
        [one] { $link }: failed { $count } time in a row
       *[other] { $link }: failed { $count } times in a row
    }

## Managing: gaps

menu-gaps = What the articles lack
gaps-none = No question waits for an article: all were answered, and nobody said that it didn't help.
# A numbered list follows
gaps-head = What wasn't answered, or didn't help, the same questions together: { $count }
# Numbers; $last: "23 November 2026"
gap-counts = times: { $times }, people: { $people }, last: { $last }
gaps-open = Tap a number to fill that gap.
gap-how = Reply to this message with an article that answers it: a file or a link. Once it is in, I write to those who asked: in private, and in groups where they asked in the last two days.
gap-filled = The articles answer that by now.

## Managing: the list of articles, and how the bot is

# $words: what was searched
articles-found =
    { $count ->
        [one] { $count } title has { $words }
       *[other] { $count } titles have { $words }
    }
articles-none-found = No title has { $words }. /articles shows all.
# Below the list of articles, whose numbers are buttons
articles-manage = Tap a number to see what is known of that article, to reindex or to remove it.
# Below that list: to details of articles, and back to picking one
button-manage = Manage articles
button-pick = Pick one to ask
button-reindex = Reindex
# What is known of an article, a fact in a line
detail-author = By { $name }
detail-source = Source: { $source }
detail-corpus = Corpus: { $name }
detail-passages = Passages: { $count }
detail-words = Words: { $count }
detail-language = Language: { $name }
detail-published = Published: { $date }
# When its source was read last; $when: "26 Nov 16:01 UTC"
detail-read = Last read: { $when }
detail-versions = Versions: { $count }
# $count: answers
detail-cited = Answers that cite it: { $count }
detail-id = Id: { $id }
menu-status = How I am, at a glance
# $version: "0.1.0"
status-since = Footnote { $version }, running since { $when }
# Nothing needs an admin
status-well = All is well.
status-failed = Couldn't be answered: { $count } (/failed)
status-model-away = The language model isn't answering: I quote the articles instead.
# $size: "4.1 GB"
status-little-space = Little room on the disk: { $size }
status-articles = Articles: { $count }
status-passages = Passages: { $count }
# $names: "main (10) and notes (2)"
status-corpora = Corpora: { $names }
status-trashed = Removed, can be put back: { $count } (/remove)
status-index-none = Search index: being built; until it is, every passage is compared one by one
status-index-behind = Search index: { $count } changed passages are searched beside it until the next one is built
status-index-whole = Search index: up to date
# By another model or length of passages
status-remade = Being made anew: { $done } of { $total }
status-reindexing = Reindexing is under way.
# Questions and other updates
status-waiting = Waiting to be answered: { $count }
status-embedding = Search model: { $name }
status-no-model = Language model: none, I quote
status-model = Language model: { $name }
# $used and $most: numbers
status-tokens = Tokens today: { $used }
status-tokens-of = Tokens today: { $used } of { $most }
# $used and $free: "4.1 GB"
status-disk = Disk: { $used } used, { $free } free
status-checked = Library last found sound: { $when }
status-backed-up = Last /backup: { $when }
status-no-backup = Nobody has made a /backup yet.

## Managing: invitations

menu-invite = A link that lets one chat in
menu-invites = Whom links have let in
# access.mode is a setting
invite-needless = Everybody may ask me: links count only where access.mode is "allowlist".
# $days: a number; $person and $group: links
invite-made =
    This lets one chat in, the first that opens it in the next { $days } days. /invites takes it back.

    For a person: { $person }

    For a group, which I am added to by it: { $group }
invites-none = No link has let anybody in, and none is waiting to.
# A numbered list follows
invites-head = Let in by links, and links not used yet: { $count }. Tap a number to end one.
# $when: "23 Nov 16:01 UTC"
invites-row = { $who }, since { $when }
invite-unused = a link not used yet
invite-ask = End this: { $who }? I answer there no more then.
button-revoke = End it
invite-ended = Ended: { $who }. You can undo that for a day.
privacy-invited = If a link let you in, your id and name are kept as long as you are in; /forget erases the name.

## Managing: adding

# The beginning of its text
preview-begins = It begins: { $words }
preview-author = Author: { $author }
preview-date = Date: { $date }
preview-language = Language: { $language }
preview-length = Words: { $count }; passages: { $passages }
# $source: a link, or the name of a file
preview-source = From: { $source }
preview-new = New: no article here is like it.
# $date: when the older version was read; $share: "92%"
preview-newer = A newer version of an article that I read on { $date }: { $share } of the old text stays.
preview-same = The same is here already, word for word: { $title } ({ $source })
preview-near = { $share } of it is in an article here already: { $title } ({ $source })
# It is the longer one
preview-holds = It holds { $share } of an article here: { $title } ({ $source })
# Links follow
preview-list = A list of { $count ->
        [one] { $count } article:
       *[other] { $count } articles:
    }
preview-more = and { $count } more
preview-list-known = Here already, and updated if they have changed: { $count }
preview-list-cut = It has more than I take in at once: library.max_listed allows for more.
preview-list-followed = Once it is added, I look there for new articles by myself.
button-add = Add
button-update = Replace the old version
button-not-add = Don't add
adding = Adding…
adding-passages = Adding… { $done } of { $total } passages
adding-articles = Adding… { $done } of { $total } articles
added-list = Added: { $added }. Updated: { $updated }. Unchanged: { $unchanged }.
# Problems follow
added-failed = Couldn't be added: { $count }
# Questions follow, as buttons
added-ask = I can answer now, for example:
not-added = I haven't added it.
add-one = One at a time, please: a single link behind /add.
add-expired = This offer has expired: please send it to me once more.
add-already = I am on it already.

## Managing: damage

# To admins; $line is technical, in English, with its remedy
library-found = I looked the library through and found this: { $line }

## Managing: gaps that are filled

how-to-fill = To fill this gap, reply to it with a file or a link. To ask me something, write without replying.
gap-closed = The articles answer that now: the gap is closed.
gap-closed-partly = The articles answer some of what was asked now; the rest of the gap stays open.
gap-still-open = In what those who asked can read I find no answer to that: the gap stays open, and I tell nobody.
gap-told = Of those who asked, I write to: { $count }.
gap-untold = Nobody who asked can be told any more.
button-dismiss = Dismiss
gap-dismissed = Dismissed: it comes back only if somebody else asks the same later.

## Managing: links that are fetched again

menu-feeds = Links that are fetched again
feeds-none = I fetch no link again by myself: add a feed, a sitemap or a page by /add.
feeds-head = Fetched again by themselves: feeds and sitemaps: { $lists }, pages: { $others }
feeds-open = Tap a number for more. /articles shows it of each page.
feeds-all-well = Every page could be fetched. /articles shows more of each.
feed-every = Hours between fetches: { $hours }
feed-never = Fetched again: only when asked
# $when: "26 Nov 02:10 UTC"
feed-last = Last fetched: { $when }
feed-next = Next: { $when }
feed-soon = Next: within minutes
feed-brought = Articles that it has brought: { $count }
feed-broken-short = Broken since { $when }
# $problem is technical, in English
feed-broken = Broken since { $when }, failures in a row: { $count }. { $problem }
button-fetch = Fetch now
button-hours = Change hours
button-hours-all = As all others: { $hours }
button-hours-none = As all others: never
button-never = Never
button-unfollow = Stop following
# Opens what is known of how a page is fetched again
button-refetching = Fetching again…
feed-hours-ask = After how many hours shall I fetch this again? { $link }
feed-hours-list = That goes for the articles that it has brought, too.
feed-stop-ask = Stop following { $link }? Its articles stay.
feed-stopped = I follow { $link } no more; its articles stay. You can undo that for a day.
feed-undo-late = That can't be undone any more: add the link by /add.
feed-gone = That link isn't fetched again any more.
feed-fetching = Fetching…
feed-fetched = Fetched. New articles: { $added }, new versions: { $updated }
feed-unchanged = Fetched: nothing new.
feed-failed = It couldn't be fetched.
