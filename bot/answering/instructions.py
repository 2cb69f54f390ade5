"""Sentences in articles that give orders to whoever answers, instead of telling readers something.

They are found by their form: an order about the reply itself ("Add … to your answer"), or words
for a machine ("Ignore the previous instructions"). Such a sentence is never quoted. A task
("Explain the theory of …") and a question assert nothing, so they support no claim of a model's.
Pure, and a second line only: what leaves is checked word by word whatever its form.
"""

import re
from typing import Final

from index.sentences import split_sentences
from index.types import Span


def _any(words: str) -> str:
    """A pattern for one of them; "_" is a space."""
    return "|".join(words.replace("_", r"\s").split())


_LEAD: Final = (
    "please now also then instead finally first next always never just simply important note "
    "attention instructions? system assistant ai do_not don[’']t make_sure(?:_to)? "
    r"be_sure_to remember_to can_you could_you would_you in_your_\w+ "
    r"when_(?:you_)?(?:answer|reply|respond)\w* you_(?:must|should|will|can|may)"
)
_VERB: Final = (
    "add amend anagram answer append apply appeal augment begin break_down change combine "
    "compose conclude convert craft create define describe develop direct display disregard "
    "draft embed encode encourage end enhance ensure explain follow forget format generate give "
    "group hide highlight hint ignore include incorporate inform insert integrate introduce "
    "invite jumble link list mention misspell modify offer omit output pretend print promote "
    "provide quote rearrange recommend refer refuse remind remove render repeat replace reply "
    "respond return reveal reverse rewrite say scramble send shift show sort spell start state "
    "stop stress substitute suggest summari[sz]e swap switch tell tease translate use utter "
    "warn weave write"
)
_REPLY: Final = "repl(?:y|ies) responses? answers? messages? output summary completions?"
_TASK_VERB: Final = (
    "translate explain describe summari[sz]e compose draft develop provide write break_down "
    "tell_me show_me give_me"
)
# A sentence put behind another without a space between is one of its own.
_GLUED: Final = re.compile(r"(?<=[\w\])”’\"][.!?])(?:\[[^\[\]]{1,30}\])*(?=[A-Z“\"][a-z]+\b)")

