# Deutsch. Die Anrede ist „Sie“.

## Start and help

welcome =
    { $count ->
        [one] Ich beantworte Fragen zu einem Artikel und belege jeden Satz mit einer Fußnote:
       *[other] Ich beantworte Fragen zu { $count } Artikeln und belege jeden Satz mit einer Fußnote:
    }
welcome-more = und { $count } weitere: /articles
welcome-ask = Fragen Sie in Ihren eigenen Worten, oder probieren Sie eine dieser Fragen:
no-articles = Hier gibt es noch keine Artikel, deshalb kann ich nichts beantworten.
help =
    Stellen Sie mir in Ihren eigenen Worten eine Frage zu den Artikeln, die ich habe. Ich antworte nur mit Sätzen, die daraus zitiert sind, jeder mit einer nummerierten Fußnote, die zeigt, wo er steht. Wenn die Artikel nichts dazu sagen, sage ich das.

    In einer Gruppe erwähnen Sie mich, antworten Sie mir oder schreiben Sie /ask.

    Um nur einen Artikel zu befragen, schicken Sie mir einen Link dazu, antworten Sie auf eine Nachricht mit einem solchen Link, oder wählen Sie ihn in /articles aus.

    /privacy sagt, was ich über Sie behalte, und /forget löscht es.
# A list of commands follows
help-admin = Sie sind Admin, deshalb stehen Ihnen auch diese Befehle zur Verfügung; /add allein sagt, was ich aufnehmen kann:

## The menu of commands, a short line each

menu-ask = Eine Frage zu den Artikeln stellen
menu-articles = Worüber ich Auskunft geben kann
menu-help = So funktioniert es
menu-privacy = Was ich über Sie behalte
menu-forget = Löschen, was ich über Sie behalte
menu-start = Anfangen, mit Beispielen
menu-new = Neu beginnen, Früheres vergessen
menu-add = Einen Artikel hinzufügen: Link, Datei
menu-reindex = Artikel neu einlesen, alle oder einen
menu-retract = Eine Antwort zurückziehen (per Antwort)
menu-failed = Was nicht beantwortet werden konnte
menu-pause = In diesem Chat schweigen
menu-resume = In diesem Chat wieder antworten
menu-block = Nicht mehr auf jemanden reagieren
menu-unblock = Auf jemanden wieder reagieren

## Questions

how-to-ask = Schreiben Sie Ihre Frage hinter den Befehl: /ask wer …?
not-text = Ich kann nur Text lesen. Fragen Sie mich in Worten; wenn es um ein Bild, eine Aufnahme oder eine Umfrage geht, schreiben Sie auf, was Sie wissen möchten.
no-words = Ich sehe darin keine Frage. Fragen Sie mich in Worten, zum Beispiel: wer …?
only-marker = Das ist die Nummer einer Fußnote: Tippen Sie sie in der Antwort an, um die Textstelle zu sehen, für die sie steht.
# What people say who ask nothing: as many as there are, between bars
thanks = danke | danke schön | dankeschön | danke sehr | vielen dank | besten dank | tausend dank | alles klar | verstanden | ok | ok danke | super | perfekt | prima
greetings = hallo | hi | guten tag | guten morgen | guten abend | moin | servus
# To thanks
thanked = Gern geschehen. Fragen Sie mich gern noch mehr zu den Artikeln.
question-too-long =
    { $length ->
        [one] Die Frage hat { $length } Zeichen
       *[other] Die Frage hat { $length } Zeichen
    }, erlaubt sind höchstens { $limit }: Stellen Sie sie bitte kürzer.

## Answers

placeholder = Ich sehe nach …
reading-passages =
    { $count ->
        [one] Ich lese eine Textstelle …
       *[other] Ich lese { $count } Textstellen …
    }
declined = Die Artikel sagen dazu nichts.
declined-elsewhere =
    Kein Artikel hier ist in der Sprache Ihrer Frage. Sprache der Artikel: { $languages }. { $count ->
        [one] Bitte fragen Sie in dieser Sprache.
       *[other] Bitte fragen Sie in einer dieser Sprachen.
    }
other-languages = andere
model-away = Das Sprachmodell antwortet nicht, deshalb zitiere ich stattdessen die Artikel.
model-broke-off = Hier hat das Sprachmodell abgebrochen.
model-day-spent = Das Sprachmodell hat für heute genug geantwortet, deshalb zitiere ich stattdessen die Artikel.
model-person-spent = Ihr Anteil am Sprachmodell ist für heute aufgebraucht, deshalb zitiere ich stattdessen die Artikel.
model-limit-reached = Das Sprachmodell hat seine Tokens für heute verbraucht: Bis Mitternacht UTC antworte ich mit Zitaten. Die Grenze steht in answer.tokens_per_day.
same-article = derselbe Artikel

## The list of articles

articles-count =
    { $count ->
        [one] { $count } Artikel
       *[other] { $count } Artikel
    }
