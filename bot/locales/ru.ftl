# Русский. Обращение на «вы».

## Start and help

welcome =
    { $count ->
        [1] Я отвечаю на вопросы по одной статье и к каждому предложению даю сноску:
        [one] Я отвечаю на вопросы по { $count } статье и к каждому предложению даю сноску:
        [few] Я отвечаю на вопросы по { $count } статьям и к каждому предложению даю сноску:
        [many] Я отвечаю на вопросы по { $count } статьям и к каждому предложению даю сноску:
       *[other] Я отвечаю на вопросы по { $count } статьи и к каждому предложению даю сноску:
    }
welcome-more = и ещё { $count }: /articles
welcome-ask = Спросите своими словами или попробуйте один из этих вопросов:
no-articles = Здесь пока нет статей, поэтому я не могу ни на что ответить.
help =
    Задайте своими словами вопрос по статьям, которые у меня есть. Я отвечаю только цитатами из них, и у каждого предложения есть пронумерованная сноска: она показывает, откуда оно взято. Если в статьях ответа нет, я так и скажу.

    В группе упомяните меня, ответьте на моё сообщение или напишите /ask.

    Чтобы спросить только об одной статье, пришлите ссылку на неё, ответьте на сообщение с такой ссылкой или выберите её в /articles.

    /privacy скажет, что я о вас храню, а /forget это сотрёт.
# A list of commands follows
help-admin = Вы администратор, поэтому вам доступны и эти команды; /add без слов после неё подскажет, что я могу добавить:

## The menu of commands, a short line each

menu-ask = Задать вопрос о статьях
menu-articles = О чём меня можно спросить
menu-help = Как это работает
menu-privacy = Что я о вас храню
menu-forget = Стереть то, что я о вас храню
menu-start = Начать, с примерами
menu-new = Начать заново, забыв прежние вопросы
menu-add = Добавить статью: ссылка, файл, пост
menu-reindex = Перечитать статьи заново: все или одну
menu-retract = Отозвать ответ (в ответ на него)
menu-failed = На что не удалось ответить
menu-pause = Молчать в этом чате
menu-resume = Снова отвечать в этом чате
menu-block = Больше не реагировать на кого-то
menu-unblock = Снова реагировать на кого-то

## Questions

how-to-ask = Напишите вопрос сразу после команды: /ask кто …?
not-text = Я умею читать только текст. Спросите словами; если речь о картинке, записи или опросе, напишите, что вы хотите узнать.
no-words = Я не вижу здесь вопроса. Спросите словами, например: кто …?
only-marker = Это номер сноски: нажмите на него в ответе, чтобы увидеть отрывок, на который она указывает.
# What people say who ask nothing: as many as there are, between bars
thanks = спасибо | большое спасибо | спасибо большое | благодарю | понятно | понял | поняла | ясно | ок | хорошо | отлично | супер
greetings = привет | здравствуйте | добрый день | доброе утро | добрый вечер
# To thanks
thanked = Пожалуйста. Спрашивайте о статьях что угодно ещё.
question-too-long =
    { $length ->
        [one] В вопросе { $length } знак
        [few] В вопросе { $length } знака
        [many] В вопросе { $length } знаков
       *[other] В вопросе { $length } знака
    }, а можно не больше { $limit }: спросите короче.

## Answers

placeholder = Ищу…
reading-passages =
    { $count ->
        [1] Читаю один отрывок…
        [one] Читаю { $count } отрывок…
        [few] Читаю { $count } отрывка…
        [many] Читаю { $count } отрывков…
       *[other] Читаю { $count } отрывка…
    }
declined = В статьях об этом не говорится.
declined-elsewhere =
    Здесь нет статей на языке вашего вопроса. Языки статей: { $languages }. { $count ->
        [1] Пожалуйста, задайте вопрос на этом языке.
        [one] Пожалуйста, задайте вопрос на одном из них.
        [few] Пожалуйста, задайте вопрос на одном из них.
        [many] Пожалуйста, задайте вопрос на одном из них.
       *[other] Пожалуйста, задайте вопрос на одном из них.
    }
other-languages = другие
model-away = Языковая модель не отвечает, поэтому вместо неё я цитирую статьи.
model-broke-off = Здесь языковая модель прервалась.
model-day-spent = На сегодня языковая модель ответила достаточно, поэтому вместо неё я цитирую статьи.
model-person-spent = На сегодня вы исчерпали свою долю ответов языковой модели, поэтому вместо неё я цитирую статьи.
model-limit-reached = Языковая модель израсходовала токены на сегодня: до полуночи UTC я отвечаю цитатами. Предел задаёт answer.tokens_per_day.
same-article = та же статья

