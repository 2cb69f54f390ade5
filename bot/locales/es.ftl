# Español, para lectores de cualquier país. El trato es de «usted».

## Start and help

welcome =
    { $count ->
        [one] Respondo a preguntas sobre un artículo y acompaño cada frase de una nota al pie:
       *[other] Respondo a preguntas sobre { $count } artículos y acompaño cada frase de una nota al pie:
    }
welcome-more = y { $count } más: /articles
welcome-ask = Pregunte con sus propias palabras o pruebe una de estas preguntas:
no-articles = Aquí todavía no hay artículos, así que no puedo responder nada.
help =
    Hágame una pregunta, con sus propias palabras, sobre los artículos que tengo. Respondo solo con frases citadas de ellos, cada una con una nota numerada que muestra de dónde sale. Cuando los artículos no lo dicen, lo digo.

    En un grupo, mencióneme, respóndame o use /ask.

    Para preguntar solo sobre un artículo, envíeme un enlace a él, responda a un mensaje que lo contenga o elíjalo en /articles.

    /privacy dice qué guardo sobre usted, y /forget lo borra.
# A list of commands follows
help-admin = Usted es administrador, así que también dispone de estos comandos; /add por sí solo dice qué puedo añadir:

## The menu of commands, a short line each

menu-ask = Preguntar sobre los artículos
menu-articles = Sobre qué puedo responder
menu-help = Cómo funciona
menu-privacy = Qué guardo sobre usted
menu-forget = Borrar lo que guardo sobre usted
menu-start = Empezar, con ejemplos
menu-new = Empezar de nuevo, olvidar lo anterior
menu-add = Añadir un artículo: enlace o archivo
menu-reindex = Volver a leer los artículos, todos o uno
menu-retract = Retirar una respuesta (respondiendo a ella)
menu-failed = Lo que no se pudo responder
menu-pause = Guardar silencio en este chat
menu-resume = Volver a responder en este chat
menu-block = Dejar de reaccionar a alguien
menu-unblock = Volver a reaccionar a alguien

## Questions

how-to-ask = Escriba su pregunta a continuación: /ask ¿quién…?
not-text = Solo puedo leer texto. Pregúnteme con palabras; si se trata de una imagen, una grabación o una encuesta, escriba qué quiere saber.
no-words = Ahí no veo ninguna pregunta. Pregúnteme con palabras, por ejemplo: ¿quién…?
only-marker = Ese es el número de una nota: tóquelo en la respuesta para ver el pasaje al que corresponde.
# What people say who ask nothing: as many as there are, between bars
thanks = gracias | muchas gracias | mil gracias | vale | vale gracias | ok gracias | de acuerdo | entendido | perfecto | genial | estupendo
greetings = hola | buenas | buenos días | buenas tardes | buenas noches
# To thanks
thanked = De nada. Pregúnteme lo que quiera sobre los artículos.
question-too-long =
    { $length ->
        [one] La pregunta tiene { $length } carácter
       *[other] La pregunta tiene { $length } caracteres
    }; el límite es { $limit }: hágala con menos palabras.

## Answers

placeholder = Buscando…
reading-passages =
    { $count ->
        [one] Leyendo un pasaje…
       *[other] Leyendo { $count } pasajes…
    }
declined = Los artículos no lo dicen.
declined-elsewhere =
    Aquí no hay ningún artículo en el idioma de su pregunta: están en { $languages }. { $count ->
        [one] Por favor, pregunte en { $languages }.
       *[other] Por favor, pregunte en uno de esos idiomas.
    }
other-languages = otros
model-away = El modelo de lenguaje no responde, así que cito los artículos.
model-broke-off = El modelo de lenguaje se interrumpió aquí.
model-day-spent = El modelo de lenguaje ya ha respondido bastante por hoy, así que cito los artículos.
model-person-spent = Por hoy ya ha usado su parte del modelo de lenguaje, así que cito los artículos.
model-limit-reached = El modelo de lenguaje ha gastado sus tokens de hoy: hasta la medianoche UTC respondo con citas. El límite se fija en answer.tokens_per_day.
same-article = mismo artículo

## The list of articles

articles-count =
    { $count ->
        [one] { $count } artículo
       *[other] { $count } artículos
    }