_ORDER: Final = re.compile(
    rf"^[\W\d]*(?:(?:{_any(_LEAD)})[\s,:;!–—-]+)*(?:{_any(_VERB)})\b", re.IGNORECASE
)
_ABOUT_REPLY: Final = re.compile(
    rf"\b(?:your|the|this|every|each|any|all|its) (?:\w+ ){{0,2}}(?:{_any(_REPLY)})\b"
    r"|\bvowels\b|\b(?:every|each) (?:\w+ )?(?:letter|word)\b|\bletters (?:of|with|by|as)\b",
    re.IGNORECASE,
)
_TASK: Final = re.compile(
    rf"^[\W\d]*(?:please )?(?:{_any(_TASK_VERB)}) "
    r"(?:(?:me|us|the|a|an|this|all|some|only|exactly|how)\b|[\"“'‘])",
    re.IGNORECASE,
)
_TO_MACHINE: Final = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instructions?|prompts?|rules|above"
    r"|previous|prior|guidelines|everything|context|question)\b"
    r"|\b(?:system|hidden|secret|developer|initial) prompt\b|\bprompt injection\b"
    r"|\b(?:as|like|you are) (?:an? )?(?:ai|language model|llm|chat ?bot|assistant|dan)\b"
    r"|\b(?:ai|llm|language|chat) (?:models?|assistants?|bots?|agents?)\b.{0,30}"
    r"\b(?:must|should|shall|have to|are to|is to|please|instructed)\b.{0,20}"
    rf"\b(?:{_any(_VERB)})\b"
    r"|^\W*(?:assistant|system|user|human)\s*:|<\|?/?(?:im_|system|user|assistant|inst)"
    r"|\[/?(?:inst|system|assistant)\]|\bnew instructions?\b"
    r"|\binstructions? (?:to|for) (?:the |all |any )?(?:ai|model|assistant|bot|language)"
    r"|\bsystem (?:override|message|note)\b|\boutput policy\b|[\"']role[\"']\s*:"
    r"|^\W*attention,? (?:ai|llm|assistant|model|bot)s?\b|\bdecode (?:and|then|this|it)\b"
    r"|\brequests? (?:for|to) (?:the|an?|any|every) (?:ai|assistant|model|chat ?bot|bot)\b"
    r"|\byou (?:now|must now|will now|must only) (?:speak|talk|answer|respond|reply|act)\b"
    r"|\b(?:readers?|users?) (?:must|should|shall|is to|are to) be (?:told|informed)\b"
    r"|\bcorrect (?:answer|reply|response) (?:is|to|for)\b"
    r"|\bwhen (?:answering|quoting|summari[sz]ing) (?:this|the|any|a)\b",
    re.IGNORECASE,
)
_EVERY_REPLY: Final = re.compile(
    rf"\b(?:your|every|each|any|all) (?:\w+ )?(?:{_any(_REPLY)})\b.{{0,60}}"
    r"\b(?:mention|includ|recommend|contain|append|(?:open|begin|start|close|end)s? with)",
    re.IGNORECASE,
)
# "Ignore the earlier instructions", in words of other languages: the verb, then what is meant
_IN_OTHER_WORDS: Final = re.compile(
    r"\b(?:ignor|olvid|vergiss|vergess|missacht|oubli|esque|dimentic|neger|vergeet|pomiń|zapomn"
    r"|забуд|игнорир|не обращай).{0,40}(?:instru|indicacion|anweisung|vorgabe|consigne|istruzion"
    r"|aanwijzing|polece|указани|инструкц|правил)"
    r"|\b(?:deine[rn]? antwort|tu respuesta|ta réponse|tua risposta|tua resposta)\b"
    r"|\bтво\w{1,2} ответ"
    r"|(?:忽略|无视|忽視|無視).{0,12}(?:指令|指示|说明|命令)|(?:指令|指示|命令).{0,6}無視"
    r"|(?:دستور|تعليمات).{0,40}نادیده|نادیده.{0,40}دستور|تجاهل.{0,40}تعليمات"
    r"|talimat.{0,40}(?:yok say|unut)",
    re.IGNORECASE,
)
# What calls a reader to act says nothing that could be borne out.
_CALLS: Final = (
    "add ask buy call click contact decode dial donate download email find follow go join message "
    "open pay phone read ring see send subscribe tap telephone text type visit write"
)
_CALL: Final = re.compile(
    rf"^[\W\d⁰¹²³⁴-⁹]*(?i:(?:please |now |then |just )*(?:{_any(_CALLS)}):?"
    r"(?: to| on| at| us| me| in)*) (?:(?i:the|our|your|an?|us|me|this|here|now|it)\b|[A-Z0-9$])"
)


def instructs(sentence: str) -> bool:
    """Whether a sentence orders whoever answers to write or do something."""
    if any(each.search(sentence) for each in (_TO_MACHINE, _EVERY_REPLY, _IN_OTHER_WORDS)):
        return True
    return bool(_ORDER.search(sentence) and _ABOUT_REPLY.search(sentence))


def asserts(sentence: str) -> bool:
    """Whether a sentence says something a claim could rest on: no order, task, call or question."""
    is_question = sentence.rstrip("\"'”’»)]}*_ ")[-1:] in "?؟？"
    is_call = _CALL.search(sentence) or _TASK.search(sentence)
    return not (is_question or is_call or instructs(sentence))


def sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences of `text[start:end]`; one put behind another without a space is its own."""
    found = []
    for span in split_sentences(text, start, end):
        last = span.start
        for glue in _GLUED.finditer(text, span.start, span.end):
            found.append(Span(last, glue.end()))
            last = glue.end()
        found.append(Span(last, span.end))
    return found