## The list of articles

articles-count =
    { $count ->
        [one] { $count } статья
        [few] { $count } статьи
        [many] { $count } статей
       *[other] { $count } статьи
    }
articles-page = , страница { $page } из { $pages }
button-back = Назад
button-next = Далее
article-changed = Эта статья изменилась; /start покажет другие вопросы.
article-gone = Этой статьи здесь больше нет.

## Which article is meant

about = По статье: { $title }
about-missing = Статьи, о которой там речь, в моей библиотеке нет, поэтому поиск шёл по всем статьям.
about-lost = Выбранная вами статья удалена, поэтому поиск шёл по всем статьям.
elsewhere = Возможно, об этом говорится в другой статье.
button-wider = Искать во всех статьях
widened-already = Ответ по всем статьям уже есть.
articles-pick = Нажмите номер, чтобы спрашивать только по этой статье.
picked = Теперь я отвечаю только по этой статье: { $title }
picked-link = Ссылка на неё: { $link }
picked-all = Я снова отвечаю по всем статьям.
button-all = Спрашивать по всем статьям
link-unknown = Этой статьи в моей библиотеке нет; какие есть, покажет /articles.
ask-beside-link = Что вы хотите узнать о статье «{ $title }»? Напишите вопрос рядом со ссылкой.

## Evidence in one tap

as-of = по состоянию на { $date }
page = с. { $printed }
evidence-gone = Эта статья удалена или давно изменилась: её прежнего текста больше нет.
evidence-not-here = Эту статью здесь больше нельзя прочитать.
answer-elsewhere = Эти кнопки относятся к другому чату.
answer-unknown = Я больше не помню этого ответа.
button-at-source = Открыть на этом предложении
button-on-page = Показать в статье

## Nearest passages and wishes

button-nearest = Ближайшие отрывки
nearest = Ближайшие отрывки, хотя ответа в них может и не быть:
button-wish = Сообщите, когда появится ответ
wish-made = Я напишу сюда, когда в статьях появится ответ. Нажмите ещё раз, если это больше не нужно.
wish-taken-back = Я не буду об этом писать.
wish-granted = Теперь статьи отвечают на это:

## Groups and their manners

hello = Здравствуйте!
greeting = Здравствуйте! Я отвечаю на вопросы по статьям, которые у меня есть, и к каждому предложению даю сноску. Чтобы спросить, упомяните меня ({ $name }), ответьте на моё сообщение или напишите /ask.
begun-anew = Ваши прежние вопросы здесь забыты: следующий вопрос будет сам по себе.
wait-speaker =
    Вы спрашиваете быстрее, чем я успеваю искать. Пожалуйста, попробуйте ещё раз через { $seconds ->
        [one] { $seconds } секунду
        [few] { $seconds } секунды
        [many] { $seconds } секунд
       *[other] { $seconds } секунды
    }.
wait-group =
    Здесь больше вопросов, чем я успеваю искать. Пожалуйста, попробуйте ещё раз через { $seconds ->
        [one] { $seconds } секунду
        [few] { $seconds } секунды
        [many] { $seconds } секунд
       *[other] { $seconds } секунды
    }.

## Inline and guests

inline-answer = Ответ
inline-nearest-one = Ближайшее: { $title }
inline-nearest = В статьях об этом не говорится. Ближайшие отрывки:
inline-declined = В статьях об этом не говорится. Спросите о другом
inline-elsewhere = Языки статей: { $languages }
inline-taken-back = Прежний ответ на это отозван
inline-private = Я отвечаю только в нашем с вами чате
inline-wordless = Продолжайте: задайте вопрос словами
inline-too-long = Слишком длинно: спросите короче
inline-no-articles = Здесь пока нет статей
inline-failed = Что-то пошло не так: попробуйте ещё раз
nearest-passage = В статьях нет ответа на это. Ближайший отрывок:
inline-not-yours = Эти кнопки — для того, кто задал вопрос.
open-article = Открыть статью
ask-about-article = Спросить меня о ней
guest-private = Я не могу цитировать свои статьи в других чатах. Спросите меня в нашем с вами чате.
help-inline = В любом другом чате напишите { $bot } и свой вопрос и выберите, что отправить.

## Votes

button-up = Полезно
button-down = Не помогло
reason-wrong = Это неверно
reason-beside = Ответ не о том
reason-lacking = Чего-то не хватает
reason-sources = Источники не о том
vote-noted = Спасибо, учтено.
vote-changed = Изменено.
vote-taken-back = Голос отозван.