articles-page = , página { $page } de { $pages }
button-back = Atrás
button-next = Siguiente
article-changed = Ese artículo ha cambiado; /start muestra otras preguntas.
article-gone = Ese artículo ya no está aquí.

## Which article is meant

about = Sobre: { $title }
about-missing = El artículo del que se trata ahí no está en mi biblioteca, así que busqué en todos los artículos.
about-lost = El artículo que usted había elegido fue eliminado, así que busqué en todos los artículos.
elsewhere = Es posible que otro artículo lo responda.
button-wider = Buscar en todos los artículos
widened-already = Ya respondí a eso a partir de todos los artículos.
articles-pick = Toque un número para preguntar solo sobre ese artículo.
picked = A partir de ahora respondo solo con este artículo: { $title }
picked-link = Enlace a este artículo: { $link }
picked-all = Vuelvo a responder a partir de todos los artículos.
button-all = Usar todos los artículos
link-unknown = Ese artículo no está en mi biblioteca; /articles muestra los que sí están.
ask-beside-link = ¿Qué desea saber sobre { $title }? Escriba su pregunta junto al enlace.

## Evidence in one tap

as-of = a fecha de { $date }
page = pág. { $printed }
evidence-gone = Ese artículo se ha eliminado o cambió hace mucho: lo que decía entonces ya no está.
evidence-not-here = Ese artículo ya no se puede leer aquí.
answer-elsewhere = Estos botones pertenecen a otro chat.
answer-unknown = Ya no conozco esa respuesta.
button-at-source = Abrir en esta frase
button-on-page = Ver en el artículo

## Nearest passages and wishes

button-nearest = Pasajes más cercanos
nearest = Los pasajes más cercanos, aunque quizá no respondan a la pregunta:
button-wish = Avíseme cuando haya respuesta
wish-made = Escribiré aquí cuando un artículo lo responda. Toque otra vez si ya no lo quiere.
wish-taken-back = No escribiré sobre esto.
wish-granted = Ahora los artículos lo responden:

## Groups and their manners

hello = ¡Hola!
greeting = ¡Hola! Respondo a preguntas sobre los artículos que tengo y acompaño cada frase de una nota al pie. Para preguntar, mencióneme ({ $name }), respóndame o use /ask.
begun-anew = He olvidado lo que usted preguntó aquí antes: su próxima pregunta se entiende por sí sola.
wait-speaker =
    Usted pregunta más rápido de lo que puedo buscar. Vuelva a intentarlo dentro de { $seconds ->
        [one] { $seconds } segundo
       *[other] { $seconds } segundos
    }, por favor.
wait-group =
    Aquí hay más preguntas de las que puedo buscar a la vez. Vuelva a intentarlo dentro de { $seconds ->
        [one] { $seconds } segundo
       *[other] { $seconds } segundos
    }, por favor.

## Inline and guests

inline-answer = Respuesta
inline-nearest-one = Más cercano: { $title }
inline-nearest = Los artículos no lo dicen. Lo más cercano:
inline-declined = Los artículos no lo dicen. Pregunte otra cosa
inline-elsewhere = Idioma de los artículos: { $languages }
inline-taken-back = Una respuesta anterior a esto fue retirada
inline-private = Solo respondo en nuestro propio chat
inline-wordless = Continúe: pregúnteme con palabras
inline-too-long = Es demasiado largo: pregunte con menos palabras
inline-no-articles = Aquí todavía no hay artículos
inline-failed = Algo salió mal: vuelva a intentarlo
nearest-passage = Los artículos no responden a esto. El pasaje más cercano:
inline-not-yours = Estos botones son para quien preguntó.
open-article = Abrir el artículo
ask-about-article = Pregúnteme sobre él
guest-private = No puedo citar mis artículos en otros chats. Pregúnteme en nuestro propio chat.
help-inline = En cualquier otro chat, escriba { $bot } y su pregunta, y elija qué enviar.

## Votes

button-up = Útil
button-down = No es útil
reason-wrong = Es incorrecta
reason-beside = No es lo que pregunté
reason-lacking = Falta algo
reason-sources = Las fuentes no encajan
vote-noted = Gracias, anotado.
vote-changed = Cambiado.
vote-taken-back = Retirado.

