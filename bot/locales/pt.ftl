# Português do Brasil. O tratamento é "você".

## Start and help

welcome =
    { $count ->
        [one] Respondo a perguntas sobre um artigo e acompanho cada frase com uma nota de rodapé:
       *[other] Respondo a perguntas sobre { $count } artigos e acompanho cada frase com uma nota de rodapé:
    }
welcome-more = e mais { $count }: /articles
welcome-ask = Pergunte com suas próprias palavras ou experimente uma destas perguntas:
no-articles = Ainda não há artigos aqui, por isso não posso responder a nada.
help =
    Faça uma pergunta, com suas próprias palavras, sobre os artigos que tenho. Respondo apenas com frases citadas deles, cada uma com uma nota numerada que mostra onde ela está. Quando os artigos não respondem, eu aviso.

    Em um grupo, mencione-me, responda a uma mensagem minha ou use /ask.

    Para perguntar só sobre um artigo, envie-me um link para ele, responda a uma mensagem que tenha o link ou escolha-o em /articles.

    /privacy diz o que guardo sobre você, e /forget apaga.
# A list of commands follows
help-admin = Você é administrador, por isso estes comandos também são seus; /add sozinho diz o que posso adicionar:

## The menu of commands, a short line each

menu-ask = Fazer uma pergunta sobre os artigos
menu-articles = Sobre o que posso responder
menu-help = Como funciona
menu-privacy = O que guardo sobre você
menu-forget = Apagar o que guardo sobre você
menu-start = Começar, com exemplos
menu-new = Começar de novo, esquecer o anterior
menu-add = Adicionar um artigo: link ou arquivo
menu-reindex = Ler artigos de novo, todos ou um
menu-retract = Retirar uma resposta (respondendo a ela)
menu-failed = O que não pôde ser respondido
menu-pause = Ficar em silêncio neste chat
menu-resume = Voltar a responder neste chat
menu-block = Deixar de reagir a alguém
menu-unblock = Voltar a reagir a alguém

## Questions

how-to-ask = Escreva sua pergunta em seguida: /ask quem…?
not-text = Só consigo ler texto. Pergunte com palavras; se for sobre uma imagem, uma gravação ou uma enquete, escreva o que você quer saber.
no-words = Não vejo nenhuma pergunta aí. Pergunte com palavras, por exemplo: quem…?
only-marker = Esse é o número de uma nota: toque nele na resposta para ver o trecho correspondente.
# What people say who ask nothing: as many as there are, between bars
thanks = obrigado | obrigada | muito obrigado | muito obrigada | valeu | ok | entendi | perfeito | ótimo | beleza
greetings = olá | oi | bom dia | boa tarde | boa noite
# To thanks
thanked = De nada. Pergunte o que mais quiser sobre os artigos.
question-too-long =
    { $length ->
        [one] A pergunta tem { $length } caractere
       *[other] A pergunta tem { $length } caracteres
    }; o limite é { $limit }: faça-a com menos palavras.

## Answers

placeholder = Procurando…
reading-passages =
    { $count ->
        [one] Lendo um trecho…
       *[other] Lendo { $count } trechos…
    }
declined = Os artigos não respondem a isso.
declined-elsewhere =
    Nenhum artigo daqui está no idioma da sua pergunta: eles estão em { $languages }. { $count ->
        [one] Por favor, pergunte em { $languages }.
       *[other] Por favor, pergunte em um desses idiomas.
    }
other-languages = outros
model-away = O modelo de linguagem não está respondendo, por isso cito os artigos.
model-broke-off = O modelo de linguagem parou aqui.
model-day-spent = O modelo de linguagem já respondeu o bastante por hoje, por isso cito os artigos.
model-person-spent = Você já usou sua parte do modelo de linguagem por hoje, por isso cito os artigos.
model-limit-reached = O modelo de linguagem gastou os tokens de hoje: até a meia-noite UTC respondo com citações. O limite é definido em answer.tokens_per_day.
same-article = mesmo artigo

## The list of articles

articles-count =
    { $count ->
        [one] { $count } artigo
       *[other] { $count } artigos
    }