## Privacy and what admins do about answers

privacy-kept = Я храню ваши вопросы с моими ответами и вашим идентификатором в Telegram, ваши голоса, выбранную вами статью и то, о чём вы просили сообщить, с вашим именем и языком: чтобы работали кнопки под ответами и редакторы видели, чего не хватает в статьях. Если администратор вас заблокирует, ваш идентификатор хранится, пока это действует; а где делятся токены языковой модели — и сколько вы их израсходовали.
privacy-days =
    Через { $count ->
        [one] { $count } день
        [few] { $count } дня
        [many] { $count } дней
       *[other] { $count } дня
    } всё ваше стирается само.
privacy-minutes =
    Чтобы понимать уточнения, я помню ваши последние вопросы, только в оперативной памяти: после { $count ->
        [one] { $count } минуты
        [few] { $count } минут
        [many] { $count } минут
       *[other] { $count } минуты
    } молчания они забываются.
privacy-where = Всё это лежит в файле на машине, где я работаю. Прочесть его могут только те, кто меня обслуживает; мои администраторы видят ещё и вопросы, на которые я не смог ответить из-за ошибки.
privacy-no-model = Языковая модель ваших вопросов не читает: кроме Telegram, они никому не отправляются.
privacy-model-here = Ответы составляет языковая модель на той же машине: кроме Telegram, ваши вопросы никому не отправляются.
privacy-model = Ответы составляет языковая модель: ваш вопрос, предыдущие вопросы и отрывки из статей отправляются на { $host }.
privacy-forget = /forget стирает всё это сразу. Сказанное в чате остаётся в Telegram; удалите его там.
forget-ask = Будут стёрты ваши вопросы, ваши голоса и всё остальное, что я о вас храню; отменить это нельзя. Ответы останутся в своих чатах, и кнопки под ними будут работать.
button-forget = Забыть всё обо мне
forget-not-yours = Эта кнопка для того, кто написал /forget выше. Напишите и вы — получите свою.
forget-unnamed = Здесь вы пишете от имени группы или канала, и я не знаю, кто вы. Напишите /forget от своего имени.
forgotten =
    Готово. Я забыл { $count ->
        [one] { $count } ваш вопрос
        [few] { $count } ваших вопроса
        [many] { $count } ваших вопросов
       *[other] { $count } вашего вопроса
    } и всё остальное, что у меня было. Что вы спросите теперь, снова сохранится: /privacy
forgotten-nothing = Готово. Ничего вашего больше нет.
paused = В этом чате я на паузе. После /resume я снова буду здесь отвечать.
paused-already = В этом чате я уже на паузе. После /resume я снова буду здесь отвечать.
resumed = Я снова отвечаю в этом чате.
not-paused = В этом чате я не на паузе.
paused-by-admin = Администраторы поставили меня в этом чате на паузу. Пожалуйста, спросите позже.
blocked = Блокировка включена: { $who }. Я больше не реагирую на эти сообщения ни в одном чате.
blocked-already = Блокировка уже включена: { $who }.
unblocked = Блокировка снята: { $who }.
not-blocked = Блокировки нет: { $who }.
block-no-admin = Администраторов этого бота заблокировать нельзя.
how-to-block = Ответьте на сообщение этого человека командой /block или /unblock либо укажите после неё числовой id: { $example }
blocked-nobody = Никто не заблокирован.
blocked-count = Заблокировано: { $count }
blocked-row = { $who }, с { $when }
retracted = Администратор отозвал этот ответ { $date }
retracted-why = Администратор отозвал этот ответ { $date }, причина: { $reason }
answer-retracted = Этот ответ отозван администратором.
taken-back = Прежний ответ на этот вопрос отозван администратором, поэтому я его не повторяю.
how-to-retract = Ответьте на мой ответ командой /retract и, если хотите, укажите причину. Если ответить на него нельзя, поставьте после /retract ссылку одной из его сносок.
retracted-done = Этот ответ отозван и на тот же вопрос больше не даётся.
retracted-forgotten = Этот ответ отозван. Но о чём спрашивали, уже забыто: я не узнаю, если спросят снова.
retracted-unseen = Его сообщение изменить уже нельзя.
retract-undone = Этот ответ снова даётся.
retract-undone-unseen = Его сообщение остаётся как есть.
retract-undo-late = Это уже нельзя отменить.

## The article page

