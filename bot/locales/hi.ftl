# हिन्दी। संबोधन "आप" है।

## Start and help

welcome =
    { $count ->
        [one] मैं { $count } लेख के बारे में सवालों के जवाब देता हूँ, और हर वाक्य के साथ फ़ुटनोट देता हूँ:
       *[other] मैं { $count } लेखों के बारे में सवालों के जवाब देता हूँ, और हर वाक्य के साथ फ़ुटनोट देता हूँ:
    }
welcome-more = और { $count } अन्य: /articles
welcome-ask = अपने शब्दों में पूछें, या इनमें से कोई सवाल आज़माएँ:
no-articles = यहाँ अभी कोई लेख नहीं है, इसलिए मैं कोई जवाब नहीं दे सकता।
help =
    मेरे पास जो लेख हैं, उनके बारे में अपने शब्दों में सवाल पूछें। मैं सिर्फ़ उन्हीं लेखों से उद्धृत वाक्यों में जवाब देता हूँ; हर वाक्य के साथ क्रमांक वाला फ़ुटनोट होता है, जो दिखाता है कि वह वाक्य कहाँ है। लेखों में जवाब न हो, तो मैं यही बताता हूँ।

    समूह में मेरा उल्लेख करें, मेरे संदेश का उत्तर दें, या /ask लिखें।

    सिर्फ़ एक लेख के बारे में पूछने के लिए मुझे उसका लिंक भेजें, उस लिंक वाले संदेश का उत्तर दें, या उसे /articles में चुनें।

    /privacy बताता है कि मैं आपके बारे में क्या रखता हूँ, और /forget उसे मिटा देता है।
# A list of commands follows
help-admin = आप एडमिन हैं, इसलिए ये कमांड भी आपके लिए हैं; अकेला /add बताता है कि मैं क्या-क्या जोड़ सकता हूँ:

## The menu of commands, a short line each

menu-ask = लेखों के बारे में सवाल पूछें
menu-articles = मैं किस बारे में बता सकता हूँ
menu-help = यह कैसे काम करता है
menu-privacy = मैं आपके बारे में क्या रखता हूँ
menu-forget = मेरे पास रखी आपकी जानकारी मिटाएँ
menu-start = शुरू करें, उदाहरणों के साथ
menu-new = नई शुरुआत करें, पिछले सवाल भुला दें
menu-add = लेख जोड़ें: लिंक, फ़ाइल या पोस्ट
menu-reindex = लेख फिर से पढ़ें: सभी या एक
menu-retract = कोई उत्तर वापस लें (उसके जवाब में)
menu-failed = जिनका जवाब नहीं दिया जा सका
menu-pause = इस चैट में चुप रहना
menu-resume = इस चैट में फिर से जवाब देना
menu-block = किसी पर अब प्रतिक्रिया न देना
menu-unblock = किसी पर फिर से प्रतिक्रिया देना

## Questions

how-to-ask = अपना सवाल इसके आगे लिखें: /ask कौन …?
not-text = मैं सिर्फ़ टेक्स्ट पढ़ सकता हूँ। शब्दों में पूछें; तस्वीर, रिकॉर्डिंग या पोल के बारे में जो जानना हो, वह लिखें।
no-words = मुझे इसमें कोई सवाल नहीं दिख रहा। शब्दों में पूछें, जैसे: कौन …?
only-marker = यह एक फ़ुटनोट का क्रमांक है: उससे जुड़ा अंश देखने के लिए जवाब में उस पर टैप करें।
# What people say who ask nothing: as many as there are, between bars
thanks = धन्यवाद | बहुत धन्यवाद | शुक्रिया | बहुत शुक्रिया | ठीक है | अच्छा | समझ गया | समझ गई | बढ़िया
greetings = नमस्ते | नमस्कार | हैलो | सुप्रभात
# To thanks
thanked = आपका स्वागत है। लेखों के बारे में और कुछ भी पूछिए।
question-too-long =
    { $length ->
        [one] सवाल में { $length } अक्षर है
       *[other] सवाल में { $length } अक्षर हैं
    }; सीमा { $limit } है: इसे कम शब्दों में पूछें।

## Answers

placeholder = खोज रहा हूँ…
reading-passages =
    { $count ->
        [one] { $count } अंश पढ़ रहा हूँ…
       *[other] { $count } अंश पढ़ रहा हूँ…
    }
declined = लेखों में इसका जवाब नहीं है।
declined-elsewhere =
    यहाँ आपके सवाल की भाषा में कोई लेख नहीं है। लेखों की भाषा: { $languages }। { $count ->
        [one] कृपया इसी भाषा में पूछें।
       *[other] कृपया इनमें से किसी भाषा में पूछें।
    }
other-languages = अन्य
model-away = भाषा मॉडल जवाब नहीं दे रहा है, इसलिए मैं लेखों से उद्धरण दे रहा हूँ।
model-broke-off = भाषा मॉडल यहीं रुक गया।
model-day-spent = भाषा मॉडल आज के लिए काफ़ी जवाब दे चुका है, इसलिए मैं लेखों से उद्धरण दे रहा हूँ।
model-person-spent = आज के लिए भाषा मॉडल का आपका हिस्सा पूरा हो चुका है, इसलिए मैं लेखों से उद्धरण दे रहा हूँ।
model-limit-reached = भाषा मॉडल के आज के टोकन ख़र्च हो चुके हैं: UTC के अनुसार आधी रात तक मैं उद्धरणों से जवाब दूँगा। सीमा answer.tokens_per_day में तय होती है।
same-article = वही लेख

