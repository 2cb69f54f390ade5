# العربية الفصحى المبسّطة، بصيغة مهذّبة.

## Start and help

welcome =
    { $count ->
        [zero] أجيب عن الأسئلة اعتمادًا على المقالات، وأضع لكل جملة حاشية:
        [one] أجيب عن الأسئلة اعتمادًا على مقالة واحدة، وأضع لكل جملة حاشية:
        [two] أجيب عن الأسئلة اعتمادًا على مقالتين، وأضع لكل جملة حاشية:
        [few] أجيب عن الأسئلة اعتمادًا على { $count } مقالات، وأضع لكل جملة حاشية:
        [many] أجيب عن الأسئلة اعتمادًا على { $count } مقالة، وأضع لكل جملة حاشية:
       *[other] أجيب عن الأسئلة اعتمادًا على { $count } مقالة، وأضع لكل جملة حاشية:
    }
welcome-more = وغيرها، وعددها { $count }: /articles
welcome-ask = اسأل بكلماتك، أو جرّب أحد هذه الأسئلة:
no-articles = لا توجد هنا مقالات بعد، لذلك لا يمكنني الإجابة عن أي سؤال.
help =
    اطرح بكلماتك سؤالًا عن المقالات الموجودة لديّ. لا أجيب إلا بجمل مقتبسة منها، ولكل جملة حاشية مرقّمة تبيّن موضعها. وإن لم تذكر المقالات الجواب قلت ذلك.

    في المجموعات، أشِر إليّ أو رُدّ على رسالتي أو استخدم /ask.

    للسؤال عن مقالة واحدة فقط، أرسل إليّ رابطًا إليها، أو رُدّ على رسالة فيها هذا الرابط، أو اخترها من /articles.

    الأمر /privacy يبيّن ما أحتفظ به عنك، والأمر /forget يمحوه.
# A list of commands follows
help-admin = أنت مشرف، ولذلك تتاح لك هذه الأوامر أيضًا؛ والأمر /add وحده يبيّن ما يمكنني إضافته:

## The menu of commands, a short line each

menu-ask = اطرح سؤالًا عن المقالات
menu-articles = ما يمكنني الإجابة عنه
menu-help = كيف يعمل البوت
menu-privacy = ما أحتفظ به عنك
menu-forget = محو ما أحتفظ به عنك
menu-start = البداية، مع أمثلة
menu-new = البدء من جديد ونسيان ما سألت عنه
menu-add = إضافة مقالة: رابط أو ملف أو منشور
menu-reindex = إعادة قراءة المقالات، كلها أو واحدة
menu-retract = سحب إجابة (بالرد عليها)
menu-failed = ما تعذّرت الإجابة عنه
menu-pause = الصمت في هذه المحادثة
menu-resume = العودة إلى الإجابة في هذه المحادثة
menu-block = عدم التفاعل مع شخص ما
menu-unblock = العودة إلى التفاعل مع شخص ما

## Questions

how-to-ask = اكتب سؤالك بعد الأمر: /ask من …؟
not-text = لا أقرأ إلا النصوص. اسألني بالكلمات؛ وإن كان السؤال عن صورة أو تسجيل أو استطلاع، فاكتب ما تريد معرفته.
no-words = لا أرى سؤالًا هنا. اسألني بالكلمات، مثلًا: من …؟
only-marker = هذا رقم حاشية: اضغط عليه في الإجابة لترى المقطع الذي يشير إليه.
# What people say who ask nothing: as many as there are, between bars
thanks = شكرا | شكرًا | شكرا جزيلا | شكرًا جزيلًا | شكرا لك | شكرًا لك | حسنا | حسنًا | تمام | ممتاز | فهمت
greetings = مرحبا | مرحبًا | أهلا | أهلًا | السلام عليكم | صباح الخير | مساء الخير
# To thanks
thanked = على الرحب والسعة. اسألني ما تشاء عن المقالات.
question-too-long =
    { $length ->
        [zero] السؤال فارغ
        [one] في السؤال حرف واحد
        [two] في السؤال حرفان
        [few] في السؤال { $length } أحرف
        [many] في السؤال { $length } حرفًا
       *[other] في السؤال { $length } حرف
    }، والحد الأقصى { $limit }: اطرحه بكلمات أقل من فضلك.

## Answers

placeholder = جارٍ البحث…
reading-passages =
    { $count ->
        [zero] جارٍ القراءة…
        [one] جارٍ قراءة مقطع واحد…
        [two] جارٍ قراءة مقطعين…
        [few] جارٍ قراءة { $count } مقاطع…
        [many] جارٍ قراءة { $count } مقطعًا…
       *[other] جارٍ قراءة { $count } مقطع…
    }
declined = المقالات لا تذكر ذلك.
declined-elsewhere =
    لا توجد هنا مقالة بلغة سؤالك. لغة المقالات: { $languages }. { $count ->
        [one] اسأل بهذه اللغة من فضلك.
        [two] اسأل بإحدى هاتين اللغتين من فضلك.
        [few] اسأل بإحدى هذه اللغات من فضلك.
        [many] اسأل بإحدى هذه اللغات من فضلك.
       *[other] اسأل بإحدى هذه اللغات من فضلك.
    }
other-languages = لغات أخرى
model-away = النموذج اللغوي لا يستجيب، لذلك أقتبس من المقالات بدلًا منه.
model-broke-off = توقّف النموذج اللغوي هنا.
model-day-spent = أجاب النموذج اللغوي بما يكفي لهذا اليوم، لذلك أقتبس من المقالات بدلًا منه.
model-person-spent = استهلكتَ حصّتك من النموذج اللغوي لهذا اليوم، لذلك أقتبس من المقالات بدلًا منه.
model-limit-reached = استهلك النموذج اللغوي الرموز المخصّصة له اليوم: سأجيب بالاقتباس حتى منتصف الليل بتوقيت UTC. يُضبط الحد في answer.tokens_per_day.
same-article = المقالة نفسها