## Privacy and what admins do about answers

privacy-kept = Guardo sus preguntas con mis respuestas y su identificador de Telegram, sus votos, el artículo que eligió y aquello de lo que pidió que le avisara, con su nombre e idioma: para que los botones bajo las respuestas funcionen y los editores vean qué falta en los artículos. Si un administrador le bloquea, su identificador se guarda mientras dure; donde se reparten los tokens de un modelo de lenguaje, también cuántos ha usado.
privacy-days =
    { $count ->
        [one] Al cabo de { $count } día
       *[other] Al cabo de { $count } días
    } todo lo suyo se borra por sí solo.
privacy-minutes =
    Para las preguntas de seguimiento recuerdo sus últimas preguntas, solo en memoria: tras { $count ->
        [one] { $count } minuto
       *[other] { $count } minutos
    } de silencio se olvidan.
privacy-where = Está en un archivo del equipo en el que funciono. Solo pueden leerlo quienes me hacen funcionar; mis administradores ven además las preguntas que no pude responder por un error.
privacy-no-model = Ningún modelo de lenguaje lee sus preguntas: aparte de Telegram, no se envían a nadie.
privacy-model-here = Un modelo de lenguaje en ese mismo equipo redacta las respuestas: aparte de Telegram, sus preguntas no se envían a nadie.
privacy-model = Un modelo de lenguaje redacta las respuestas: su pregunta, las anteriores y pasajes de los artículos se envían a { $host }.
privacy-forget = /forget lo borra todo de inmediato. Lo dicho en un chat permanece en Telegram; bórrelo allí.
forget-ask = Esto borra sus preguntas, sus votos y todo lo demás que guardo sobre usted, y no se puede deshacer. Las respuestas siguen en sus chats, y los botones que llevan debajo siguen funcionando.
button-forget = Olvidar todo lo mío
forget-not-yours = Este botón es de quien escribió /forget arriba. Escríbalo también y tendrá el suyo.
forget-unnamed = Aquí habla como grupo o canal, y no sé quién es usted. Escriba /forget en su propio nombre.
forgotten =
    Hecho. He olvidado { $count ->
        [one] { $count } pregunta suya
       *[other] { $count } preguntas suyas
    } y todo lo demás que tenía. Lo que pregunte a partir de ahora se vuelve a guardar: /privacy
forgotten-nothing = Hecho. No queda nada suyo.
paused = Quedo en pausa en este chat. Con /resume vuelvo a responder aquí.
paused-already = Ya estoy en pausa en este chat. Con /resume vuelvo a responder aquí.
resumed = Vuelvo a responder en este chat.
not-paused = No estoy en pausa en este chat.
paused-by-admin = Mis administradores me han puesto en pausa en este chat. Por favor, pregunte más tarde.
blocked = Bloqueo activado: { $who }. Ya no reacciono a sus mensajes en ningún chat.
blocked-already = El bloqueo ya estaba activado: { $who }.
unblocked = Bloqueo retirado: { $who }.
not-blocked = No hay ningún bloqueo: { $who }.
block-no-admin = No se puede bloquear a los administradores de este bot.
how-to-block = Responda con /block o /unblock a un mensaje de esa persona, o escriba detrás su id numérico: { $example }
blocked-nobody = No hay nadie bloqueado.
blocked-count = En la lista de bloqueo: { $count }
blocked-row = { $who }, desde { $when }
retracted = Un administrador retiró esta respuesta el { $date }.
retracted-why = Un administrador retiró esta respuesta el { $date }: { $reason }
answer-retracted = Un administrador retiró esa respuesta.
taken-back = Un administrador retiró una respuesta anterior a esta pregunta, así que no vuelvo a darla.
how-to-retract = Responda a una de mis respuestas con /retract y, si quiere, el motivo. Si no puede responder a ella, ponga detrás de /retract el enlace de una de sus notas al pie.
retracted-done = Esa respuesta queda retirada y no se volverá a dar a la misma pregunta.
retracted-forgotten = Esa respuesta queda retirada. Pero ya se ha olvidado lo que se preguntó: no sabré si se vuelve a preguntar.
retracted-unseen = Su mensaje ya no se puede cambiar.
retract-undone = Esa respuesta vuelve a darse.
retract-undone-unseen = Su mensaje queda como está.
retract-undo-late = Eso ya no se puede deshacer.

