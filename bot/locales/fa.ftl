# فارسی، رسمی («شما»). رقم‌ها با NUMBER() فارسی نوشته می‌شوند.

## Start and help

welcome =
    { $count ->
        [one] من به پرسش‌ها دربارهٔ { NUMBER($count) } مقاله پاسخ می‌دهم و برای هر جمله پانویس می‌آورم:
       *[other] من به پرسش‌ها دربارهٔ { NUMBER($count) } مقاله پاسخ می‌دهم و برای هر جمله پانویس می‌آورم:
    }
welcome-more = و { NUMBER($count) } مقالهٔ دیگر: /articles
welcome-ask = به زبان خودتان بپرسید، یا یکی از این پرسش‌ها را امتحان کنید:
no-articles = اینجا هنوز مقاله‌ای نیست، برای همین نمی‌توانم به چیزی پاسخ دهم.
help =
    دربارهٔ مقاله‌هایی که دارم، با کلمات خودتان از من بپرسید. من فقط با جمله‌هایی پاسخ می‌دهم که از آن‌ها نقل شده‌اند؛ هر جمله پانویسی شماره‌دار دارد که نشان می‌دهد کجا آمده است. اگر در مقاله‌ها پاسخی نباشد، همین را می‌گویم.

    در گروه، نام کاربری مرا بیاورید، به پیام من پاسخ دهید یا از /ask استفاده کنید.

    برای پرسیدن فقط از یک مقاله، پیوند آن را برایم بفرستید، به پیامی که آن پیوند را دارد پاسخ دهید، یا مقاله را در /articles برگزینید.

    دستور /privacy می‌گوید از شما چه نگه می‌دارم و /forget آن را پاک می‌کند.
# A list of commands follows
help-admin = شما مدیر هستید و این دستورها نیز در اختیار شماست؛ دستور /add به‌تنهایی می‌گوید چه چیزهایی را می‌توانم بیفزایم:

## The menu of commands, a short line each

menu-ask = پرسیدن دربارهٔ مقاله‌ها
menu-articles = دربارهٔ چه چیزهایی پاسخ می‌دهم
menu-help = شیوهٔ کار
menu-privacy = آنچه از شما نگه می‌دارم
menu-forget = پاک کردن آنچه از شما نگه می‌دارم
menu-start = شروع، همراه با نمونه
menu-new = شروع از نو و فراموش کردن پرسش‌های پیشین
menu-add = افزودن مقاله: پیوند، فایل، پست
menu-reindex = خواندن دوبارهٔ مقاله‌ها، همه یا یکی
menu-retract = پس گرفتن یک پاسخ (در پاسخ به آن)
menu-failed = آنچه پاسخ داده نشد
menu-pause = سکوت در این گفت‌وگو
menu-resume = پاسخ دادن دوباره در این گفت‌وگو
menu-block = دیگر واکنش نشان ندادن به کسی
menu-unblock = واکنش دوباره به کسی

## Questions

how-to-ask = پرسش خود را بعد از دستور بنویسید: /ask چه کسی …؟
not-text = من فقط متن می‌خوانم. پرسش خود را با کلمات بنویسید؛ اگر دربارهٔ تصویر، صدا یا نظرسنجی است، بنویسید چه می‌خواهید بدانید.
no-words = پرسشی در آن نمی‌بینم. با کلمات بپرسید، مثلاً: چه کسی …؟
only-marker = این شمارهٔ یک پانویس است: در پاسخ روی آن بزنید تا بخشی را که به آن اشاره دارد ببینید.
# What people say who ask nothing: as many as there are, between bars
thanks = ممنون | ممنونم | خیلی ممنون | مرسی | متشکرم | سپاس | سپاسگزارم | باشه | عالی
greetings = سلام | درود | وقت بخیر | صبح بخیر | شب بخیر
# To thanks
thanked = خواهش می‌کنم. هر پرسش دیگری دربارهٔ مقاله‌ها دارید، بپرسید.
question-too-long =
    { $length ->
        [one] پرسش { NUMBER($length) } نویسه دارد
       *[other] پرسش { NUMBER($length) } نویسه دارد
    }؛ حداکثر { NUMBER($limit) } نویسه مجاز است. لطفاً کوتاه‌تر بپرسید.

## Answers

placeholder = در حال جست‌وجو…
reading-passages =
    { $count ->
        [one] در حال خواندن { NUMBER($count) } بخش…
       *[other] در حال خواندن { NUMBER($count) } بخش…
    }
declined = مقاله‌ها در این باره چیزی نمی‌گویند.
declined-elsewhere =
    هیچ مقاله‌ای به زبان پرسش شما اینجا نیست. زبان مقاله‌ها: { $languages }. { $count ->
        [one] لطفاً به همین زبان بپرسید.
       *[other] لطفاً به یکی از این زبان‌ها بپرسید.
    }
other-languages = زبان‌های دیگر
model-away = مدل زبانی پاسخ نمی‌دهد، برای همین به‌جای آن از مقاله‌ها نقل می‌کنم.
model-broke-off = مدل زبانی اینجا متوقف شد.
model-day-spent = سهم امروز مدل زبانی به پایان رسیده است، برای همین به‌جای آن از مقاله‌ها نقل می‌کنم.
model-person-spent = سهم امروز شما از مدل زبانی به پایان رسیده است، برای همین به‌جای آن از مقاله‌ها نقل می‌کنم.
model-limit-reached = توکن‌های امروز مدل زبانی تمام شده است: تا نیمه‌شب به وقت UTC با نقل‌قول پاسخ می‌دهم. سقف آن در answer.tokens_per_day تعیین می‌شود.
same-article = همان مقاله

## The list of articles

articles-count =
    { $count ->
        [one] { NUMBER($count) } مقاله
       *[other] { NUMBER($count) } مقاله
    }