## The list of articles

articles-count =
    { $count ->
        [zero] لا مقالات
        [one] مقالة واحدة
        [two] مقالتان
        [few] { $count } مقالات
        [many] { $count } مقالة
       *[other] { $count } مقالة
    }
articles-page = ، الصفحة { $page } من { $pages }
button-back = السابق
button-next = التالي
article-changed = تغيّرت تلك المقالة؛ لأسئلة أخرى: /start
article-gone = لم تعد تلك المقالة موجودة هنا.

## Which article is meant

about = عن: { $title }
about-missing = المقالة المقصودة هناك ليست في مكتبتي، لذلك بحثت في جميع المقالات.
about-lost = حُذفت المقالة التي اخترتها، لذلك بحثت في جميع المقالات.
elsewhere = قد تجيب عن ذلك مقالة أخرى.
button-wider = البحث في جميع المقالات
widened-already = سبق أن أجبت عن ذلك من جميع المقالات.
articles-pick = اضغط على رقم لتسأل عن تلك المقالة وحدها.
picked = أجيب من الآن فصاعدًا من هذه المقالة وحدها: { $title }
picked-link = رابط إليها: { $link }
picked-all = أجيب من جميع المقالات من جديد.
button-all = السؤال عن جميع المقالات
link-unknown = تلك المقالة ليست في مكتبتي؛ الأمر /articles يعرض ما فيها.
ask-beside-link = ماذا تريد أن تعرف عن { $title }؟ اكتب سؤالك بجانب الرابط.

## Evidence in one tap

as-of = حتى { $date }
page = ص { $printed }
evidence-gone = حُذفت تلك المقالة أو تغيّرت منذ زمن طويل، ولم يعد نصها السابق موجودًا.
evidence-not-here = لم يعد بالإمكان قراءة تلك المقالة هنا.
answer-elsewhere = هذه الأزرار تخص محادثة أخرى.
answer-unknown = لم تعد تلك الإجابة لديّ.
button-at-source = الفتح عند هذه الجملة
button-on-page = عرضه في المقالة

## Nearest passages and wishes

button-nearest = أقرب المقاطع
nearest = أقرب المقاطع، وإن كانت قد لا تجيب عن السؤال:
button-wish = أخبرني عندما تتوفر الإجابة
wish-made = سأكتب هنا عندما تجيب إحدى المقالات عن ذلك. اضغط مرة أخرى إن لم تعد ترغب في ذلك.
wish-taken-back = لن أكتب عن ذلك.
wish-granted = تجيب المقالات الآن عن هذا:

## Groups and their manners

hello = مرحبًا!
greeting = مرحبًا! أجيب عن الأسئلة اعتمادًا على المقالات الموجودة لديّ، وأضع لكل جملة حاشية. لتسأل، أشِر إليّ ({ $name }) أو رُدّ على رسالتي أو استخدم /ask.
begun-anew = نسيت ما سألت عنه هنا من قبل: سؤالك التالي قائم بذاته.
wait-speaker =
    أسئلتك أسرع من قدرتي على البحث. حاول مرة أخرى بعد { $seconds ->
        [zero] لحظة
        [one] ثانية واحدة
        [two] ثانيتين
        [few] { $seconds } ثوانٍ
        [many] { $seconds } ثانية
       *[other] { $seconds } ثانية
    } من فضلك.
wait-group =
    الأسئلة هنا أكثر مما أستطيع البحث عنه دفعة واحدة. حاول مرة أخرى بعد { $seconds ->
        [zero] لحظة
        [one] ثانية واحدة
        [two] ثانيتين
        [few] { $seconds } ثوانٍ
        [many] { $seconds } ثانية
       *[other] { $seconds } ثانية
    } من فضلك.

## Inline and guests

inline-answer = الإجابة
inline-nearest-one = الأقرب: { $title }
inline-nearest = المقالات لا تذكر ذلك. أقرب المقاطع:
inline-declined = المقالات لا تذكر ذلك. اسأل عن شيء آخر
inline-elsewhere = لغة المقالات: { $languages }
inline-taken-back = سُحبت إجابة سابقة عن هذا
inline-private = لا أجيب إلا في محادثتنا الخاصة
inline-wordless = تابع: اسألني بالكلمات
inline-too-long = هذا طويل جدًا: اسأل بكلمات أقل
inline-no-articles = لا توجد هنا مقالات بعد
inline-failed = حدث خطأ: حاول مرة أخرى من فضلك
nearest-passage = المقالات لا تجيب عن هذا. أقرب مقطع:
inline-not-yours = هذه الأزرار لصاحب السؤال.
open-article = فتح المقالة
ask-about-article = اسألني عنها
guest-private = لا يمكنني اقتباس مقالاتي في محادثات أخرى. اسألني في محادثتنا الخاصة.
help-inline = في أي محادثة أخرى، اكتب { $bot } ثم سؤالك، واختر ما تريد إرساله.

## Votes

button-up = مفيدة
button-down = غير مفيدة
reason-wrong = غير صحيحة
reason-beside = ليست ما سألت عنه
reason-lacking = ينقصها شيء
reason-sources = المصادر لا تناسبها
vote-noted = شكرًا، سُجّل رأيك.
vote-changed = تم التغيير.
vote-taken-back = تم التراجع.

## Privacy and what admins do about answers