## The article page

page-skip = Ir a la cita
page-quoted = Está marcado lo que cita la nota { $marker } de la respuesta.
page-others = Más tenue, lo que citan sus otras notas.
page-part = El artículo es demasiado largo para mostrarlo entero; esta es la parte en torno a la cita.
page-original = Abrir el original
page-unknown = Aquí no hay nada. Quizá el enlace no se copió entero.

## When it doesn't work

sorry = Lo siento, algo salió mal por mi parte. Vuelva a intentarlo dentro de un momento, por favor.
busy = Estoy ocupado; vuelva a intentarlo dentro de un momento, por favor.
invited-only = Este bot atiende solo a chats invitados. Quien lo administra puede darle acceso.
admins-only = Eso solo puede hacerlo un administrador de este bot.

## Admins: articles

how-to-add = Ponga un enlace detrás de /add, envíeme el artículo como archivo (.pdf, .docx, .epub, .html, .md o .txt) o reenvíeme una publicación de un canal; o responda a cualquiera de ellos con /add. Le muestro lo que sería antes de añadirlo.
library-busy = Sigo ocupado con la biblioteca; un momento.
reading-file = Leyendo { $name }…
cannot-read = No puedo leer { $name }. Acepto archivos { $kinds }.
file-too-large = { $name } es demasiado grande: el límite es de { $limit } MB. Divídalo.
not-done = No se pudo: { $problem }
file-unchanged = { $name } ya está aquí, palabra por palabra.
file-added =
    { $count ->
        [one] Añadido: { $name }, { $count } pasaje.
       *[other] Añadido: { $name }, { $count } pasajes.
    }
file-updated =
    { $count ->
        [one] Actualizado: { $name }, { $count } pasaje.
       *[other] Actualizado: { $name }, { $count } pasajes.
    }
hidden-replaced =
    { $count ->
        [one] Se reemplazó { $count } carácter oculto: { $kinds }.
       *[other] Se reemplazaron { $count } caracteres ocultos: { $kinds }.
    }
hidden-control =
    { $count ->
        [one] { $count } carácter de control
       *[other] { $count } caracteres de control
    }
hidden-zero-width =
    { $count ->
        [one] { $count } carácter de ancho cero
       *[other] { $count } caracteres de ancho cero
    }
hidden-override =
    { $count ->
        [one] { $count } cambio de dirección
       *[other] { $count } cambios de dirección
    }
hidden-tag =
    { $count ->
        [one] { $count } carácter de etiqueta
       *[other] { $count } caracteres de etiqueta
    }
reindexing = Volviendo a leer los artículos…
reindexing-at = Volviendo a leer los artículos… { $done } de { $total }, { $share }
reindexed =
    Se volvió a leer todo: { $articles ->
        [one] { $articles } artículo
       *[other] { $articles } artículos
    }, { $passages ->
        [one] { $passages } pasaje
       *[other] { $passages } pasajes
    }, en { $seconds } s; habían cambiado: { $changed }.

## Admins: what failed

failed-alarm =
    { $count ->
        [one] No se pudo responder una solicitud. /failed la muestra y vuelve a intentarlo.
       *[other] No se pudieron responder { $count } solicitudes. /failed las muestra y vuelve a intentarlo.
    }
failed-none = No ha fallado nada.
failed-unknown = Ninguna de esas ha fallado; /failed muestra las que sí.
failed-count =
    { $count ->
        [one] Falló una solicitud:
       *[other] Fallaron { $count } solicitudes:
    }
failed-row = N.º { $id }, { $when }: { $problem }
failed-row-words = N.º { $id }, { $when }: { $problem } («{ $words }»)
failed-more = y { $count } más
failed-how = Vuelva a intentarlas todas con { $all }, o solo algunas con { $some }.
failed-again =
    { $count ->
        [one] Vuelvo a intentar una solicitud.
       *[other] Vuelvo a intentar { $count } solicitudes.
    }