articles-page = ، صفحهٔ { NUMBER($page) } از { NUMBER($pages) }
button-back = قبلی
button-next = بعدی
article-changed = آن مقاله تغییر کرده است؛ برای پرسش‌های دیگر: /start
article-gone = آن مقاله دیگر اینجا نیست.

## Which article is meant

about = دربارهٔ: { $title }
about-missing = مقاله‌ای که آنجا منظور است در کتابخانهٔ من نیست، برای همین در همهٔ مقاله‌ها جست‌وجو کردم.
about-lost = مقاله‌ای که برگزیده بودید حذف شده است، برای همین در همهٔ مقاله‌ها جست‌وجو کردم.
elsewhere = شاید مقالهٔ دیگری به آن پاسخ دهد.
button-wider = جست‌وجو در همهٔ مقاله‌ها
widened-already = پیش‌تر از روی همهٔ مقاله‌ها به آن پاسخ داده‌ام.
articles-pick = برای پرسیدن فقط از یک مقاله، شمارهٔ آن را بزنید.
picked = از این پس فقط از روی این مقاله پاسخ می‌دهم: { $title }
picked-link = پیوند آن: { $link }
picked-all = دوباره از روی همهٔ مقاله‌ها پاسخ می‌دهم.
button-all = پرسش از همهٔ مقاله‌ها
link-unknown = آن مقاله در کتابخانهٔ من نیست؛ فهرست مقاله‌ها: /articles
ask-beside-link = دربارهٔ { $title } چه می‌خواهید بدانید؟ پرسش خود را کنار پیوند بنویسید.

## Evidence in one tap

as-of = تا تاریخ { $date }
page = ص { $printed }
evidence-gone = آن مقاله حذف شده یا مدت‌ها پیش تغییر کرده است و متن آن زمانش دیگر موجود نیست.
evidence-not-here = آن مقاله را دیگر نمی‌توان اینجا خواند.
answer-elsewhere = این دکمه‌ها به گفت‌وگوی دیگری تعلق دارند.
answer-unknown = آن پاسخ را دیگر ندارم.
button-at-source = باز کردن در همین جمله
button-on-page = نمایش در مقاله

## Nearest passages and wishes

button-nearest = نزدیک‌ترین بخش‌ها
nearest = نزدیک‌ترین بخش‌ها، هرچند شاید پاسخ در آن‌ها نباشد:
button-wish = وقتی پاسخ پیدا شد خبرم کنید
wish-made = وقتی مقاله‌ای به آن پاسخ دهد، همین‌جا می‌نویسم. اگر دیگر نمی‌خواهید، دوباره بزنید.
wish-taken-back = دربارهٔ آن نمی‌نویسم.
wish-granted = اکنون مقاله‌ها به این پاسخ می‌دهند:

## Groups and their manners

hello = سلام!
greeting = سلام! من به پرسش‌ها دربارهٔ مقاله‌هایی که دارم پاسخ می‌دهم و برای هر جمله پانویس می‌آورم. برای پرسیدن، نام کاربری مرا ({ $name }) بیاورید، به پیام من پاسخ دهید یا از /ask استفاده کنید.
begun-anew = آنچه پیش‌تر اینجا پرسیده بودید فراموش شد: پرسش بعدی شما مستقل است.
wait-speaker =
    تندتر از آن می‌پرسید که بتوانم جست‌وجو کنم. لطفاً { $seconds ->
        [one] { NUMBER($seconds) } ثانیه
       *[other] { NUMBER($seconds) } ثانیه
    } دیگر دوباره امتحان کنید.
wait-group =
    پرسش‌ها در اینجا بیش از آن است که بتوانم یک‌جا جست‌وجو کنم. لطفاً { $seconds ->
        [one] { NUMBER($seconds) } ثانیه
       *[other] { NUMBER($seconds) } ثانیه
    } دیگر دوباره امتحان کنید.

## Inline and guests

inline-answer = پاسخ
inline-nearest-one = نزدیک‌ترین: { $title }
inline-nearest = مقاله‌ها در این باره چیزی نمی‌گویند. نزدیک‌ترین بخش‌ها:
inline-declined = مقاله‌ها در این باره چیزی نمی‌گویند. چیز دیگری بپرسید
inline-elsewhere = زبان مقاله‌ها: { $languages }
inline-taken-back = پاسخ پیشین به این پس گرفته شده است
inline-private = فقط در گفت‌وگوی خودمان پاسخ می‌دهم
inline-wordless = ادامه دهید: با کلمات بپرسید
inline-too-long = طولانی است: با کلمات کمتری بپرسید
inline-no-articles = اینجا هنوز مقاله‌ای نیست
inline-failed = مشکلی پیش آمد: لطفاً دوباره امتحان کنید
nearest-passage = مقاله‌ها به این پاسخ نمی‌دهند. نزدیک‌ترین بخش:
inline-not-yours = این دکمه‌ها برای کسی است که پرسیده است.
open-article = باز کردن مقاله
ask-about-article = دربارهٔ آن از من بپرسید
guest-private = نمی‌توانم مقاله‌هایم را در گفت‌وگوهای دیگر نقل کنم. در گفت‌وگوی خودمان از من بپرسید.
help-inline = در هر گفت‌وگوی دیگری { $bot } و پرسش خود را بنویسید و انتخاب کنید چه چیزی فرستاده شود.

## Votes

button-up = مفید بود
button-down = مفید نبود
reason-wrong = نادرست است
reason-beside = پاسخ پرسشم نیست
reason-lacking = چیزی کم دارد
reason-sources = منابع نمی‌خوانند
vote-noted = سپاسگزارم، ثبت شد.
vote-changed = تغییر کرد.
vote-taken-back = پس گرفته شد.