## The list of articles

articles-count =
    { $count ->
        [one] { $count } लेख
       *[other] { $count } लेख
    }
articles-page = , पृष्ठ { $page } / { $pages }
button-back = पीछे
button-next = आगे
article-changed = वह लेख बदल गया है; /start से और सवाल देखें।
article-gone = वह लेख अब यहाँ नहीं है।

## Which article is meant

about = लेख: { $title }
about-missing = वहाँ जिस लेख की बात है, वह मेरे पास नहीं है, इसलिए मैंने सभी लेखों में खोजा।
about-lost = आपका चुना हुआ लेख हटा दिया गया है, इसलिए मैंने सभी लेखों में खोजा।
elsewhere = हो सकता है कि किसी दूसरे लेख में इसका जवाब हो।
button-wider = सभी लेखों में खोजें
widened-already = मैं सभी लेखों से इसका जवाब पहले ही दे चुका हूँ।
articles-pick = सिर्फ़ किसी एक लेख से पूछने के लिए उसकी संख्या पर टैप करें।
picked = अब से मैं सिर्फ़ इस लेख से जवाब देता हूँ: { $title }
picked-link = इसका लिंक: { $link }
picked-all = अब मैं फिर से सभी लेखों से जवाब देता हूँ।
button-all = सभी लेखों से पूछें
link-unknown = वह लेख मेरे पास नहीं है; /articles से देखें कि कौन से लेख हैं।
ask-beside-link = { $title } के बारे में आप क्या जानना चाहते हैं? अपना सवाल लिंक के साथ लिखें।

## Evidence in one tap

as-of = { $date } तक
page = पृ. { $printed }
evidence-gone = वह लेख हटा दिया गया है या बहुत पहले बदल चुका है: उसका तब का पाठ अब नहीं है।
evidence-not-here = वह लेख अब यहाँ नहीं पढ़ा जा सकता।
answer-elsewhere = ये बटन किसी दूसरी चैट के हैं।
answer-unknown = वह उत्तर अब मेरे पास नहीं है।
button-at-source = इसी वाक्य पर खोलें
button-on-page = लेख में दिखाएँ

## Nearest passages and wishes

button-nearest = सबसे नज़दीकी अंश
nearest = सबसे नज़दीकी अंश, हालाँकि हो सकता है कि उनमें उत्तर न हो:
button-wish = उत्तर मिलने पर मुझे बताएँ
wish-made = जब कोई लेख इसका उत्तर देगा, मैं यहाँ लिखूँगा। अगर अब नहीं चाहिए तो फिर से दबाएँ।
wish-taken-back = मैं इसके बारे में नहीं लिखूँगा।
wish-granted = अब लेखों में इसका उत्तर है:

## Groups and their manners

hello = नमस्ते!
greeting = नमस्ते! मेरे पास जो लेख हैं, मैं उनके बारे में सवालों के जवाब देता हूँ, और हर वाक्य के साथ फ़ुटनोट देता हूँ। पूछने के लिए मेरा उल्लेख करें ({ $name }), मेरे संदेश का उत्तर दें, या /ask लिखें।
begun-anew = यहाँ आपके पिछले सवाल भुला दिए गए हैं: आपका अगला सवाल अपने आप में पूरा माना जाएगा।
wait-speaker =
    आप इतनी तेज़ी से पूछ रहे हैं कि मैं ढूँढ नहीं पा रहा हूँ। कृपया { $seconds ->
        [one] { $seconds } सेकंड
       *[other] { $seconds } सेकंड
    } बाद फिर कोशिश करें।
wait-group =
    यहाँ इतने सवाल हैं कि मैं एक साथ नहीं ढूँढ सकता। कृपया { $seconds ->
        [one] { $seconds } सेकंड
       *[other] { $seconds } सेकंड
    } बाद फिर कोशिश करें।

## Inline and guests

inline-answer = उत्तर
inline-nearest-one = सबसे नज़दीकी: { $title }
inline-nearest = लेखों में इसका जवाब नहीं है। सबसे नज़दीकी अंश:
inline-declined = लेखों में इसका जवाब नहीं है। कुछ और पूछें
inline-elsewhere = लेखों की भाषा: { $languages }
inline-taken-back = इसका पिछला उत्तर वापस ले लिया गया है
inline-private = मैं सिर्फ़ हमारी अपनी चैट में जवाब देता हूँ
inline-wordless = आगे लिखें: शब्दों में पूछें
inline-too-long = यह बहुत लंबा है: कम शब्दों में पूछें
inline-no-articles = यहाँ अभी कोई लेख नहीं है
inline-failed = कुछ गड़बड़ हो गई: कृपया फिर कोशिश करें
nearest-passage = लेखों में इसका जवाब नहीं है। सबसे नज़दीकी अंश:
inline-not-yours = ये बटन सवाल पूछने वाले के लिए हैं।
open-article = लेख खोलें
ask-about-article = इसके बारे में मुझसे पूछें
guest-private = मैं दूसरी चैट में अपने लेख उद्धृत नहीं कर सकता। मुझसे हमारी अपनी चैट में पूछें।
help-inline = किसी भी दूसरी चैट में { $bot } और अपना सवाल लिखें, और चुनें कि क्या भेजना है।

## Votes