problem-unparsed = no se puede interpretar
problem-refused = Telegram rechaza la respuesta; el registro dice por qué
problem-failed = falló; el registro dice cómo
problem-tried =
    { $count ->
        [one] falló { $count } vez; el registro dice cómo
       *[other] falló { $count } veces; el registro dice cómo
    }
problem-cut-off =
    { $count ->
        [one] el bot se detuvo { $count } vez mientras trabajaba en ella
       *[other] el bot se detuvo { $count } veces mientras trabajaba en ella
    }

## Managing: the journal

menu-journal = Lo que hicieron los administradores
in-private-only = Eso lo digo solo en privado: pregúntemelo en nuestro chat.
journal-head = Lo que hicieron los administradores, lo último primero:
journal-empty = Ningún administrador ha hecho nada todavía.
journal-row = { $when }, por { $who }: { $did }
button-newer = Más recientes
button-older = Anteriores
privacy-journal =
    Lo que usted hace como administrador queda en un registro, con su id de Telegram, durante { $count ->
        [one] { $count } día
       *[other] { $count } días
    }: los demás administradores pueden leerlo con /journal, y /forget no lo borra.

## Managing: statistics and files

menu-stats = Cómo van las preguntas
menu-export = Preguntas y respuestas en un archivo CSV
menu-backup = Una copia de seguridad en un archivo
how-to-stats = Ponga detrás un número de días, { $limit } como máximo: { $example }
stats-nothing = Nadie ha preguntado nada en ese tiempo.
stats-days = Del { $first } al { $last } (UTC)
stats-questions = Preguntas: { $count }
stats-answered = Respondidas: { $count } ({ $share } %)
stats-declined = Sin respuesta: { $count }
stats-people = Personas que preguntaron: { $count }
stats-votes = Útiles: { $up }, no útiles: { $down }
stats-took = Tiempo de respuesta: la mitad en { $half } s, el 95 % en { $most } s
stats-cited = Los más citados:
stats-chart-days = Preguntas por día. Oscuro y liso: respondidas. Claro y rayado: sin respuesta.
stats-chart-weeks = Preguntas por semana, según su último día. Oscuro y liso: respondidas. Claro y rayado: sin respuesta.
file-in-the-making = Estoy preparando el archivo…
how-to-export = No ponga nada detrás, o un número de días, { $limit } como máximo: { $example }
export-done = Preguntas en el archivo de abajo: { $count }. No dice quién las hizo.
export-nothing = No hay preguntas que poner en un archivo.
export-too-large = Incluso comprimido, el archivo supera los 50 MB que Telegram me deja enviar. Tome menos días: { $example }
backup-done = Abajo está la copia de seguridad: artículos, respuestas, votos y quién preguntó. Guárdela bien. En la máquina se restaura con: { $command }
backup-too-large = La copia ocupa { $size } MB, y Telegram me deja enviar 50. No la he conservado. En la máquina, esto hace una: { $command }
backup-failed = La copia no se hizo: { $problem }

## Managing: corpora

menu-corpus = Qué colecciones lee un chat
corpus-here = Este chat lee:
# $chat: a chat's title and id
corpus-there = { $chat } lee:
corpus-row = • { $name }: { $count ->
        [0] todavía ningún artículo
        [one] { $count } artículo
       *[other] { $count } artículos
    }
corpus-adds-to = Lo que se añade aquí va a { $name }.
corpus-all = Todas las colecciones:
corpus-public = En modo inline y como invitado, cito solo de { $names }.
corpus-private = En modo inline y como invitado, no cito nada.
# $name: the corpus that every other chat reads
corpus-chats = Chats que pueden leer algo distinto de { $name }:
# $back: "/corpus default"; $other: a command for another chat
how-to-corpus = Envíe /corpus con los nombres de las colecciones que debe leer este chat; lo que se añade aquí va a la primera. { $back } lo deshace. Para otro chat, ponga su id antes de los nombres: { $other }
how-to-corpus-here = Envíe /corpus con los nombres de las colecciones que debe leer este chat; lo que se añade aquí va a la primera. { $back } lo deshace. En privado, /corpus dice qué otras colecciones hay.
corpus-misnamed = { $name } no puede ser el nombre de una colección. Use letras minúsculas de la a a la z, cifras, - y _, 64 en total.
corpus-too-many = Un chat lee { $count } colecciones como máximo. Nombre menos, por favor.
corpus-default-alone = { $back } no admite más nombres.