articles-page = , página { $page } de { $pages }
button-back = Voltar
button-next = Avançar
article-changed = Esse artigo mudou; /start mostra outras perguntas.
article-gone = Esse artigo não está mais aqui.

## Which article is meant

about = Sobre: { $title }
about-missing = O artigo em questão não está na minha biblioteca, por isso procurei em todos os artigos.
about-lost = O artigo que você tinha escolhido foi removido, por isso procurei em todos os artigos.
elsewhere = Talvez outro artigo responda a isso.
button-wider = Procurar em todos os artigos
widened-already = Já respondi a isso com base em todos os artigos.
articles-pick = Toque em um número para perguntar só sobre esse artigo.
picked = A partir de agora respondo só com base neste artigo: { $title }
picked-link = Link para ele: { $link }
picked-all = Voltei a responder com base em todos os artigos.
button-all = Usar todos os artigos
link-unknown = Esse artigo não está na minha biblioteca; /articles mostra os que estão.
ask-beside-link = O que você quer saber sobre { $title }? Escreva sua pergunta junto com o link.

## Evidence in one tap

as-of = em { $date }
page = pág. { $printed }
evidence-gone = Esse artigo foi removido ou mudou há muito tempo: o que dizia então não existe mais.
evidence-not-here = Esse artigo não pode mais ser lido aqui.
answer-elsewhere = Esses botões pertencem a outro chat.
answer-unknown = Não conheço mais essa resposta.
button-at-source = Abrir nesta frase
button-on-page = Ver no artigo

## Nearest passages and wishes

button-nearest = Trechos mais próximos
nearest = Os trechos mais próximos, embora talvez não respondam:
button-wish = Avise-me quando houver resposta
wish-made = Escrevo aqui quando um artigo responder. Toque de novo se não quiser mais.
wish-taken-back = Não vou escrever sobre isso.
wish-granted = Agora os artigos respondem:

## Groups and their manners

hello = Olá!
greeting = Olá! Respondo a perguntas sobre os artigos que tenho e acompanho cada frase com uma nota de rodapé. Para perguntar, mencione-me ({ $name }), responda a uma mensagem minha ou use /ask.
begun-anew = Esqueci o que você perguntou aqui antes: sua próxima pergunta vale por si só.
wait-speaker =
    Você pergunta mais rápido do que consigo pesquisar. Tente de novo em { $seconds ->
        [one] { $seconds } segundo
       *[other] { $seconds } segundos
    }, por favor.
wait-group =
    Há mais perguntas aqui do que consigo pesquisar de uma vez. Tente de novo em { $seconds ->
        [one] { $seconds } segundo
       *[other] { $seconds } segundos
    }, por favor.

## Inline and guests

inline-answer = Resposta
inline-nearest-one = Mais próximo: { $title }
inline-nearest = Os artigos não respondem a isso. O mais próximo:
inline-declined = Os artigos não respondem a isso. Pergunte outra coisa
inline-elsewhere = Idioma dos artigos: { $languages }
inline-taken-back = Uma resposta anterior a isso foi retirada
inline-private = Só respondo na nossa própria conversa
inline-wordless = Continue: pergunte com palavras
inline-too-long = Está longo demais: pergunte com menos palavras
inline-no-articles = Ainda não há artigos aqui
inline-failed = Algo deu errado: tente de novo
nearest-passage = Os artigos não respondem a isso. O trecho mais próximo:
inline-not-yours = Esses botões são para quem perguntou.
open-article = Abrir o artigo
ask-about-article = Pergunte-me sobre ele
guest-private = Não posso citar meus artigos em outras conversas. Pergunte na nossa própria conversa.
help-inline = Em qualquer outra conversa, escreva { $bot } e sua pergunta e escolha o que enviar.

## Votes

button-up = Útil
button-down = Não ajudou
reason-wrong = Está errada
reason-beside = Não foi o que perguntei
reason-lacking = Falta algo
reason-sources = As fontes não condizem
vote-noted = Obrigado, anotado.
vote-changed = Alterado.
vote-taken-back = Retirado.

## Privacy and what admins do about answers