articles-page = , Seite { $page } von { $pages }
button-back = Zurück
button-next = Weiter
article-changed = Dieser Artikel hat sich geändert; /start zeigt weitere Fragen.
article-gone = Diesen Artikel gibt es hier nicht mehr.

## Which article is meant

about = Zum Artikel: { $title }
about-missing = Der Artikel, um den es dort geht, ist nicht in meiner Bibliothek; deshalb habe ich in allen Artikeln gesucht.
about-lost = Der Artikel, den Sie ausgewählt hatten, wurde entfernt; deshalb habe ich in allen Artikeln gesucht.
elsewhere = Vielleicht beantwortet das ein anderer Artikel.
button-wider = In allen Artikeln suchen
widened-already = Das habe ich schon aus allen Artikeln beantwortet.
articles-pick = Tippen Sie auf eine Nummer, um nur diesen Artikel zu befragen.
picked = Ab jetzt antworte ich nur aus diesem Artikel: { $title }
picked-link = Ein Link dorthin: { $link }
picked-all = Ich antworte wieder aus allen Artikeln.
button-all = Alle Artikel befragen
link-unknown = Dieser Artikel ist nicht in meiner Bibliothek; /articles zeigt, welche darin sind.
ask-beside-link = Was möchten Sie über { $title } wissen? Schreiben Sie Ihre Frage neben den Link.

## Evidence in one tap

as-of = Stand { $date }
page = S. { $printed }
evidence-gone = Dieser Artikel wurde entfernt oder hat sich vor langer Zeit geändert: Was damals darin stand, ist nicht mehr da.
evidence-not-here = Dieser Artikel ist hier nicht mehr zu lesen.
answer-elsewhere = Diese Schaltflächen gehören zu einem anderen Chat.
answer-unknown = Diese Antwort kenne ich nicht mehr.
button-at-source = An diesem Satz öffnen
button-on-page = Im Artikel zeigen

## Nearest passages and wishes

button-nearest = Nächstliegende Stellen
nearest = Die nächstliegenden Stellen, auch wenn sie die Frage vielleicht nicht beantworten:
button-wish = Sagen Sie mir, wenn es beantwortet ist
wish-made = Ich schreibe hier, sobald ein Artikel es beantwortet. Tippen Sie noch einmal, wenn Sie das nicht mehr möchten.
wish-taken-back = Ich schreibe Ihnen dazu nicht mehr.
wish-granted = Die Artikel beantworten das jetzt:

## Groups and their manners

hello = Guten Tag!
greeting = Guten Tag! Ich beantworte Fragen zu den Artikeln, die ich habe, und belege jeden Satz mit einer Fußnote. Um zu fragen, erwähnen Sie mich ({ $name }), antworten Sie mir oder schreiben Sie /ask.
begun-anew = Was Sie hier zuvor gefragt haben, ist vergessen: Ihre nächste Frage steht für sich.
wait-speaker =
    Sie fragen schneller, als ich nachschlagen kann. Bitte versuchen Sie es in { $seconds ->
        [one] { $seconds } Sekunde
       *[other] { $seconds } Sekunden
    } noch einmal.
wait-group =
    Hier kommen mehr Fragen, als ich auf einmal nachschlagen kann. Bitte versuchen Sie es in { $seconds ->
        [one] { $seconds } Sekunde
       *[other] { $seconds } Sekunden
    } noch einmal.

## Inline and guests

inline-answer = Antwort
inline-nearest-one = Nächstliegend: { $title }
inline-nearest = Die Artikel sagen dazu nichts. Am nächsten liegt:
inline-declined = Die Artikel sagen dazu nichts. Fragen Sie etwas anderes
inline-elsewhere = Bitte fragen Sie so: { $languages }
inline-taken-back = Eine frühere Antwort darauf wurde zurückgezogen
inline-private = Ich antworte nur in unserem eigenen Chat
inline-wordless = Nur weiter: Fragen Sie mich in Worten
inline-too-long = Das ist zu lang: Fragen Sie in weniger Worten
inline-no-articles = Hier gibt es noch keine Artikel
inline-failed = Etwas ist schiefgegangen: Bitte noch einmal
nearest-passage = Die Artikel beantworten das nicht. Die nächstliegende Stelle:
inline-not-yours = Diese Schaltflächen sind für die Person, die gefragt hat.
open-article = Artikel öffnen
ask-about-article = Mich dazu fragen
guest-private = Ich darf meine Artikel nicht in anderen Chats zitieren. Fragen Sie mich in unserem eigenen Chat.
help-inline = In jedem anderen Chat schreiben Sie { $bot } und Ihre Frage und wählen aus, was Sie senden möchten.

## Votes

button-up = Hilfreich
button-down = Nicht hilfreich
reason-wrong = Das stimmt nicht
reason-beside = Danach fragte ich nicht
reason-lacking = Es fehlt etwas
reason-sources = Quellen passen nicht
vote-noted = Danke, notiert.
vote-changed = Geändert.
vote-taken-back = Zurückgenommen.