page-skip = К цитате
page-quoted = Выделено то, что цитирует сноска { $marker } ответа.
page-others = Бледнее выделено то, что цитируют другие его сноски.
page-part = Статья слишком длинная, чтобы показать её целиком; это часть вокруг цитаты.
page-original = Открыть оригинал
page-unknown = Здесь ничего нет. Возможно, ссылка скопирована не полностью.

## When it doesn't work

sorry = Простите, у меня что-то пошло не так. Пожалуйста, попробуйте ещё раз чуть позже.
busy = Сейчас я занят; пожалуйста, попробуйте ещё раз чуть позже.
invited-only = Этот бот отвечает только в приглашённых чатах. Его владелец может открыть вам доступ.
admins-only = Это может сделать только администратор бота.

## Admins: articles

how-to-add = Поставьте ссылку после /add, пришлите статью файлом (.pdf, .docx, .epub, .html, .md или .txt) или перешлите мне пост из канала; либо ответьте на что-то из этого командой /add. Я покажу, что получится, прежде чем добавить.
library-busy = Я ещё занят библиотекой; одну минуту.
reading-file = Читаю { $name }…
cannot-read = Не могу прочитать { $name }. Я принимаю файлы { $kinds }.
file-too-large = Файл { $name } слишком большой: можно не больше { $limit } МБ. Разделите его.
not-done = Не получилось: { $problem }
file-unchanged = Это уже здесь, слово в слово: { $name }
file-added =
    { $count ->
        [one] Добавлено: { $name }, { $count } отрывок.
        [few] Добавлено: { $name }, { $count } отрывка.
        [many] Добавлено: { $name }, { $count } отрывков.
       *[other] Добавлено: { $name }, { $count } отрывка.
    }
file-updated =
    { $count ->
        [one] Обновлено: { $name }, { $count } отрывок.
        [few] Обновлено: { $name }, { $count } отрывка.
        [many] Обновлено: { $name }, { $count } отрывков.
       *[other] Обновлено: { $name }, { $count } отрывка.
    }
hidden-replaced =
    { $count ->
        [one] Заменён { $count } скрытый символ: { $kinds }.
        [few] Заменено { $count } скрытых символа: { $kinds }.
        [many] Заменено { $count } скрытых символов: { $kinds }.
       *[other] Заменено { $count } скрытого символа: { $kinds }.
    }
hidden-control =
    { $count ->
        [one] { $count } управляющий символ
        [few] { $count } управляющих символа
        [many] { $count } управляющих символов
       *[other] { $count } управляющего символа
    }
hidden-zero-width =
    { $count ->
        [one] { $count } символ нулевой ширины
        [few] { $count } символа нулевой ширины
        [many] { $count } символов нулевой ширины
       *[other] { $count } символа нулевой ширины
    }
hidden-override =
    { $count ->
        [one] { $count } символ смены направления
        [few] { $count } символа смены направления
        [many] { $count } символов смены направления
       *[other] { $count } символа смены направления
    }
hidden-tag =
    { $count ->
        [one] { $count } символ-тег
        [few] { $count } символа-тега
        [many] { $count } символов-тегов
       *[other] { $count } символа-тега
    }
reindexing = Перечитываю статьи…
reindexing-at = Перечитываю статьи… { $done } из { $total }, { $share }
reindexed =
    Перечитано: { $articles ->
        [one] { $articles } статья
        [few] { $articles } статьи
        [many] { $articles } статей
       *[other] { $articles } статьи
    }, { $passages ->
        [one] { $passages } отрывок
        [few] { $passages } отрывка
        [many] { $passages } отрывков
       *[other] { $passages } отрывка
    }, за { $seconds } с; из статей изменилось: { $changed }.

## Admins: what failed

failed-alarm =
    { $count ->
        [1] Не удалось ответить на один запрос. /failed покажет его и попробует снова.
        [one] Не удалось ответить на { $count } запрос. /failed покажет их и попробует снова.
        [few] Не удалось ответить на { $count } запроса. /failed покажет их и попробует снова.
        [many] Не удалось ответить на { $count } запросов. /failed покажет их и попробует снова.
       *[other] Не удалось ответить на { $count } запроса. /failed покажет их и попробует снова.
    }
failed-none = Неудач нет.
failed-unknown = Среди неудачных таких нет; /failed покажет, какие есть.
failed-count =
    { $count ->
        [one] { $count } запрос остался без ответа:
        [few] { $count } запроса остались без ответа:
        [many] { $count } запросов остались без ответа:
       *[other] { $count } запроса остались без ответа:
    }
