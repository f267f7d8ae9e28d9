"""Small XLIFF files in the manner of the tools that write them. The texts are this project's own."""

from __future__ import annotations

XCODE = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="1.2"
 xsi:schemaLocation="urn:oasis:names:tc:xliff:document:1.2 http://docs.oasis-open.org/xliff/v1.2/os/xliff-core-1.2-strict.xsd">
  <file original="News/en.lproj/Main.strings" datatype="plaintext" source-language="en" target-language="ko">
    <header>
      <tool tool-id="com.apple.dt.xcode" tool-name="Xcode" tool-version="15.0" build-num="15A240d"/>
    </header>
    <body>
      <trans-unit id="%lld articles" xml:space="preserve">
        <source>%lld articles</source>
        <target state="translated">기사 %lld건</target>
        <note>Number of articles in the list</note>
      </trans-unit>
      <trans-unit id="share">
        <source>Share this article</source>
        <note/>
      </trans-unit>
    </body>
  </file>
  <file original="News/InfoPlist.strings" source-language="en" target-language="ko" datatype="plaintext">
    <body/>
  </file>
</xliff>
"""

ANGULAR = """<?xml version="1.0" encoding="UTF-8" ?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file source-language="en-US" datatype="plaintext" original="ng2.template" target-language="ko">
    <body>
      <trans-unit id="7056919470098446707" datatype="html">
        <source>Updated <x id="ICU" equiv-text="{minutes, plural, =0 {...}}" xid="5002"/></source>
        <target><x id="ICU" equiv-text="{minutes, plural, =0 {...}}" xid="5002"/>에 고침</target>
        <context-group purpose="location">
          <context context-type="sourcefile">src/app/app.component.html</context>
          <context context-type="linenumber">4</context>
        </context-group>
        <note priority="1" from="description">When the page was changed</note>
        <note priority="1" from="meaning">status line</note>
      </trans-unit>
      <trans-unit id="bold" datatype="html">
        <source><x id="START_BOLD_TEXT" ctype="x-b" equiv-text="&lt;b&gt;"/>New<x id="CLOSE_BOLD_TEXT" ctype="x-b"/></source>
      </trans-unit>
    </body>
  </file>
</xliff>
"""

SYMFONY = """<?xml version="1.0" encoding="utf-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
  <file source-language="en" datatype="plaintext" original="file.ext">
    <header>
      <tool tool-id="symfony" tool-name="Symfony"/>
    </header>
    <body>
      <trans-unit id="XKdHRd1" resname="menu.open">
        <source>menu.open</source>
        <target><![CDATA[열기 <b>&]]></target>
      </trans-unit>
    </body>
  </file>
</xliff>
"""

OKAPI = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:okp="okapi-framework:xliff-extensions"
 xmlns:its="http://www.w3.org/2005/11/its" its:version="2.0">
<file original="보도.docx" source-language="ko-KR" target-language="en-US" datatype="x-docx" okp:inputEncoding="UTF-8">
<body>
<group id="g1" resname="body" restype="x-paragraphs"><context-group name="x" purpose="match"><context context-type="x-a">b</context>
</context-group>
<trans-unit id="tu1" approved="yes" okp:order="3">
<source xml:lang="ko-KR">쌀값이 올랐다. <g id="1" ctype="bold">환율</g>도 올랐다.</source>
<seg-source><mrk mid="0" mtype="seg">쌀값이 올랐다.</mrk> <mrk mid="1" mtype="seg"><g id="1" ctype="bold">환율</g>도 올랐다.</mrk></seg-source>
<target xml:lang="en-US" state="translated"><mrk mid="0" mtype="seg">Rice prices rose.</mrk> <mrk mid="1"
 mtype="seg">So did <bx id="2" rid="1"/>the<ex id="3" rid="1"/> exchange rate.</mrk></target>
<alt-trans match-quality="95" origin="news.tmx" okp:matchType="FUZZY"><source xml:lang="ko-KR">쌀값이 올랐다.</source>
<target xml:lang="en-US">The rice price rose.</target></alt-trans>
</trans-unit>
<group id="g2"><trans-unit id="tu2" translate="no"><source xml:lang="ko-KR">AA-12</source></trans-unit></group>
</group>
<bin-unit id="b1" mime-type="image/png"><bin-source><external-file href="a.png"/></bin-source>
<trans-unit id="b1t"><source xml:lang="ko-KR">사진</source><target xml:lang="en-US"/></trans-unit></bin-unit>
</body></file></xliff>
"""