## Privacy and what admins do about answers

privacy-kept = Ich behalte Ihre Fragen mit meinen Antworten und Ihrer Telegram-ID, Ihre Stimmen, den Artikel, den Sie gewählt haben, und worüber Sie benachrichtigt werden möchten, mit Ihrem Vornamen und Ihrer Sprache: damit die Schaltflächen unter den Antworten funktionieren und die Redaktion sieht, was den Artikeln fehlt. Blockiert ein Admin Sie, so bleibt Ihre ID, solange das gilt; wo die Tokens eines Sprachmodells aufgeteilt werden, auch, wie viele Sie verbraucht haben.
privacy-days =
    { $count ->
        [one] Nach { $count } Tag
       *[other] Nach { $count } Tagen
    } wird alles, was von Ihnen ist, von selbst gelöscht.
privacy-minutes =
    Für Nachfragen merke ich mir Ihre letzten Fragen, nur im Arbeitsspeicher: Nach { $count ->
        [one] { $count } Minute
       *[other] { $count } Minuten
    } Schweigen sind sie vergessen.
privacy-where = Es steht in einer Datei auf dem Rechner, auf dem ich laufe. Lesen können sie nur meine Betreiber; meine Administratoren sehen außerdem Fragen, die ich wegen eines Fehlers nicht beantworten konnte.
privacy-no-model = Kein Sprachmodell liest Ihre Fragen: Außer Telegram bekommt sie niemand.
privacy-model-here = Ein Sprachmodell auf demselben Rechner formuliert die Antworten: Außer Telegram bekommt niemand Ihre Fragen.
privacy-model = Ein Sprachmodell formuliert die Antworten: Ihre Frage, die vorigen und Stellen aus den Artikeln werden an { $host } gesendet.
privacy-forget = /forget löscht das alles sofort. Was in einem Chat gesagt wurde, bleibt bei Telegram; löschen Sie es dort.
forget-ask = Damit werden Ihre Fragen, Ihre Stimmen und alles Übrige gelöscht, was ich über Sie behalte; das lässt sich nicht rückgängig machen. Die Antworten bleiben in ihren Chats, und die Schaltflächen darunter funktionieren weiter.
button-forget = Alles von mir vergessen
forget-not-yours = Diese Schaltfläche ist für die Person, die oben /forget geschrieben hat. Schreiben Sie es auch, dann bekommen Sie eine eigene.
forget-unnamed = Hier sprechen Sie als Gruppe oder Kanal, und ich weiß nicht, wer Sie sind. Schreiben Sie /forget unter Ihrem eigenen Namen.
forgotten =
    Erledigt. Ich habe { $count ->
        [one] { $count } Frage
       *[other] { $count } Fragen
    } von Ihnen vergessen und alles Übrige, was ich hatte. Was Sie von nun an fragen, wird wieder behalten: /privacy
forgotten-nothing = Erledigt. Von Ihnen ist nichts mehr da.
paused = Ich pausiere jetzt in diesem Chat. Mit /resume antworte ich hier wieder.
paused-already = Ich pausiere in diesem Chat bereits. Mit /resume antworte ich hier wieder.
resumed = Ich antworte in diesem Chat wieder.
not-paused = Ich pausiere in diesem Chat nicht.
paused-by-admin = Meine Admins lassen mich in diesem Chat pausieren. Bitte fragen Sie später noch einmal.
blocked = { $who } ist blockiert: Ich reagiere auf deren Nachrichten in keinem Chat mehr.
blocked-already = { $who } ist bereits blockiert.
unblocked = { $who } ist nicht mehr blockiert.
not-blocked = { $who } ist nicht blockiert.
block-no-admin = Admins dieses Bots können nicht blockiert werden.
how-to-block = Antworten Sie mit /block oder /unblock auf eine Nachricht der Person, oder schreiben Sie deren numerische ID dahinter: { $example }
blocked-nobody = Niemand ist blockiert.
blocked-count = Blockiert: { $count }
blocked-row = { $who }, seit { $when }
retracted = Diese Antwort wurde am { $date } von der Administration zurückgezogen.
retracted-why = Diese Antwort wurde am { $date } von der Administration zurückgezogen: { $reason }
answer-retracted = Diese Antwort wurde von der Administration zurückgezogen.
taken-back = Eine frühere Antwort auf diese Frage wurde von der Administration zurückgezogen, darum gebe ich sie nicht noch einmal.
how-to-retract = Antworten Sie auf eine meiner Antworten mit /retract und, wenn Sie möchten, dem Grund. Wo Sie nicht darauf antworten können, schreiben Sie hinter /retract den Link einer ihrer Fußnoten.
retracted-done = Diese Antwort ist zurückgezogen und wird auf dieselbe Frage nicht noch einmal gegeben.
retracted-forgotten = Diese Antwort ist zurückgezogen. Was gefragt wurde, ist allerdings vergessen: Ich merke nicht, wenn es noch einmal gefragt wird.
retracted-unseen = Ihre Nachricht lässt sich nicht mehr ändern.
retract-undone = Diese Antwort wird wieder gegeben.
retract-undone-unseen = Ihre Nachricht bleibt, wie sie ist.
retract-undo-late = Das lässt sich nicht mehr rückgängig machen.