privacy-kept = Guardo suas perguntas com minhas respostas e o seu ID do Telegram, seus votos, o artigo que você escolheu e aquilo de que você pediu para ser avisado, com seu primeiro nome e idioma: para que os botões abaixo das respostas funcionem e os editores vejam o que falta nos artigos. Se um administrador bloquear você, seu ID é guardado enquanto isso durar; onde os tokens de um modelo de linguagem são repartidos, também quantos você usou.
privacy-days =
    { $count ->
        [one] Depois de { $count } dia
       *[other] Depois de { $count } dias
    }, tudo o que é seu é apagado automaticamente.
privacy-minutes =
    Para perguntas seguintes, lembro suas últimas perguntas, só na memória: após { $count ->
        [one] { $count } minuto
       *[other] { $count } minutos
    } de silêncio, elas são esquecidas.
privacy-where = Isso fica em um arquivo na máquina em que funciono. Só quem me opera pode lê-lo; meus administradores também veem perguntas que não consegui responder por causa de um erro.
privacy-no-model = Nenhum modelo de linguagem lê suas perguntas: além do Telegram, ninguém as recebe.
privacy-model-here = Um modelo de linguagem nessa mesma máquina redige as respostas: além do Telegram, ninguém recebe suas perguntas.
privacy-model = Um modelo de linguagem redige as respostas: sua pergunta, as anteriores e trechos dos artigos são enviados a { $host }.
privacy-forget = /forget apaga tudo isso na hora. O que foi dito em um chat continua no Telegram; apague lá.
forget-ask = Isto apaga suas perguntas, seus votos e tudo o mais que guardo sobre você, e não pode ser desfeito. As respostas ficam em seus chats, e os botões abaixo delas continuam funcionando.
button-forget = Esquecer tudo o que é meu
forget-not-yours = Este botão é de quem escreveu /forget acima. Escreva também e você terá o seu.
forget-unnamed = Aqui você fala como grupo ou canal, e não sei quem você é. Escreva /forget em seu próprio nome.
forgotten =
    Pronto. Esqueci { $count ->
        [one] { $count } pergunta sua
       *[other] { $count } perguntas suas
    } e tudo o mais que eu tinha. O que você perguntar de agora em diante volta a ser guardado: /privacy
forgotten-nothing = Pronto. Não resta nada seu.
paused = Fico em pausa neste chat. Com /resume volto a responder aqui.
paused-already = Já estou em pausa neste chat. Com /resume volto a responder aqui.
resumed = Volto a responder neste chat.
not-paused = Não estou em pausa neste chat.
paused-by-admin = Meus administradores me deixaram em pausa neste chat. Por favor, pergunte mais tarde.
blocked = Bloqueio ativado: { $who }. Não reajo mais a essas mensagens em nenhum chat.
blocked-already = O bloqueio já estava ativado: { $who }.
unblocked = Bloqueio retirado: { $who }.
not-blocked = Não há bloqueio: { $who }.
block-no-admin = Os administradores deste bot não podem ser bloqueados.
how-to-block = Responda com /block ou /unblock a uma mensagem da pessoa, ou escreva depois o id numérico dela: { $example }
blocked-nobody = Ninguém está bloqueado.
blocked-count = Na lista de bloqueio: { $count }
blocked-row = { $who }, desde { $when }
retracted = Um administrador retirou esta resposta em { $date }.
retracted-why = Um administrador retirou esta resposta em { $date }: { $reason }
answer-retracted = Um administrador retirou essa resposta.
taken-back = Um administrador retirou uma resposta anterior a esta pergunta, por isso não a dou de novo.
how-to-retract = Responda a uma das minhas respostas com /retract e, se quiser, o motivo. Se não puder responder a ela, coloque depois de /retract o link de uma de suas notas de rodapé.
retracted-done = Essa resposta foi retirada e não será dada de novo à mesma pergunta.
retracted-forgotten = Essa resposta foi retirada. Mas o que foi perguntado já foi esquecido: não saberei se for perguntado de novo.
retracted-unseen = A mensagem dela não pode mais ser alterada.
retract-undone = Essa resposta volta a ser dada.
retract-undone-unseen = A mensagem dela fica como está.
retract-undo-late = Isso não pode mais ser desfeito.