button-up = काम आया
button-down = काम नहीं आया
reason-wrong = यह गलत है
reason-beside = मैंने यह नहीं पूछा
reason-lacking = कुछ छूट गया है
reason-sources = स्रोत मेल नहीं खाते
vote-noted = धन्यवाद, दर्ज कर लिया।
vote-changed = बदल दिया।
vote-taken-back = वापस ले लिया।

## Privacy and what admins do about answers

privacy-kept = मैं आपके प्रश्न अपने उत्तरों और आपकी टेलीग्राम आईडी के साथ, आपके मत, आपका चुना हुआ लेख, और जिसके बारे में आपने सूचना माँगी है, वह आपके पहले नाम और भाषा के साथ रखता हूँ: ताकि उत्तरों के नीचे के बटन काम करें और संपादक देख सकें कि लेखों में क्या कमी है। अगर कोई एडमिन आपको ब्लॉक करे, तो आपकी आईडी तब तक रहती है; और जहाँ भाषा मॉडल के टोकन बाँटे जाते हैं, वहाँ यह भी कि आपने कितने इस्तेमाल किए।
privacy-days =
    { $count ->
        [one] { $count } दिन
       *[other] { $count } दिनों
    } के बाद आपका सब कुछ अपने-आप मिटा दिया जाता है।
privacy-minutes =
    आगे के प्रश्न समझने के लिए मैं आपके पिछले प्रश्न केवल अस्थायी स्मृति में रखता हूँ: { $count ->
        [one] { $count } मिनट
       *[other] { $count } मिनट
    } चुप रहने पर वे भुला दिए जाते हैं।
privacy-where = यह सब उस मशीन की एक फ़ाइल में है जिस पर मैं चलता हूँ। उसे केवल मुझे चलाने वाले पढ़ सकते हैं; मेरे एडमिन वे प्रश्न भी देखते हैं जिनका उत्तर मैं किसी त्रुटि के कारण नहीं दे सका।
privacy-no-model = कोई भाषा मॉडल आपके प्रश्न नहीं पढ़ता: टेलीग्राम के सिवा वे किसी को नहीं भेजे जाते।
privacy-model-here = उत्तर उसी मशीन पर एक भाषा मॉडल लिखता है: टेलीग्राम के सिवा आपके प्रश्न किसी को नहीं भेजे जाते।
privacy-model = उत्तर एक भाषा मॉडल लिखता है: आपका प्रश्न, उससे पहले के प्रश्न और लेखों के अंश { $host } को भेजे जाते हैं।
privacy-forget = /forget यह सब तुरंत मिटा देता है। चैट में जो कहा गया वह टेलीग्राम में रहता है; उसे वहीं मिटाएँ।
forget-ask = इससे आपके प्रश्न, आपके मत और आपके बारे में रखी हुई बाकी हर चीज़ मिट जाएगी, और इसे वापस नहीं लाया जा सकता। उत्तर अपनी चैट में रहेंगे, और उनके नीचे के बटन काम करते रहेंगे।
button-forget = मेरा सब कुछ भुला दें
forget-not-yours = यह बटन उनके लिए है जिन्होंने ऊपर /forget लिखा। आप भी लिखें, तो आपको अपना बटन मिलेगा।
forget-unnamed = यहाँ आप किसी समूह या चैनल के नाम से बोल रहे हैं, और मुझे नहीं पता कि आप कौन हैं। /forget अपने नाम से लिखें।
forgotten =
    हो गया। मैंने आपका { $count ->
        [one] { $count } प्रश्न
       *[other] { $count } प्रश्नों का रिकॉर्ड
    } और बाकी सब कुछ भुला दिया है। अब आप जो पूछेंगे वह फिर रखा जाएगा: /privacy
forgotten-nothing = हो गया। आपका कुछ भी शेष नहीं है।
paused = मैं अब इस चैट में रुका हुआ हूँ। /resume के बाद मैं यहाँ फिर से जवाब दूँगा।
paused-already = मैं इस चैट में पहले से रुका हुआ हूँ। /resume के बाद मैं यहाँ फिर से जवाब दूँगा।
resumed = मैं इस चैट में फिर से जवाब दे रहा हूँ।
not-paused = मैं इस चैट में रुका हुआ नहीं हूँ।
paused-by-admin = मेरे एडमिन ने मुझे इस चैट में रोक दिया है। कृपया बाद में फिर पूछें।
blocked = { $who } को ब्लॉक कर दिया गया है: अब मैं किसी भी चैट में उन पर प्रतिक्रिया नहीं दूँगा।
blocked-already = { $who } पहले से ब्लॉक है।
unblocked = { $who } अब ब्लॉक नहीं है।
not-blocked = { $who } ब्लॉक नहीं है।
block-no-admin = इस बॉट के एडमिन ब्लॉक नहीं किए जा सकते।
how-to-block = उनके किसी संदेश के उत्तर में /block या /unblock लिखें, या उसके आगे उनकी संख्या वाली आईडी लिखें: { $example }
blocked-nobody = कोई ब्लॉक नहीं है।
blocked-count = ब्लॉक किए गए: { $count }
blocked-row = { $who }, { $when } से
retracted = एडमिन ने { $date } को यह उत्तर वापस ले लिया।
retracted-why = एडमिन ने { $date } को यह उत्तर वापस ले लिया: { $reason }
answer-retracted = एडमिन ने वह उत्तर वापस ले लिया है।
taken-back = इस प्रश्न का एक पिछला उत्तर एडमिन ने वापस ले लिया है, इसलिए मैं उसे दोबारा नहीं देता।
how-to-retract = मेरे किसी उत्तर के जवाब में /retract लिखें और चाहें तो कारण भी। जहाँ आप उसका जवाब नहीं दे सकते, वहाँ /retract के बाद उसके किसी फ़ुटनोट का लिंक लिखें।
retracted-done = वह उत्तर वापस ले लिया गया है, और उसी प्रश्न पर दोबारा नहीं दिया जाएगा।
retracted-forgotten = वह उत्तर वापस ले लिया गया है। पर पूछा क्या गया था, यह भुलाया जा चुका है: दोबारा पूछा जाए तो मुझे पता नहीं चलेगा।
retracted-unseen = उसका संदेश अब बदला नहीं जा सकता।
retract-undone = वह उत्तर फिर से दिया जाएगा।
retract-undone-unseen = उसका संदेश जैसा है वैसा ही रहेगा।
retract-undo-late = इसे अब पूर्ववत नहीं किया जा सकता।