failed-row = № { $id }, { $when }: { $problem }
failed-row-words = № { $id }, { $when }: { $problem } («{ $words }»)
failed-more = и ещё { $count }
failed-how = Попробовать снова все: { $all }; только некоторые: { $some }.
failed-again =
    { $count ->
        [one] Пробую снова { $count } запрос.
        [few] Пробую снова { $count } запроса.
        [many] Пробую снова { $count } запросов.
       *[other] Пробую снова { $count } запроса.
    }
problem-unparsed = не удаётся разобрать
problem-refused = Telegram не принимает ответ; почему, сказано в журнале
problem-failed = не получилось; подробности в журнале
problem-tried =
    { $count ->
        [one] не получилось { $count } раз; подробности в журнале
        [few] не получилось { $count } раза; подробности в журнале
        [many] не получилось { $count } раз; подробности в журнале
       *[other] не получилось { $count } раза; подробности в журнале
    }
problem-cut-off =
    { $count ->
        [one] бот остановился { $count } раз, пока над этим работал
        [few] бот остановился { $count } раза, пока над этим работал
        [many] бот остановился { $count } раз, пока над этим работал
       *[other] бот остановился { $count } раза, пока над этим работал
    }

## Managing: the journal

menu-journal = Что делали администраторы
in-private-only = Об этом я говорю только в личном чате: спросите меня там.
journal-head = Что делали администраторы, сначала последнее:
journal-empty = Администраторы ещё ничего не делали.
journal-row = { $when }, администратор { $who }: { $did }
button-newer = Новее
button-older = Раньше
privacy-journal =
    То, что вы делаете как администратор, хранится в журнале с вашим id в Telegram { $count ->
        [one] { $count } день
        [few] { $count } дня
        [many] { $count } дней
       *[other] { $count } дня
    }: другие администраторы могут прочитать его командой /journal, а /forget его не стирает.

## Managing: statistics and files

menu-stats = Статистика вопросов
menu-export = Вопросы и ответы в файле CSV
menu-backup = Резервная копия файлом
how-to-stats = Напишите после команды число дней, не больше { $limit }: { $example }
stats-nothing = За это время никто ничего не спрашивал.
stats-days = С { $first } по { $last } (UTC)
stats-questions = Вопросов: { $count }
stats-answered = Отвечено: { $count } ({ $share } %)
stats-declined = Без ответа: { $count }
stats-people = Спрашивали, человек: { $count }
stats-votes = Полезно: { $up }, не полезно: { $down }
stats-took = Время ответа: половина за { $half } с, 95 % за { $most } с
stats-cited = Чаще всего цитируются:
stats-chart-days = Вопросы по дням. Тёмное сплошное: с ответом. Светлое полосатое: без ответа.
stats-chart-weeks = Вопросы по неделям, по последнему дню. Тёмное сплошное: с ответом. Светлое полосатое: без ответа.
file-in-the-making = Готовлю файл…
how-to-export = Не пишите после команды ничего или напишите число дней, не больше { $limit }: { $example }
export-done = Вопросов в файле ниже: { $count }. Кто их задал, в нём не указано.
export-nothing = Нет вопросов, которые можно было бы записать в файл.
export-too-large = Даже сжатый файл больше 50 МБ, которые Telegram позволяет мне отправить. Возьмите меньше дней: { $example }
backup-done = Ниже — резервная копия: статьи, ответы, голоса и кто спрашивал. Храните её надёжно. На машине её возвращает команда: { $command }
backup-too-large = Резервная копия занимает { $size } МБ, а Telegram позволяет мне отправить 50. Я её не сохранил. На машине её делает команда: { $command }
backup-failed = Резервная копия не сделана: { $problem }

## Managing: corpora

menu-corpus = Какие собрания статей читает чат
corpus-here = Этот чат читает:
# $chat: a chat's title and id
corpus-there = { $chat } читает:
corpus-row = • { $name }: { $count ->
        [0] пока нет статей
        [one] { $count } статья
        [few] { $count } статьи
        [many] { $count } статей
       *[other] { $count } статьи
    }
corpus-adds-to = То, что добавляется здесь, попадает в { $name }.
corpus-all = Все собрания:
corpus-public = В строке ввода других чатов и в гостях я цитирую только { $names }.
corpus-private = В строке ввода других чатов и в гостях я ничего не цитирую.
# $name: the corpus that every other chat reads
corpus-chats = Чаты, которые могут читать не только { $name }:
# $back: "/corpus default"; $other: a command for another chat
how-to-corpus = Отправьте /corpus с названиями собраний, которые должен читать этот чат; то, что добавляется здесь, попадает в первое. { $back } отменяет это. Для другого чата поставьте его id перед названиями: { $other }
how-to-corpus-here = Отправьте /corpus с названиями собраний, которые должен читать этот чат; то, что добавляется здесь, попадает в первое. { $back } отменяет это. В личном чате /corpus показывает, какие ещё есть собрания.
corpus-misnamed = Собрание не может называться { $name }. Используйте строчные латинские буквы, цифры, - и _, всего не больше 64.
corpus-too-many = Чат читает не больше { $count } собраний. Назовите, пожалуйста, меньше.
corpus-default-alone = После { $back } названия не нужны.