## The article page

page-skip = Ir para a citação
page-quoted = Está marcado o que a nota { $marker } da resposta cita.
page-others = Mais claro, o que as outras notas citam.
page-part = O artigo é longo demais para ser mostrado inteiro; esta é a parte em torno da citação.
page-original = Abrir o original
page-unknown = Não há nada aqui. Talvez o link não tenha sido copiado inteiro.

## When it doesn't work

sorry = Desculpe, algo deu errado do meu lado. Tente de novo daqui a pouco, por favor.
busy = Estou ocupado; tente de novo daqui a pouco, por favor.
invited-only = Este bot atende apenas a chats convidados. Quem o opera pode liberar seu acesso.
admins-only = Só um administrador deste bot pode fazer isso.

## Admins: articles

how-to-add = Ponha um link depois de /add, envie-me o artigo como arquivo (.pdf, .docx, .epub, .html, .md ou .txt) ou encaminhe para mim uma postagem de um canal; ou responda a qualquer um deles com /add. Mostro o que seria antes de adicionar.
library-busy = Ainda estou ocupado com a biblioteca; um momento.
reading-file = Lendo { $name }…
cannot-read = Não consigo ler { $name }. Aceito arquivos { $kinds }.
file-too-large = { $name } é grande demais: o limite é de { $limit } MB. Divida-o.
not-done = Não foi possível: { $problem }
file-unchanged = { $name } já está aqui, palavra por palavra.
file-added =
    { $count ->
        [one] Adicionado: { $name }, { $count } trecho.
       *[other] Adicionado: { $name }, { $count } trechos.
    }
file-updated =
    { $count ->
        [one] Atualizado: { $name }, { $count } trecho.
       *[other] Atualizado: { $name }, { $count } trechos.
    }
hidden-replaced =
    { $count ->
        [one] { $count } caractere oculto substituído: { $kinds }.
       *[other] { $count } caracteres ocultos substituídos: { $kinds }.
    }
hidden-control =
    { $count ->
        [one] { $count } caractere de controle
       *[other] { $count } caracteres de controle
    }
hidden-zero-width =
    { $count ->
        [one] { $count } caractere de largura zero
       *[other] { $count } caracteres de largura zero
    }
hidden-override =
    { $count ->
        [one] { $count } mudança de direção
       *[other] { $count } mudanças de direção
    }
hidden-tag =
    { $count ->
        [one] { $count } caractere de etiqueta
       *[other] { $count } caracteres de etiqueta
    }
reindexing = Lendo os artigos de novo…
reindexing-at = Lendo os artigos de novo… { $done } de { $total }, { $share }
reindexed =
    Tudo foi lido de novo: { $articles ->
        [one] { $articles } artigo
       *[other] { $articles } artigos
    }, { $passages ->
        [one] { $passages } trecho
       *[other] { $passages } trechos
    }, em { $seconds } s; haviam mudado: { $changed }.

## Admins: what failed

failed-alarm =
    { $count ->
        [one] Não foi possível responder a uma solicitação. /failed a mostra e tenta de novo.
       *[other] Não foi possível responder a { $count } solicitações. /failed as mostra e tenta de novo.
    }
failed-none = Nada falhou.
failed-unknown = Nenhuma dessas falhou; /failed mostra as que falharam.
failed-count =
    { $count ->
        [one] Uma solicitação falhou:
       *[other] { $count } solicitações falharam:
    }
failed-row = Nº { $id }, { $when }: { $problem }
failed-row-words = Nº { $id }, { $when }: { $problem } (“{ $words }”)
failed-more = e mais { $count }
failed-how = Tente todas de novo com { $all }, ou só algumas com { $some }.
failed-again =
    { $count ->
        [one] Tentando uma solicitação de novo.
       *[other] Tentando { $count } solicitações de novo.
    }
