"""Where an English sentence ends."""

from __future__ import annotations

from tm.segment.rules import CLOSED, ENDED, OPENED, SHARED, SMILES, TERMINATORS, Language, a_break, no_break, one_of

_STOP = f"[{TERMINATORS}]"
_QUOTED_STOP = "[?!…][\"”’']+"
_LOWER = "[a-zß-öø-ÿ]"

# Never the end of a sentence: a name or the rest of a comparison follows.
_NEVER = one_of("""
    Mr Mrs Ms Mx Messrs Mmes Dr Drs Prof Rev Hon Fr Msgr Gen Lt Col Maj Capt Cmdr Cpl Sgt Pvt Adm Brig Gov Sen Sens Rep
    Reps Pres Supt Amb Det Insp Cdr Cmdt Ven Mt Ft vs v [Cc]f viz [Aa]pprox [Ii]ncl [Ee]st e\\.g i\\.e E\\.g I\\.e a\\.k\\.a
    Lt\\.\\s?Gen
""")
# Not the end before a number; `No.` is a sentence otherwise.
_NUMBERED = one_of("""
    No Nos no nos Nr p pp P Pp vol vols Vol Vols ch Ch chap Chap fig figs Fig Figs art arts Art Arts sec Sec para paras
    Para Paras eq Eq app App c ca Rm Tel tel [Ee]xt [Ee]x [Tt]ab [Pp]t [Vv]er Ste Apt Bldg Res [Dd]oc Op l ll n nn cl
""")
# May end a sentence: only the word that follows tells.
_MAY_END = one_of("""
    Co Corp Inc Ltd Bros Jr Sr Esq al St Ave Blvd Rd Sq Pl Assn Univ Dept Dist Prov Ph\\.D Min Sec Dir Chmn Intl Natl
    Jan Feb Mar Apr Jun Jul Aug Sept? Oct Nov Dec Mon Tues? Wed Thurs? Fri Sat Sun
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn
    Tex Va Vt Wash Wis Wyo
""")
# Words that start a sentence and do not go on a name; after an initial, not those that are Korean names too.
_STARTER = one_of("""
    The This That These Those There Then They He She It Its We Our His Her Their But And Or Yet However If When
    While Where Why What Who How After Before Although Though Since Because Despite During As At By For From With
    Without Few Several Neither Either None According Meanwhile Moreover Instead Some Many Most Both Each Another
    Nobody Nothing Everyone Officials Sources Last Now Not To Still Even Only Once Until Under
""")
_NAMELIKE = one_of("In On So No An A I You My One All Is Are Was Were Do Did")
# Names that do not go on the name of a state, a company or a month.
_SUBJECT = one_of("Kim Pyongyang Seoul Beijing Moscow Tokyo")
_STARTS = rf"{OPENED}(?:{_STARTER}|{_NAMELIKE}|{_SUBJECT})\b(?![.’'-])"
_STARTS_AFTER_INITIAL = rf"{OPENED}{_STARTER}\b(?![.’'-])"

_TIME_GOES_ON = one_of("""
    (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days? (?:ET|EST|EDT|PT|PST|PDT|CT|CST|CDT|GMT|UTC|KST|JST|BST|CET)\\b
    (?:[A-Z][a-z]+\\s){1,2}[Tt]ime\\b January February March April May\\s\\d June July August September October November
    December \\(
""")
_SPEAKS = r"(?:(?:also|later|then|once|again|[a-z]+ly)\s+)?" + one_of("""
    said says asked asks cried cries shouted shouts yelled replied replies answered answers called wondered whispered
    exclaimed muttered screamed wrote writes added demanded insisted continued recalled explained warned begged joked
""")
# What a speaker hesitates after.
_HESITANT = one_of("I You We He She It They Well But And So Um Uh Er Erm Hmm Because The My Oh Yes")
# Words that a letter is the name of a kind of.
_LETTERED = one_of("""
    [Vv]itamin [Pp]lan [Tt]ype [Gg]rade [Cc]lass [Gg]roup [Hh]epatitis [Aa]ppendix [Aa]nnex [Ee]xhibit [Bb]uilding [Zz]one
""")
# A variable of a program or a template: a name in braces, or a percent sign with a letter.
_VARIABLE = r"(?:\$?\{[^{}\s]+\}|\{\{\s*[^{}]+\}\}|%(?:\(\w+\)|\d\$)?[sdif@]\b)"