## Privacy and what admins do about answers

privacy-kept = پرسش‌های شما را همراه با پاسخ‌هایم و شناسهٔ تلگرام شما، رأی‌هایتان، مقاله‌ای که برگزیده‌اید و آنچه خواسته‌اید خبرش را به شما بدهم، همراه با نام کوچک و زبانتان، نگه می‌دارم: تا دکمه‌های زیر پاسخ‌ها کار کنند و ویراستاران ببینند مقاله‌ها چه کم دارند. اگر مدیری شما را مسدود کند، شناسه‌تان تا زمانی که مسدودید می‌ماند؛ و جایی که توکن‌های یک مدل زبانی تقسیم می‌شود، اینکه چند توکن مصرف کرده‌اید هم.
privacy-days =
    { $count ->
        [one] پس از { NUMBER($count) } روز
       *[other] پس از { NUMBER($count) } روز
    } هر آنچه از شماست خودبه‌خود پاک می‌شود.
privacy-minutes =
    برای پرسش‌های بعدی، آخرین پرسش‌های شما را تنها در حافظهٔ موقت به یاد دارم: پس از { $count ->
        [one] { NUMBER($count) } دقیقه
       *[other] { NUMBER($count) } دقیقه
    } سکوت فراموش می‌شوند.
privacy-where = این‌ها در پرونده‌ای روی رایانه‌ای است که من بر آن کار می‌کنم. تنها گردانندگان من می‌توانند آن را بخوانند؛ مدیران من پرسش‌هایی را هم می‌بینند که به سبب خطا نتوانستم پاسخ دهم.
privacy-no-model = هیچ مدل زبانی پرسش‌های شما را نمی‌خواند: جز تلگرام، برای کسی فرستاده نمی‌شوند.
privacy-model-here = یک مدل زبانی روی همان رایانه پاسخ‌ها را می‌نویسد: جز تلگرام، پرسش‌های شما برای کسی فرستاده نمی‌شود.
privacy-model = یک مدل زبانی پاسخ‌ها را می‌نویسد: پرسش شما، پرسش‌های پیش از آن و بخش‌هایی از مقاله‌ها به { $host } فرستاده می‌شود.
privacy-forget = دستور /forget همهٔ این‌ها را یک‌باره پاک می‌کند. آنچه در گفت‌وگو گفته شده در تلگرام می‌ماند؛ آن را همان‌جا پاک کنید.
forget-ask = این کار پرسش‌ها، رأی‌ها و هر چیز دیگری را که از شما نگه می‌دارم پاک می‌کند و بازگشت ندارد. پاسخ‌ها در گفت‌وگوها می‌مانند و دکمه‌های زیرشان همچنان کار می‌کنند.
button-forget = همه چیز مرا فراموش کن
forget-not-yours = این دکمه برای کسی است که بالا /forget نوشته است. شما هم آن را بنویسید تا دکمهٔ خودتان را بگیرید.
forget-unnamed = اینجا به نام گروه یا کانال سخن می‌گویید و نمی‌دانم کیستید. دستور /forget را به نام خودتان بنویسید.
forgotten =
    انجام شد. { $count ->
        [one] { NUMBER($count) } پرسش شما
       *[other] { NUMBER($count) } پرسش شما
    } و هر چیز دیگری را که داشتم فراموش کردم. آنچه از این پس بپرسید دوباره نگه داشته می‌شود: /privacy
forgotten-nothing = انجام شد. چیزی از شما نمانده است.
paused = اکنون در این گفت‌وگو متوقف هستم. با /resume دوباره اینجا پاسخ می‌دهم.
paused-already = از پیش در این گفت‌وگو متوقف هستم. با /resume دوباره اینجا پاسخ می‌دهم.
resumed = دوباره در این گفت‌وگو پاسخ می‌دهم.
not-paused = در این گفت‌وگو متوقف نیستم.
paused-by-admin = مدیران، مرا در این گفت‌وگو متوقف کرده‌اند. لطفاً بعداً دوباره بپرسید.
blocked = { $who } مسدود شد: دیگر در هیچ گفت‌وگویی به آن واکنش نشان نمی‌دهم.
blocked-already = { $who } از پیش مسدود است.
unblocked = { $who } دیگر مسدود نیست.
not-blocked = { $who } مسدود نیست.
block-no-admin = مدیران این ربات را نمی‌توان مسدود کرد.
how-to-block = با /block یا /unblock به پیامی از آن شخص پاسخ دهید، یا شناسهٔ عددی او را پس از آن بنویسید: { $example }
blocked-nobody = هیچ‌کس مسدود نیست.
blocked-count = شمار مسدودشدگان: { NUMBER($count) }
blocked-row = { $who }، از { $when }
retracted = مدیری این پاسخ را در { $date } پس گرفت.
retracted-why = مدیری این پاسخ را در { $date } پس گرفت: { $reason }
answer-retracted = مدیری آن پاسخ را پس گرفته است.
taken-back = پاسخ پیشین به این پرسش را مدیری پس گرفته است، پس آن را دوباره نمی‌دهم.
how-to-retract = به یکی از پاسخ‌های من با /retract و اگر خواستید با دلیل آن پاسخ دهید. اگر نمی‌توانید به آن پاسخ دهید، پیوند یکی از پانویس‌هایش را پس از /retract بگذارید.
retracted-done = آن پاسخ پس گرفته شد و به همان پرسش دوباره داده نمی‌شود.
retracted-forgotten = آن پاسخ پس گرفته شد. ولی آنچه پرسیده شده بود فراموش شده است: اگر دوباره بپرسند نخواهم دانست.
retracted-unseen = پیام آن را دیگر نمی‌توان تغییر داد.
retract-undone = آن پاسخ دوباره داده می‌شود.
retract-undone-unseen = پیام آن همان‌گونه که هست می‌ماند.
retract-undo-late = این را دیگر نمی‌توان برگرداند.