problem-unparsed = não pode ser interpretada
problem-refused = o Telegram recusa a resposta; o log diz por quê
problem-failed = falhou; o log diz como
problem-tried =
    { $count ->
        [one] falhou { $count } vez; o log diz como
       *[other] falhou { $count } vezes; o log diz como
    }
problem-cut-off =
    { $count ->
        [one] o bot parou { $count } vez enquanto trabalhava nela
       *[other] o bot parou { $count } vezes enquanto trabalhava nela
    }

## Managing: the journal

menu-journal = O que os administradores fizeram
in-private-only = Isso eu digo só em particular: pergunte na nossa conversa.
journal-head = O que os administradores fizeram, do mais recente ao mais antigo:
journal-empty = Nenhum administrador fez nada ainda.
journal-row = { $when }, por { $who }: { $did }
button-newer = Mais recentes
button-older = Mais antigos
privacy-journal =
    O que você faz como administrador fica em um registro, com o seu id do Telegram, por { $count ->
        [one] { $count } dia
       *[other] { $count } dias
    }: os outros administradores podem ler com /journal, e /forget não apaga.

## Managing: statistics and files

menu-stats = Como vão as perguntas
menu-export = Perguntas e respostas em um arquivo CSV
menu-backup = Uma cópia de segurança em um arquivo
how-to-stats = Escreva depois um número de dias, no máximo { $limit }: { $example }
stats-nothing = Ninguém perguntou nada nesse período.
stats-days = De { $first } a { $last } (UTC)
stats-questions = Perguntas: { $count }
stats-answered = Respondidas: { $count } ({ $share }%)
stats-declined = Sem resposta: { $count }
stats-people = Pessoas que perguntaram: { $count }
stats-votes = Úteis: { $up }, não úteis: { $down }
stats-took = Tempo até a resposta: metade em { $half } s, 95% em { $most } s
stats-cited = Mais citados:
stats-chart-days = Perguntas por dia. Escuro e liso: respondidas. Claro e listrado: sem resposta.
stats-chart-weeks = Perguntas por semana, pelo último dia dela. Escuro e liso: respondidas. Claro e listrado: sem resposta.
file-in-the-making = Estou preparando o arquivo…
how-to-export = Não escreva nada depois, ou um número de dias, no máximo { $limit }: { $example }
export-done = Perguntas no arquivo abaixo: { $count }. Quem as fez não consta nele.
export-nothing = Não há perguntas para pôr em um arquivo.
export-too-large = Mesmo compactado, o arquivo passa dos 50 MB que o Telegram me deixa enviar. Peça menos dias: { $example }
backup-done = A cópia de segurança está abaixo: artigos, respostas, votos e quem perguntou. Guarde-a bem. Na máquina, ela é restaurada com: { $command }
backup-too-large = A cópia tem { $size } MB, e o Telegram me deixa enviar 50. Não a guardei. Na máquina, isto faz uma: { $command }
backup-failed = A cópia não foi feita: { $problem }

## Managing: corpora

menu-corpus = Quais coleções um chat lê
corpus-here = Este chat lê:
# $chat: a chat's title and id
corpus-there = { $chat } lê:
corpus-row = • { $name }: { $count ->
        [0] nenhum artigo ainda
        [one] { $count } artigo
       *[other] { $count } artigos
    }
corpus-adds-to = O que é adicionado aqui vai para { $name }.
corpus-all = Todas as coleções:
corpus-public = No modo inline e como convidado, cito apenas { $names }.
corpus-private = No modo inline e como convidado, não cito nada.
# $name: the corpus that every other chat reads
corpus-chats = Chats que podem ler algo além de { $name }:
# $back: "/corpus default"; $other: a command for another chat
how-to-corpus = Envie /corpus com os nomes das coleções que este chat deve ler; o que é adicionado aqui vai para a primeira. { $back } desfaz isso. Para outro chat, ponha o id dele antes dos nomes: { $other }
how-to-corpus-here = Envie /corpus com os nomes das coleções que este chat deve ler; o que é adicionado aqui vai para a primeira. { $back } desfaz isso. No privado, /corpus diz que outras coleções existem.
corpus-misnamed = { $name } não pode ser o nome de uma coleção. Use letras minúsculas de a a z, algarismos, - e _, 64 no total.
corpus-too-many = Um chat lê no máximo { $count } coleções. Cite menos, por favor.
corpus-default-alone = { $back } não aceita outros nomes.