privacy-kept = أحتفظ بأسئلتك مع إجاباتي ومعرّفك في تيليجرام، وبأصواتك، وبالمقالة التي اخترتها، وبما طلبت أن أخبرك عنه، مع اسمك الأول ولغتك: لكي تعمل الأزرار أسفل الإجابات، ويرى المحررون ما ينقص المقالات. وإن حظرك مشرف فسيبقى معرّفك ما دام الحظر قائمًا؛ وحيث تُقسَّم رموز نموذج لغوي، يبقى أيضًا عدد ما استخدمته منها.
privacy-days =
    بعد { $count ->
        [one] يوم واحد
        [two] يومين
        [few] { $count } أيام
        [many] { $count } يومًا
       *[other] { $count } يوم
    } يُمحى كل ما يخصك تلقائيًا.
privacy-minutes =
    لفهم الأسئلة اللاحقة أتذكر أسئلتك الأخيرة في الذاكرة المؤقتة فقط: بعد { $count ->
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $count } دقائق
        [many] { $count } دقيقة
       *[other] { $count } دقيقة
    } من الصمت تُنسى.
privacy-where = هذا كله في ملف على الجهاز الذي أعمل عليه. لا يستطيع قراءته إلا من يشغّلني؛ ويرى المشرفون عليّ أيضًا الأسئلة التي لم أستطع الإجابة عنها بسبب خطأ.
privacy-no-model = لا يقرأ أسئلتك أي نموذج لغوي: لا تُرسل إلى أحد سوى تيليجرام.
privacy-model-here = يصوغ الإجابات نموذج لغوي على الجهاز نفسه: لا تُرسل أسئلتك إلى أحد سوى تيليجرام.
privacy-model = يصوغ الإجابات نموذج لغوي: يُرسل سؤالك والأسئلة التي قبله ومقاطع من المقالات إلى { $host }.
privacy-forget = الأمر /forget يمحو ذلك كله فورًا. ما قيل في محادثة يبقى في تيليجرام؛ احذفه هناك.
forget-ask = يمحو هذا أسئلتك وأصواتك وكل ما أحتفظ به عنك، ولا يمكن التراجع عنه. تبقى الإجابات في محادثاتها، وتظل الأزرار أسفلها تعمل.
button-forget = نسيان كل ما يخصني
forget-not-yours = هذا الزر لمن كتب /forget أعلاه. اكتبه أنت أيضًا ليكون لك زر خاص بك.
forget-unnamed = أنت تتحدث هنا باسم مجموعة أو قناة، ولا أعرف من أنت. اكتب /forget باسمك أنت.
forgotten =
    تم. نسيت { $count ->
        [one] سؤالًا واحدًا لك
        [two] سؤالين لك
        [few] { $count } أسئلة لك
        [many] { $count } سؤالًا لك
       *[other] { $count } سؤال لك
    } وكل ما كان لدي غير ذلك. وما تسأله من الآن يُحفظ من جديد: /privacy
forgotten-nothing = تم. لم يبقَ شيء يخصك.
paused = أنا الآن متوقف في هذه المحادثة. بعد الأمر /resume أجيب هنا من جديد.
paused-already = أنا متوقف في هذه المحادثة أصلًا. بعد الأمر /resume أجيب هنا من جديد.
resumed = عدتُ إلى الإجابة في هذه المحادثة.
not-paused = لستُ متوقفًا في هذه المحادثة.
paused-by-admin = أوقفني المشرفون في هذه المحادثة. اسأل لاحقًا من فضلك.
blocked = تم حظر { $who }: لن أتفاعل مع رسائله في أي محادثة.
blocked-already = { $who } محظور أصلًا.
unblocked = تم رفع الحظر عن { $who }.
not-blocked = { $who } غير محظور.
block-no-admin = لا يمكن حظر مشرفي هذا البوت.
how-to-block = رُدّ بالأمر /block أو /unblock على إحدى رسائله، أو اكتب بعد الأمر معرّفه الرقمي: { $example }
blocked-nobody = لا أحد محظور.
blocked-count = عدد المحظورين: { $count }
blocked-row = { $who }، منذ { $when }
retracted = سحب أحد المشرفين هذه الإجابة في { $date }.
retracted-why = سحب أحد المشرفين هذه الإجابة في { $date }: { $reason }
answer-retracted = سحب أحد المشرفين تلك الإجابة.
taken-back = سحب أحد المشرفين إجابة سابقة عن هذا السؤال، لذلك لا أكررها.
how-to-retract = ردّ على إحدى إجاباتي بالأمر /retract ومعه السبب إن شئت. وإن لم يمكنك الرد عليها، فضع بعد /retract رابط إحدى حواشيها.
retracted-done = سُحبت تلك الإجابة، ولن تُعطى مرة أخرى عن السؤال نفسه.
retracted-forgotten = سُحبت تلك الإجابة. لكن السؤال قد نُسي: لن أعرف إن طُرح مرة أخرى.
retracted-unseen = لم يعد ممكنًا تغيير رسالتها.
retract-undone = تُعطى تلك الإجابة من جديد.
retract-undone-unseen = تبقى رسالتها كما هي.
retract-undo-late = لم يعد التراجع عن ذلك ممكنًا.

## The article page

page-skip = إلى الاقتباس
page-quoted = المظلَّل هو ما تقتبسه الحاشية { $marker } من الإجابة.
page-others = والأخفّ هو ما تقتبسه حواشيها الأخرى.
page-part = المقالة أطول من أن تُعرض كاملة؛ هذا هو الجزء المحيط بالاقتباس.
page-original = فتح الأصل
page-unknown = لا شيء هنا. ربما لم يُنسخ الرابط كاملًا.

## When it doesn't work