## The article page

page-skip = رفتن به نقل‌قول
page-quoted = آنچه نشان‌دار است، نقل‌قول پانویس { $marker } پاسخ است.
page-others = آنچه کم‌رنگ‌تر نشان‌دار است، نقل‌قول پانویس‌های دیگر آن است.
page-part = مقاله بلندتر از آن است که همه‌اش نشان داده شود؛ این بخشِ پیرامون نقل‌قول است.
page-original = باز کردن متن اصلی
page-unknown = اینجا چیزی نیست. شاید پیوند کامل کپی نشده باشد.

## When it doesn't work

sorry = ببخشید، مشکلی از طرف من پیش آمد. لطفاً کمی بعد دوباره امتحان کنید.
busy = اکنون مشغولم؛ لطفاً کمی بعد دوباره امتحان کنید.
invited-only = این ربات فقط در گفت‌وگوهایی پاسخ می‌دهد که دعوت شده‌اند. گردانندهٔ آن می‌تواند به شما دسترسی بدهد.
admins-only = این کار فقط از مدیر این ربات برمی‌آید.

## Admins: articles

how-to-add = پس از /add پیوندی بگذارید، مقاله را به‌صورت فایل (.pdf، .docx، .epub، .html، .md یا .txt) برایم بفرستید، یا پستی از یک کانال را برایم باز بفرستید؛ یا در پاسخ به هر یک از این‌ها بنویسید /add. پیش از افزودن نشان می‌دهم که چه خواهد شد.
library-busy = هنوز با کتابخانه مشغولم؛ کمی صبر کنید.
reading-file = در حال خواندن { $name }…
cannot-read = نمی‌توانم { $name } را بخوانم. این نوع فایل‌ها را می‌پذیرم: { $kinds }.
file-too-large = فایل { $name } خیلی بزرگ است: حداکثر { NUMBER($limit) } مگابایت. آن را تقسیم کنید.
not-done = این کار انجام نشد: { $problem }
file-unchanged = این از پیش اینجاست، کلمه‌به‌کلمه: { $name }
file-added =
    { $count ->
        [one] افزوده شد: { $name }، { NUMBER($count) } بخش.
       *[other] افزوده شد: { $name }، { NUMBER($count) } بخش.
    }
file-updated =
    { $count ->
        [one] به‌روز شد: { $name }، { NUMBER($count) } بخش.
       *[other] به‌روز شد: { $name }، { NUMBER($count) } بخش.
    }
hidden-replaced =
    { $count ->
        [one] تعداد نویسه‌های پنهانی که جایگزین شد: { NUMBER($count) }، یعنی { $kinds }.
       *[other] تعداد نویسه‌های پنهانی که جایگزین شد: { NUMBER($count) }، یعنی { $kinds }.
    }
hidden-control =
    { $count ->
        [one] { NUMBER($count) } نویسهٔ کنترلی
       *[other] { NUMBER($count) } نویسهٔ کنترلی
    }
hidden-zero-width =
    { $count ->
        [one] { NUMBER($count) } نویسهٔ بی‌پهنا
       *[other] { NUMBER($count) } نویسهٔ بی‌پهنا
    }
hidden-override =
    { $count ->
        [one] { NUMBER($count) } نویسهٔ تغییر جهت
       *[other] { NUMBER($count) } نویسهٔ تغییر جهت
    }
hidden-tag =
    { $count ->
        [one] { NUMBER($count) } نویسهٔ برچسب
       *[other] { NUMBER($count) } نویسهٔ برچسب
    }
reindexing = در حال خواندن دوبارهٔ مقاله‌ها…
reindexing-at = در حال خواندن دوبارهٔ مقاله‌ها… { NUMBER($done) } از { NUMBER($total) }، { $share }
reindexed =
    دوباره خوانده شد: { $articles ->
        [one] { NUMBER($articles) } مقاله
       *[other] { NUMBER($articles) } مقاله
    }، { $passages ->
        [one] { NUMBER($passages) } بخش
       *[other] { NUMBER($passages) } بخش
    }، در { NUMBER($seconds) } ثانیه؛ مقاله‌های تغییرکرده: { NUMBER($changed) }.

## Admins: what failed

failed-alarm =
    { $count ->
        [one] { NUMBER($count) } درخواست بی‌پاسخ ماند. /failed آن را نشان می‌دهد و دوباره امتحان می‌کند.
       *[other] { NUMBER($count) } درخواست بی‌پاسخ ماند. /failed آن‌ها را نشان می‌دهد و دوباره امتحان می‌کند.
    }
failed-none = هیچ درخواستی ناموفق نبوده است.
failed-unknown = هیچ‌کدام از آن‌ها ناموفق نبوده است؛ فهرست ناموفق‌ها: /failed
failed-count =
    { $count ->
        [one] { NUMBER($count) } درخواست ناموفق بود:
       *[other] { NUMBER($count) } درخواست ناموفق بود:
    }
failed-row = شمارهٔ { $id }، { $when }: { $problem }
failed-row-words = شمارهٔ { $id }، { $when }: { $problem } («{ $words }»)
failed-more = و { NUMBER($count) } مورد دیگر
failed-how = برای امتحان دوبارهٔ همه بنویسید { $all } و برای بعضی از آن‌ها { $some }.
failed-again =
    { $count ->
        [one] { NUMBER($count) } درخواست دوباره امتحان می‌شود.
       *[other] { NUMBER($count) } درخواست دوباره امتحان می‌شود.
    }