## Managing: reindexing and removing

menu-remove = Remover um artigo ou trazê-lo de volta
article-not-found = Não encontro esse artigo. /articles mostra os que existem.
article-which = Qual deles? Toque no número.
article-more =
    { $count ->
        [one] e mais { $count }
       *[other] e mais { $count }
    }
order-unknown = Não sei mais do que estes botões tratavam. Por favor, peça de novo.
order-not-yours = Estes botões são do administrador que pediu.
button-cancel = Cancelar
reindexing-now = Lendo { $name }
left-moment = Falta menos de um minuto
left-minutes =
    { $count ->
        [one] Falta cerca de { $count } minuto
       *[other] Faltam cerca de { $count } minutos
    }
left-hours =
    { $count ->
        [one] Falta cerca de { $count } hora
       *[other] Faltam cerca de { $count } horas
    }
reindex-cancelled = A releitura foi cancelada. O que já estava feito continua feito ({ $done } de { $total }); o resto está como estava.
cancelling = Parando…
not-under-way = Isso não está mais em andamento.
how-to-remove = Escreva depois dele o título, o link ou o id do artigo ({ $example }), ou responda com /remove a uma resposta ou mensagem sobre ele. Pergunto antes de remover.
remove-ask =
    { $count ->
        [one] Remover este artigo?
       *[other] Remover estes { $count } artigos?
    }
remove-row =
    { $title }: { $source }, { $passages ->
        [one] { $passages } trecho
       *[other] { $passages } trechos
    }
remove-consequence = Não vou mais responder a partir dele, e os botões abaixo de respostas anteriores dirão que foi removido. Por 24 horas ele pode voltar; depois é apagado para sempre.
button-remove = Remover
button-keep = Manter
remove-kept = Nada foi removido.
removed = Removido: { $title }
removed-until = Pode voltar até { $when }.
button-undo = Desfazer
put-back = De volta à biblioteca: { $title }
put-back-late = Isso não pode mais voltar.
removed-list = Estes ainda podem voltar. Toque em um número.
removed-row = { $title }, até { $when }

## What has changed

# What is told to whoever was given an answer whose quote isn't there any more, old and new below
amended = Um artigo que citei para você mudou.
amended-as-of = Em { $date }:
amended-gone = Em { $date }, já não está lá.
amended-more =
    { $count ->
        [one] e mais { $count } citação
       *[other] e mais { $count } citações
    }
# In the answer itself, where nobody is told
amended-since = Em { $date }, um artigo citado aqui já não diz isto.
amended-again = Os artigos ainda dizem isso como foi citado.
button-changed = O que mudou
button-quiet = Não me avisar de mudanças
button-loud = Voltar a me avisar
amended-quiet = Não avisarei mais quando um artigo que citei para você mudar.
amended-loud = Voltarei a avisar quando um artigo que citei para você mudar.
# A paragraph of /privacy
privacy-changes = Quando um artigo que citei para você deixa de dizer aquilo, aviso uma vez. Se você desativar isso pelo botão da mensagem, guardo que desativou.
# Told to admins of pages that articles were read from; the links are listed below
links-broken =
    { $count ->
        [one] { $count } link não pode mais ser lido. O artigo fica como está:
       *[other] { $count } links não podem mais ser lidos. Os artigos ficam como estão:
    }
link-gone = { $link }: não existe mais
link-failing =
    { $count ->
        [one] { $link }: falhou { $count } vez seguida
       *[other] { $link }: falhou { $count } vezes seguidas
    }

## Managing: gaps

menu-gaps = O que falta nos artigos
gaps-none = Nenhuma pergunta espera por um artigo: todas foram respondidas, e ninguém disse que não ajudou.
gaps-head = O que não foi respondido ou não ajudou, com as perguntas iguais juntas: { $count }
gap-counts = vezes: { $times }, pessoas: { $people }, última: { $last }
gaps-open = Toque em um número para preencher essa lacuna.
gap-how = Responda a esta mensagem com um artigo que a responda: um arquivo ou um link. Quando ele entrar, escrevo a quem perguntou: em particular, e nos grupos onde perguntaram nos últimos dois dias.
gap-filled = Os artigos já respondem a isso.