## The article page

page-skip = Zum Zitat
page-quoted = Markiert ist, was Fußnote { $marker } der Antwort zitiert.
page-others = Blasser markiert ist, was ihre anderen Fußnoten zitieren.
page-part = Der Artikel ist zu lang, um ihn ganz zu zeigen; dies ist der Teil um das Zitat.
page-original = Original öffnen
page-unknown = Hier ist nichts. Vielleicht wurde der Link nicht vollständig kopiert.

## When it doesn't work

sorry = Entschuldigung, bei mir ist etwas schiefgegangen. Bitte versuchen Sie es gleich noch einmal.
busy = Ich bin gerade ausgelastet; bitte versuchen Sie es gleich noch einmal.
invited-only = Dieser Bot ist nur für eingeladene Chats da. Sein Betreiber kann Sie freischalten.
admins-only = Das kann nur ein Admin dieses Bots.

## Admins: articles

how-to-add = Setzen Sie einen Link hinter /add, schicken Sie mir den Artikel als Datei (.pdf, .docx, .epub, .html, .md oder .txt), oder leiten Sie mir den Beitrag eines Kanals weiter; oder antworten Sie auf eines davon mit /add. Ich zeige Ihnen, was daraus würde, bevor ich es hinzufüge.
library-busy = Ich bin noch mit der Bibliothek beschäftigt; einen Moment.
reading-file = Ich lese { $name } …
cannot-read = { $name } kann ich nicht lesen. Ich nehme Dateien dieser Arten: { $kinds }.
file-too-large = { $name } ist zu groß: Die Grenze liegt bei { $limit } MB. Teilen Sie die Datei.
not-done = Das ging nicht: { $problem }
file-unchanged = { $name } ist schon da, Wort für Wort.
file-added =
    { $count ->
        [one] Hinzugefügt: { $name }, { $count } Textstelle.
       *[other] Hinzugefügt: { $name }, { $count } Textstellen.
    }
file-updated =
    { $count ->
        [one] Aktualisiert: { $name }, { $count } Textstelle.
       *[other] Aktualisiert: { $name }, { $count } Textstellen.
    }
hidden-replaced =
    { $count ->
        [one] { $count } verborgenes Zeichen ersetzt: { $kinds }.
       *[other] { $count } verborgene Zeichen ersetzt: { $kinds }.
    }
hidden-control =
    { $count ->
        [one] { $count } Steuerzeichen
       *[other] { $count } Steuerzeichen
    }
hidden-zero-width =
    { $count ->
        [one] { $count } Zeichen ohne Breite
       *[other] { $count } Zeichen ohne Breite
    }
hidden-override =
    { $count ->
        [one] { $count } Richtungszeichen
       *[other] { $count } Richtungszeichen
    }
hidden-tag =
    { $count ->
        [one] { $count } Tag-Zeichen
       *[other] { $count } Tag-Zeichen
    }
reindexing = Wird neu eingelesen …
reindexing-at = Wird neu eingelesen … { $done } von { $total }, { $share }
reindexed =
    Neu eingelesen: { $articles ->
        [one] { $articles } Artikel
       *[other] { $articles } Artikel
    }, { $passages ->
        [one] { $passages } Textstelle
       *[other] { $passages } Textstellen
    }, in { $seconds } s; davon geändert: { $changed }.

## Admins: what failed

failed-alarm =
    { $count ->
        [one] Eine Anfrage konnte nicht beantwortet werden. /failed zeigt sie und versucht es noch einmal.
       *[other] { $count } Anfragen konnten nicht beantwortet werden. /failed zeigt sie und versucht es noch einmal.
    }
failed-none = Nichts ist fehlgeschlagen.
failed-unknown = Keine davon ist fehlgeschlagen; /failed zeigt, welche es sind.
failed-count =
    { $count ->
        [one] Eine Anfrage ist fehlgeschlagen:
       *[other] { $count } Anfragen sind fehlgeschlagen:
    }
failed-row = Nr. { $id }, { $when }: { $problem }
failed-row-words = Nr. { $id }, { $when }: { $problem } („{ $words }“)
failed-more = und { $count } weitere
failed-how = Alle noch einmal versuchen: { $all }; nur einzelne: { $some }.
failed-again =
    { $count ->
        [one] Eine Anfrage wird noch einmal versucht.
       *[other] { $count } Anfragen werden noch einmal versucht.
    }