NATIVE_CODES = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2"><file original="a.rtf" source-language="en" target-language="ko" datatype="rtf"><body>
<trans-unit id="1"><source>A <bpt id="1" rid="1" ctype="bold">{\\b </bpt>bold<ept id="2" rid="1">}</ept> <ph id="3">{\\tab}<sub>hint</sub></ph
><it id="4" pos="open" ctype="italic">{\\i </it>word<mrk mtype="term" mid="t1" comment="고유 명사">Hyesan</mrk><ph id="5"/></source>
<target>굵은 <bpt id="1" rid="1">{\\b </bpt>글<ept id="2" rid="1">}</ept></target></trans-unit>
</body></file></xliff>
"""

PREFIXED = """<?xml version="1.0"?><xlf:xliff xmlns:xlf="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><xlf:file original="a"
 source-language="en" target-language="ko" datatype="x"><xlf:body><xlf:trans-unit id="1"><xlf:source>One <xlf:g id="1">two</xlf:g></xlf:source
></xlf:trans-unit><xlf:trans-unit id="2"><xlf:source>Two</xlf:source><xlf:target/></xlf:trans-unit></xlf:body></xlf:file></xlf:xliff>"""

TRADOS = """\ufeff<?xml version="1.0" encoding="utf-8"?><xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" \
xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2" sdl:version="1.0"><doc-info \
xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><cmt-defs><cmt-def id="c1"><Comments xmlns=""><Comment severity="Medium" \
user="kim" date="2026-01-02T03:04:05" version="1.0">이름을 확인할 것</Comment></Comments></cmt-def></cmt-defs></doc-info><file \
original="C:\\보도\\쌀값.docx" datatype="x-sdlfilterframework2" source-language="ko-KR" target-language="en-US"><header><file-info \
xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><value key="SDL:FileId">7</value></file-info><reference><internal-file \
form="base64">UEsDBA==</internal-file></reference><tag-defs xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><tag id="1"><bpt \
name="cf" can-hide="true">&lt;cf bold="True"&gt;</bpt><bpt-props/><ept name="cf">&lt;/cf&gt;</ept></tag><tag id="2"><ph \
name="br">&lt;br/&gt;</ph></tag></tag-defs></header><body>\r
<trans-unit id="1f0c"><source>쌀값이 올랐다. <g id="1">환율</g>도 올랐다.<x id="2"/></source><seg-source><mrk mtype="seg" \
mid="1">쌀값이 올랐다.</mrk> <mrk mtype="seg" mid="2"><g id="1">환율</g>도 올랐다.<x id="2"/></mrk></seg-source><target><mrk mtype="seg" \
mid="1">Rice prices rose.</mrk> <mrk mtype="seg" mid="2"><mrk mtype="x-sdl-comment" sdl:cid="c1">So</mrk> did the <mrk \
mtype="x-sdl-deleted" sdl:revid="r1">old </mrk><g id="1">rate</g>.</mrk></target><sdl:seg-defs><sdl:seg id="1" \
conf="ApprovedTranslation" origin="tm" origin-system="news" percent="100" locked="true"><sdl:value \
key="created_by">kim</sdl:value></sdl:seg><sdl:seg id="2" conf="Draft"/></sdl:seg-defs></trans-unit>\r
<trans-unit id="1f0d" translate="no"><source><x id="2"/></source></trans-unit>\r
<trans-unit id="1f0e"><source>끝.</source><seg-source><mrk mtype="seg" mid="3">끝.</mrk></seg-source><sdl:seg-defs><sdl:seg \
id="3"/></sdl:seg-defs></trans-unit>\r
</body></file></xliff>"""

MEMOQ = """<?xml version="1.0" encoding="utf-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:mq="MQXliff">
  <file original="쌀값.docx" source-language="ko" target-language="en-us" datatype="x-memoq">
    <header><skl><internal-file form="base64">UEsDBA==</internal-file></skl></header>
    <body>
      <trans-unit id="1" mq:segmentguid="9b" mq:status="ManuallyConfirmed" mq:percent="101" mq:locked="locked">
        <source xml:space="preserve">쌀값이 <bpt id="1" ctype="bold">{}</bpt>올랐다<ept id="1">{}</ept>.</source>
        <target xml:space="preserve">Rice prices <bpt id="1" ctype="bold">{}</bpt>rose<ept id="1">{}</ept>.</target>
        <mq:comments><mq:comment id="1" creatoruser="kim" time="2026-01-02T03:04:05Z" deleted="false">숫자 확인</mq:comment></mq:comments>
      </trans-unit>
      <trans-unit id="2" mq:status="NotStarted">
        <source xml:space="preserve">환율도 올랐다.</source>
        <target xml:space="preserve"></target>
      </trans-unit>
    </body>
  </file>
</xliff>
"""

VERSION_2 = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="2.1" srcLang="en" trgLang="ko" xmlns="urn:oasis:names:tc:xliff:document:2.0"
 xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" xmlns:my="urn:my">
<file id="f1" original="ui.json" my:x="1"><skeleton href="a.skl"/><notes><note id="n">for the menu</note></notes>
<group id="g1" name="menu"><notes><note>on every page</note></notes>
<unit id="u1" name="save" my:y="2"><mtc:matches><mtc:match ref="#m"><source>Save it.</source><target>저장.</target></mtc:match></mtc:matches>
<mda:metadata><mda:metaGroup category="x"><mda:meta type="a">b</mda:meta></mda:metaGroup></mda:metadata>
<notes><note category="developer" id="n1">a button</note></notes>
<originalData><data id="d1">&lt;b&gt;</data><data id="d2">&lt;/b&gt;</data><data id="d3">a<cp hex="0003"/></data></originalData>
<ignorable><source>  </source></ignorable>
<segment id="s1" state="translated" subState="my:ok"><source>Save <pc id="1" dataRefStart="d1" dataRefEnd="d2" type="fmt"
 subType="xlf:b">now</pc>.</source><target>지금 <pc id="1" dataRefStart="d1" dataRefEnd="d2" type="fmt" subType="xlf:b">저장</pc>.</target></segment>
<ignorable><source> </source></ignorable>
<segment canResegment="no"><source>Wait <sc id="3" dataRef="d3"/>a<ec startRef="3"/><mrk id="m1" type="term" ref="#x">moment</mrk><cp
 hex="001B"/>.</source><target/></segment><ignorable id="i"><source>.</source></ignorable></unit></group>
<unit id="u2" translate="no"><segment state="initial"><source>x<ph id="p" equiv="e" disp="{0}"/></source></segment></unit>
</file><file id="f2"><unit id="u1"><segment state="final"><source xml:space="preserve">yes</source><target>예</target></segment></unit></file></xliff>
"""

ALL = {
    "xcode": XCODE,
    "angular": ANGULAR,
    "symfony": SYMFONY,
    "okapi": OKAPI,
    "native": NATIVE_CODES,
    "prefixed": PREFIXED,
    "trados": TRADOS,
    "memoq": MEMOQ,
    "version_2": VERSION_2,
}