## The article page

page-skip = उद्धरण पर जाएँ
page-quoted = चिह्नित हिस्सा जवाब के फ़ुटनोट { $marker } का उद्धरण है।
page-others = हल्का चिह्नित हिस्सा उसके दूसरे फ़ुटनोटों का उद्धरण है।
page-part = लेख पूरा दिखाने के लिए बहुत लंबा है; यह उद्धरण के आस-पास का भाग है।
page-original = मूल पृष्ठ खोलें
page-unknown = यहाँ कुछ नहीं है। शायद लिंक पूरा कॉपी नहीं हुआ।

## When it doesn't work

sorry = माफ़ कीजिए, मेरी ओर से कुछ गड़बड़ हो गई। कृपया थोड़ी देर में फिर कोशिश करें।
busy = मैं अभी व्यस्त हूँ; कृपया थोड़ी देर में फिर कोशिश करें।
invited-only = यह बॉट सिर्फ़ आमंत्रित चैट में काम करता है। इसके संचालक आपको अनुमति दे सकते हैं।
admins-only = यह काम सिर्फ़ इस बॉट के एडमिन कर सकते हैं।

## Admins: articles

how-to-add = /add के बाद लिंक लिखें, मुझे लेख फ़ाइल के रूप में भेजें (.pdf, .docx, .epub, .html, .md या .txt), या किसी चैनल की पोस्ट मुझे फ़ॉरवर्ड करें; या इनमें से किसी के उत्तर में /add लिखें। जोड़ने से पहले मैं दिखाता हूँ कि वह क्या होगा।
library-busy = मैं अभी लाइब्रेरी में व्यस्त हूँ; एक पल रुकें।
reading-file = { $name } पढ़ रहा हूँ…
cannot-read = मैं { $name } नहीं पढ़ सकता। मैं ये फ़ाइलें लेता हूँ: { $kinds }।
file-too-large = { $name } बहुत बड़ी है: सीमा { $limit } MB है। उसे बाँटकर भेजें।
not-done = यह नहीं हो सका: { $problem }
file-unchanged = { $name } पहले से यहाँ है, शब्दशः वही।
file-added =
    { $count ->
        [one] जोड़ा गया: { $name }, { $count } अंश।
       *[other] जोड़ा गया: { $name }, { $count } अंश।
    }
file-updated =
    { $count ->
        [one] अपडेट किया गया: { $name }, { $count } अंश।
       *[other] अपडेट किया गया: { $name }, { $count } अंश।
    }
hidden-replaced =
    { $count ->
        [one] { $count } छिपा वर्ण बदला गया: { $kinds }।
       *[other] { $count } छिपे वर्ण बदले गए: { $kinds }।
    }
hidden-control =
    { $count ->
        [one] { $count } नियंत्रण वर्ण
       *[other] { $count } नियंत्रण वर्ण
    }
hidden-zero-width =
    { $count ->
        [one] { $count } शून्य-चौड़ाई वाला वर्ण
       *[other] { $count } शून्य-चौड़ाई वाले वर्ण
    }
hidden-override =
    { $count ->
        [one] { $count } दिशा बदलने वाला वर्ण
       *[other] { $count } दिशा बदलने वाले वर्ण
    }
hidden-tag =
    { $count ->
        [one] { $count } टैग वर्ण
       *[other] { $count } टैग वर्ण
    }
reindexing = लेख फिर से पढ़ रहा हूँ…
reindexing-at = लेख फिर से पढ़ रहा हूँ… { $total } में से { $done }, { $share }
reindexed =
    फिर से पढ़े गए: { $articles ->
        [one] { $articles } लेख
       *[other] { $articles } लेख
    }, { $passages ->
        [one] { $passages } अंश
       *[other] { $passages } अंश
    }, { $seconds } सेकंड में; बदले हुए लेख: { $changed }।

## Admins: what failed

failed-alarm =
    { $count ->
        [one] { $count } अनुरोध का जवाब नहीं दिया जा सका। /failed उसे दिखाता है और फिर से कोशिश करता है।
       *[other] { $count } अनुरोधों के जवाब नहीं दिए जा सके। /failed उन्हें दिखाता है और फिर से कोशिश करता है।
    }
failed-none = कुछ भी विफल नहीं हुआ।
failed-unknown = इनमें से कोई विफल नहीं हुआ; /failed दिखाता है कि कौन-से हुए।
failed-count =
    { $count ->
        [one] { $count } अनुरोध विफल हुआ:
       *[other] { $count } अनुरोध विफल हुए:
    }