problem-unparsed = nicht lesbar
problem-refused = Telegram nimmt die Antwort nicht an; warum, steht im Protokoll
problem-failed = fehlgeschlagen; wie, steht im Protokoll
problem-tried =
    { $count ->
        [one] { $count } Mal fehlgeschlagen; wie, steht im Protokoll
       *[other] { $count } Mal fehlgeschlagen; wie, steht im Protokoll
    }
problem-cut-off =
    { $count ->
        [one] der Bot wurde { $count } Mal beendet, während er daran arbeitete
       *[other] der Bot wurde { $count } Mal beendet, während er daran arbeitete
    }

## Managing: the journal

menu-journal = Was Admins getan haben
in-private-only = Das sage ich nur privat: Bitte fragen Sie mich in unserem eigenen Chat.
journal-head = Was Admins getan haben, das Neueste zuerst:
journal-empty = Noch hat kein Admin etwas getan.
journal-row = { $when }, von { $who }: { $did }
button-newer = Neuere
button-older = Ältere
privacy-journal =
    Was Sie als Admin tun, steht mit Ihrer Telegram-ID { $count ->
        [one] { $count } Tag
       *[other] { $count } Tage
    } lang in einem Journal: Andere Admins können es mit /journal lesen, und /forget löscht es nicht.

## Managing: statistics and files

menu-stats = Wie es den Fragen ergeht
menu-export = Fragen und Antworten als CSV-Datei
menu-backup = Eine Sicherung als Datei
how-to-stats = Setzen Sie eine Anzahl von Tagen dahinter, höchstens { $limit }: { $example }
stats-nothing = In dieser Zeit hat niemand etwas gefragt.
stats-days = Vom { $first } bis zum { $last } (UTC)
stats-questions = Fragen: { $count }
stats-answered = Beantwortet: { $count } ({ $share } %)
stats-declined = Ohne Antwort: { $count }
stats-people = Personen, die gefragt haben: { $count }
stats-votes = Hilfreich: { $up }, nicht hilfreich: { $down }
stats-took = Zeit bis zur Antwort: die Hälfte in { $half } s, 95 % in { $most } s
stats-cited = Am häufigsten zitiert:
stats-chart-days = Fragen am Tag. Dunkel und glatt: beantwortet. Hell und gestreift: ohne Antwort.
stats-chart-weeks = Fragen in der Woche, nach ihrem letzten Tag. Dunkel und glatt: beantwortet. Hell und gestreift: ohne Antwort.
file-in-the-making = Die Datei wird erstellt …
how-to-export = Setzen Sie nichts dahinter oder eine Anzahl von Tagen, höchstens { $limit }: { $example }
export-done = Fragen in der Datei unten: { $count }. Wer sie gestellt hat, steht nicht darin.
export-nothing = Es gibt keine Fragen für eine Datei.
export-too-large = Selbst gepackt ist die Datei größer als die 50 MB, die ich über Telegram senden darf. Nehmen Sie weniger Tage: { $example }
backup-done = Unten steht die Sicherung: Artikel, Antworten, Stimmen und wer gefragt hat. Bewahren Sie sie sicher auf. Auf dem Rechner spielt sie dieser Befehl zurück: { $command }
backup-too-large = Die Sicherung hat { $size } MB, und Telegram lässt mich 50 senden. Ich habe sie nicht behalten. Auf dem Rechner erstellt dieser Befehl eine: { $command }
backup-failed = Die Sicherung wurde nicht erstellt: { $problem }

## Managing: corpora

menu-corpus = Welche Sammlungen ein Chat liest
corpus-here = Dieser Chat liest:
# $chat: a chat's title and id
corpus-there = { $chat } liest:
corpus-row = • { $name }: { $count ->
        [0] noch keine Artikel
        [one] { $count } Artikel
       *[other] { $count } Artikel
    }
corpus-adds-to = Was hier hinzugefügt wird, kommt in { $name }.
corpus-all = Alle Sammlungen:
corpus-public = Inline und als Gast zitiere ich nur aus { $names }.
corpus-private = Inline und als Gast zitiere ich nichts.
# $name: the corpus that every other chat reads
corpus-chats = Chats, die etwas anderes als { $name } lesen können:
# $back: "/corpus default"; $other: a command for another chat
how-to-corpus = Senden Sie /corpus mit den Namen der Sammlungen, die dieser Chat lesen soll; was hier hinzugefügt wird, kommt in die erste. { $back } nimmt das zurück. Für einen anderen Chat stellen Sie dessen id vor die Namen: { $other }
how-to-corpus-here = Senden Sie /corpus mit den Namen der Sammlungen, die dieser Chat lesen soll; was hier hinzugefügt wird, kommt in die erste. { $back } nimmt das zurück. Im privaten Chat sagt /corpus, welche anderen Sammlungen es gibt.
corpus-misnamed = { $name } kann kein Name einer Sammlung sein. Bitte nehmen Sie Kleinbuchstaben von a bis z, Ziffern, - und _, insgesamt höchstens 64.
corpus-too-many = Ein Chat liest höchstens { $count } Sammlungen. Bitte nennen Sie weniger.
corpus-default-alone = Nach { $back } folgen keine weiteren Namen.

