"""The words that English rules are made of: abbreviations by what follows them, words that start a sentence, words of speech."""

from __future__ import annotations

from tm.segment.rules import CLOSED, OPENED, TERMINATORS, one_of

# Never the end of a sentence: a name or the rest of a comparison follows.
NEVER = one_of("""
    Mr Mrs Ms Mx Messrs Mmes Dr Drs Prof Rev Hon Fr Msgr Gen Lt Col Maj Capt Cmdr Cpl Sgt Pvt Adm Brig Gov Sen Sens Rep
    Reps Pres Supt Amb Det Insp Cdr Cmdt Ven Mt Ft vs v [Cc]f viz [Aa]pprox [Ii]ncl [Ee]st e\\.g i\\.e E\\.g I\\.e a\\.k\\.a
    Lt\\.\\s?Gen Dir Chmn Min Sec N\\.B P\\.S U\\.S\\.C C\\.F\\.R Dkt Civ Crim Evid
""")
# Not the end before a number; `No.` is a sentence otherwise.
NUMBERED = one_of("""
    No Nos no nos Nr p pp P Pp vols Vols figs Figs arts Arts para paras Para Paras c ca Tel tel Res [Dd]oc Op l ll n nn cl
    H\\.R A\\.B S\\.B A\\.D
""")
# The same, and not before a letter either.
LETTERED_PART = one_of("""
    [Vv]ol [Cc]h [Cc]hap [Ff]ig [Aa]rt [Ss]ect? [Ee]q [Aa]ppx? [Ee]x [Ee]xh [Ee]xt [Ss]ched [Tt]ab [Pp]t [Vv]er Rm Ste Apt Bldg
""")
# May end a sentence: only the word that follows tells.
OFTEN_ENDS = one_of("""
    Co Corp Inc Ltd Bros Jr Sr Esq al Ph\\.D LL\\.[BMD] M\\.B\\.A
    Jan Feb Mar Apr Jun Jul Aug Sept? Oct Nov Dec Mon Tues? Wed Thurs? Fri Sat Sun
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky Mass Md Mich Minn Mo Mont Neb Nev Okla Ore Pa Tenn
    Tex Va Vt Wash Wis Wyo
    U\\.S(?:\\.A)? U\\.N U\\.K U\\.A\\.E U\\.S\\.S\\.R D\\.P\\.R\\.K R\\.O\\.K P\\.R\\.C E\\.U D\\.C L\\.A N\\.Y N\\.J B\\.C
""")
# The same, where a name follows as often: saints, streets, the houses of a province.
MAY_END = one_of("St Ave Blvd Rd Sq Pl Assn Univ Dept Dist Prov Intl Natl La Miss")
# Words that start a sentence and do not go on a name; after an initial, not those that are Korean names too.
STARTER = one_of("""
    The This That These Those There Then They He She It Its We Our His Her Their But And Or Yet However If When
    While Where Why What Who How After Before Although Though Since Because Despite During As At By For From With
    Without Few Several Neither Either None According Meanwhile Moreover Instead Some Many Most Both Each Another
    Nobody Nothing Everyone Everything Anyone Someone Officials Sources Last Now Not To Still Even Only Once Until Under
    Today Yesterday Later Soon Perhaps Maybe Therefore Thus Nevertheless Nonetheless Also Such Other Others Unlike Like
    Between Among Over Through Throughout Whether
""")
NAMELIKE = one_of("In On So No An A I You My One All Is Are Was Were Do Did")
# Names that do not go on the name of a state, a company or a month.
SUBJECT = one_of("Kim Pyongyang Seoul Beijing Moscow Tokyo (?:North|South)\\sKorea")
STARTS = rf"{OPENED}(?:{STARTER}|{NAMELIKE}|{SUBJECT})\b(?![.’'-])"
STARTS_AFTER_INITIAL = rf"{OPENED}{STARTER}\b(?![.’'-])"
STARTS_AFTER_INITIALS = rf"{OPENED}(?:{STARTER}|{NAMELIKE})\b(?![.’'-])"
# What a state, a city or a company has that a name is made with: `the U.S. Senate voted`.
BODY = one_of("""
    Treasury Senate House Congress Parliament Government Constitution Capitol Cabinet Mission Embassy Consulate Delegation
    Army Navy Marines? Air Coast Guard Forces? Military Command Customs Border Immigration Postal Census Secret Special
    State Department Dept Defense Defence Justice Interior Labor Energy Education Commerce Agriculture Trade Foreign Home
    President Vice Secretary Minister Ministry Ambassador Envoy Attorney Governor Mayor Senator Congress(?:man|woman)
    Representative Delegate Judge Supreme Court District Circuit Federal Fed Reserve Agency Bureau Office Commission
    Committee Council Security General Assembly Charter Convention Panel Human Rights Food Peacekeepers
    Institutes? Chamber National Geological Patent Open Olympic Olympians? Steel Bank Bancorp Dollar Soccer Times
    Metro Lakers Dodgers Radio Television TV News Press Network Chair(?:man|woman|person) Chief Director Executive Founder
    Spokes(?:man|woman|person) C[EFO]O Partner High Junior College Day Boulevard Drive Street Avenue Library School Airport
""")
# The first words of a sentence as they stand behind an abbreviation: a subject and how it goes on, a word and a comma.
SENTENCE = rf"{OPENED}(?!{BODY}\b)[A-Z][a-z]+(?:[’']s)?(?:,?\s+(?!(?:of|for|and)\b)[a-z]|(?<=ly),)"
# Names that end in a mark.
MARKED_NAME = r"\b" + one_of("Yahoo Yum Jeopardy Joomla Oklahoma Mamma\\sMia Wham")
# What goes on the hour of the day: the day, the zone.
TIME_GOES_ON = one_of("""
    (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days? (?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\\.
    (?:Eastern|Central|Mountain|Pacific)\\b (?:ET|EST|EDT|PT|PST|PDT|CT|CST|CDT|GMT|UTC|KST|JST|BST|CET)\\b
    (?:[A-Z][a-z]+\\s){1,2}[Tt]ime\\b January February March April May\\s\\d June July August September October November
    December \\(
""")
# A verb of speech, behind the name of who speaks.
SPEAKS = r"(?:(?:also|later|then|once|again|[a-z]+ly)\s+)?" + one_of("""
    said says asked asks cried cries shouted shouts yelled replied replies answered answers called wondered whispered
    exclaimed muttered screamed wrote writes added demanded insisted continued recalled explained warned begged joked
    inquired enquired pleaded snapped gasped roared bellowed hissed sobbed
""")
# What a sentence starts with that has a title or a question for its subject: it cannot be over yet.
HEADED = rf"(?:^|[{TERMINATORS}]{CLOSED}\s)" + one_of("""
    In (?:In\\s)?(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir)\\s(?:question|film|movie|book|novel|play|song|album|essay|article|show|poem)
""")
# What a speaker hesitates after.
HESITANT = one_of("I You We He She It They Well But And So Um Uh Er Erm Hmm Because The My Oh Yes")
# Words that a letter is the name of a kind of.
LETTERED = one_of("""
    [Vv]itamin [Pp]lan [Tt]ype [Gg]rade [Cc]lass [Gg]roup [Hh]epatitis [Aa]ppendix [Aa]nnex [Ee]xhibit [Bb]uilding [Zz]one
""")
# Words that go before the number of an item.
HEAD = one_of("Step Figure Table Chapter Part Section Article Question Answer Item Lesson Unit Exhibit Rule Example Q A")
# A variable of a program or a template: a name in braces, or a percent sign with a letter.
VARIABLE = r"(?:\$?\{[^{}\s]+\}|\{\{\s*[^{}]+\}\}|%(?:\(\w+\)|\d\$)?[sdif@]\b)"
