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
help-admin = Вы администратор: пришлите мне файл .txt, .md или .html, чтобы добавить его (или ответьте на файл командой /add). /reindex перечитывает все статьи заново, /failed показывает, на что я не смог ответить.

## The menu of commands, a short line each

menu-ask = Задать вопрос о статьях
menu-articles = О чём меня можно спросить
menu-help = Как это работает
menu-start = Начать, с примерами
menu-add = Добавить статью (файл)
menu-reindex = Перечитать все статьи заново
menu-failed = На что не удалось ответить

## Questions

how-to-ask = Напишите вопрос сразу после команды: /ask кто …?
not-text = Я умею читать только текст. Спросите словами; если речь о картинке, записи или опросе, напишите, что вы хотите узнать.
no-words = Я не вижу здесь вопроса. Спросите словами, например: кто …?
only-marker = Это номер сноски: нажмите на него в ответе, чтобы увидеть отрывок, на который она указывает.
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

## Evidence in one tap

as-of = по состоянию на { $date }
evidence-gone = Эта статья удалена вместе со своим текстом.
answer-elsewhere = Эти кнопки относятся к другому чату.
answer-unknown = Я больше не помню этого ответа.
button-at-source = Открыть на этом предложении

## Nearest passages and wishes

button-nearest = Ближайшие отрывки
nearest = Ближайшие отрывки, хотя ответа в них может и не быть:

## Groups and their manners

## Inline and guests

## Votes

## Privacy and what admins do about answers

## The article page

## When it doesn't work

sorry = Простите, у меня что-то пошло не так. Пожалуйста, попробуйте ещё раз чуть позже.
busy = Сейчас я занят; пожалуйста, попробуйте ещё раз чуть позже.
invited-only = Этот бот отвечает только в приглашённых чатах. Его владелец может открыть вам доступ.
admins-only = Это может сделать только администратор бота.

## Admins: articles

how-to-add = Пришлите мне статью файлом (.txt, .md или .html) или ответьте на файл командой /add.
no-links = Ссылки я пока открывать не умею; сохраните страницу и пришлите файл.
library-busy = Я ещё занят библиотекой; одну минуту.
reading-file = Читаю { $name }…
cannot-read = Не могу прочитать { $name }. Я принимаю файлы { $kinds }.
file-too-large = Файл { $name } слишком большой: можно не больше { $limit } МБ. Разделите его.
not-done = Не получилось: { $problem }
file-unchanged = Файл { $name } уже здесь, слово в слово.
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
reindexing-at = Перечитываю статьи… { $done } из { $total }: { $name }
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