## Managing: reindexing and removing

menu-remove = Удалить статью или вернуть её
article-not-found = Такой статьи я не нахожу. Список статей: /articles
article-which = Какая именно? Нажмите её номер.
article-more =
    { $count ->
        [one] и ещё { $count }
        [few] и ещё { $count }
        [many] и ещё { $count }
       *[other] и ещё { $count }
    }
order-unknown = Я уже не знаю, к чему относились эти кнопки. Пожалуйста, попросите ещё раз.
order-not-yours = Эти кнопки для того администратора, который просил.
button-cancel = Отменить
reindexing-now = Читаю { $name }
left-moment = Осталось меньше минуты
left-minutes =
    { $count ->
        [one] Осталась примерно { $count } минута
        [few] Осталось примерно { $count } минуты
        [many] Осталось примерно { $count } минут
       *[other] Осталось примерно { $count } минуты
    }
left-hours =
    { $count ->
        [one] Остался примерно { $count } час
        [few] Осталось примерно { $count } часа
        [many] Осталось примерно { $count } часов
       *[other] Осталось примерно { $count } часа
    }
reindex-cancelled = Перечитывание отменено. Что уже сделано, то остаётся ({ $done } из { $total }); всё остальное как было.
cancelling = Останавливаю…
not-under-way = Это уже не выполняется.
how-to-remove = Укажите после команды название статьи, ссылку или id ({ $example }) или ответьте командой /remove на ответ или сообщение о ней. Перед удалением я переспрошу.
remove-ask =
    { $count ->
        [one] Удалить эту статью?
        [few] Удалить эти { $count } статьи?
        [many] Удалить эти { $count } статей?
       *[other] Удалить эти { $count } статьи?
    }
remove-row =
    { $title }: { $source }, { $passages ->
        [one] { $passages } отрывок
        [few] { $passages } отрывка
        [many] { $passages } отрывков
       *[other] { $passages } отрывка
    }
remove-consequence = Я больше не буду по ней отвечать, а кнопки под прежними ответами скажут, что она удалена. В течение 24 часов её можно вернуть, потом она стирается навсегда.
button-remove = Удалить
button-keep = Оставить
remove-kept = Ничего не удалено.
removed = Удалено: { $title }
removed-until = Вернуть можно до { $when }.
button-undo = Вернуть
put-back = Снова в библиотеке: { $title }
put-back-late = Это уже нельзя вернуть.
removed-list = Это ещё можно вернуть. Нажмите номер.
removed-row = { $title }, до { $when }

## What has changed

# What is told to whoever was given an answer whose quote isn't there any more, old and new below
amended = Статья, которую я вам цитировал, изменилась.
amended-as-of = По состоянию на { $date }:
amended-gone = По состоянию на { $date } этого там больше нет.
amended-more =
    { $count ->
        [one] и ещё { $count } цитата
        [few] и ещё { $count } цитаты
        [many] и ещё { $count } цитат
       *[other] и ещё { $count } цитаты
    }
# In the answer itself, where nobody is told
amended-since = По состоянию на { $date } процитированная здесь статья этого больше не говорит.
amended-again = Статьи по-прежнему говорят это дословно.
button-changed = Что изменилось
button-quiet = Не сообщать об изменениях
button-loud = Снова сообщать
amended-quiet = Больше не буду сообщать вам, когда меняется статья, которую я цитировал.
amended-loud = Снова буду сообщать вам, когда меняется статья, которую я цитировал.
# A paragraph of /privacy
privacy-changes = Если статья, которую я вам цитировал, больше этого не говорит, я один раз сообщаю об этом. Если вы отключите это кнопкой под сообщением, я храню, что вы отключили.
# Told to admins of pages that articles were read from; the links are listed below
links-broken =
    { $count ->
        [one] { $count } ссылку больше не удаётся прочитать. Статья остаётся как есть:
        [few] { $count } ссылки больше не удаётся прочитать. Статьи остаются как есть:
        [many] { $count } ссылок больше не удаётся прочитать. Статьи остаются как есть:
       *[other] { $count } ссылки больше не удаётся прочитать. Статьи остаются как есть:
    }