_RULES = (
    *SHARED,
    a_break(
        rf"(?<![A-Za-z.])(?:{_NUMBERED}|{_MAY_END})\.\s?\d+\.{CLOSED}",
        rf"\s+{OPENED}[A-Z]",
        "the number belongs to the word before it and heads nothing",
        "She left on Jan. 9. | Nobody saw her.",
    ),
    no_break(
        rf"(?:^|[{TERMINATORS}:;]{CLOSED}\s)\s*\(?(?:\d{{1,3}}|[a-z]|[A-HJ-Z]|[ivx]{{2,4}}|[IVX]{{2,4}})\.",
        r"\s",
        "a number or letter that heads an item",
        "1. Close the door. | 2. Turn off the light.",
    ),
    no_break(rf"(?<![A-Za-z.]){_NEVER}\.", r"\s", "a name follows", "Gen. Ri met Mr. and Mrs. Choe. | Nobody else came."),
    no_break(
        rf"(?<![A-Za-z.]){_NUMBERED}\.",
        r"\s*[(#]?(?:\d|[IVXLC]{2,}\b|[VX]\b)",
        "a number follows",
        "Bus No. 5 is on p. 12. | “No. | Not that one.”",
    ),
    a_break(
        rf"\b{_LETTERED}\s[A-Z]\.",
        rf"\s+{OPENED}[A-Z]",
        "a letter that names a kind ends a sentence as a word does",
        "The clinic ran out of vitamin C. | Patients bought their own.",
    ),
    no_break(
        r"(?<![A-Za-z.])[A-Z]\.[)\]]*",
        rf"\s+(?!{_STARTS_AFTER_INITIAL})",
        "an initial",
        "W. S. Kim went to N. Korea. | He took vitamin C. | The rest he left.",
    ),
    no_break(
        r"(?<![A-Za-z.])(?:[A-Z][a-z]?\.){2,}[)\]]*",
        rf"\s+(?!{_STARTS})",
        "initials and short names: a starting word tells the end of a sentence",
        "The U.S. Senate heard W.S. Anderson. | He had left the U.S. | In Seoul nobody knew.",
    ),
    no_break(
        rf"(?<![A-Za-z.]){_MAY_END}\.",
        rf"\s+(?!{_STARTS})",
        "an abbreviation: a starting word tells the end of a sentence",
        "On Feb. 15 Daesong Co. President Han quit. | She had built Daesong Co. | The bank took it.",
    ),
    no_break(
        r"(?<![A-Za-z])[AaPp]\.\s?[Mm]\.",
        rf"\s+{_TIME_GOES_ON}",
        "the day, the zone or the other zone follows the hour",
        "It left at 7 p.m. Seoul time. | It came at 9 p.m. | Kim was asleep.",
    ),
    no_break(
        _QUOTED_STOP,
        rf"\s+(?!{_STARTER}\b)(?:(?:Mr|Mrs|Ms|Dr|Gen|Col|Prof|U\.S|U\.N)\.\s)?(?:[A-Z][\w’'-]*\s+){{1,3}}{_SPEAKS}\b",
        "the speaker of a question or a cry follows",
        "“Who is there?” Kim Ok-sun asked. | Nobody answered.",
    ),
    a_break(
        ENDED,
        rf"\s+{OPENED}[a-z]{{1,3}}[A-Z]",
        "some names start small",
        "They came in 2019. | iPhones were rare then.",
    ),
    no_break(
        rf"(?:^|[\s\"“'‘(—]){_HESITANT}(?:\.{{3}}|…)",
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
        rf"\s+{_VARIABLE}",
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
)

_QUOTED = (
    no_break(
        rf"[^{TERMINATORS},\"'”’)\s][\"”’']",
        rf"\s+{_LOWER}",
        "a quotation without a stop of its own is a part of the sentence",
        "The slogan “Plant. Tend. Harvest” hung over the gate.",
    ),
)

ENGLISH = Language(_RULES, _QUOTED, _STARTS)