## Managing: reindexing and removing

menu-remove = Artikel entfernen oder zurückholen
article-not-found = So einen Artikel finde ich nicht. /articles zeigt, welche es gibt.
article-which = Welcher? Tippen Sie auf die Nummer.
article-more =
    { $count ->
        [one] und { $count } weiterer
       *[other] und { $count } weitere
    }
order-unknown = Ich weiß nicht mehr, worum es bei diesen Tasten ging. Bitte fragen Sie noch einmal.
order-not-yours = Diese Tasten sind für den Admin, der gefragt hat.
button-cancel = Abbrechen
reindexing-now = Gerade: { $name }
left-moment = Noch weniger als eine Minute
left-minutes =
    { $count ->
        [one] Noch etwa eine Minute
       *[other] Noch etwa { $count } Minuten
    }
left-hours =
    { $count ->
        [one] Noch etwa eine Stunde
       *[other] Noch etwa { $count } Stunden
    }
reindex-cancelled = Das Einlesen wurde abgebrochen. Was bis dahin getan war, bleibt getan ({ $done } von { $total }); alles andere ist, wie es war.
cancelling = Wird angehalten …
not-under-way = Das läuft nicht mehr.
how-to-remove = Schreiben Sie Titel, Link oder ID des Artikels dahinter ({ $example }), oder antworten Sie mit /remove auf eine Antwort oder eine Nachricht über ihn. Bevor etwas entfernt wird, frage ich nach.
remove-ask =
    { $count ->
        [one] Diesen Artikel entfernen?
       *[other] Diese { $count } Artikel entfernen?
    }
remove-row =
    { $title }: { $source }, { $passages ->
        [one] { $passages } Passage
       *[other] { $passages } Passagen
    }
remove-consequence = Ich antworte dann nicht mehr aus ihm, und die Tasten unter früheren Antworten sagen, dass er entfernt wurde. 24 Stunden lang lässt er sich zurückholen; danach wird er endgültig gelöscht.
button-remove = Entfernen
button-keep = Behalten
remove-kept = Es wurde nichts entfernt.
removed = Entfernt: { $title }
removed-until = Zurückholen lässt sich das bis { $when }.
button-undo = Rückgängig
put-back = Wieder in der Bibliothek: { $title }
put-back-late = Das lässt sich nicht mehr zurückholen.
removed-list = Diese lassen sich noch zurückholen. Tippen Sie auf eine Nummer.
removed-row = { $title }, bis { $when }

## What has changed

# What is told to whoever was given an answer whose quote isn't there any more, old and new below
amended = Ein Artikel, den ich Ihnen zitiert habe, hat sich geändert.
amended-as-of = Stand { $date }:
amended-gone = Stand { $date } steht es nicht mehr darin.
amended-more =
    { $count ->
        [one] und { $count } weiteres Zitat
       *[other] und { $count } weitere Zitate
    }
# In the answer itself, where nobody is told
amended-since = Stand { $date } sagt ein hier zitierter Artikel das nicht mehr.
amended-again = Die Artikel sagen es noch so, wie es zitiert ist.
button-changed = Was sich geändert hat
button-quiet = Änderungen nicht mehr melden
button-loud = Änderungen wieder melden
amended-quiet = Ich melde Ihnen nicht mehr, wenn sich ein Artikel ändert, den ich Ihnen zitiert habe.
amended-loud = Ich melde Ihnen wieder, wenn sich ein Artikel ändert, den ich Ihnen zitiert habe.
# A paragraph of /privacy
privacy-changes = Wenn ein Artikel, den ich Ihnen zitiert habe, das nicht mehr sagt, melde ich es Ihnen einmal. Schalten Sie das mit der Schaltfläche darunter ab, so bewahre ich auf, dass Sie es abgeschaltet haben.
# Told to admins of pages that articles were read from; the links are listed below
links-broken =
    { $count ->
        [one] { $count } Link ist nicht mehr abzurufen. Sein Artikel bleibt, wie er ist:
       *[other] { $count } Links sind nicht mehr abzurufen. Ihre Artikel bleiben, wie sie sind:
    }
link-gone = { $link }: nicht mehr da
link-failing =
    { $count ->
        [one] { $link }: { $count } Mal hintereinander gescheitert
       *[other] { $link }: { $count } Mal hintereinander gescheitert
    }

## Managing: gaps