failed-row = क्र. { $id }, { $when }: { $problem }
failed-row-words = क्र. { $id }, { $when }: { $problem } (“{ $words }”)
failed-more = और { $count } अन्य
failed-how = सभी की फिर से कोशिश के लिए { $all } लिखें, या कुछ की कोशिश के लिए { $some } लिखें।
failed-again =
    { $count ->
        [one] { $count } अनुरोध की फिर से कोशिश हो रही है।
       *[other] { $count } अनुरोधों की फिर से कोशिश हो रही है।
    }
problem-unparsed = इसे समझा नहीं जा सका
problem-refused = Telegram जवाब स्वीकार नहीं कर रहा; कारण लॉग में है
problem-failed = यह विफल रहा; विवरण लॉग में है
problem-tried =
    { $count ->
        [one] यह { $count } बार विफल रहा; विवरण लॉग में है
       *[other] यह { $count } बार विफल रहा; विवरण लॉग में है
    }
problem-cut-off =
    { $count ->
        [one] इस पर काम करते हुए बॉट { $count } बार बंद हुआ
       *[other] इस पर काम करते हुए बॉट { $count } बार बंद हुआ
    }

## Managing: the journal

menu-journal = एडमिन ने क्या-क्या किया
in-private-only = यह मैं केवल निजी चैट में बताता हूँ: कृपया मुझसे वहीं पूछें।
journal-head = एडमिन ने क्या-क्या किया, सबसे नया पहले:
journal-empty = अभी तक किसी एडमिन ने कुछ नहीं किया है।
journal-row = { $when }, { $who } ने: { $did }
button-newer = नए
button-older = पुराने
privacy-journal =
    एडमिन के रूप में आप जो करते हैं, वह आपकी Telegram id के साथ { $count ->
        [one] { $count } दिन
       *[other] { $count } दिन
    } तक एक रजिस्टर में रहता है: दूसरे एडमिन उसे /journal से पढ़ सकते हैं, और /forget उसे नहीं मिटाता।

## Managing: statistics and files

menu-stats = प्रश्नों का हाल
menu-export = प्रश्न और उत्तर CSV फ़ाइल में
menu-backup = बैकअप, एक फ़ाइल में
how-to-stats = इसके बाद दिनों की संख्या लिखें, अधिकतम { $limit }: { $example }
stats-nothing = इस अवधि में किसी ने कुछ नहीं पूछा।
stats-days = { $first } से { $last } तक (UTC)
stats-questions = प्रश्न: { $count }
stats-answered = उत्तर दिए: { $count } ({ $share }%)
stats-declined = बिना उत्तर: { $count }
stats-people = पूछने वाले लोग: { $count }
stats-votes = उपयोगी: { $up }, अनुपयोगी: { $down }
stats-took = उत्तर का समय: आधे { $half } सेकंड में, 95% { $most } सेकंड में
stats-cited = सबसे अधिक उद्धृत:
stats-chart-days = प्रतिदिन प्रश्न। गहरा और सादा: उत्तर दिए। हल्का और धारीदार: बिना उत्तर।
stats-chart-weeks = प्रति सप्ताह प्रश्न, उसके अंतिम दिन के अनुसार। गहरा और सादा: उत्तर दिए। हल्का और धारीदार: बिना उत्तर।
file-in-the-making = मैं फ़ाइल बना रहा हूँ…
how-to-export = इसके बाद कुछ न लिखें, या दिनों की संख्या लिखें, अधिकतम { $limit }: { $example }
export-done = नीचे की फ़ाइल में प्रश्न: { $count }। किसने पूछे, यह उसमें नहीं है।
export-nothing = फ़ाइल में डालने के लिए कोई प्रश्न नहीं है।
export-too-large = दबाने के बाद भी फ़ाइल उन 50 MB से बड़ी है जो Telegram मुझे भेजने देता है। कम दिन लें: { $example }
backup-done = बैकअप नीचे है: लेख, उत्तर, मत, और किसने पूछा। इसे सुरक्षित रखें। मशीन पर इसे यह आदेश वापस लाता है: { $command }
backup-too-large = बैकअप { $size } MB का है, और Telegram मुझे 50 MB भेजने देता है। मैंने उसे नहीं रखा। मशीन पर यह आदेश एक बनाता है: { $command }
backup-failed = बैकअप नहीं बना: { $problem }

## Managing: corpora

menu-corpus = चैट कौन-से संग्रह पढ़ती है
corpus-here = यह चैट पढ़ती है:
# $chat: a chat's title and id
corpus-there = { $chat } पढ़ती है:
corpus-row = • { $name }: { $count ->
        [0] अभी कोई लेख नहीं
        [one] { $count } लेख
       *[other] { $count } लेख
    }
corpus-adds-to = यहाँ जो जोड़ा जाता है, वह { $name } में जाता है।
corpus-all = सभी संग्रह:
corpus-public = इनलाइन और अतिथि के रूप में मैं केवल { $names } से उद्धृत करता हूँ।
corpus-private = इनलाइन और अतिथि के रूप में मैं कुछ उद्धृत नहीं करता।
# $name: the corpus that every other chat reads
corpus-chats = वे चैट जो { $name } के अलावा कुछ और पढ़ सकती हैं:
# $back: "/corpus default"; $other: a command for another chat
how-to-corpus = यह चैट जो संग्रह पढ़े, उनके नाम /corpus के साथ भेजें; यहाँ जो जोड़ा जाता है, वह पहले में जाता है। { $back } इसे वापस लेता है। किसी दूसरी चैट के लिए नामों से पहले उसकी id लिखें: { $other }
how-to-corpus-here = यह चैट जो संग्रह पढ़े, उनके नाम /corpus के साथ भेजें; यहाँ जो जोड़ा जाता है, वह पहले में जाता है। { $back } इसे वापस लेता है। निजी चैट में /corpus बताता है कि और कौन-से संग्रह हैं।
corpus-misnamed = { $name } किसी संग्रह का नाम नहीं हो सकता। कृपया a से z तक के छोटे अक्षर, अंक, - और _ लिखें, कुल 64 तक।
corpus-too-many = एक चैट अधिक से अधिक { $count } संग्रह पढ़ती है। कृपया कम नाम दें।
corpus-default-alone = { $back } के बाद और नाम नहीं आते।