## Managing: reindexing and removing

menu-remove = Quitar un artículo o reponerlo
article-not-found = No encuentro ese artículo. /articles muestra los que hay.
article-which = ¿Cuál de ellos? Toque su número.
article-more =
    { $count ->
        [one] y { $count } más
       *[other] y otros { $count }
    }
order-unknown = Ya no sé a qué se referían estos botones. Por favor, pídalo de nuevo.
order-not-yours = Estos botones son para el administrador que lo pidió.
button-cancel = Cancelar
reindexing-now = Leyendo { $name }
left-moment = Falta menos de un minuto
left-minutes =
    { $count ->
        [one] Falta cerca de un minuto
       *[other] Faltan unos { $count } minutos
    }
left-hours =
    { $count ->
        [one] Falta cerca de una hora
       *[other] Faltan unas { $count } horas
    }
reindex-cancelled = La relectura se canceló. Lo que ya estaba hecho queda hecho ({ $done } de { $total }); todo lo demás sigue como estaba.
cancelling = Deteniendo…
not-under-way = Eso ya no está en curso.
how-to-remove = Escriba detrás el título, el enlace o el id del artículo ({ $example }), o responda con /remove a una respuesta o a un mensaje sobre él. Pregunto antes de quitar nada.
remove-ask =
    { $count ->
        [one] ¿Quitar este artículo?
       *[other] ¿Quitar estos { $count } artículos?
    }
remove-row =
    { $title }: { $source }, { $passages ->
        [one] { $passages } pasaje
       *[other] { $passages } pasajes
    }
remove-consequence = Ya no responderé a partir de él, y los botones bajo las respuestas anteriores dirán que se quitó. Durante 24 horas se puede reponer; después se borra para siempre.
button-remove = Quitar
button-keep = Conservar
remove-kept = No se quitó nada.
removed = Quitado: { $title }
removed-until = Se puede reponer hasta el { $when }.
button-undo = Deshacer
put-back = De nuevo en la biblioteca: { $title }
put-back-late = Eso ya no se puede reponer.
removed-list = Estos aún se pueden reponer. Toque un número.
removed-row = { $title }, hasta el { $when }

## What has changed

# What is told to whoever was given an answer whose quote isn't there any more, old and new below
amended = Un artículo que le cité ha cambiado.
amended-as-of = A { $date }:
amended-gone = A { $date } ya no figura.
amended-more =
    { $count ->
        [one] y { $count } cita más
       *[other] y { $count } citas más
    }
# In the answer itself, where nobody is told
amended-since = A { $date }, un artículo citado aquí ya no dice esto.
amended-again = Los artículos siguen diciéndolo tal como se citó.
button-changed = Qué ha cambiado
button-quiet = No avisarme de cambios
button-loud = Avisarme de nuevo
amended-quiet = Ya no le avisaré cuando cambie un artículo que le haya citado.
amended-loud = Volveré a avisarle cuando cambie un artículo que le haya citado.
# A paragraph of /privacy
privacy-changes = Cuando un artículo que le cité deja de decirlo, se lo comunico una vez. Si lo desactiva con el botón de ese mensaje, guardo que lo hizo.
# Told to admins of pages that articles were read from; the links are listed below
links-broken =
    { $count ->
        [one] Ya no se puede leer { $count } enlace. Su artículo queda como está:
       *[other] Ya no se pueden leer { $count } enlaces. Sus artículos quedan como están:
    }
link-gone = { $link }: ya no existe
link-failing =
    { $count ->
        [one] { $link }: falló { $count } vez seguida
       *[other] { $link }: falló { $count } veces seguidas
    }

## Managing: gaps

menu-gaps = Lo que falta en los artículos
gaps-none = Ninguna pregunta espera un artículo: todas se respondieron, y nadie dijo que no le sirviera.
gaps-head = Lo que no se respondió o no sirvió, con las preguntas iguales juntas: { $count }
gap-counts = veces: { $times }, personas: { $people }, última: { $last }
gaps-open = Toque un número para cubrir ese vacío.
gap-how = Responda a este mensaje con un artículo que lo conteste: un archivo o un enlace. Cuando esté dentro, escribo a quienes preguntaron: en privado, y en los grupos donde preguntaron en los últimos dos días.
gap-filled = Los artículos ya responden a eso.