sorry = عذرًا، حدث خطأ من جهتي. حاول مرة أخرى بعد قليل من فضلك.
busy = أنا مشغول الآن؛ حاول مرة أخرى بعد قليل من فضلك.
invited-only = هذا البوت يعمل في المحادثات المدعوّة فقط. يمكن لمشغّله أن يمنحك حق الوصول.
admins-only = لا يمكن أن يفعل ذلك إلا مشرف على هذا البوت.

## Admins: articles

how-to-add = ضع رابطًا بعد /add، أو أرسل إليّ المقالة في ملف (.pdf أو .docx أو .epub أو .html أو .md أو .txt)، أو أعد توجيه منشور من قناة إليّ؛ أو رُدّ على أيٍّ منها بالأمر /add. أعرض عليك ما ستكون عليه قبل أن أضيفها.
library-busy = ما زلت مشغولًا بالمكتبة؛ لحظة من فضلك.
reading-file = جارٍ قراءة { $name }…
cannot-read = لا يمكنني قراءة { $name }. أقبل الملفات من هذه الأنواع: { $kinds }.
file-too-large = الملف { $name } كبير جدًا: الحد الأقصى { $limit } ميغابايت. قسّمه من فضلك.
not-done = تعذّر ذلك: { $problem }
file-unchanged = هذا موجود هنا بالفعل، كلمة بكلمة: { $name }
file-added =
    { $count ->
        [zero] أُضيف: { $name }، بلا مقاطع.
        [one] أُضيف: { $name }، مقطع واحد.
        [two] أُضيف: { $name }، مقطعان.
        [few] أُضيف: { $name }، { $count } مقاطع.
        [many] أُضيف: { $name }، { $count } مقطعًا.
       *[other] أُضيف: { $name }، { $count } مقطع.
    }
file-updated =
    { $count ->
        [zero] حُدّث: { $name }، بلا مقاطع.
        [one] حُدّث: { $name }، مقطع واحد.
        [two] حُدّث: { $name }، مقطعان.
        [few] حُدّث: { $name }، { $count } مقاطع.
        [many] حُدّث: { $name }، { $count } مقطعًا.
       *[other] حُدّث: { $name }، { $count } مقطع.
    }
hidden-replaced =
    { $count ->
        [one] استُبدل حرف مخفي واحد: { $kinds }.
        [two] استُبدل حرفان مخفيان: { $kinds }.
        [few] استُبدلت { $count } أحرف مخفية: { $kinds }.
        [many] استُبدل { $count } حرفًا مخفيًا: { $kinds }.
       *[other] استُبدل { $count } حرف مخفي: { $kinds }.
    }
hidden-control =
    { $count ->
        [one] حرف تحكم واحد
        [two] حرفا تحكم
        [few] { $count } أحرف تحكم
        [many] { $count } حرف تحكم
       *[other] { $count } حرف تحكم
    }
hidden-zero-width =
    { $count ->
        [one] حرف واحد بلا عرض
        [two] حرفان بلا عرض
        [few] { $count } أحرف بلا عرض
        [many] { $count } حرفًا بلا عرض
       *[other] { $count } حرف بلا عرض
    }
hidden-override =
    { $count ->
        [one] حرف واحد يغيّر الاتجاه
        [two] حرفان يغيّران الاتجاه
        [few] { $count } أحرف تغيّر الاتجاه
        [many] { $count } حرفًا يغيّر الاتجاه
       *[other] { $count } حرف يغيّر الاتجاه
    }
hidden-tag =
    { $count ->
        [one] حرف وسم واحد
        [two] حرفا وسم
        [few] { $count } أحرف وسم
        [many] { $count } حرف وسم
       *[other] { $count } حرف وسم
    }
reindexing = جارٍ إعادة قراءة المقالات…
reindexing-at = جارٍ إعادة قراءة المقالات… { $done } من { $total }، { $share }
reindexed =
    أُعيدت القراءة: { $articles ->
        [zero] لا مقالات
        [one] مقالة واحدة
        [two] مقالتان
        [few] { $articles } مقالات
        [many] { $articles } مقالة
       *[other] { $articles } مقالة
    }، { $passages ->
        [zero] بلا مقاطع
        [one] مقطع واحد
        [two] مقطعان
        [few] { $passages } مقاطع
        [many] { $passages } مقطعًا
       *[other] { $passages } مقطع
    }، خلال { $seconds } ث؛ عدد المقالات التي تغيّرت: { $changed }.

## Admins: what failed

failed-alarm =
    { $count ->
        [one] تعذّرت الإجابة عن طلب واحد. الأمر /failed يعرضه ويعيد المحاولة.
        [two] تعذّرت الإجابة عن طلبين. الأمر /failed يعرضهما ويعيد المحاولة.
        [few] تعذّرت الإجابة عن { $count } طلبات. الأمر /failed يعرضها ويعيد المحاولة.
        [many] تعذّرت الإجابة عن { $count } طلبًا. الأمر /failed يعرضها ويعيد المحاولة.
       *[other] تعذّرت الإجابة عن { $count } طلب. الأمر /failed يعرضها ويعيد المحاولة.
    }
failed-none = لم يفشل شيء.
failed-unknown = لم يفشل أي منها؛ الأمر /failed يعرض ما فشل.
failed-count =
    { $count ->
        [one] فشل طلب واحد:
        [two] فشل طلبان:
        [few] فشلت { $count } طلبات:
        [many] فشل { $count } طلبًا:
       *[other] فشل { $count } طلب:
    }
