"""The rules as SRX 2.0, for programs that read no quotation marks and keep no state.

SRX asks each rule about every place of a text, in order, and the first that fits decides. What the engine knows from its
state is said by patterns that look ahead: a place lies within a quotation if its closing mark comes before an opening one;
a straight quotation mark opens if an odd number of them follows it. Known to differ: quotations of more than 400
characters, sentences of a bracket that stands by itself (not split), unbalanced straight marks.

Source: SRX 2.0, https://www.ttt.org/oscarStandards/srx/srx20.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

from tm.segment.languages import language
from tm.segment.patterns import portable
from tm.segment.rules import CLOSED, CLOSERS, STRAIGHT, TERMINATORS, Rule, Rules, a_break, no_break
from tm.segment.whole import NAMES

_LANGUAGES = (("ko", "Korean", "(?:KO|ko|Ko).*"), ("en", "English", "(?:EN|en|En).*"))

# How many straight marks follow: as many as make pairs, or one more.
_EVEN = '(?:[^"]*"[^"]*")*+[^"]*$'
_ODD = '[^"]*"(?:[^"]*"[^"]*")*+[^"]*$'
_CLOSER = f'(?:[{CLOSERS.replace(chr(34), "")}]|"(?=[\\s,;{CLOSERS}]|{_EVEN}))'
# The pieces of the rules that rely on the engine's state, and what stands for them.
_STATELESS = (
    (rf"\s?[{CLOSERS}]", rf"(?:{_CLOSER}|\s[”’»』」》](?!\S))"),
    (CLOSED, f"{_CLOSER}*"),
    (STRAIGHT, rf"(?:\"(?={_ODD})|'(?=\S))"),
)
# Only behind a full stop is it worth looking ahead at all: without this a program is a hundred times slower.
_STOPPED = "".join(f"|(?<=[{TERMINATORS}ㅋㅎㅠㅜ~]{f'[{CLOSERS}]' * marks})" for marks in range(3))[1:]

_LINES = (
    a_break(r"[\n\x0b\x0c\u0085\u2028\u2029]", "", "a line break is a boundary", ""),
    a_break(r"\r", r"(?!\n)", "so is a lone carriage return", ""),
)
# Families of quotation marks, since typists mix them: the marks, and a closing one.
_FAMILIES = {
    "ko": (('“”"', r"(?:”|(?<=[^\s“”\"])\")"), ("‘’'", r"(?:’|(?<=[^\s‘’'])')"), ("《》", "》"), ("「」", "」"), ("『』", "』")),
    "en": (('“”"', r"(?:”|(?<=[^\s“”\"])\")"),),
}
_WHOLE = {
    r"[^`]{0,200}(?<=[^\s`])`(?:[^`]*`[^`]*`)*+[^`]*$": "within a code span",
    r"[^<>]{0,300}[^<>\s=-]>": "within a tag",
    r"[^\[\]]{0,200}\]\(": "within the text of a link",
    r"[^{}]{0,300}\}": "within braces",
    rf"[A-Za-z0-9_가-힣.\-]{{1,100}}\.(?:{NAMES})(?![A-Za-z0-9_])": "within the name of a file",
    r"[^()\[\]]{0,300}(?<!\s[0-9A-Za-z가-힣])(?<!\s[0-9][0-9])(?<!^[0-9A-Za-z가-힣])(?<![:;-])[)\]]": (
        "within brackets, unless the bracket heads an item or is a smile's mouth"
    ),
}


def srx(rules: Rules | None = None) -> str:
    """Return an SRX 2.0 document of the rules for Korean and English, a user's own among them."""
    tables = [_table("Lines", _LINES)]
    maps = [_map(".*", "Lines")]
    for lang, name, pattern in _LANGUAGES:
        tables.append(_table(name, stateless_rules(lang, rules)))
        maps.append(_map(pattern, name))
    return _DOCUMENT.format(tables="\n".join(tables), maps="\n".join(maps))


def stateless_rules(lang: str, rules: Rules | None = None) -> list[Rule]:
    """Return rules for `ko` or `en` that need no state, in order: what is never cut, the user's own, the built-in ones.

    Their patterns are those that Java, ICU and Python share.
    """
    own = rules.of(lang) if rules else ()
    # A user's own rule may break anywhere.
    where = "" if any(rule.is_break for rule in own) else f"(?:{_STOPPED})"
    never = [no_break(".", f"{where}(?={ahead})", why, "") for ahead, why in (*_WHOLE.items(), *_quotations(lang))]
    found = [*never, *own, *map(_without_state, language(lang).rules)]
    return [Rule(portable(r.before), portable(r.after), r.is_break, r.why, r.example) for r in found]


def _quotations(lang: str) -> Iterator[tuple[str, str]]:
    """Yield what lies ahead within a quotation that its sentence takes up, and why it is not cut."""
    for rule in language(lang).taken_up:
        if _has_one_length(rule.before):
            behind = f"(?<={rule.before})" if rule.before else ""
            for marks, closing in _FAMILIES[lang]:
                yield f"[^{marks}]{{0,400}}{closing}{behind}(?:{rule.after})", rule.why


def _has_one_length(pattern: str) -> bool:
    """Return whether every text that a pattern matches is as long: Python and ICU look behind for such alone."""
    try:
        re.compile(f"(?<={pattern})")
    except re.error:
        return False
    return True


def _without_state(rule: Rule) -> Rule:
    before, after = rule.before, rule.after
    for stateful, stateless in _STATELESS:
        before, after = before.replace(stateful, stateless), after.replace(stateful, stateless)
    return Rule(before, after, rule.is_break, rule.why, rule.example)


def _table(name: str, rules: list[Rule] | tuple[Rule, ...]) -> str:
    rows = "\n".join(map(_row, rules))
    return f'      <languagerule languagerulename="{name}">\n{rows}\n      </languagerule>'


def _row(rule: Rule) -> str:
    why = re.sub("-+", "-", f"{rule.why} {rule.example}".strip()).rstrip("-")
    return f"""        <!-- {escape(why)} -->
        <rule break="{"yes" if rule.is_break else "no"}">
          <beforebreak>{escape(rule.before)}</beforebreak>
          <afterbreak>{escape(rule.after)}</afterbreak>
        </rule>"""


def _map(pattern: str, name: str) -> str:
    return f'      <languagemap languagepattern="{pattern}" languagerulename="{name}"/>'


_DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
  <header segmentsubflows="yes" cascade="yes">
    <formathandle type="start" include="no"/>
    <formathandle type="end" include="yes"/>
    <formathandle type="isolated" include="no"/>
  </header>
  <body>
    <languagerules>
{tables}
    </languagerules>
    <maprules>
{maps}
    </maprules>
  </body>
</srx>
"""