link-gone = { $link }: страницы больше нет
link-failing =
    { $count ->
        [one] { $link }: { $count } неудача подряд
        [few] { $link }: { $count } неудачи подряд
        [many] { $link }: { $count } неудач подряд
       *[other] { $link }: { $count } неудачи подряд
    }

## Managing: gaps

menu-gaps = Чего не хватает в статьях
gaps-none = Ни один вопрос не ждёт статьи: на все есть ответы, и никто не счёл их бесполезными.
gaps-head = Без ответа или с бесполезным ответом, одинаковые вопросы вместе: { $count }
gap-counts = раз: { $times }, человек: { $people }, последний: { $last }
gaps-open = Нажмите номер, чтобы заполнить этот пробел.
gap-how = Ответьте на это сообщение статьёй, которая на это отвечает: файлом или ссылкой. Когда статья появится, я напишу тем, кто спрашивал: в личном чате и в группах, где спрашивали за последние два дня.
gap-filled = Статьи уже отвечают на это.

## Managing: the list of articles, and how the bot is

articles-found =
    { $count ->
        [one] { $words }: { $count } название
        [few] { $words }: { $count } названия
        [many] { $words }: { $count } названий
       *[other] { $words }: { $count } названия
    }
articles-none-found = Ни в одном названии нет { $words }. Все статьи: /articles
articles-manage = Нажмите номер, чтобы узнать о статье, перечитать её или удалить.
button-manage = Управлять статьями
button-pick = Выбрать одну для вопросов
button-reindex = Перечитать
detail-author = Автор: { $name }
detail-source = Источник: { $source }
detail-corpus = Собрание: { $name }
detail-passages = Отрывков: { $count }
detail-words = Слов: { $count }
detail-language = Язык: { $name }
detail-published = Дата публикации: { $date }
detail-read = Последнее чтение: { $when }
detail-versions = Версий: { $count }
detail-cited = Ответов со ссылкой на неё: { $count }
detail-id = Номер: { $id }
menu-status = Как у меня дела, коротко
status-since = Footnote { $version }, работает с { $when }
status-well = Всё в порядке.
status-failed = Осталось без ответа: { $count } (/failed)
status-model-away = Языковая модель не отвечает: пока я цитирую статьи.
status-little-space = Мало места на диске: { $size }
status-articles = Статей: { $count }
status-passages = Отрывков: { $count }
status-corpora = Собрания: { $names }
status-trashed = Удалено, можно вернуть: { $count } (/remove)
status-index-none = Поисковый индекс: строится; до тех пор сравнивается каждый отрывок
status-index-behind = Поисковый индекс: изменённых отрывков { $count }, они ищутся отдельно, пока не построен следующий
status-index-whole = Поисковый индекс: в порядке
status-remade = Создаётся заново: { $done } из { $total }
status-reindexing = Статьи перечитываются.
status-waiting = Ждут ответа: { $count }
status-embedding = Поисковая модель: { $name }
status-no-model = Языковой модели нет, я цитирую
status-model = Языковая модель: { $name }
status-tokens = Токенов сегодня: { $used }
status-tokens-of = Токенов сегодня: { $used } из { $most }
status-disk = Диск: занято { $used }, свободно { $free }
status-checked = Библиотека проверена, цела: { $when }
status-backed-up = Последний /backup: { $when }
status-no-backup = Командой /backup копий ещё не делали.

## Managing: invitations

menu-invite = Ссылка, которая впускает один чат
menu-invites = Кого впустили ссылки
invite-needless = Спрашивать меня может каждый: ссылки имеют значение, только если access.mode — "allowlist".
invite-made =
    Это впускает один чат — первый, который откроет ссылку в ближайшие дни ({ $days }). Отменить: /invites.

    Для человека: { $person }

    Для группы, в которую меня по ней добавят: { $group }
invites-none = Ни одна ссылка никого не впустила, и ни одна не ждёт.
invites-head = Впущенные по ссылкам и неиспользованные ссылки: { $count }. Нажмите номер, чтобы отменить.
invites-row = { $who }, с { $when }
invite-unused = неиспользованная ссылка
invite-ask = Отменить: { $who }? Там я больше не буду отвечать.
button-revoke = Отменить доступ
invite-ended = Отменено: { $who }. В течение суток это можно вернуть.
privacy-invited = Если вас впустила ссылка, ваш идентификатор и имя хранятся, пока вам открыт доступ; /forget стирает имя.

