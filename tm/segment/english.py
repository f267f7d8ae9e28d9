"""Where an English sentence ends."""

from __future__ import annotations

from tm.segment.english_words import (
    HEAD,
    HEADED,
    HESITANT,
    LETTERED,
    LETTERED_PART,
    MARKED_NAME,
    MAY_END,
    NAMELIKE,
    NEVER,
    NUMBERED,
    OFTEN_ENDS,
    SENTENCE,
    SPEAKS,
    STARTER,
    STARTS,
    STARTS_AFTER_INITIAL,
    STARTS_AFTER_INITIALS,
    TIME_GOES_ON,
    VARIABLE,
)
from tm.segment.rules import CLOSED, ENDED, OPENED, SHARED, SMILES, TERMINATORS, Language, a_break, no_break
from tm.segment.whole import NAMES

_STOP = f"[{TERMINATORS}]"
_QUOTED_STOP = "[?!…][\"”’']+"
_LOWER = "[a-zß-öø-ÿ]"
_NUMBER = r"(?:(?:[A-Z][.-])?\d{1,3}(?:[.-]\d{1,3}){0,3}|[a-z]|[A-HJ-Z]|[ivx]{2,4}|[IVX]{2,4})"

_RULES = (
    *SHARED,
    a_break(
        rf"(?<![A-Za-z.])(?:{NUMBERED}|{LETTERED_PART}|{OFTEN_ENDS}|{MAY_END})\.(?:\s?\d+(?:[-–]\d+)?|\s[A-Z])\.{CLOSED}",
        rf"\s+{OPENED}(?:[A-Z]|[a-z]\)\s)",
        "the number or letter belongs to the word before it and heads nothing",
        "She left on Jan. 9. | Nobody saw her.",
    ),
    no_break(
        rf"(?:(?:^|[{TERMINATORS}:;]{CLOSED}\s)\s*\(?|(?:^|[{TERMINATORS}]{CLOSED}\s){HEAD}\s?){_NUMBER}\.",
        r"\s",
        "a number or letter that heads an item",
        "1. Close the door. | 2. Turn off the light. | Step 3. Go to bed.",
    ),
    no_break(rf"(?<![A-Za-z.]){NEVER}\.", r"\s", "a name follows", "Gen. Ri met Mr. and Mrs. Choe. | Nobody else came."),
    no_break(
        r"(?<![A-Za-z.])[A-Z][a-z]{1,4}\.",
        r"\s[A-Z]\.\s[A-Z][a-z]{1,4}\.",
        "a title of law, shortened word for word",
        "It cites Fed. R. Civ. P. 12 twice. | Nobody objected.",
    ),
    no_break(
        rf"(?<![A-Za-z.])(?:{NUMBERED}|{LETTERED_PART})\.",
        r"\s*[(#]?(?:\d|[IVXLC]{2,}\b|[VX]\b)",
        "a number follows",
        "Bus No. 5 is on p. 12. | “No. | Not that one.”",
    ),
    no_break(
        rf"(?<![A-Za-z.]){LETTERED_PART}\.",
        r"\s[A-Z](?![\w’'])",
        "a letter follows",
        "The deed is Exh. B and the map Fig. C. | Nobody read App. D of the report.",
    ),
    a_break(
        rf"(?:\b{LETTERED}\s|\d\s?°?(?=[CFK]))[A-Z]\.",
        rf"\s+{OPENED}[A-Z]",
        "a letter that names a kind or a degree ends a sentence as a word does",
        "The clinic ran out of vitamin C. | Patients bought their own. | It was 9 F. | Snow fell.",
    ),
    a_break(
        rf"(?<![A-Za-z.]){OFTEN_ENDS}\.",
        rf"\s+{SENTENCE}",
        "a subject that no institution has for its name, and its verb",
        "She moved to the U.S. | Anna stayed. | The U.S. Senate sat. | They sued Daesong Co. | Shares fell.",
    ),
    no_break(
        r"(?<![A-Za-z.+])[A-Z]\.[)\]]*",
        rf"\s+(?!{STARTS_AFTER_INITIAL})",
        "an initial, and no key",
        "W. S. Kim went to N. Korea. | He took vitamin C. | The rest he left. | Press Ctrl+S. | Click OK.",
    ),
    no_break(
        rf"(?<![A-Za-z.])(?!{OFTEN_ENDS}\.(?![A-Z]))(?:[A-Z][a-z]?\.){{2,}}[)\]]*",
        rf"\s+(?!{STARTS_AFTER_INITIALS})",
        "initials: a starting word that is no name tells the end of a sentence",
        "W.S. Anderson met S.H. Kim. | She heard of it from J.R. | In Seoul nobody knew.",
    ),
    no_break(
        rf"(?<![A-Za-z.])(?:{OFTEN_ENDS}|{MAY_END})\.[)\]]*",
        rf"\s+(?!{STARTS})",
        "an abbreviation: a starting word tells the end of a sentence",
        "The U.S. Treasury met Daesong Co. President Han. | He had left the U.S. | In Seoul nobody knew.",
    ),
    no_break(
        r"(?<![A-Za-z])[AaPp]\.\s?[Mm]\.",
        rf"\s+{TIME_GOES_ON}",
        "the day, the zone or the other zone follows the hour",
        "It left at 7 p.m. Seoul time. | It came at 9 p.m. | Kim was asleep.",
    ),
    no_break(
        rf"{MARKED_NAME}!",
        rf"\s+(?!{STARTS})[A-Z]",
        "a name that ends in a mark",
        "Yahoo! Korea closed. | We used Yahoo! | It was free.",
    ),
    no_break(
        rf"{HEADED}\s[\"“‘'][^\"“”]{{1,50}}[?!…][\"”’']",
        r"\s+[A-Z]",
        "a title or a question that its sentence starts with",
        "The question “Who pays?” Kim left open. | In “Who Pays?” Ri says why.",
    ),
    no_break(
        _QUOTED_STOP,
        rf"\s+(?!{STARTER}\b)(?:(?:Mr|Mrs|Ms|Dr|Gen|Col|Prof|U\.S|U\.N)\.\s)?"
        rf"(?:[A-Z][\w’'-]*\s+){{1,3}}(?:(?<=[’']s\s)[a-z]+\s+)?{SPEAKS}\b",
        "the speaker of a question or a cry follows",
        "“Who is there?” Kim Ok-sun asked. | Nobody answered.",
    ),
    a_break(
        ENDED,
        rf"\s+{OPENED}[a-z]{{1,20}}[A-Z]",
        "some names start small",
        "They came in 2019. | iPhones were rare then.",
    ),
    a_break(
        rf"(?<!\.)[.?!]{CLOSED}",
        rf"\s+(?:--?[a-z](?![’'])|v\d|[a-z]\w*_\w|[a-z][\w.]*\(\)|[a-z]\w*(?:\.\w+)+\(|[a-z][\w.-]*\.(?:{NAMES})(?!\w))",
        "so do the names, the options and the files of a program",
        "Use -q. | --help shows all. | get_name() reads it. | notes.txt says why.",
    ),
    no_break(
        rf"(?:^|[\s\"“'‘(—]){HESITANT}(?:\.{{3}}|…)",
        r"\s",
        "a speaker hesitates",
        "“I... I never saw him.” | She looked away.",
    ),
    a_break(
        ENDED,
        r"\s+\(?(?:[b-z]|[ivx]{2,4})[.)]\s+[A-Z]",
        "an item headed by a small letter",
        "a. Fill in the form. | b. Sign it.",
    ),
    a_break(
        ENDED,
        rf"\s+{VARIABLE}",
        "a variable stands for any word, a first one too",
        "You have {count} new messages. | {name} wrote the last.",
    ),
    a_break(
        rf"[A-Za-z]\s?{SMILES}",
        rf"\s+{OPENED}[A-Z]",
        "in messages a smile stands for the full stop",
        "Thanks a lot :) | See you on Monday.",
    ),
    no_break(
        ENDED,
        rf"\s+(?:[—–-]+\s*)?{OPENED}{_LOWER}",
        "a sentence does not start small: the stop belongs to an abbreviation, a quotation or a pause",
        "“Really?” she asked. | He waited... then left.",
    ),
    a_break(ENDED, r"\s", "a full stop and a space", "It snowed. | “Who will clear it?” | Nobody did!"),
    a_break(
        _STOP + "[\"'”’)\\]]+",
        "[\"“‘']?[A-Z]",
        "after a closing quote the space is easily lost",
        "“We sold the cart.”|“Then the ox.”",
    ),
    a_break(_STOP, "[“‘]", "an opening quote starts anew", "He stood up.|“We sold the cart.”"),
    a_break(
        r"[a-z]{3}\.",
        rf"(?:{STARTER}|{NAMELIKE})\s",
        "a starting word shows that the space was lost",
        "It rained.|The road was closed.",
    ),
    a_break(
        "[a-z]{2}[?!]",
        r"[A-Z][a-z]*[\s,]",
        "a space is lost after questions and calls too",
        "Really?|Yes, really!|Come in.",
    ),
    a_break(
        '[—–]{1,2}["”]',
        '\\s+["“]',
        "a speaker is cut short by the next",
        "“But I thought—” | “You thought wrong.”",
    ),
)

_QUOTED = (
    no_break(
        rf"[^{TERMINATORS},\"'”’)\s][\"”’']",
        rf"\s+{_LOWER}",
        "a quotation without a stop of its own is a part of the sentence",
        "The slogan “Plant. Tend. Harvest” hung over the gate.",
    ),
)

ENGLISH = Language(_RULES, _QUOTED, STARTS)