menu-gaps = Was den Artikeln fehlt
gaps-none = Keine Frage wartet auf einen Artikel: Alle wurden beantwortet, und niemand fand eine Antwort nicht hilfreich.
gaps-head = Was nicht oder nicht hilfreich beantwortet wurde, gleiche Fragen zusammen: { $count }
gap-counts = gefragt: { $times }, Personen: { $people }, zuletzt: { $last }
gaps-open = Tippen Sie auf eine Nummer, um diese Lücke zu schließen.
gap-how = Antworten Sie auf diese Nachricht mit einem Artikel, der das beantwortet: einer Datei oder einem Link. Sobald er aufgenommen ist, schreibe ich denen, die gefragt haben: privat, und in Gruppen, wo sie in den letzten zwei Tagen gefragt haben.
gap-filled = Das beantworten die Artikel inzwischen.

## Managing: the list of articles, and how the bot is

articles-found =
    { $count ->
        [one] { $count } Titel enthält { $words }
       *[other] { $count } Titel enthalten { $words }
    }
articles-none-found = Kein Titel enthält { $words }. /articles zeigt alle.
articles-manage = Tippen Sie auf eine Nummer, um mehr über den Artikel zu sehen, ihn neu einzulesen oder zu entfernen.
button-manage = Artikel verwalten
button-pick = Einen zum Fragen wählen
button-reindex = Neu einlesen
detail-author = Von { $name }
detail-source = Quelle: { $source }
detail-corpus = Korpus: { $name }
detail-passages = Passagen: { $count }
detail-words = Wörter: { $count }
detail-language = Sprache: { $name }
detail-published = Veröffentlicht: { $date }
detail-read = Zuletzt gelesen: { $when }
detail-versions = Fassungen: { $count }
detail-cited = Antworten, die ihn zitieren: { $count }
detail-id = ID: { $id }
menu-status = Wie es mir geht, auf einen Blick
status-since = Footnote { $version }, läuft seit { $when }
status-well = Alles in Ordnung.
status-failed = Nicht beantwortet: { $count } (/failed)
status-model-away = Das Sprachmodell antwortet nicht: Ich zitiere solange die Artikel.
status-little-space = Wenig Platz auf der Festplatte: { $size }
status-articles = Artikel: { $count }
status-passages = Passagen: { $count }
status-corpora = Korpora: { $names }
status-trashed = Entfernt, lassen sich zurückholen: { $count } (/remove)
status-index-none = Suchindex: wird gebaut; bis dahin wird jede Passage einzeln verglichen
status-index-behind = Suchindex: { $count } geänderte Passagen werden daneben durchsucht, bis der nächste gebaut ist
status-index-whole = Suchindex: auf dem neuesten Stand
status-remade = Wird neu gemacht: { $done } von { $total }
status-reindexing = Artikel werden gerade neu eingelesen.
status-waiting = Warten auf Antwort: { $count }
status-embedding = Suchmodell: { $name }
status-no-model = Sprachmodell: keines, ich zitiere
status-model = Sprachmodell: { $name }
status-tokens = Token heute: { $used }
status-tokens-of = Token heute: { $used } von { $most }
status-disk = Festplatte: { $used } belegt, { $free } frei
status-checked = Bibliothek zuletzt geprüft und heil: { $when }
status-backed-up = Letztes /backup: { $when }
status-no-backup = Noch niemand hat ein /backup gemacht.

## Managing: invitations

menu-invite = Ein Link, der einen Chat zulässt
menu-invites = Wen Links zugelassen haben
invite-needless = Mich darf jeder fragen: Links zählen nur, wo access.mode "allowlist" ist.
invite-made =
    Das lässt einen Chat zu: den ersten, der es in den nächsten { $days } Tagen öffnet. /invites nimmt es zurück.

    Für eine Person: { $person }

    Für eine Gruppe, der ich damit hinzugefügt werde: { $group }
invites-none = Kein Link hat jemanden zugelassen, und keiner wartet darauf.
invites-head = Durch Links Zugelassene und noch nicht genutzte Links: { $count }. Tippen Sie auf eine Nummer, um einen zu beenden.
invites-row = { $who }, seit { $when }
invite-unused = ein noch nicht genutzter Link
invite-ask = Das beenden: { $who }? Dort antworte ich dann nicht mehr.
button-revoke = Beenden
invite-ended = Beendet: { $who }. Einen Tag lang können Sie das rückgängig machen.
privacy-invited = Hat ein Link Sie zugelassen, so bleiben Ihre ID und Ihr Name, solange Sie zugelassen sind; /forget löscht den Namen.

## Managing: adding

preview-begins = Es beginnt so: { $words }
preview-author = Autor: { $author }
preview-date = Datum: { $date }
preview-language = Sprache: { $language }
preview-length = Wörter: { $count }; Passagen: { $passages }
preview-source = Von: { $source }
preview-new = Neu: Kein Artikel hier ist ihm ähnlich.
preview-newer = Eine neuere Fassung eines Artikels, den ich am { $date } gelesen habe: { $share } des alten Textes bleiben.
preview-same = Wort für Wort dasselbe ist schon da: { $title } ({ $source })
preview-near = { $share } davon stehen schon in einem Artikel hier: { $title } ({ $source })
preview-holds = Er enthält { $share } eines Artikels, der schon da ist: { $title } ({ $source })
preview-list = Eine Liste mit { $count ->
        [one] { $count } Artikel:
       *[other] { $count } Artikeln:
    }