failed-row = رقم { $id }، { $when }: { $problem }
failed-row-words = رقم { $id }، { $when }: { $problem } («{ $words }»)
failed-more = وغيرها، وعددها { $count }
failed-how = لإعادة محاولتها كلها اكتب { $all }، ولبعضها اكتب { $some }.
failed-again =
    { $count ->
        [one] جارٍ إعادة محاولة طلب واحد.
        [two] جارٍ إعادة محاولة طلبين.
        [few] جارٍ إعادة محاولة { $count } طلبات.
        [many] جارٍ إعادة محاولة { $count } طلبًا.
       *[other] جارٍ إعادة محاولة { $count } طلب.
    }
problem-unparsed = تتعذّر قراءته
problem-refused = تيليجرام يرفض الإجابة؛ والسبب في السجل
problem-failed = فشل؛ والتفاصيل في السجل
problem-tried =
    { $count ->
        [one] فشل مرة واحدة؛ والتفاصيل في السجل
        [two] فشل مرتين؛ والتفاصيل في السجل
        [few] فشل { $count } مرات؛ والتفاصيل في السجل
        [many] فشل { $count } مرة؛ والتفاصيل في السجل
       *[other] فشل { $count } مرة؛ والتفاصيل في السجل
    }
problem-cut-off =
    { $count ->
        [one] توقّف البوت مرة واحدة أثناء العمل عليه
        [two] توقّف البوت مرتين أثناء العمل عليه
        [few] توقّف البوت { $count } مرات أثناء العمل عليه
        [many] توقّف البوت { $count } مرة أثناء العمل عليه
       *[other] توقّف البوت { $count } مرة أثناء العمل عليه
    }

## Managing: the journal

menu-journal = ما فعله المشرفون
in-private-only = لا أقول ذلك إلا في محادثة خاصة؛ يرجى سؤالي هناك.
journal-head = ما فعله المشرفون، الأحدث أولًا:
journal-empty = لم يفعل أي مشرف شيئًا بعد.
journal-row = { $when }، المشرف { $who }: { $did }
button-newer = الأحدث
button-older = الأقدم
privacy-journal =
    ما تفعله بصفتك مشرفًا يبقى في سجل مع معرّفك في تيليجرام مدة { $count ->
        [one] يوم واحد
        [two] يومين
        [few] { $count } أيام
        [many] { $count } يومًا
       *[other] { $count } يوم
    }: يمكن للمشرفين الآخرين قراءته عبر /journal، ولا يمحوه /forget.

## Managing: statistics and files

menu-stats = كيف تسير الأسئلة
menu-export = الأسئلة والإجابات في ملف CSV
menu-backup = نسخة احتياطية في ملف
how-to-stats = أضف بعده عدد الأيام، { $limit } على الأكثر: { $example }
stats-nothing = لم يسأل أحد شيئًا في تلك المدة.
stats-days = من { $first } إلى { $last } (UTC)
stats-questions = الأسئلة: { $count }
stats-answered = أُجيب عن: { $count } ({ $share }%)
stats-declined = لم تجب عنه المقالات: { $count }
stats-people = عدد السائلين: { $count }
stats-votes = مفيدة: { $up }، غير مفيدة: { $down }
stats-took = زمن الإجابة: نصفها خلال { $half } ث، و95% منها خلال { $most } ث
stats-cited = الأكثر استشهادًا بها:
stats-chart-days = الأسئلة في كل يوم. الداكن السادة: أُجيب عنه. الفاتح المخطط: لم تجب عنه المقالات.
stats-chart-weeks = الأسئلة في كل أسبوع، بحسب يومه الأخير. الداكن السادة: أُجيب عنه. الفاتح المخطط: لم تجب عنه المقالات.
file-in-the-making = أُعدّ الملف…
how-to-export = لا تضف بعده شيئًا، أو أضف عدد الأيام، { $limit } على الأكثر: { $example }
export-done = عدد الأسئلة في الملف أدناه: { $count }. لا يذكر الملف من سألها.
export-nothing = لا توجد أسئلة لوضعها في ملف.
export-too-large = حتى بعد الضغط يتجاوز الملف 50 ميغابايت، وهو ما يسمح لي تيليجرام بإرساله. اختر أيامًا أقل: { $example }
backup-done = النسخة الاحتياطية أدناه: المقالات والإجابات والأصوات ومن سأل. احفظها في مكان آمن. تُستعاد على الجهاز بالأمر: { $command }
backup-too-large = حجم النسخة الاحتياطية { $size } ميغابايت، ويسمح لي تيليجرام بإرسال 50. لم أحتفظ بها. على الجهاز، ينشئ هذا الأمر نسخة: { $command }
backup-failed = تعذّر إنشاء النسخة الاحتياطية: { $problem }

## Managing: corpora

menu-corpus = أيّ المجموعات تقرأها المحادثة
corpus-here = تقرأ هذه المحادثة:
# $chat: a chat's title and id
corpus-there = تقرأ { $chat }:
corpus-row = • { $name }: { $count ->
        [0] لا مقالات بعد
        [one] مقالة واحدة
        [two] مقالتان
        [few] { $count } مقالات
        [many] { $count } مقالة
       *[other] { $count } مقالة
    }