problem-unparsed = قابل خواندن نیست
problem-refused = تلگرام پاسخ را نمی‌پذیرد؛ علت در گزارش ثبت شده است
problem-failed = ناموفق بود؛ جزئیات در گزارش ثبت شده است
problem-tried =
    { $count ->
        [one] { NUMBER($count) } بار ناموفق بود؛ جزئیات در گزارش ثبت شده است
       *[other] { NUMBER($count) } بار ناموفق بود؛ جزئیات در گزارش ثبت شده است
    }
problem-cut-off =
    { $count ->
        [one] ربات هنگام کار روی آن { NUMBER($count) } بار متوقف شد
       *[other] ربات هنگام کار روی آن { NUMBER($count) } بار متوقف شد
    }

## Managing: the journal

menu-journal = کارهای مدیران
in-private-only = این را فقط در گفت‌وگوی خصوصی می‌گویم؛ لطفاً آنجا بپرسید.
journal-head = کارهای مدیران، تازه‌ترین در ابتدا:
journal-empty = هنوز هیچ مدیری کاری نکرده است.
journal-row = { $when }، مدیر { $who }: { $did }
button-newer = تازه‌تر
button-older = قدیمی‌تر
privacy-journal =
    کارهایی که شما در مقام مدیر انجام می‌دهید، همراه با شناسهٔ تلگرامتان { $count ->
        [one] { NUMBER($count) } روز
       *[other] { NUMBER($count) } روز
    } در دفتری ثبت می‌ماند: مدیران دیگر می‌توانند آن را با /journal بخوانند و /forget آن را پاک نمی‌کند.

## Managing: statistics and files

menu-stats = آمار پرسش‌ها
menu-export = پرسش‌ها و پاسخ‌ها در یک فایل CSV
menu-backup = نسخهٔ پشتیبان در یک فایل
how-to-stats = شمار روزها را پس از آن بنویسید، حداکثر { NUMBER($limit) }: { $example }
stats-nothing = در این مدت کسی چیزی نپرسیده است.
stats-days = از { $first } تا { $last } (UTC)
stats-questions = پرسش‌ها: { NUMBER($count) }
stats-answered = پاسخ‌داده‌شده: { NUMBER($count) } ({ $share }٪)
stats-declined = بی‌پاسخ: { NUMBER($count) }
stats-people = پرسندگان: { NUMBER($count) }
stats-votes = مفید: { $up }، نامفید: { $down }
stats-took = زمان پاسخ: نیمی در { $half } ثانیه، ۹۵٪ در { $most } ثانیه
stats-cited = بیشترین ارجاع‌ها:
stats-chart-days = پرسش‌ها در هر روز. تیره و ساده: پاسخ‌داده‌شده. روشن و راه‌راه: بی‌پاسخ.
stats-chart-weeks = پرسش‌ها در هر هفته، بر پایهٔ روز آخر آن. تیره و ساده: پاسخ‌داده‌شده. روشن و راه‌راه: بی‌پاسخ.
file-in-the-making = فایل را آماده می‌کنم…
how-to-export = پس از آن چیزی ننویسید، یا شمار روزها را بنویسید، حداکثر { NUMBER($limit) }: { $example }
export-done = شمار پرسش‌ها در فایل زیر: { NUMBER($count) }. نام پرسندگان در آن نیست.
export-nothing = پرسشی برای فایل نیست.
export-too-large = حتی پس از فشرده‌سازی، فایل بزرگ‌تر از ۵۰ مگابایتی است که تلگرام اجازهٔ فرستادنش را می‌دهد. روزهای کمتری بخواهید: { $example }
backup-done = نسخهٔ پشتیبان در زیر است: مقاله‌ها، پاسخ‌ها، رأی‌ها و اینکه چه کسی پرسیده است. آن را در جای امنی نگه دارید. روی دستگاه با این فرمان بازمی‌گردد: { $command }
backup-too-large = حجم نسخهٔ پشتیبان { $size } مگابایت است و تلگرام اجازهٔ فرستادن ۵۰ مگابایت را می‌دهد. آن را نگه نداشتم. روی دستگاه این فرمان یکی می‌سازد: { $command }
backup-failed = نسخهٔ پشتیبان ساخته نشد: { $problem }

## Managing: corpora

menu-corpus = هر گفت‌وگو کدام مجموعه‌ها را می‌خواند
corpus-here = این گفت‌وگو می‌خواند:
# $chat: a chat's title and id
corpus-there = { $chat } می‌خواند:
corpus-row = • { $name }: { $count ->
        [0] هنوز مقاله‌ای نیست
        [one] { NUMBER($count) } مقاله
       *[other] { NUMBER($count) } مقاله
    }
corpus-adds-to = آنچه اینجا افزوده شود به { $name } می‌رود.
corpus-all = همهٔ مجموعه‌ها:
corpus-public = در حالت درون‌خطی و به‌عنوان مهمان، فقط از { $names } نقل می‌کنم.
corpus-private = در حالت درون‌خطی و به‌عنوان مهمان، چیزی نقل نمی‌کنم.
# $name: the corpus that every other chat reads
corpus-chats = گفت‌وگوهایی که ممکن است چیزی جز { $name } بخوانند:
# $back: "/corpus default"; $other: a command for another chat
how-to-corpus = برای تعیین مجموعه‌هایی که این گفت‌وگو باید بخواند، /corpus را همراه نام آن‌ها بفرستید؛ آنچه اینجا افزوده شود به نخستین مجموعه می‌رود. { $back } آن را برمی‌گرداند. برای گفت‌وگویی دیگر، شناسهٔ آن را پیش از نام‌ها بنویسید: { $other }
how-to-corpus-here = برای تعیین مجموعه‌هایی که این گفت‌وگو باید بخواند، /corpus را همراه نام آن‌ها بفرستید؛ آنچه اینجا افزوده شود به نخستین مجموعه می‌رود. { $back } آن را برمی‌گرداند. در گفت‌وگوی خصوصی، /corpus می‌گوید چه مجموعه‌های دیگری هست.
corpus-misnamed = { $name } نمی‌تواند نام مجموعه باشد. لطفاً از حروف کوچک a تا z، رقم‌ها، - و _ استفاده کنید، در مجموع حداکثر ۶۴ نویسه.
corpus-too-many = هر گفت‌وگو حداکثر { NUMBER($count) } مجموعه را می‌خواند. لطفاً کمتر نام ببرید.
corpus-default-alone = پس از { $back } نام دیگری نمی‌آید.