preview-more = und { $count } weitere
preview-list-known = Schon da, und aktualisiert, wenn geändert: { $count }
preview-list-cut = Sie hat mehr, als ich auf einmal aufnehme: library.max_listed erlaubt mehr.
preview-list-followed = Ist sie hinzugefügt, sehe ich dort von selbst nach neuen Artikeln.
button-add = Hinzufügen
button-update = Alte Fassung ersetzen
button-not-add = Nicht hinzufügen
adding = Ich füge es hinzu …
adding-passages = Ich füge es hinzu … { $done } von { $total } Passagen
adding-articles = Ich füge hinzu … { $done } von { $total } Artikeln
added-list = Hinzugefügt: { $added }. Aktualisiert: { $updated }. Unverändert: { $unchanged }.
added-failed = Nicht hinzugefügt: { $count }
added-ask = Ich kann jetzt antworten, zum Beispiel auf:
not-added = Ich habe es nicht hinzugefügt.
add-one = Bitte eins nach dem anderen: ein einziger Link hinter /add.
add-expired = Dieses Angebot ist abgelaufen: Bitte schicken Sie es mir noch einmal.
add-already = Ich bin schon dabei.

## Managing: damage

# To admins; $line is technical, in English, with its remedy
library-found = Bei der Prüfung der Bibliothek habe ich das gefunden: { $line }

## Managing: gaps that are filled

how-to-fill = Um diese Lücke zu schließen, antworten Sie darauf mit einer Datei oder einem Link. Um mich etwas zu fragen, schreiben Sie, ohne zu antworten.
gap-closed = Die Artikel beantworten das jetzt: Die Lücke ist geschlossen.
gap-closed-partly = Die Artikel beantworten jetzt einen Teil dessen, was gefragt wurde; der Rest der Lücke bleibt offen.
gap-still-open = In dem, was die Fragenden lesen können, finde ich keine Antwort darauf: Die Lücke bleibt offen, und ich sage niemandem Bescheid.
gap-told = So vielen derer, die gefragt haben, schreibe ich: { $count }.
gap-untold = Niemandem, der gefragt hat, kann ich noch Bescheid sagen.
button-dismiss = Verwerfen
gap-dismissed = Verworfen: Kommt nur wieder, wenn später jemand anders dasselbe fragt.

## Managing: links that are fetched again

menu-feeds = Links, die wieder abgerufen werden
feeds-none = Ich rufe keinen Link von selbst wieder ab: Fügen Sie mit /add einen Feed, eine Sitemap oder eine Seite hinzu.
feeds-head = Von selbst wieder abgerufen: Feeds und Sitemaps: { $lists }, Seiten: { $others }
feeds-open = Tippen Sie auf eine Nummer, um mehr zu sehen. /articles zeigt es von jeder Seite.
feeds-all-well = Alle Seiten waren abzurufen. /articles zeigt mehr von jeder.
feed-every = Stunden zwischen zwei Abrufen: { $hours }
feed-never = Wieder abgerufen: nur auf Wunsch
feed-last = Zuletzt abgerufen: { $when }
feed-next = Das nächste Mal: { $when }
feed-soon = Das nächste Mal: in wenigen Minuten
feed-brought = Artikel, die er gebracht hat: { $count }
feed-broken-short = Gestört seit { $when }
feed-broken = Gestört seit { $when }, Fehlschläge hintereinander: { $count }. { $problem }
button-fetch = Jetzt abrufen
button-hours = Stunden ändern
button-hours-all = Wie alle anderen: { $hours }
button-hours-none = Wie alle anderen: nie
button-never = Nie
button-unfollow = Nicht mehr folgen
button-refetching = Wieder abrufen…
feed-hours-ask = Nach wie vielen Stunden soll ich das wieder abrufen? { $link }
feed-hours-list = Das gilt auch für die Artikel, die daraus stammen.
feed-stop-ask = { $link } nicht mehr folgen? Die Artikel bleiben.
feed-stopped = Ich folge { $link } nicht mehr; die Artikel bleiben. Einen Tag lang können Sie das zurücknehmen.
feed-undo-late = Das lässt sich nicht mehr zurücknehmen: Fügen Sie den Link mit /add hinzu.
feed-gone = Dieser Link wird nicht mehr abgerufen.
feed-fetching = Wird abgerufen…
feed-fetched = Abgerufen. Neue Artikel: { $added }, neue Fassungen: { $updated }
feed-unchanged = Abgerufen: nichts Neues.
feed-failed = Der Abruf ist gescheitert.