corpus-adds-to = ما يُضاف هنا يذهب إلى { $name }.
corpus-all = كل المجموعات:
corpus-public = في الوضع المضمّن وعند الضيافة أقتبس من { $names } فقط.
corpus-private = في الوضع المضمّن وعند الضيافة لا أقتبس شيئًا.
# $name: the corpus that every other chat reads
corpus-chats = محادثات قد تقرأ غير { $name }:
# $back: "/corpus default"; $other: a command for another chat
how-to-corpus = أرسل /corpus مع أسماء المجموعات التي ينبغي أن تقرأها هذه المحادثة؛ ما يُضاف هنا يذهب إلى أولاها. يلغي { $back } ذلك. لمحادثة أخرى ضع معرّفها قبل الأسماء: { $other }
how-to-corpus-here = أرسل /corpus مع أسماء المجموعات التي ينبغي أن تقرأها هذه المحادثة؛ ما يُضاف هنا يذهب إلى أولاها. يلغي { $back } ذلك. في المحادثة الخاصة يُظهر /corpus المجموعات الأخرى.
corpus-misnamed = لا يصلح { $name } اسمًا لمجموعة. يُرجى استعمال الحروف الصغيرة من a إلى z والأرقام و- و_، بما لا يزيد على 64.
corpus-too-many = تقرأ المحادثة { $count } مجموعات على الأكثر. يُرجى ذكر عدد أقل.
corpus-default-alone = لا تُذكر أسماء أخرى بعد { $back }.

## Managing: reindexing and removing

menu-remove = حذف مقالة أو استعادتها
article-not-found = لا أجد مقالة كهذه. قائمة المقالات: /articles
article-which = أيّها تقصد؟ اضغط رقمها.
article-more =
    { $count ->
        [one] وواحدة أخرى
        [two] واثنتان أخريان
        [few] و{ $count } أخرى
        [many] و{ $count } أخرى
       *[other] و{ $count } أخرى
    }
order-unknown = لم أعد أعرف ما كانت هذه الأزرار تخصّه. اطلب ذلك من جديد من فضلك.
order-not-yours = هذه الأزرار للمشرف الذي طلب ذلك.
button-cancel = إلغاء
reindexing-now = جارٍ قراءة { $name }
left-moment = بقي أقل من دقيقة
left-minutes =
    { $count ->
        [one] بقيت نحو دقيقة واحدة
        [two] بقيت نحو دقيقتين
        [few] بقيت نحو { $count } دقائق
        [many] بقيت نحو { $count } دقيقة
       *[other] بقيت نحو { $count } دقيقة
    }
left-hours =
    { $count ->
        [one] بقيت نحو ساعة واحدة
        [two] بقيت نحو ساعتين
        [few] بقيت نحو { $count } ساعات
        [many] بقيت نحو { $count } ساعة
       *[other] بقيت نحو { $count } ساعة
    }
reindex-cancelled = أُلغيت إعادة القراءة. ما أُنجز حتى ذلك الحين باقٍ ({ $done } من { $total })، وكل ما عداه كما كان.
cancelling = جارٍ الإيقاف…
not-under-way = لم يعد ذلك قيد التنفيذ.
how-to-remove = اكتب بعده عنوان المقالة أو رابطها أو معرّفها ({ $example })، أو رُدّ بالأمر /remove على إجابة أو رسالة عنها. أسأل قبل حذف أي شيء.
remove-ask =
    { $count ->
        [one] هل تُحذف هذه المقالة؟
        [two] هل تُحذف هاتان المقالتان؟
        [few] هل تُحذف هذه المقالات وعددها { $count }؟
        [many] هل تُحذف هذه المقالات وعددها { $count }؟
       *[other] هل تُحذف هذه المقالات وعددها { $count }؟
    }
remove-row =
    العنوان: { $title }، المصدر: { $source }، { $passages ->
        [one] مقطع واحد
        [two] مقطعان
        [few] { $passages } مقاطع
        [many] { $passages } مقطعًا
       *[other] { $passages } مقطع
    }
remove-consequence = لن أجيب منها بعد ذلك، وستقول الأزرار أسفل الإجابات السابقة إنها حُذفت. يمكن استعادتها خلال 24 ساعة، ثم تُمحى نهائيًا.
button-remove = حذف
button-keep = إبقاء
remove-kept = لم يُحذف شيء.
removed = حُذف: { $title }
removed-until = يمكن استعادتها حتى { $when }.
button-undo = تراجع
put-back = عادت إلى المكتبة: { $title }
put-back-late = لم تعد استعادة ذلك ممكنة.
removed-list = ما زالت استعادة هذه ممكنة. اضغط رقمًا.
removed-row = العنوان: { $title }، حتى { $when }

## What has changed

# What is told to whoever was given an answer whose quote isn't there any more, old and new below
amended = تغيّرت مقالة كنت قد اقتبست لك منها.
amended-as-of = بتاريخ { $date }:
amended-gone = بتاريخ { $date } لم يعد ذلك موجودًا فيها.
amended-more =
    { $count ->
        [zero] ولا اقتباسات أخرى
        [one] واقتباس آخر
        [two] واقتباسان آخران
        [few] و{ $count } اقتباسات أخرى
        [many] و{ $count } اقتباسًا آخر
       *[other] و{ $count } اقتباس آخر
    }
# In the answer itself, where nobody is told
amended-since = بتاريخ { $date } لم تعد إحدى المقالات المقتبسة هنا تقول هذا.
amended-again = ما زالت المقالات تقول ذلك كما اقتُبس.
button-changed = ما الذي تغيّر
button-quiet = لا تخبرني بالتغييرات
button-loud = أخبرني بالتغييرات من جديد
amended-quiet = لن أخبرك بعد الآن حين تتغيّر مقالة اقتبست لك منها.
amended-loud = سأخبرك من جديد حين تتغيّر مقالة اقتبست لك منها.
# A paragraph of /privacy
privacy-changes = إذا لم تعد مقالة اقتبست لك منها تقول ذلك، أخبرك به مرة واحدة. وإن أوقفت ذلك بالزر تحت تلك الرسالة، احتفظت بأنك أوقفته.
# Told to admins of pages that articles were read from; the links are listed below
links-broken =
    { $count ->
        [zero] لم يعد ممكنًا جلب أي رابط:
        [one] لم يعد ممكنًا جلب رابط واحد، وتبقى مقالته كما هي:
        [two] لم يعد ممكنًا جلب رابطين، وتبقى مقالاتهما كما هي:
        [few] لم يعد ممكنًا جلب { $count } روابط، وتبقى مقالاتها كما هي:
        [many] لم يعد ممكنًا جلب { $count } رابطًا، وتبقى مقالاتها كما هي:
       *[other] لم يعد ممكنًا جلب { $count } رابط، وتبقى مقالاتها كما هي:
    }