## Managing: reindexing and removing

menu-remove = حذف مقاله یا بازگرداندن آن
article-not-found = چنین مقاله‌ای پیدا نمی‌کنم. فهرست مقاله‌ها: /articles
article-which = کدام یک؟ روی شماره‌اش بزنید.
article-more =
    { $count ->
        [one] و { NUMBER($count) } مورد دیگر
       *[other] و { NUMBER($count) } مورد دیگر
    }
order-unknown = دیگر نمی‌دانم این دکمه‌ها برای چه بودند. لطفاً دوباره درخواست کنید.
order-not-yours = این دکمه‌ها برای مدیری است که درخواست کرده است.
button-cancel = لغو
reindexing-now = در حال خواندن { $name }
left-moment = کمتر از یک دقیقه مانده
left-minutes =
    { $count ->
        [one] حدود { NUMBER($count) } دقیقه مانده
       *[other] حدود { NUMBER($count) } دقیقه مانده
    }
left-hours =
    { $count ->
        [one] حدود { NUMBER($count) } ساعت مانده
       *[other] حدود { NUMBER($count) } ساعت مانده
    }
reindex-cancelled = خواندن دوباره لغو شد. آنچه تا آن زمان انجام شده می‌ماند ({ NUMBER($done) } از { NUMBER($total) })؛ بقیه همان است که بود.
cancelling = در حال توقف…
not-under-way = این کار دیگر در جریان نیست.
how-to-remove = عنوان، پیوند یا شناسهٔ مقاله را پس از آن بنویسید ({ $example })، یا در پاسخ به یک پاسخ یا پیام دربارهٔ آن بنویسید /remove. پیش از حذف می‌پرسم.
remove-ask =
    { $count ->
        [one] این مقاله حذف شود؟
       *[other] این { NUMBER($count) } مقاله حذف شوند؟
    }
remove-row =
    عنوان: { $title }؛ منبع: { $source }، { $passages ->
        [one] { NUMBER($passages) } بخش
       *[other] { NUMBER($passages) } بخش
    }
remove-consequence = دیگر از روی آن پاسخ نمی‌دهم و دکمه‌های زیر پاسخ‌های پیشین می‌گویند که حذف شده است. تا ۲۴ ساعت می‌توان آن را بازگرداند؛ پس از آن برای همیشه پاک می‌شود.
button-remove = حذف
button-keep = نگه داشتن
remove-kept = چیزی حذف نشد.
removed = حذف شد: { $title }
removed-until = تا { $when } می‌توان آن را بازگرداند.
button-undo = بازگرداندن
put-back = دوباره در کتابخانه: { $title }
put-back-late = این را دیگر نمی‌توان بازگرداند.
removed-list = این‌ها را هنوز می‌توان بازگرداند. روی شماره بزنید.
removed-row = عنوان: { $title }، تا { $when }

## What has changed

# What is told to whoever was given an answer whose quote isn't there any more, old and new below
amended = مقاله‌ای که برایتان از آن نقل کرده بودم تغییر کرده است.
amended-as-of = در تاریخ { $date }:
amended-gone = در تاریخ { $date } دیگر در مقاله نیست.
amended-more =
    { $count ->
        [one] و { NUMBER($count) } نقل‌قول دیگر
       *[other] و { NUMBER($count) } نقل‌قول دیگر
    }
# In the answer itself, where nobody is told
amended-since = در تاریخ { $date }، مقاله‌ای که اینجا نقل شده دیگر این را نمی‌گوید.
amended-again = مقاله‌ها همچنان همان را می‌گویند که نقل شده است.
button-changed = چه تغییر کرده است
button-quiet = تغییرها را به من نگویید
button-loud = دوباره تغییرها را بگویید
amended-quiet = دیگر به شما نمی‌گویم که مقاله‌ای که برایتان نقل کرده‌ام تغییر کرده است.
amended-loud = دوباره به شما می‌گویم که مقاله‌ای که برایتان نقل کرده‌ام تغییر کرده است.
# A paragraph of /privacy
privacy-changes = اگر مقاله‌ای که برایتان از آن نقل کرده‌ام دیگر آن را نگوید، یک بار به شما خبر می‌دهم. اگر با دکمهٔ زیر آن پیام این را خاموش کنید، همین را نگه می‌دارم.
# Told to admins of pages that articles were read from; the links are listed below
links-broken =
    { $count ->
        [one] { NUMBER($count) } پیوند دیگر خوانده نمی‌شود. مقاله‌اش همان‌طور که هست می‌ماند:
       *[other] { NUMBER($count) } پیوند دیگر خوانده نمی‌شوند. مقاله‌هایشان همان‌طور که هستند می‌مانند:
    }
link-gone = { $link }: دیگر وجود ندارد
link-failing =
    { $count ->
        [one] { $link }: { NUMBER($count) } بار پیاپی ناموفق
       *[other] { $link }: { NUMBER($count) } بار پیاپی ناموفق
    }

## Managing: gaps