## Managing: reindexing and removing

menu-remove = कोई लेख हटाएँ या वापस लाएँ
article-not-found = मुझे ऐसा कोई लेख नहीं मिला। /articles से उपलब्ध लेखों की सूची मिलती है।
article-which = कौन-सा? उसकी संख्या पर टैप करें।
article-more =
    { $count ->
        [one] और { $count } अन्य
       *[other] और { $count } अन्य
    }
order-unknown = मुझे अब नहीं पता कि ये बटन किस बारे में थे। कृपया फिर से कहें।
order-not-yours = ये बटन उस एडमिन के लिए हैं जिसने कहा था।
button-cancel = रद्द करें
reindexing-now = { $name } पढ़ रहा हूँ
left-moment = एक मिनट से कम बाकी
left-minutes =
    { $count ->
        [one] लगभग { $count } मिनट बाकी
       *[other] लगभग { $count } मिनट बाकी
    }
left-hours =
    { $count ->
        [one] लगभग { $count } घंटा बाकी
       *[other] लगभग { $count } घंटे बाकी
    }
reindex-cancelled = फिर से पढ़ना रद्द हुआ। तब तक जो हुआ ({ $total } में से { $done }) वह बना रहेगा; बाकी सब पहले जैसा है।
cancelling = रोक रहा हूँ…
not-under-way = वह काम अब नहीं चल रहा है।
how-to-remove = उसके आगे लेख का शीर्षक, लिंक या id लिखें ({ $example }), या उसके बारे में किसी उत्तर या संदेश के जवाब में /remove लिखें। कुछ भी हटाने से पहले मैं पूछता हूँ।
remove-ask =
    { $count ->
        [one] क्या यह लेख हटाना है?
       *[other] क्या ये { $count } लेख हटाने हैं?
    }
remove-row =
    { $title }: { $source }, { $passages ->
        [one] { $passages } अंश
       *[other] { $passages } अंश
    }
remove-consequence = मैं इससे आगे जवाब नहीं दूँगा, और पुराने उत्तरों के नीचे के बटन बताएँगे कि यह हटा दिया गया है। 24 घंटे तक इसे वापस लाया जा सकता है; फिर यह हमेशा के लिए मिट जाता है।
button-remove = हटाएँ
button-keep = रहने दें
remove-kept = कुछ भी नहीं हटाया गया।
removed = हटाया गया: { $title }
removed-until = इसे { $when } तक वापस लाया जा सकता है।
button-undo = पूर्ववत करें
put-back = लाइब्रेरी में वापस: { $title }
put-back-late = इसे अब वापस नहीं लाया जा सकता।
removed-list = इन्हें अभी वापस लाया जा सकता है। किसी संख्या पर टैप करें।
removed-row = { $title }, { $when } तक

## What has changed

# What is told to whoever was given an answer whose quote isn't there any more, old and new below
amended = जिस लेख से मैंने आपको उद्धृत किया था, वह बदल गया है।
amended-as-of = { $date } की स्थिति:
amended-gone = { $date } को यह उसमें नहीं है।
amended-more =
    { $count ->
        [one] और { $count } उद्धरण
       *[other] और { $count } उद्धरण
    }
# In the answer itself, where nobody is told
amended-since = { $date } को यहाँ उद्धृत एक लेख अब यह नहीं कहता।
amended-again = लेख अब भी वही कहते हैं जो उद्धृत है।
button-changed = क्या बदला
button-quiet = बदलाव न बताएँ
button-loud = बदलाव फिर बताएँ
amended-quiet = आपको उद्धृत किया गया लेख बदलने पर मैं अब नहीं बताऊँगा।
amended-loud = आपको उद्धृत किया गया लेख बदलने पर मैं फिर बताऊँगा।
# A paragraph of /privacy
privacy-changes = जब आपको उद्धृत किया गया लेख वह बात नहीं कहता, तो मैं एक बार बताता हूँ। यदि आप उस संदेश के बटन से इसे बंद करते हैं, तो यह बात मैं रखता हूँ कि आपने बंद किया है।
# Told to admins of pages that articles were read from; the links are listed below
links-broken =
    { $count ->
        [one] { $count } लिंक अब नहीं खुलता। उसका लेख जैसा है वैसा ही रहेगा:
       *[other] { $count } लिंक अब नहीं खुलते। उनके लेख जैसे हैं वैसे ही रहेंगे:
    }
link-gone = { $link }: अब मौजूद नहीं
link-failing =
    { $count ->
        [one] { $link }: लगातार { $count } बार विफल
       *[other] { $link }: लगातार { $count } बार विफल
    }

## Managing: gaps