## Managing: the list of articles, and how the bot is

articles-found =
    { $count ->
        [one] { $count } título tem { $words }
       *[other] { $count } títulos têm { $words }
    }
articles-none-found = Nenhum título tem { $words }. /articles mostra todos.
articles-manage = Toque em um número para ver o que se sabe do artigo, lê-lo de novo ou removê-lo.
button-manage = Gerenciar artigos
button-pick = Escolher um para perguntar
button-reindex = Ler de novo
detail-author = De { $name }
detail-source = Fonte: { $source }
detail-corpus = Coleção: { $name }
detail-passages = Trechos: { $count }
detail-words = Palavras: { $count }
detail-language = Idioma: { $name }
detail-published = Publicado: { $date }
detail-read = Última leitura: { $when }
detail-versions = Versões: { $count }
detail-cited = Respostas que o citam: { $count }
detail-id = ID: { $id }
menu-status = Como estou, em resumo
status-since = Footnote { $version }, funcionando desde { $when }
status-well = Está tudo bem.
status-failed = Não pude responder: { $count } (/failed)
status-model-away = O modelo de linguagem não responde: por enquanto cito os artigos.
status-little-space = Pouco espaço no disco: { $size }
status-articles = Artigos: { $count }
status-passages = Trechos: { $count }
status-corpora = Coleções: { $names }
status-trashed = Removidos, podem voltar: { $count } (/remove)
status-index-none = Índice de busca: em construção; até lá, cada trecho é comparado um a um
status-index-behind = Índice de busca: { $count } trechos alterados são buscados à parte até o próximo ser construído
status-index-whole = Índice de busca: em dia
status-remade = Sendo refeito: { $done } de { $total }
status-reindexing = Artigos estão sendo lidos de novo.
status-waiting = À espera de resposta: { $count }
status-embedding = Modelo de busca: { $name }
status-no-model = Modelo de linguagem: nenhum, eu cito
status-model = Modelo de linguagem: { $name }
status-tokens = Tokens hoje: { $used }
status-tokens-of = Tokens hoje: { $used } de { $most }
status-disk = Disco: { $used } em uso, { $free } livres
status-checked = Biblioteca verificada e em ordem: { $when }
status-backed-up = Último /backup: { $when }
status-no-backup = Ninguém fez um /backup ainda.

## Managing: invitations

menu-invite = Um link que admite um chat
menu-invites = Quem entrou por links
invite-needless = Qualquer um pode me perguntar: os links só valem onde access.mode é "allowlist".
invite-made =
    Isto admite um chat, o primeiro que o abrir nos próximos { $days } dias. /invites o anula.

    Para uma pessoa: { $person }

    Para um grupo, ao qual sou adicionado por ele: { $group }
invites-none = Nenhum link admitiu ninguém, e nenhum está à espera.
invites-head = Admitidos por links, e links ainda sem uso: { $count }. Toque em um número para encerrar um.
invites-row = { $who }, desde { $when }
invite-unused = um link ainda sem uso
invite-ask = Encerrar isto: { $who }? Depois disso não respondo mais lá.
button-revoke = Encerrar
invite-ended = Encerrado: { $who }. Você pode desfazer isso por um dia.
privacy-invited = Se um link admitiu você, seu ID e seu nome são guardados enquanto você estiver admitido; /forget apaga o nome.

## Managing: adding

preview-begins = Começa assim: { $words }
preview-author = Autor: { $author }
preview-date = Data: { $date }
preview-language = Idioma: { $language }
preview-length = Palavras: { $count }; trechos: { $passages }
preview-source = De: { $source }
preview-new = Novo: nenhum artigo daqui se parece com ele.
preview-newer = Uma versão mais nova de um artigo que li em { $date }: { $share } do texto anterior permanece.
preview-same = O mesmo já está aqui, palavra por palavra: { $title } ({ $source })
preview-near = { $share } dele já está em um artigo daqui: { $title } ({ $source })
preview-holds = Ele contém { $share } de um artigo daqui: { $title } ({ $source })
preview-list = Uma lista de { $count ->
        [one] { $count } artigo:
       *[other] { $count } artigos:
    }