menu-gaps = آنچه مقاله‌ها کم دارند
gaps-none = هیچ پرسشی در انتظار مقاله نیست: همه پاسخ گرفته‌اند و کسی پاسخی را نامفید ندانسته است.
gaps-head = آنچه بی‌پاسخ ماند یا پاسخش مفید نبود، پرسش‌های همسان با هم: { NUMBER($count) }
gap-counts = دفعات: { $times }، افراد: { $people }، آخرین بار: { $last }
gaps-open = برای پر کردن هر کمبود، شمارهٔ آن را لمس کنید.
gap-how = در پاسخ به این پیام، مقاله‌ای بفرستید که به آن پاسخ دهد: یک فایل یا یک پیوند. پس از افزوده شدن، به پرسندگان می‌نویسم: در گفتگوی خصوصی، و در گروه‌هایی که در دو روز گذشته پرسیده‌اند.
gap-filled = مقاله‌ها اکنون به آن پاسخ می‌دهند.

## Managing: the list of articles, and how the bot is

articles-found =
    { $count ->
        [one] عنوان‌های دارای { $words }: { NUMBER($count) }
       *[other] عنوان‌های دارای { $words }: { NUMBER($count) }
    }
articles-none-found = هیچ عنوانی { $words } ندارد. همهٔ مقاله‌ها: /articles
articles-manage = برای دیدن مشخصات هر مقاله، خواندن دوباره یا حذف آن، روی شماره‌اش بزنید.
button-manage = مدیریت مقاله‌ها
button-pick = انتخاب یکی برای پرسیدن
button-reindex = خواندن دوباره
detail-author = نویسنده: { $name }
detail-source = منبع: { $source }
detail-corpus = مجموعه: { $name }
detail-passages = بخش‌ها: { NUMBER($count) }
detail-words = واژه‌ها: { NUMBER($count) }
detail-language = زبان: { $name }
detail-published = انتشار: { $date }
detail-read = آخرین خواندن: { $when }
detail-versions = نسخه‌ها: { NUMBER($count) }
detail-cited = پاسخ‌هایی که به آن استناد می‌کنند: { NUMBER($count) }
detail-id = شناسه: { $id }
menu-status = وضعیت من در یک نگاه
status-since = نسخهٔ { $version } از Footnote، در حال کار از { $when }
status-well = همه چیز خوب است.
status-failed = بی‌پاسخ مانده: { NUMBER($count) } (/failed)
status-model-away = مدل زبانی پاسخ نمی‌دهد: فعلاً از مقاله‌ها نقل می‌کنم.
status-little-space = فضای دیسک کم است: { $size }
status-articles = مقاله‌ها: { NUMBER($count) }
status-passages = بخش‌ها: { NUMBER($count) }
status-corpora = مجموعه‌ها: { $names }
status-trashed = حذف‌شده و قابل بازگرداندن: { NUMBER($count) } (/remove)
status-index-none = نمایهٔ جستجو: در حال ساخت؛ تا آن زمان تک‌تک بخش‌ها مقایسه می‌شوند
status-index-behind = نمایهٔ جستجو: { NUMBER($count) } بخش تغییرکرده تا ساخت نمایهٔ بعدی جداگانه جستجو می‌شوند
status-index-whole = نمایهٔ جستجو: به‌روز
status-remade = در حال ساخت دوباره: { NUMBER($done) } از { NUMBER($total) }
status-reindexing = مقاله‌ها دوباره خوانده می‌شوند.
status-waiting = در انتظار پاسخ: { NUMBER($count) }
status-embedding = مدل جستجو: { $name }
status-no-model = مدل زبانی: ندارم، نقل می‌کنم
status-model = مدل زبانی: { $name }
status-tokens = توکن‌های امروز: { $used }
status-tokens-of = توکن‌های امروز: { $used } از { $most }
status-disk = دیسک: { $used } پر، { $free } آزاد
status-checked = آخرین باری که کتابخانه سالم دیده شد: { $when }
status-backed-up = آخرین /backup: { $when }
status-no-backup = هنوز کسی /backup نگرفته است.

## Managing: invitations

menu-invite = پیوندی که یک گفتگو را راه می‌دهد
menu-invites = کسانی که با پیوند راه یافته‌اند
invite-needless = همه می‌توانند از من بپرسند: پیوندها فقط جایی به کار می‌آیند که access.mode برابر "allowlist" باشد.
invite-made =
    این یک گفتگو را راه می‌دهد: نخستین گفتگویی که آن را در { $days } روز آینده باز کند. دستور /invites آن را پس می‌گیرد.

    برای یک نفر: { $person }

    برای گروهی که با آن به آن افزوده می‌شوم: { $group }
invites-none = هیچ پیوندی کسی را راه نداده است و هیچ پیوندی هم در انتظار نیست.
invites-head = راه‌یافتگان با پیوند و پیوندهای به‌کارنرفته: { NUMBER($count) }. برای پایان دادن، شماره‌ای را لمس کنید.
invites-row = { $who }، از { $when }
invite-unused = پیوندی که هنوز به کار نرفته
invite-ask = پایان دهم: { $who }؟ پس از آن دیگر آنجا پاسخ نمی‌دهم.
button-revoke = پایان بده
invite-ended = پایان یافت: { $who }. تا یک روز می‌توانید آن را برگردانید.
privacy-invited = اگر پیوندی شما را راه داده باشد، شناسه و نامتان تا زمانی که راه دارید می‌ماند؛ دستور /forget نام را پاک می‌کند.

## Managing: adding