menu-gaps = लेखों में क्या कमी है
gaps-none = कोई प्रश्न लेख की प्रतीक्षा में नहीं है: सबके उत्तर मिले, और किसी ने उन्हें अनुपयोगी नहीं कहा।
gaps-head = जिनका उत्तर नहीं मिला या उपयोगी नहीं था, एक जैसे प्रश्न साथ में: { $count }
gap-counts = बार: { $times }, लोग: { $people }, अंतिम: { $last }
gaps-open = किसी कमी को भरने के लिए उसकी संख्या पर टैप करें।
gap-how = इस संदेश के उत्तर में ऐसा लेख भेजें जो इसका उत्तर दे: एक फ़ाइल या एक लिंक। जुड़ते ही मैं पूछने वालों को लिखूँगा: निजी चैट में, और उन समूहों में जहाँ उन्होंने पिछले दो दिनों में पूछा।
gap-filled = लेख अब उसका उत्तर देते हैं।

## Managing: the list of articles, and how the bot is

articles-found =
    { $count ->
        [one] { $words } वाला { $count } शीर्षक
       *[other] { $words } वाले { $count } शीर्षक
    }
articles-none-found = { $words } किसी शीर्षक में नहीं है। /articles से सभी दिखते हैं।
articles-manage = किसी लेख की जानकारी देखने, उसे फिर से पढ़वाने या हटाने के लिए उसकी संख्या पर टैप करें।
button-manage = लेखों का प्रबंधन
button-pick = पूछने के लिए एक चुनें
button-reindex = फिर से पढ़ें
detail-author = लेखक: { $name }
detail-source = स्रोत: { $source }
detail-corpus = संग्रह: { $name }
detail-passages = अंश: { $count }
detail-words = शब्द: { $count }
detail-language = भाषा: { $name }
detail-published = प्रकाशित: { $date }
detail-read = पिछली बार पढ़ा: { $when }
detail-versions = संस्करण: { $count }
detail-cited = इसे उद्धृत करने वाले उत्तर: { $count }
detail-id = पहचान: { $id }
menu-status = मेरा हाल, एक नज़र में
status-since = Footnote { $version }, { $when } से चल रहा है
status-well = सब ठीक है।
status-failed = जिनका जवाब नहीं दे सका: { $count } (/failed)
status-model-away = भाषा मॉडल जवाब नहीं दे रहा: तब तक मैं लेखों से उद्धरण देता हूँ।
status-little-space = डिस्क पर जगह कम है: { $size }
status-articles = लेख: { $count }
status-passages = अंश: { $count }
status-corpora = संग्रह: { $names }
status-trashed = हटाए गए, वापस लाए जा सकते हैं: { $count } (/remove)
status-index-none = खोज सूची: बन रही है; तब तक हर अंश की एक-एक कर तुलना होती है
status-index-behind = खोज सूची: बदले हुए { $count } अंश अगली सूची बनने तक अलग से खोजे जाते हैं
status-index-whole = खोज सूची: ताज़ा है
status-remade = नए सिरे से बन रहा है: { $total } में से { $done }
status-reindexing = लेख फिर से पढ़े जा रहे हैं।
status-waiting = जवाब की प्रतीक्षा में: { $count }
status-embedding = खोज मॉडल: { $name }
status-no-model = भाषा मॉडल: कोई नहीं, मैं उद्धरण देता हूँ
status-model = भाषा मॉडल: { $name }
status-tokens = आज के टोकन: { $used }
status-tokens-of = आज के टोकन: { $most } में से { $used }
status-disk = डिस्क: { $used } भरी, { $free } खाली
status-checked = लाइब्रेरी पिछली बार सही पाई गई: { $when }
status-backed-up = पिछला /backup: { $when }
status-no-backup = अभी तक किसी ने /backup नहीं लिया है।

## Managing: invitations

menu-invite = एक चैट को प्रवेश देने वाला लिंक
menu-invites = लिंक से किसे प्रवेश मिला
invite-needless = मुझसे कोई भी पूछ सकता है: लिंक तभी काम आते हैं जब access.mode "allowlist" हो।
invite-made =
    यह एक चैट को प्रवेश देता है: उसे, जो अगले { $days } दिनों में इसे सबसे पहले खोले। /invites इसे वापस लेता है।

    एक व्यक्ति के लिए: { $person }

    एक समूह के लिए, जिसमें इससे मुझे जोड़ा जाता है: { $group }
invites-none = किसी लिंक ने किसी को प्रवेश नहीं दिया, और कोई प्रतीक्षा में नहीं है।
invites-head = लिंक से प्रवेश पाए हुए, और अब तक अप्रयुक्त लिंक: { $count }। किसी को समाप्त करने के लिए उसकी संख्या पर टैप करें।
invites-row = { $who }, { $when } से
invite-unused = एक अप्रयुक्त लिंक
invite-ask = इसे समाप्त करें: { $who }? फिर मैं वहाँ उत्तर नहीं दूँगा।
button-revoke = समाप्त करें
invite-ended = समाप्त: { $who }। एक दिन तक आप इसे पलट सकते हैं।
privacy-invited = अगर किसी लिंक से आपको प्रवेश मिला, तो आपकी आईडी और नाम तब तक रहते हैं जब तक प्रवेश है; /forget नाम मिटा देता है।

## Managing: adding