## Managing: adding

preview-begins = Начало: { $words }
preview-author = Автор: { $author }
preview-date = Дата: { $date }
preview-language = Язык: { $language }
preview-length = Слов: { $count }; отрывков: { $passages }
preview-source = Откуда: { $source }
preview-new = Новое: похожих статей здесь нет.
preview-newer = Новая версия статьи, прочитанной { $date }: от старого текста остаётся { $share }.
preview-same = То же самое уже есть здесь, слово в слово: { $title } ({ $source })
preview-near = { $share } текста уже есть в статье здесь: { $title } ({ $source })
preview-holds = Содержит { $share } статьи, которая есть здесь: { $title } ({ $source })
preview-list = Список, в котором { $count ->
        [one] { $count } статья:
        [few] { $count } статьи:
        [many] { $count } статей:
       *[other] { $count } статьи:
    }
preview-more = и ещё { $count }
preview-list-known = Уже здесь и обновятся, если изменились: { $count }
preview-list-cut = В нём больше, чем я беру за один раз: больше позволяет library.max_listed.
preview-list-followed = После добавления я буду сам искать там новые статьи.
button-add = Добавить
button-update = Заменить старую версию
button-not-add = Не добавлять
adding = Добавляю…
adding-passages = Добавляю… отрывков: { $done } из { $total }
adding-articles = Добавляю… статей: { $done } из { $total }
added-list = Добавлено: { $added }. Обновлено: { $updated }. Без изменений: { $unchanged }.
added-failed = Не удалось добавить: { $count }
added-ask = Теперь я могу ответить, например:
not-added = Я это не добавил.
add-one = По одной, пожалуйста: одна ссылка после /add.
add-expired = Это предложение устарело: пришлите мне это ещё раз, пожалуйста.
add-already = Я уже этим занимаюсь.

## Managing: damage

# To admins; $line is technical, in English, with its remedy
library-found = Проверка библиотеки нашла следующее: { $line }

## Managing: gaps that are filled

how-to-fill = Чтобы заполнить этот пробел, ответьте на него файлом или ссылкой. Чтобы о чём-то спросить, напишите отдельным сообщением.
gap-closed = Теперь статьи на это отвечают: пробел заполнен.
gap-closed-partly = Теперь статьи отвечают на часть заданного; остальное в этом пробеле пока без ответа.
gap-still-open = В том, что могут читать спросившие, ответа на это я не нахожу: пробел остаётся, и я никому не пишу.
gap-told = Напишу стольким из спросивших: { $count }.
gap-untold = Никому из спросивших сообщить уже нельзя.
button-dismiss = Скрыть
gap-dismissed = Скрыто: вернётся, только если то же самое спросит кто-то другой.

## Managing: links that are fetched again

menu-feeds = Ссылки, которые перечитываются
feeds-none = Сам я не перечитываю ни одной ссылки: добавьте ленту, карту сайта или страницу командой /add.
feeds-head = Перечитываются сами: ленты и карты сайтов: { $lists }, страницы: { $others }
feeds-open = Нажмите номер, чтобы узнать больше. О каждой странице — в /articles.
feeds-all-well = Все страницы удалось прочитать. О каждой подробнее — в /articles.
feed-every = Часов между чтениями: { $hours }
feed-never = Перечитывается: только по просьбе
feed-last = Прочитано: { $when }
feed-next = Следующий раз: { $when }
feed-soon = Следующий раз: в ближайшие минуты
feed-brought = Статей оттуда: { $count }
feed-broken-short = Не читается с { $when }
feed-broken = Не читается с { $when }, неудач подряд: { $count }. { $problem }
button-fetch = Прочитать сейчас
button-hours = Изменить часы
button-hours-all = Как остальные: { $hours }
button-hours-none = Как остальные: никогда
button-never = Никогда
button-unfollow = Больше не следить
button-refetching = Перечитывание…
feed-hours-ask = Через сколько часов перечитывать это? { $link }
feed-hours-list = Это относится и к статьям оттуда.
feed-stop-ask = Больше не следить за { $link }? Статьи останутся.
feed-stopped = Больше не слежу за { $link }; статьи остаются. В течение суток это можно отменить.
feed-undo-late = Этого уже не отменить: добавьте ссылку командой /add.
feed-gone = Эта ссылка больше не перечитывается.
feed-fetching = Читаю…
feed-fetched = Прочитано. Новых статей: { $added }, новых версий: { $updated }
feed-unchanged = Прочитано: ничего нового.
feed-failed = Прочитать не удалось.