preview-more = e mais { $count }
preview-list-known = Já estão aqui, e são atualizados se mudaram: { $count }
preview-list-cut = Ela tem mais do que aceito de uma vez: library.max_listed permite mais.
preview-list-followed = Depois de adicionada, procuro ali artigos novos por conta própria.
button-add = Adicionar
button-update = Substituir a versão anterior
button-not-add = Não adicionar
adding = Adicionando…
adding-passages = Adicionando… { $done } de { $total } trechos
adding-articles = Adicionando… { $done } de { $total } artigos
added-list = Adicionados: { $added }. Atualizados: { $updated }. Sem mudança: { $unchanged }.
added-failed = Não foi possível adicionar: { $count }
added-ask = Agora posso responder, por exemplo:
not-added = Não adicionei.
add-one = Um de cada vez, por favor: um só link depois de /add.
add-expired = Esta proposta expirou: envie-me mais uma vez, por favor.
add-already = Já estou cuidando disso.

## Managing: damage

# To admins; $line is technical, in English, with its remedy
library-found = Verifiquei a biblioteca e encontrei isto: { $line }

## Managing: gaps that are filled

how-to-fill = Para preencher esta lacuna, responda a ela com um arquivo ou um link. Para me perguntar algo, escreva sem responder a uma mensagem.
gap-closed = Os artigos já respondem a isso: a lacuna está preenchida.
gap-closed-partly = Os artigos já respondem a uma parte do que foi perguntado; o resto da lacuna continua aberto.
gap-still-open = No que podem ler as pessoas que perguntaram não encontro resposta para isso: a lacuna continua aberta, e não aviso ninguém.
gap-told = Pessoas que perguntaram e a quem escrevo: { $count }.
gap-untold = Já não é possível avisar ninguém que perguntou.
button-dismiss = Descartar
gap-dismissed = Descartado: só volta se outra pessoa perguntar o mesmo mais tarde.

## Managing: links that are fetched again

menu-feeds = Links que leio de novo
feeds-none = Não leio nenhum link de novo por conta própria: adicione um feed, um mapa do site ou uma página com /add.
feeds-head = Lidos de novo sozinhos: feeds e mapas do site: { $lists }, páginas: { $others }
feeds-open = Toque em um número para ver mais. /articles mostra isso de cada página.
feeds-all-well = Todas as páginas puderam ser lidas. /articles mostra mais de cada uma.
feed-every = Horas entre leituras: { $hours }
feed-never = Lido de novo: só quando pedido
feed-last = Última leitura: { $when }
feed-next = Próxima: { $when }
feed-soon = Próxima: em alguns minutos
feed-brought = Artigos que trouxe: { $count }
feed-broken-short = Falha desde { $when }
feed-broken = Falha desde { $when }, falhas seguidas: { $count }. { $problem }
button-fetch = Ler agora
button-hours = Mudar as horas
button-hours-all = Como os outros: { $hours }
button-hours-none = Como os outros: nunca
button-never = Nunca
button-unfollow = Deixar de seguir
button-refetching = Releitura…
feed-hours-ask = Depois de quantas horas devo ler isto de novo? { $link }
feed-hours-list = Vale também para os artigos que trouxe.
feed-stop-ask = Deixar de seguir { $link }? Os artigos ficam.
feed-stopped = Não sigo mais { $link }; os artigos ficam. Você pode desfazer isso por um dia.
feed-undo-late = Isso não pode mais ser desfeito: adicione o link com /add.
feed-gone = Esse link não é mais lido de novo.
feed-fetching = Lendo…
feed-fetched = Lido. Artigos novos: { $added }, versões novas: { $updated }
feed-unchanged = Lido: nada de novo.
feed-failed = Não pôde ser lido.