preview-begins = शुरुआत: { $words }
preview-author = लेखक: { $author }
preview-date = तारीख: { $date }
preview-language = भाषा: { $language }
preview-length = शब्द: { $count }; अंश: { $passages }
preview-source = स्रोत: { $source }
preview-new = नया: यहाँ का कोई लेख इसके जैसा नहीं है।
preview-newer = उस लेख का नया संस्करण, जिसे मैंने { $date } को पढ़ा था: पुराने पाठ का { $share } बना रहता है।
preview-same = यही, शब्दशः, पहले से यहाँ है: { $title } ({ $source })
preview-near = इसका { $share } पहले से यहाँ के एक लेख में है: { $title } ({ $source })
preview-holds = इसमें यहाँ के एक लेख का { $share } है: { $title } ({ $source })
preview-list =
    { $count ->
        [one] { $count } लेख की सूची:
       *[other] { $count } लेखों की सूची:
    }
preview-more = और { $count } अन्य
preview-list-known = पहले से यहाँ, और बदले हों तो अपडेट होंगे: { $count }
preview-list-cut = इसमें उससे ज़्यादा हैं जितने मैं एक बार में लेता हूँ: library.max_listed से ज़्यादा लिए जा सकते हैं।
preview-list-followed = जोड़ने के बाद मैं वहाँ नए लेख खुद देखता रहूँगा।
button-add = जोड़ें
button-update = पुराना संस्करण बदलें
button-not-add = न जोड़ें
adding = जोड़ रहा हूँ…
adding-passages = जोड़ रहा हूँ… { $total } में से { $done } अंश
adding-articles = जोड़ रहा हूँ… { $total } में से { $done } लेख
added-list = जोड़े गए: { $added }। अपडेट हुए: { $updated }। बिना बदलाव: { $unchanged }।
added-failed = नहीं जोड़े जा सके: { $count }
added-ask = अब मैं जवाब दे सकता हूँ, जैसे:
not-added = मैंने इसे नहीं जोड़ा।
add-one = कृपया एक बार में एक: /add के बाद सिर्फ़ एक लिंक।
add-expired = इस प्रस्ताव की अवधि बीत गई है: कृपया इसे मुझे फिर से भेजें।
add-already = मैं इस पर पहले से काम कर रहा हूँ।

## Managing: damage

# To admins; $line is technical, in English, with its remedy
library-found = लाइब्रेरी की जाँच में यह मिला: { $line }

## Managing: gaps that are filled

how-to-fill = इस कमी को भरने के लिए इसके उत्तर में फ़ाइल या लिंक भेजें। मुझसे कुछ पूछने के लिए किसी संदेश का उत्तर दिए बिना लिखें।
gap-closed = लेख अब इसका उत्तर देते हैं: यह कमी भर गई।
gap-closed-partly = पूछे गए में से कुछ का उत्तर लेख अब देते हैं; बाकी कमी बनी हुई है।
gap-still-open = पूछने वाले जो पढ़ सकते हैं, उसमें मुझे इसका उत्तर नहीं मिलता: कमी बनी हुई है, और मैं किसी को नहीं बताता।
gap-told = पूछने वालों में से इतनों को लिखूँगा: { $count }।
gap-untold = पूछने वालों में से अब किसी को बताया नहीं जा सकता।
button-dismiss = हटाएँ
gap-dismissed = हटाया गया: यह तभी लौटेगा जब बाद में कोई और वही पूछे।

## Managing: links that are fetched again

menu-feeds = लिंक जो फिर से पढ़े जाते हैं
feeds-none = मैं कोई लिंक अपने-आप फिर से नहीं पढ़ता: /add से कोई फ़ीड, साइटमैप या पृष्ठ जोड़ें।
feeds-head = अपने-आप फिर से पढ़े जाते हैं: फ़ीड और साइटमैप: { $lists }, पृष्ठ: { $others }
feeds-open = और जानने के लिए संख्या पर टैप करें। हर पृष्ठ के बारे में /articles दिखाता है।
feeds-all-well = सभी पृष्ठ पढ़े जा सके। हर एक के बारे में /articles और दिखाता है।
feed-every = दो बार पढ़ने के बीच घंटे: { $hours }
feed-never = फिर से पढ़ना: केवल कहने पर
feed-last = पिछली बार पढ़ा: { $when }
feed-next = अगली बार: { $when }
feed-soon = अगली बार: कुछ मिनटों में
feed-brought = इससे आए लेख: { $count }
feed-broken-short = { $when } से नहीं खुलता
feed-broken = { $when } से नहीं खुलता, लगातार विफलताएँ: { $count }। { $problem }
button-fetch = अभी पढ़ें
button-hours = घंटे बदलें
button-hours-all = बाकी सब की तरह: { $hours }
button-hours-none = बाकी सब की तरह: कभी नहीं
button-never = कभी नहीं
button-unfollow = अनुसरण बंद करें
button-refetching = फिर से पढ़ना…
feed-hours-ask = इसे कितने घंटों बाद फिर से पढ़ूँ? { $link }
feed-hours-list = यह इससे आए लेखों पर भी लागू होगा।
feed-stop-ask = { $link } का अनुसरण बंद करूँ? इसके लेख बने रहेंगे।
feed-stopped = अब मैं { $link } का अनुसरण नहीं करता; इसके लेख बने रहेंगे। आप एक दिन तक इसे वापस ले सकते हैं।
feed-undo-late = इसे अब वापस नहीं लिया जा सकता: लिंक को /add से जोड़ें।
feed-gone = वह लिंक अब फिर से नहीं पढ़ा जाता।
feed-fetching = पढ़ रहा हूँ…
feed-fetched = पढ़ लिया। नए लेख: { $added }, नए संस्करण: { $updated }
feed-unchanged = पढ़ लिया: कुछ नया नहीं।
feed-failed = इसे पढ़ा नहीं जा सका।
