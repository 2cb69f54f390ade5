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
help-admin = आप एडमिन हैं: लेख जोड़ने के लिए मुझे .txt, .md या .html फ़ाइल भेजें (या किसी फ़ाइल के उत्तर में /add लिखें), और सब कुछ फिर से पढ़वाने के लिए /reindex लिखें। /failed दिखाता है कि मैं किन सवालों का जवाब नहीं दे सका।

## The menu of commands, a short line each

menu-ask = लेखों के बारे में सवाल पूछें
menu-articles = मैं किस बारे में बता सकता हूँ
menu-help = यह कैसे काम करता है
menu-start = शुरू करें, उदाहरणों के साथ
menu-new = नई शुरुआत करें, पिछले सवाल भुला दें
menu-add = लेख जोड़ें (फ़ाइल)
menu-reindex = सभी लेख फिर से पढ़ें
menu-failed = जिनका जवाब नहीं दिया जा सका

## Questions

how-to-ask = अपना सवाल इसके आगे लिखें: /ask कौन …?
not-text = मैं सिर्फ़ टेक्स्ट पढ़ सकता हूँ। शब्दों में पूछें; तस्वीर, रिकॉर्डिंग या पोल के बारे में जो जानना हो, वह लिखें।
no-words = मुझे इसमें कोई सवाल नहीं दिख रहा। शब्दों में पूछें, जैसे: कौन …?
only-marker = यह एक फ़ुटनोट का क्रमांक है: उससे जुड़ा अंश देखने के लिए जवाब में उस पर टैप करें।
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

## Evidence in one tap

as-of = { $date } तक
evidence-gone = वह लेख हटा दिया गया है, और उसके साथ उसका पाठ भी।
answer-elsewhere = ये बटन किसी दूसरी चैट के हैं।
answer-unknown = वह उत्तर अब मेरे पास नहीं है।
button-at-source = इसी वाक्य पर खोलें

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

## The article page

## When it doesn't work

sorry = माफ़ कीजिए, मेरी ओर से कुछ गड़बड़ हो गई। कृपया थोड़ी देर में फिर कोशिश करें।
busy = मैं अभी व्यस्त हूँ; कृपया थोड़ी देर में फिर कोशिश करें।
invited-only = यह बॉट सिर्फ़ आमंत्रित चैट में काम करता है। इसके संचालक आपको अनुमति दे सकते हैं।
admins-only = यह काम सिर्फ़ इस बॉट के एडमिन कर सकते हैं।

## Admins: articles

how-to-add = मुझे लेख फ़ाइल के रूप में भेजें (.txt, .md या .html), या किसी फ़ाइल के उत्तर में /add लिखें।
no-links = मैं अभी लिंक नहीं खोल सकता; पेज सहेजकर मुझे उसकी फ़ाइल भेजें।
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
reindexing = सभी लेख फिर से पढ़ रहा हूँ…
reindexing-at = सभी लेख फिर से पढ़ रहा हूँ… { $total } में से { $done }: { $name }
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