link-gone = { $link }: لم يعد موجودًا
link-failing =
    { $count ->
        [zero] { $link }: لم يفشل
        [one] { $link }: فشل مرة واحدة
        [two] { $link }: فشل مرتين متتاليتين
        [few] { $link }: فشل { $count } مرات متتالية
        [many] { $link }: فشل { $count } مرة متتالية
       *[other] { $link }: فشل { $count } مرة متتالية
    }

## Managing: gaps

menu-gaps = ما ينقص المقالات
gaps-none = لا ينتظر أي سؤال مقالة: أُجيب عنها كلها، ولم يقل أحد إن الإجابة لم تفده.
gaps-head = ما لم يُجَب عنه أو لم تفد إجابته، مع جمع الأسئلة المتشابهة: { $count }
gap-counts = المرات: { $times }، السائلون: { $people }، آخرها: { $last }
gaps-open = اضغط رقمًا لسد تلك الفجوة.
gap-how = ردّ على هذه الرسالة بمقالة تجيب عن السؤال: ملف أو رابط. متى أُضيفت كتبتُ إلى من سألوا: في المحادثات الخاصة، وفي المجموعات التي سألوا فيها خلال آخر يومين.
gap-filled = تجيب المقالات عن ذلك الآن.

## Managing: the list of articles, and how the bot is

articles-found =
    { $count ->
        [one] عنوان واحد فيه { $words }
        [two] عنوانان فيهما { $words }
        [few] { $count } عناوين فيها { $words }
        [many] { $count } عنوانًا فيها { $words }
       *[other] { $count } عنوان فيها { $words }
    }
articles-none-found = لا عنوان فيه { $words }. جميع المقالات: /articles
articles-manage = اضغط رقمًا لترى بيانات المقالة أو تعيد قراءتها أو تحذفها.
button-manage = إدارة المقالات
button-pick = اختيار واحدة للسؤال
button-reindex = إعادة القراءة
detail-author = الكاتب: { $name }
detail-source = المصدر: { $source }
detail-corpus = المجموعة: { $name }
detail-passages = المقاطع: { $count }
detail-words = الكلمات: { $count }
detail-language = اللغة: { $name }
detail-published = تاريخ النشر: { $date }
detail-read = آخر قراءة: { $when }
detail-versions = النسخ: { $count }
detail-cited = الإجابات التي تستشهد بها: { $count }
detail-id = المعرّف: { $id }
menu-status = حالتي في لمحة
status-since = الإصدار { $version } من Footnote، يعمل منذ { $when }
status-well = كل شيء على ما يرام.
status-failed = ما تعذّرت الإجابة عنه: { $count } (/failed)
status-model-away = النموذج اللغوي لا يجيب: أقتبس من المقالات في هذه الأثناء.
status-little-space = المساحة على القرص قليلة: { $size }
status-articles = المقالات: { $count }
status-passages = المقاطع: { $count }
status-corpora = المجموعات: { $names }
status-trashed = محذوفة ويمكن استعادتها: { $count } (/remove)
status-index-none = فهرس البحث: قيد البناء، وحتى يكتمل تُقارن المقاطع واحدًا واحدًا
status-index-behind = فهرس البحث: مقاطع تغيّرت وعددها { $count } يُبحث فيها على حدة حتى يُبنى الفهرس التالي
status-index-whole = فهرس البحث: محدّث
status-remade = تُبنى من جديد: { $done } من { $total }
status-reindexing = تُعاد قراءة المقالات الآن.
status-waiting = بانتظار الإجابة: { $count }
status-embedding = نموذج البحث: { $name }
status-no-model = النموذج اللغوي: لا يوجد، أقتبس
status-model = النموذج اللغوي: { $name }
status-tokens = الرموز المستعملة اليوم: { $used }
status-tokens-of = الرموز المستعملة اليوم: { $used } من { $most }
status-disk = القرص: { $used } مستعملة، { $free } فارغة
status-checked = آخر فحص وُجدت فيه المكتبة سليمة: { $when }
status-backed-up = آخر /backup: { $when }
status-no-backup = لم يُجرِ أحد /backup بعد.

## Managing: invitations

menu-invite = رابط يُدخل محادثة واحدة
menu-invites = من أدخلتهم الروابط
invite-needless = يمكن للجميع أن يسألوني: لا أثر للروابط إلا حيث يكون access.mode هو "allowlist".
invite-made =
    يُدخل هذا محادثة واحدة، هي أول من يفتحه، ومدته بالأيام: { $days }. الأمر /invites يلغيه.

    لشخص: { $person }

    لمجموعة أُضاف إليها بواسطته: { $group }
invites-none = لم يُدخل أي رابط أحدًا، ولا رابط ينتظر.
invites-head = من أدخلتهم الروابط، والروابط التي لم تُستخدم بعد: { $count }. اضغط رقمًا لإنهاء أحدها.
invites-row = { $who }، منذ { $when }
invite-unused = رابط لم يُستخدم بعد
invite-ask = هل تنهي هذا: { $who }؟ لن أجيب هناك بعد ذلك.
button-revoke = أنهِه
invite-ended = انتهى: { $who }. يمكنك التراجع عن ذلك خلال يوم.
privacy-invited = إن أدخلك رابط فسيبقى معرّفك واسمك ما دمت مسموحًا لك؛ والأمر /forget يمحو الاسم.