## Managing: the list of articles, and how the bot is

articles-found =
    { $count ->
        [one] { $count } título contiene { $words }
       *[other] { $count } títulos contienen { $words }
    }
articles-none-found = Ningún título contiene { $words }. /articles los muestra todos.
articles-manage = Toque un número para ver lo que se sabe de ese artículo, volver a leerlo o quitarlo.
button-manage = Gestionar artículos
button-pick = Elegir uno para preguntar
button-reindex = Volver a leer
detail-author = De { $name }
detail-source = Fuente: { $source }
detail-corpus = Colección: { $name }
detail-passages = Pasajes: { $count }
detail-words = Palabras: { $count }
detail-language = Idioma: { $name }
detail-published = Publicado: { $date }
detail-read = Última lectura: { $when }
detail-versions = Versiones: { $count }
detail-cited = Respuestas que lo citan: { $count }
detail-id = Identificador: { $id }
menu-status = Cómo estoy, de un vistazo
status-since = Footnote { $version }, en marcha desde el { $when }
status-well = Todo está bien.
status-failed = No se pudieron responder: { $count } (/failed)
status-model-away = El modelo de lenguaje no responde: mientras tanto cito los artículos.
status-little-space = Queda poco espacio en el disco: { $size }
status-articles = Artículos: { $count }
status-passages = Pasajes: { $count }
status-corpora = Colecciones: { $names }
status-trashed = Quitados, se pueden reponer: { $count } (/remove)
status-index-none = Índice de búsqueda: en construcción; hasta entonces se compara cada pasaje uno por uno
status-index-behind = Índice de búsqueda: { $count } pasajes cambiados se buscan aparte hasta que se construya el siguiente
status-index-whole = Índice de búsqueda: al día
status-remade = Se está rehaciendo: { $done } de { $total }
status-reindexing = Se están volviendo a leer artículos.
status-waiting = Esperan respuesta: { $count }
status-embedding = Modelo de búsqueda: { $name }
status-no-model = Modelo de lenguaje: ninguno, cito
status-model = Modelo de lenguaje: { $name }
status-tokens = Tokens hoy: { $used }
status-tokens-of = Tokens hoy: { $used } de { $most }
status-disk = Disco: { $used } en uso, { $free } libres
status-checked = Biblioteca revisada y en orden: { $when }
status-backed-up = Último /backup: { $when }
status-no-backup = Nadie ha hecho todavía un /backup.

## Managing: invitations

menu-invite = Un enlace que admite un chat
menu-invites = A quién admitieron los enlaces
invite-needless = Cualquiera puede preguntarme: los enlaces solo cuentan donde access.mode es "allowlist".
invite-made =
    Esto admite un chat, el primero que lo abra en los próximos { $days } días. /invites lo anula.

    Para una persona: { $person }

    Para un grupo, al que se me añade con él: { $group }
invites-none = Ningún enlace ha admitido a nadie, y ninguno espera.
invites-head = Admitidos por enlaces, y enlaces aún sin usar: { $count }. Toque un número para anular uno.
invites-row = { $who }, desde { $when }
invite-unused = un enlace aún sin usar
invite-ask = ¿Anular esto: { $who }? Allí ya no responderé.
button-revoke = Anular
invite-ended = Anulado: { $who }. Puede deshacerlo durante un día.
privacy-invited = Si un enlace le admitió, su identificador y su nombre se guardan mientras siga admitido; /forget borra el nombre.

## Managing: adding

preview-begins = Empieza así: { $words }
preview-author = Autor: { $author }
preview-date = Fecha: { $date }
preview-language = Idioma: { $language }
preview-length = Palabras: { $count }; pasajes: { $passages }
preview-source = De: { $source }
preview-new = Nuevo: ningún artículo de aquí se le parece.
preview-newer = Una versión más nueva de un artículo que leí el { $date }: queda el { $share } del texto anterior.
preview-same = Ya está aquí, palabra por palabra: { $title } ({ $source })
preview-near = El { $share } ya está en un artículo de aquí: { $title } ({ $source })
preview-holds = Contiene el { $share } de un artículo de aquí: { $title } ({ $source })
preview-list = Una lista de { $count ->
        [one] { $count } artículo:
       *[other] { $count } artículos:
    }