preview-begins = آغاز آن: { $words }
preview-author = نویسنده: { $author }
preview-date = تاریخ: { $date }
preview-language = زبان: { $language }
preview-length = واژه‌ها: { NUMBER($count) }؛ بخش‌ها: { NUMBER($passages) }
preview-source = از: { $source }
preview-new = تازه است: هیچ مقاله‌ای در اینجا مانند آن نیست.
preview-newer = نسخهٔ تازه‌تر مقاله‌ای که در { $date } خوانده‌ام: { $share } متن پیشین می‌ماند.
preview-same = همین، کلمه‌به‌کلمه، از پیش اینجاست: { $title } ({ $source })
preview-near = { $share } آن از پیش در مقاله‌ای در اینجاست: { $title } ({ $source })
preview-holds = { $share } مقاله‌ای را که اینجاست در بر دارد: { $title } ({ $source })
preview-list =
    { $count ->
        [one] فهرستی با { NUMBER($count) } مقاله:
       *[other] فهرستی با { NUMBER($count) } مقاله:
    }
preview-more = و { NUMBER($count) } مورد دیگر
preview-list-known = از پیش اینجاست، و اگر تغییر کرده باشد به‌روز می‌شود: { NUMBER($count) }
preview-list-cut = بیش از آن دارد که یک‌باره بپذیرم: با library.max_listed می‌شود بیشتر.
preview-list-followed = پس از افزودن، خودم در آنجا به‌دنبال مقاله‌های تازه می‌گردم.
button-add = افزودن
button-update = جایگزین کردن نسخهٔ پیشین
button-not-add = افزوده نشود
adding = در حال افزودن…
adding-passages = در حال افزودن… { NUMBER($done) } از { NUMBER($total) } بخش
adding-articles = در حال افزودن… { NUMBER($done) } از { NUMBER($total) } مقاله
added-list = افزوده شد: { NUMBER($added) }. به‌روز شد: { NUMBER($updated) }. بدون تغییر: { NUMBER($unchanged) }.
added-failed = افزوده نشد: { NUMBER($count) }
added-ask = اکنون می‌توانم پاسخ دهم، برای نمونه:
not-added = آن را نیفزودم.
add-one = لطفاً یکی‌یکی: تنها یک پیوند پس از /add.
add-expired = مهلت این پیشنهاد گذشته است: لطفاً دوباره برایم بفرستید.
add-already = هم‌اکنون مشغول آن هستم.

## Managing: damage

# To admins; $line is technical, in English, with its remedy
library-found = در بررسی کتابخانه این را یافتم: { $line }

## Managing: gaps that are filled

how-to-fill = برای پر کردن این کمبود، در پاسخ به آن یک فایل یا پیوند بفرستید. برای پرسیدن چیزی از من، بدون پاسخ دادن به پیامی بنویسید.
gap-closed = مقاله‌ها اکنون به آن پاسخ می‌دهند: این کمبود برطرف شد.
gap-closed-partly = مقاله‌ها اکنون به بخشی از آنچه پرسیده شد پاسخ می‌دهند؛ بقیهٔ این کمبود باقی است.
gap-still-open = در آنچه پرسندگان می‌توانند بخوانند پاسخی برای آن نمی‌یابم: این کمبود باقی است و به کسی خبر نمی‌دهم.
gap-told = پرسندگانی که به آنان می‌نویسم: { NUMBER($count) }.
gap-untold = دیگر نمی‌توان به هیچ‌یک از پرسندگان خبر داد.
button-dismiss = کنار گذاشتن
gap-dismissed = کنار گذاشته شد: تنها اگر بعداً کس دیگری همان را بپرسد بازمی‌گردد.

## Managing: links that are fetched again

menu-feeds = پیوندهایی که دوباره خوانده می‌شوند
feeds-none = هیچ پیوندی را خودم دوباره نمی‌خوانم: با /add یک خوراک، نقشهٔ سایت یا صفحه بیفزایید.
feeds-head = خودبه‌خود دوباره خوانده می‌شوند: خوراک‌ها و نقشه‌های سایت: { $lists }، صفحه‌ها: { $others }
feeds-open = برای دیدن بیشتر، شماره‌ای را لمس کنید. /articles آن را برای هر صفحه نشان می‌دهد.
feeds-all-well = همهٔ صفحه‌ها خوانده شدند. /articles دربارهٔ هر کدام بیشتر نشان می‌دهد.
feed-every = فاصلهٔ خواندن‌ها به ساعت: { $hours }
feed-never = دوباره خواندن: تنها هنگام درخواست
feed-last = آخرین خواندن: { $when }
feed-next = بعدی: { $when }
feed-soon = بعدی: تا چند دقیقهٔ دیگر
feed-brought = مقاله‌هایی که آورده است: { NUMBER($count) }
feed-broken-short = خراب از { $when }
feed-broken = خراب از { $when }، شکست‌های پیاپی: { NUMBER($count) }. { $problem }
button-fetch = اکنون بخوان
button-hours = تغییر ساعت‌ها
button-hours-all = مانند دیگران: { $hours }
button-hours-none = مانند دیگران: هرگز
button-never = هرگز
button-unfollow = دیگر دنبال نکن
button-refetching = دوباره خواندن…
feed-hours-ask = پس از چند ساعت این را دوباره بخوانم؟ { $link }
feed-hours-list = این برای مقاله‌هایی که آورده است هم هست.
feed-stop-ask = دیگر { $link } را دنبال نکنم؟ مقاله‌هایش می‌مانند.
feed-stopped = دیگر { $link } را دنبال نمی‌کنم؛ مقاله‌هایش می‌مانند. تا یک روز می‌توانید آن را بازگردانید.
feed-undo-late = این دیگر بازگرداندنی نیست: پیوند را با /add بیفزایید.
feed-gone = آن پیوند دیگر دوباره خوانده نمی‌شود.
feed-fetching = در حال خواندن…
feed-fetched = خوانده شد. مقاله‌های تازه: { NUMBER($added) }، نسخه‌های تازه: { NUMBER($updated) }
feed-unchanged = خوانده شد: چیز تازه‌ای نبود.
feed-failed = خواندن آن ممکن نشد.