## Managing: adding

preview-begins = بدايتها: { $words }
preview-author = الكاتب: { $author }
preview-date = التاريخ: { $date }
preview-language = اللغة: { $language }
preview-length = الكلمات: { $count }؛ المقاطع: { $passages }
preview-source = من: { $source }
preview-new = جديدة: لا مقالة هنا تشبهها.
preview-newer = نسخة أحدث من مقالة قرأتها في { $date }: يبقى { $share } من النص السابق.
preview-same = النص نفسه موجود هنا بالفعل، كلمة بكلمة: { $title } ({ $source })
preview-near = { $share } منها موجود في مقالة هنا: { $title } ({ $source })
preview-holds = تحتوي على { $share } من مقالة موجودة هنا: { $title } ({ $source })
preview-list =
    { $count ->
        [zero] قائمة بلا مقالات:
        [one] قائمة فيها مقالة واحدة:
        [two] قائمة فيها مقالتان:
        [few] قائمة فيها { $count } مقالات:
        [many] قائمة فيها { $count } مقالة:
       *[other] قائمة فيها { $count } مقالة:
    }
preview-more = وغيرها: { $count }
preview-list-known = موجودة هنا بالفعل، وتُحدَّث إن تغيّرت: { $count }
preview-list-cut = فيها أكثر مما آخذه دفعة واحدة: يسمح library.max_listed بالمزيد.
preview-list-followed = بعد إضافتها أبحث فيها عن المقالات الجديدة من تلقاء نفسي.
button-add = إضافة
button-update = استبدال النسخة السابقة
button-not-add = عدم الإضافة
adding = جارٍ الإضافة…
adding-passages = جارٍ الإضافة… المقاطع: { $done } من { $total }
adding-articles = جارٍ الإضافة… المقالات: { $done } من { $total }
added-list = أُضيف: { $added }. حُدّث: { $updated }. بلا تغيير: { $unchanged }.
added-failed = تعذّرت إضافة: { $count }
added-ask = أستطيع الآن أن أجيب، مثلًا:
not-added = لم أضفها.
add-one = واحدًا تلو الآخر من فضلك: رابط واحد بعد /add.
add-expired = انتهت مدة هذا العرض: أرسلها إليّ مرة أخرى من فضلك.
add-already = أنا أعمل على ذلك بالفعل.

## Managing: damage

# To admins; $line is technical, in English, with its remedy
library-found = عند فحص المكتبة وجدت ما يلي: { $line }

## Managing: gaps that are filled

how-to-fill = لسد هذه الفجوة، رُدّ عليها بملف أو رابط. ولتسألني عن شيء، اكتب من غير رد على رسالة.
gap-closed = تجيب المقالات عن ذلك الآن: سُدّت الفجوة.
gap-closed-partly = تجيب المقالات الآن عن بعض ما سُئل؛ ويبقى سائر الفجوة مفتوحًا.
gap-still-open = لا أجد جوابًا عن ذلك فيما يستطيع السائلون قراءته: تبقى الفجوة مفتوحة ولا أبلغ أحدًا.
gap-told = عدد من أكتب إليهم ممن سألوا: { $count }.
gap-untold = لم يعد ممكنًا إبلاغ أحد ممن سألوا.
button-dismiss = استبعاد
gap-dismissed = استُبعد: لا يعود إلا إذا سأل شخص آخر السؤال نفسه لاحقًا.

## Managing: links that are fetched again

menu-feeds = الروابط التي تُجلب من جديد
feeds-none = لا أجلب من تلقاء نفسي أي رابط من جديد: أضف خلاصة أو خريطة موقع أو صفحة بالأمر /add.
feeds-head = تُجلب من جديد تلقائيًا: الخلاصات وخرائط المواقع: { $lists }، الصفحات: { $others }
feeds-open = اضغط رقمًا لمعرفة المزيد. يعرض /articles ذلك لكل صفحة.
feeds-all-well = أمكن جلب كل الصفحات. يعرض /articles المزيد عن كل منها.
feed-every = الساعات بين مرات الجلب: { $hours }
feed-never = يُجلب من جديد: عند الطلب فقط
feed-last = آخر جلب: { $when }
feed-next = القادم: { $when }
feed-soon = القادم: خلال دقائق
feed-brought = المقالات التي جاء بها: { $count }
feed-broken-short = معطّل منذ { $when }
feed-broken = معطّل منذ { $when }، مرات الفشل المتتالية: { $count }. { $problem }
button-fetch = اجلب الآن
button-hours = تغيير الساعات
button-hours-all = كغيره: { $hours }
button-hours-none = كغيره: أبدًا
button-never = أبدًا
button-unfollow = إيقاف المتابعة
button-refetching = الجلب من جديد…
feed-hours-ask = بعد كم ساعة أجلب هذا من جديد؟ { $link }
feed-hours-list = يسري ذلك على المقالات التي جاء بها أيضًا.
feed-stop-ask = هل أوقف متابعة { $link }؟ تبقى مقالاته.
feed-stopped = لم أعد أتابع { $link }، وتبقى مقالاته. يمكنك التراجع عن ذلك خلال يوم.
feed-undo-late = لم يعد التراجع عن ذلك ممكنًا: أضف الرابط بالأمر /add.
feed-gone = لم يعد ذلك الرابط يُجلب من جديد.
feed-fetching = جارٍ الجلب…
feed-fetched = تم الجلب. المقالات الجديدة: { $added }، النسخ الجديدة: { $updated }
feed-unchanged = تم الجلب: لا جديد.
feed-failed = تعذّر جلبه.