preview-more = y { $count } más
preview-list-known = Ya están aquí, y se actualizan si han cambiado: { $count }
preview-list-cut = Tiene más de lo que acepto de una vez: library.max_listed permite más.
preview-list-followed = Una vez añadida, busco allí artículos nuevos por mi cuenta.
button-add = Añadir
button-update = Reemplazar la versión anterior
button-not-add = No añadir
adding = Añadiendo…
adding-passages = Añadiendo… { $done } de { $total } pasajes
adding-articles = Añadiendo… { $done } de { $total } artículos
added-list = Añadidos: { $added }. Actualizados: { $updated }. Sin cambios: { $unchanged }.
added-failed = No se pudieron añadir: { $count }
added-ask = Ahora puedo responder, por ejemplo:
not-added = No lo he añadido.
add-one = De uno en uno, por favor: un solo enlace detrás de /add.
add-expired = Esta propuesta ha caducado: envíemelo otra vez, por favor.
add-already = Ya estoy en ello.

## Managing: damage

# To admins; $line is technical, in English, with its remedy
library-found = He revisado la biblioteca y he encontrado esto: { $line }

## Managing: gaps that are filled

how-to-fill = Para cubrir este vacío, responda a él con un archivo o un enlace. Para preguntarme algo, escriba sin responder a ningún mensaje.
gap-closed = Los artículos ya responden a eso: el vacío queda cubierto.
gap-closed-partly = Los artículos ya responden a una parte de lo que se preguntó; el resto del vacío sigue abierto.
gap-still-open = En lo que pueden leer quienes preguntaron no encuentro respuesta a eso: el vacío sigue abierto y no aviso a nadie.
gap-told = Personas que preguntaron y a las que escribo: { $count }.
gap-untold = Ya no se puede avisar a nadie de quienes preguntaron.
button-dismiss = Descartar
gap-dismissed = Descartado: solo vuelve si otra persona pregunta lo mismo más adelante.

## Managing: links that are fetched again

menu-feeds = Enlaces que vuelvo a leer
feeds-none = No vuelvo a leer ningún enlace por mi cuenta: añada un feed, un mapa del sitio o una página con /add.
feeds-head = Se vuelven a leer solos: feeds y mapas del sitio: { $lists }, páginas: { $others }
feeds-open = Toque un número para ver más. /articles lo muestra de cada página.
feeds-all-well = Todas las páginas se pudieron leer. /articles muestra más de cada una.
feed-every = Horas entre lecturas: { $hours }
feed-never = Se vuelve a leer: solo cuando se pide
feed-last = Última lectura: { $when }
feed-next = Próxima: { $when }
feed-soon = Próxima: en unos minutos
feed-brought = Artículos que ha traído: { $count }
feed-broken-short = Falla desde { $when }
feed-broken = Falla desde { $when }, fallos seguidos: { $count }. { $problem }
button-fetch = Leer ahora
button-hours = Cambiar las horas
button-hours-all = Como los demás: { $hours }
button-hours-none = Como los demás: nunca
button-never = Nunca
button-unfollow = Dejar de seguir
button-refetching = Relectura…
feed-hours-ask = ¿Después de cuántas horas vuelvo a leer esto? { $link }
feed-hours-list = Vale también para los artículos que ha traído.
feed-stop-ask = ¿Dejar de seguir { $link }? Sus artículos se quedan.
feed-stopped = Ya no sigo { $link }; sus artículos se quedan. Puede deshacerlo durante un día.
feed-undo-late = Eso ya no se puede deshacer: añada el enlace con /add.
feed-gone = Ese enlace ya no se vuelve a leer.
feed-fetching = Leyendo…
feed-fetched = Leído. Artículos nuevos: { $added }, versiones nuevas: { $updated }
feed-unchanged = Leído: nada nuevo.
feed-failed = No se pudo leer.
